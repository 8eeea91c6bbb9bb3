-- How often a passage was found helpful on a server, and how often not. Not by whom.
CREATE TABLE passage_ratings (
    guild_id BIGINT NOT NULL,
    -- a hash of the passage and its document, in hexadecimal; not the words
    passage TEXT NOT NULL,
    helpful BIGINT NOT NULL,
    unhelpful BIGINT NOT NULL,
    -- when it was last rated, in milliseconds since 1970
    rated_at BIGINT NOT NULL,
    PRIMARY KEY (guild_id, passage)
);
