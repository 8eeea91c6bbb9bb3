-- Who offered to be asked about questions that nobody replies to.
CREATE TABLE helpers (
    -- Discord's numbers of the server and of the member
    guild BIGINT NOT NULL,
    member BIGINT NOT NULL,
    -- 'awake', 'paused', 'asleep', 'unreachable' or 'gone'
    state TEXT NOT NULL,
    -- milliseconds since 1970; NULL: until they say so
    paused_until BIGINT,
    -- how often in any seven days at the most
    a_week BIGINT NOT NULL,
    -- minutes after midnight on the clocks of this IANA time zone; NULL: at any hour
    quiet_from BIGINT,
    quiet_to BIGINT,
    timezone TEXT NOT NULL,
    -- 'nl' or 'en': in which language they are spoken to
    speaks TEXT NOT NULL,
    -- 'nl' or 'en': the only language of the questions they want; '' for any
    languages TEXT NOT NULL,
    -- a topic a line
    topics TEXT NOT NULL,
    own_words TEXT NOT NULL,
    -- 'dm' or 'thread'; Discord's number of the direct message once it is open
    way TEXT NOT NULL,
    dm_channel BIGINT,
    -- milliseconds since 1970, and a day since 1970
    since BIGINT NOT NULL,
    last_seen_day BIGINT NOT NULL,
    -- how often in a row without any reaction, and how often a direct message was refused
    ignored BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    asked_to_go_on_at BIGINT,
    -- since when they are asleep, unreachable or gone
    settled_at BIGINT,
    PRIMARY KEY (guild, member)
);

-- What came of asking a helper about a question: at most one message for each.
CREATE TABLE wakes (
    guild BIGINT NOT NULL,
    thread BIGINT NOT NULL,
    member BIGINT NOT NULL,
    round BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    -- Discord's numbers of where it stands, once that is known
    channel BIGINT,
    message BIGINT,
    -- 'own', 'topic NAME', 'question THREAD' or ''
    because TEXT NOT NULL,
    -- 'sending', 'sent', 'looking', 'not_now', 'not_mine', 'replied', 'stood_down' or 'refused'
    outcome TEXT NOT NULL,
    settled_at BIGINT,
    PRIMARY KEY (guild, thread, member)
);

CREATE INDEX wakes_of_a_member ON wakes (guild, member, sent_at);
CREATE INDEX wakes_by_outcome ON wakes (outcome, sent_at);

-- For whom a helper doesn't want to be asked.
CREATE TABLE not_for (
    guild BIGINT NOT NULL,
    member BIGINT NOT NULL,
    other BIGINT NOT NULL,
    PRIMARY KEY (guild, member, other)
);

-- When direct messages were opened, so that no number of processes opens too many; of nobody.
CREATE TABLE dm_openings (
    -- 'opened', or 'stopped' where Discord said that it is too much
    mark TEXT NOT NULL,
    -- milliseconds since 1970
    at BIGINT NOT NULL
);
