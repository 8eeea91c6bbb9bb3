-- What comes along with a post: 'off', 'on', or 'refused' where Discord would not have it.
ALTER TABLE schedules ADD COLUMN publish TEXT NOT NULL DEFAULT 'off';
ALTER TABLE schedules ADD COLUMN thread TEXT NOT NULL DEFAULT 'off';

-- What is still to be done with posts that are there. A row goes when it is done.
CREATE TABLE post_extras (
    guild BIGINT NOT NULL,
    channel BIGINT NOT NULL,
    -- the date of the post on the local calendar, as 2026-11-22
    local_date TEXT NOT NULL,
    -- 'publish' or 'thread'
    what TEXT NOT NULL,
    -- Discord's number of the message
    message BIGINT NOT NULL,
    -- how often it has been tried, and when to try it next: milliseconds since 1970
    tries BIGINT NOT NULL,
    look_at BIGINT NOT NULL,
    PRIMARY KEY (guild, channel, local_date, what)
);
