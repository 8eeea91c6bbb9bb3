-- Whether a helper is named under topics in which they helped: 1, or 0.
ALTER TABLE helpers ADD COLUMN named BIGINT NOT NULL DEFAULT 0;
