-- A saved view says which page it is a view of, so that its name leads back to it.

ALTER TABLE saved_views ADD COLUMN page VARCHAR DEFAULT 'overview';
ALTER TABLE saved_views ALTER COLUMN page SET NOT NULL;
