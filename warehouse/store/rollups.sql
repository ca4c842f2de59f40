-- Day rollups of the days in incoming_days. They hold only what adds up over days, outlets and
-- languages; everything else is counted from the tables themselves.

DELETE FROM day_articles WHERE pub_date IN (SELECT day FROM incoming_days);
DELETE FROM day_actors WHERE pub_date IN (SELECT day FROM incoming_days);
DELETE FROM day_speakers WHERE pub_date IN (SELECT day FROM incoming_days);
DELETE FROM day_wire_roles WHERE pub_date IN (SELECT day FROM incoming_days);
DELETE FROM day_wire_groups WHERE pub_date IN (SELECT day FROM incoming_days);
DELETE FROM day_wire_dependence WHERE pub_date IN (SELECT day FROM incoming_days);

INSERT INTO day_articles BY NAME
WITH quoted AS (
    SELECT article_id, count(*) AS quotations
    FROM quotations WHERE pub_date IN (SELECT day FROM incoming_days) GROUP BY article_id
), mentioned AS (
    SELECT article_id, count(*) AS mentions
    FROM mentions WHERE counted AND pub_date IN (SELECT day FROM incoming_days)
    GROUP BY article_id
), credited AS (
    SELECT article_id, bool_or(credit_group = 'text') AS text_credit
    FROM wire_credits WHERE pub_date IN (SELECT day FROM incoming_days) GROUP BY article_id
)
SELECT a.pub_date, a.outlet, a.language,
    count(*) AS articles,
    count(*) FILTER (a.analysed) AS analysed,
    count(*) FILTER (a.analysed AND q.quotations IS NOT NULL) AS quoting,
    count(*) FILTER (a.analysed AND c.text_credit) AS credited,
    count(*) FILTER (a.analysed AND c.text_credit IS NULL) AS uncredited,
    coalesce(sum(m.mentions), 0)::INTEGER AS mentions,
    coalesce(sum(q.quotations), 0)::INTEGER AS quotations
FROM articles a
LEFT JOIN quoted q USING (article_id)
LEFT JOIN mentioned m USING (article_id)
LEFT JOIN credited c USING (article_id)
WHERE a.pub_date IN (SELECT day FROM incoming_days)
GROUP BY a.pub_date, a.outlet, a.language
ORDER BY ALL;

INSERT INTO day_actors BY NAME
SELECT actor_id, pub_date, outlet, language,
    count(*) FILTER (first_of_actor) AS articles, count(*) AS mentions
FROM mentions
WHERE counted AND actor_id IS NOT NULL AND pub_date IN (SELECT day FROM incoming_days)
GROUP BY actor_id, pub_date, outlet, language
ORDER BY ALL;

INSERT INTO day_speakers BY NAME
SELECT speaker_key, min(speaker_name) AS name, pub_date, outlet, language,
    count(*) FILTER (first_of_speaker) AS articles,
    count(*) FILTER (type = 'direct') AS direct,
    count(*) FILTER (type = 'indirect') AS indirect,
    count(*) FILTER (type = 'mixed') AS mixed,
    count(*) AS quotations
FROM quotations
WHERE speaker_key IS NOT NULL AND pub_date IN (SELECT day FROM incoming_days)
GROUP BY speaker_key, pub_date, outlet, language
ORDER BY ALL;

INSERT INTO day_wire_roles BY NAME
SELECT agency, role, pub_date, outlet, language, count(DISTINCT article_id) AS articles
FROM wire_credits
WHERE pub_date IN (SELECT day FROM incoming_days)
GROUP BY agency, role, pub_date, outlet, language
ORDER BY ALL;

INSERT INTO day_wire_groups BY NAME
WITH pairs AS (
    SELECT agency, credit_group, pub_date, outlet, language, article_id, min(
        CASE role WHEN 'byline' THEN 0 WHEN 'dateline' THEN 1 ELSE 2 END * 100_000_000
        + coalesce("start", 99_999_999)
    ) AS place
    FROM wire_credits WHERE pub_date IN (SELECT day FROM incoming_days)
    GROUP BY ALL
), placed AS (
    SELECT *, 1_000_000 // count(*) OVER same AS part,
        row_number() OVER (same ORDER BY place, agency) = 1 AS first
    FROM pairs WINDOW same AS (PARTITION BY article_id, credit_group)
)
SELECT agency, credit_group, pub_date, outlet, language, count(*) AS articles,
    sum(part)::BIGINT AS parts, count(*) FILTER (first) AS firsts
FROM placed GROUP BY ALL ORDER BY ALL;

INSERT INTO day_wire_dependence BY NAME
WITH credited AS (
    SELECT article_id,
        bool_or(role = 'dateline') AS dateline,
        bool_or(credit_group = 'text') AS text_credit,
        bool_or(rule = 'closing_words') AS helped,
        bool_or(credit_group = 'in_text') AS in_text
    FROM wire_credits WHERE pub_date IN (SELECT day FROM incoming_days) GROUP BY article_id
), copied AS (
    SELECT DISTINCT article_id FROM inferred_copies WHERE pub_date IN (SELECT day FROM incoming_days)
)
SELECT CASE
    WHEN c.dateline OR (c.text_credit AND NOT c.helped AND len(a.byline) = 0) THEN 'full_agency'
    WHEN c.text_credit THEN 'agency_with_staff'
    WHEN c.in_text THEN 'cited'
    WHEN c.article_id IS NOT NULL THEN 'photo_only'
    WHEN i.article_id IS NOT NULL THEN 'inferred_copy'
    ELSE 'none_found' END AS dependence,
    a.pub_date, a.outlet, a.language, count(*) AS articles
FROM articles a
LEFT JOIN credited c USING (article_id)
LEFT JOIN copied i USING (article_id)
WHERE a.analysed AND a.pub_date IN (SELECT day FROM incoming_days)
GROUP BY ALL
ORDER BY ALL;
