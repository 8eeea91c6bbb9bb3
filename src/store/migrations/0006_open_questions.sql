-- Where members of a server can ask each other, if anywhere.
-- Discord's number of the text channel or forum; 0: nowhere
ALTER TABLE guild_settings ADD COLUMN group_channel BIGINT NOT NULL DEFAULT 0;
-- 1 or 0: whether members who offered to think along are asked
ALTER TABLE guild_settings ADD COLUMN group_wakes BIGINT NOT NULL DEFAULT 1;
-- minutes without a reply before that
ALTER TABLE guild_settings ADD COLUMN group_wait BIGINT NOT NULL DEFAULT 20;
-- milliseconds since 1970: when the channel was found to be gone; 0: it is there
ALTER TABLE guild_settings ADD COLUMN group_gone_at BIGINT NOT NULL DEFAULT 0;

-- A question that was put to the group, and its thread. Not by whom.
CREATE TABLE open_questions (
    -- Discord's numbers of the server, the thread, the channel above it, and the message with the buttons
    guild BIGINT NOT NULL,
    thread BIGINT NOT NULL,
    channel BIGINT NOT NULL,
    starter BIGINT NOT NULL,
    -- 'form' (the bot posted it) or 'member' (somebody began a thread in the group themselves)
    made_by TEXT NOT NULL,
    -- 'nl' or 'en'
    language TEXT NOT NULL,
    question TEXT NOT NULL,
    -- what it is for, what was tried, by when; '' where nothing was said
    purpose TEXT NOT NULL,
    tried TEXT NOT NULL,
    by_when TEXT NOT NULL,
    -- 'open', 'replied', 'solved', 'closed', 'withdrawn', 'removed' or 'gone'
    state TEXT NOT NULL,
    -- whether helpers may be asked: 'yes', 'owner_first', 'owner_asked' or 'no'
    waking TEXT NOT NULL,
    -- milliseconds since 1970, all of them
    asked_at BIGINT NOT NULL,
    first_reply_at BIGINT,
    last_message_at BIGINT NOT NULL,
    reminded_at BIGINT,
    settled_at BIGINT,
    -- how many rounds of helpers were asked, when the next is due, whether somebody is having a look,
    -- and by which process it is made until when
    round BIGINT NOT NULL,
    look_at BIGINT NOT NULL,
    looking_until BIGINT,
    lease_until BIGINT NOT NULL,
    holder BIGINT NOT NULL,
    -- one more at each change
    version BIGINT NOT NULL,
    PRIMARY KEY (guild, thread)
);

CREATE INDEX open_questions_to_look_at ON open_questions (state, look_at);

-- Who asked it: apart, so that the question can outlive them where others want to know it too.
CREATE TABLE question_askers (
    guild BIGINT NOT NULL,
    thread BIGINT NOT NULL,
    -- Discord's number of them
    member BIGINT NOT NULL,
    -- 1 or 0: whether they were asked with it if they would think along too
    invited BIGINT NOT NULL,
    PRIMARY KEY (guild, thread)
);

CREATE INDEX question_askers_of_a_member ON question_askers (member);

-- Who wants to know it too, since when, and when they were told.
CREATE TABLE question_followers (
    guild BIGINT NOT NULL,
    thread BIGINT NOT NULL,
    member BIGINT NOT NULL,
    since BIGINT NOT NULL,
    told_at BIGINT,
    PRIMARY KEY (guild, thread, member)
);

-- Who replied, by which message, when, and whether the asker wrote after it. No words.
CREATE TABLE question_replies (
    guild BIGINT NOT NULL,
    thread BIGINT NOT NULL,
    message BIGINT NOT NULL,
    member BIGINT NOT NULL,
    at BIGINT NOT NULL,
    asker_went_on BIGINT NOT NULL,
    PRIMARY KEY (guild, thread, message)
);

-- Whose questions are not put to the group for now, as moderators decided.
CREATE TABLE asking_stopped (
    guild BIGINT NOT NULL,
    member BIGINT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (guild, member)
);

-- What has still to be changed on Discord: kept until it is done.
CREATE TABLE to_be_edited (
    guild BIGINT NOT NULL,
    channel BIGINT NOT NULL,
    message BIGINT NOT NULL,
    -- 'question_erased' (take the words out) or 'question_changed' (lay it out anew)
    what TEXT NOT NULL,
    -- 'nl' or 'en': in which language
    language TEXT NOT NULL,
    since BIGINT NOT NULL,
    try_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    PRIMARY KEY (guild, channel, message, what)
);
