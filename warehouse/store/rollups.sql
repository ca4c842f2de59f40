-- Day rollups of the days in incoming_days. They hold only what adds up over days, outlets and
-- languages; everything else is counted from the tables themselves.

DELETE FROM day_articles WHERE pub_date IN (SELECT day FROM incoming_days);
DELETE FROM day_actors WHERE pub_date IN (SELECT day FROM incoming_days);
DELETE FROM day_speakers WHERE pub_date IN (SELECT day FROM incoming_days);
DELETE FROM day_wire_roles WHERE pub_date IN (SELECT day FROM incoming_days);
DELETE FROM day_wire_groups WHERE pub_date IN (SELECT day FROM incoming_days);

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
SELECT agency, credit_group, pub_date, outlet, language, count(DISTINCT article_id) AS articles
FROM wire_credits
WHERE pub_date IN (SELECT day FROM incoming_days)
GROUP BY agency, credit_group, pub_date, outlet, language
ORDER BY ALL;
