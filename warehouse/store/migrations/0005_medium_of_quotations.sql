-- Who passes on what somebody else said is kept beside the original source, its speaker.

ALTER TABLE quotations ADD COLUMN medium VARCHAR;
ALTER TABLE quotations ADD COLUMN medium_agency VARCHAR;
ALTER TABLE quotations ADD COLUMN medium_field VARCHAR;
ALTER TABLE quotations ADD COLUMN medium_start INTEGER;
ALTER TABLE quotations ADD COLUMN medium_end INTEGER;
ALTER TABLE quotations ADD COLUMN medium_surface VARCHAR;
ALTER TABLE revision_quotations ADD COLUMN medium VARCHAR;
ALTER TABLE revision_quotations ADD COLUMN medium_agency VARCHAR;
ALTER TABLE revision_quotations ADD COLUMN medium_field VARCHAR;
ALTER TABLE revision_quotations ADD COLUMN medium_start INTEGER;
ALTER TABLE revision_quotations ADD COLUMN medium_end INTEGER;
ALTER TABLE revision_quotations ADD COLUMN medium_surface VARCHAR;
