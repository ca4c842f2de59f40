-- The ledger tells a poll that collected a day from a declaration that can be taken back, and has
-- what every delivery brought; articles keep a date that was given but could not be read.

ALTER TABLE ledger ADD COLUMN polled BOOLEAN DEFAULT false;
ALTER TABLE ledger ALTER COLUMN polled SET NOT NULL;
UPDATE ledger SET polled = collected AND NOT declared;

ALTER TABLE revisions ADD COLUMN published_given VARCHAR;
ALTER TABLE articles ADD COLUMN published_given VARCHAR;

-- What was delivered before the ledger counted it.

CREATE TABLE arrivals AS
SELECT outlet, day, sum(fetched)::INTEGER AS fetched, sum(new)::INTEGER AS new,
    sum(failed)::INTEGER AS failed
FROM (
    SELECT outlet, received_at::DATE AS day, 1 AS fetched, 0 AS failed,
        CASE WHEN row_number() OVER (PARTITION BY article_id ORDER BY received_at, content_hash) = 1
            THEN 1 ELSE 0 END AS new
    FROM revisions WHERE received_at IS NOT NULL
    UNION ALL BY NAME
    SELECT coalesce(outlet, 'unknown') AS outlet, received_at::DATE AS day, 0 AS fetched, 0 AS new,
        1 AS failed
    FROM rejections WHERE received_at IS NOT NULL
)
GROUP BY outlet, day;

UPDATE ledger SET fetched = ledger.fetched + a.fetched, new = ledger.new + a.new,
    failed = ledger.failed + a.failed
FROM arrivals a WHERE ledger.outlet = a.outlet AND ledger.day = a.day;

INSERT INTO ledger BY NAME
SELECT a.outlet, a.day, 0 AS tried, a.fetched, a.new, a.failed, false AS declared,
    false AS collected, false AS polled
FROM arrivals a ANTI JOIN ledger l ON l.outlet = a.outlet AND l.day = a.day
ORDER BY a.outlet, a.day;

DROP TABLE arrivals;
