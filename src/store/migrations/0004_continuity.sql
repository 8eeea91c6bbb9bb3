-- How long the database has been at work without a gap: a database that was put back from a copy does
-- not know what was posted since the copy was made. One row, or none where that is not known.
CREATE TABLE continuity (
    -- always 1
    id BIGINT NOT NULL PRIMARY KEY,
    -- milliseconds since 1970: it knows of every post since then; a process was last at work with it
    since BIGINT NOT NULL,
    alive_at BIGINT NOT NULL
);

-- Discord's number of a message in the channel: up to it, the channel has been read, and the post was
-- not there.
ALTER TABLE posts ADD COLUMN read_up_to BIGINT;
