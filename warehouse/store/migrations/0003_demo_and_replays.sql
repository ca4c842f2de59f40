-- Outlets of the demo are marked, so that every page can say so and one command can remove them;
-- a rejection that was replayed stays where it is and says what became of it.

ALTER TABLE outlets ADD COLUMN fictional BOOLEAN DEFAULT false;
ALTER TABLE outlets ALTER COLUMN fictional SET NOT NULL;

ALTER TABLE rejections ADD COLUMN state VARCHAR DEFAULT 'open';
ALTER TABLE rejections ALTER COLUMN state SET NOT NULL;
