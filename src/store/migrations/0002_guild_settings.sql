-- What the moderators of a server have chosen. A server without a row has the defaults.
CREATE TABLE guild_settings (
    -- Discord's number of the server
    guild_id BIGINT NOT NULL PRIMARY KEY,
    -- 'nl' or 'en'; '' for the server's own on Discord
    language TEXT NOT NULL,
    -- seconds; 0 for none
    member_cooldown BIGINT NOT NULL,
    channel_cooldown BIGINT NOT NULL,
    -- 1 or 0: whether questions without an answer are kept
    log_unanswered BIGINT NOT NULL
);

-- The channels that such a choice is about.
CREATE TABLE guild_channels (
    guild_id BIGINT NOT NULL,
    -- 'answer', 'private', 'questions' or 'forums'
    list TEXT NOT NULL,
    -- Discord's number of the channel
    channel_id BIGINT NOT NULL,
    PRIMARY KEY (guild_id, list, channel_id)
);

-- The servers that the bot is no longer on, whose rows are to be erased.
CREATE TABLE departed_guilds (
    guild_id BIGINT NOT NULL PRIMARY KEY,
    -- milliseconds since 1970
    left_at BIGINT NOT NULL
);

-- What was asked in vain on a server that wants to know. Not by whom.
CREATE TABLE unanswered_questions (
    guild_id BIGINT NOT NULL,
    -- milliseconds since 1970; one later where that is taken
    asked_at BIGINT NOT NULL,
    -- 'nl' or 'en'
    language TEXT NOT NULL,
    question TEXT NOT NULL,
    PRIMARY KEY (guild_id, asked_at)
);
