-- Where the figures of a server are posted each Monday, if anywhere.
-- Discord's number of the channel; 0: nowhere
ALTER TABLE guild_settings ADD COLUMN figures_channel BIGINT NOT NULL DEFAULT 0;
-- by the clock of this zone of the time zone database, and in this language ('nl' or 'en')
ALTER TABLE guild_settings ADD COLUMN figures_timezone TEXT NOT NULL DEFAULT '';
ALTER TABLE guild_settings ADD COLUMN figures_language TEXT NOT NULL DEFAULT '';

-- How many questions were asked on a server on a day, and how many the documents answered. Not by whom, and no words.
CREATE TABLE day_counts (
    guild BIGINT NOT NULL,
    -- days since 1970
    day BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    answered BIGINT NOT NULL,
    PRIMARY KEY (guild, day)
);

-- Of which Monday the figures were posted, or are about to be.
CREATE TABLE figures_posts (
    guild BIGINT NOT NULL,
    -- as 2026-11-30
    monday TEXT NOT NULL,
    -- milliseconds since 1970
    claimed_at BIGINT NOT NULL,
    PRIMARY KEY (guild, monday)
);
