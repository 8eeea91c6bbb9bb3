-- What a member wrote in the thread of a question, and may be shown to who asks next. Not by whom.
CREATE TABLE kept_answers (
    -- Discord's numbers of the server, the message, its thread, and the channel above that
    guild BIGINT NOT NULL,
    message BIGINT NOT NULL,
    thread BIGINT NOT NULL,
    channel BIGINT NOT NULL,
    -- what was asked, and the words of the message; '' once nothing more comes of it
    question TEXT NOT NULL,
    words TEXT NOT NULL,
    -- 'nl' or 'en'
    language TEXT NOT NULL,
    -- 'asked' (its author), 'offered' (to the moderators), 'kept', 'refused' or 'withdrawn'
    state TEXT NOT NULL,
    -- 1 or 0: whether its author wants to be named; whether a moderator worded the question; whether the message
    -- was changed since
    named BIGINT NOT NULL,
    reworded BIGINT NOT NULL,
    changed_since BIGINT NOT NULL,
    -- milliseconds since 1970: since when it is in this state, when a moderator said yes, when they are to look at
    -- it again, when the message was last known to be there, and when the row was last changed
    since BIGINT NOT NULL,
    decided_at BIGINT,
    look_at BIGINT,
    seen_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    -- Discord's numbers of where its author was asked
    ask_channel BIGINT,
    ask_message BIGINT,
    -- one more at each change
    version BIGINT NOT NULL,
    PRIMARY KEY (guild, message)
);

CREATE INDEX kept_answers_by_state ON kept_answers (state, since);
CREATE INDEX kept_answers_of_a_thread ON kept_answers (guild, thread);

-- Who wrote it, and what they are called where they want to be named; '' where they don't.
CREATE TABLE kept_authors (
    guild BIGINT NOT NULL,
    message BIGINT NOT NULL,
    member BIGINT NOT NULL,
    display_name TEXT NOT NULL,
    PRIMARY KEY (guild, message)
);

CREATE INDEX kept_authors_of_a_member ON kept_authors (member);

-- The moderator who decided last.
CREATE TABLE kept_deciders (
    guild BIGINT NOT NULL,
    message BIGINT NOT NULL,
    member BIGINT NOT NULL,
    PRIMARY KEY (guild, message)
);

-- Who found it not helpful since moderators last looked at it: three people put it before them again.
CREATE TABLE kept_doubters (
    guild BIGINT NOT NULL,
    message BIGINT NOT NULL,
    member BIGINT NOT NULL,
    PRIMARY KEY (guild, message, member)
);
