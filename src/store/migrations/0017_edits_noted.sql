-- How often a change was noted again: what was noted while it was being made is made once more.
ALTER TABLE to_be_edited ADD COLUMN noted BIGINT NOT NULL DEFAULT 0;
