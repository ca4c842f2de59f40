-- Stories: what is kept of every article's words, how many days a story may span from one copy to
-- the next, and how much of each member stands in its parent. A story's key is its parent's.

CREATE TABLE story_marks (
    article_id BIGINT NOT NULL,
    content_hash VARCHAR NOT NULL,
    pub_date DATE,
    language VARCHAR NOT NULL,
    words INTEGER NOT NULL,
    reach BIGINT NOT NULL,
    whole BIGINT NOT NULL,
    numbers UINTEGER[] NOT NULL,
    marks UINTEGER[] NOT NULL
);

CREATE TABLE story_window (days INTEGER NOT NULL);
INSERT INTO story_window VALUES (7);

ALTER TABLE stories RENAME COLUMN similarity TO containment;
ALTER TABLE stories DROP COLUMN method;
ALTER TABLE inferred_copies RENAME COLUMN similarity TO containment;

-- Until they are clustered, articles of earlier versions are one story where their texts are equal.
UPDATE articles SET story_key = parent.article_key
FROM (
    SELECT content_hash, arg_min(article_key, (coalesce(pub_date, DATE '9999-12-31'), article_key))
        AS article_key
    FROM articles GROUP BY content_hash
) parent
WHERE articles.content_hash = parent.content_hash;
