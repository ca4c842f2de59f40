-- What each agency weighs where several share a credit, and each article's class of dependence.

DROP TABLE day_wire_groups;

CREATE TABLE day_wire_groups (
    agency VARCHAR NOT NULL,
    credit_group VARCHAR NOT NULL,
    pub_date DATE NOT NULL,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    articles INTEGER NOT NULL,
    parts BIGINT NOT NULL,
    firsts INTEGER NOT NULL
);

INSERT INTO day_wire_groups BY NAME
WITH pairs AS (
    SELECT agency, credit_group, pub_date, outlet, language, article_id, min(
        CASE role WHEN 'byline' THEN 0 WHEN 'dateline' THEN 1 ELSE 2 END * 100_000_000
        + coalesce("start", 99_999_999)
    ) AS place
    FROM wire_credits WHERE pub_date IS NOT NULL
    GROUP BY ALL
), placed AS (
    SELECT *, 1_000_000 // count(*) OVER same AS part,
        row_number() OVER (same ORDER BY place, agency) = 1 AS first
    FROM pairs WINDOW same AS (PARTITION BY article_id, credit_group)
)
SELECT agency, credit_group, pub_date, outlet, language, count(*) AS articles,
    sum(part)::BIGINT AS parts, count(*) FILTER (first) AS firsts
FROM placed GROUP BY ALL ORDER BY ALL;

CREATE TABLE day_wire_dependence (
    dependence VARCHAR NOT NULL,
    pub_date DATE NOT NULL,
    outlet VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    articles INTEGER NOT NULL
);

INSERT INTO day_wire_dependence BY NAME
WITH credited AS (
    SELECT article_id,
        bool_or(role = 'dateline') AS dateline,
        bool_or(credit_group = 'text') AS text_credit,
        bool_or(rule = 'closing_words') AS helped,
        bool_or(credit_group = 'in_text') AS in_text
    FROM wire_credits GROUP BY article_id
), copied AS (
    SELECT DISTINCT article_id FROM inferred_copies
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
WHERE a.analysed AND a.pub_date IS NOT NULL
GROUP BY ALL
ORDER BY ALL;
