-- Where and when a server wants its quote of the day: a channel has one schedule at the most.
CREATE TABLE schedules (
    -- Discord's numbers of the server and of the channel
    guild BIGINT NOT NULL,
    channel BIGINT NOT NULL,
    -- minutes after midnight on the clocks of this IANA time zone
    time_of_day BIGINT NOT NULL,
    timezone TEXT NOT NULL,
    -- a bit a day, Monday the lowest
    days BIGINT NOT NULL,
    -- 'nl', 'en' or 'alternate'
    language TEXT NOT NULL,
    -- a topic a line; empty: all
    topics TEXT NOT NULL,
    -- how many minutes after its moment a post may still go out
    late_within BIGINT NOT NULL,
    -- the language to tell it in when it can't go on
    speaks TEXT NOT NULL,
    -- 'active', or why it is paused: 'paused', 'channel_gone', 'not_allowed', 'removed', 'no_quotes'
    state TEXT NOT NULL,
    -- milliseconds since 1970: all before this has been dealt with; the next look at it; the change
    done_until BIGINT NOT NULL,
    look_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    -- one more at each change by a person
    version BIGINT NOT NULL,
    PRIMARY KEY (guild, channel)
);

CREATE INDEX schedules_to_look_at ON schedules (state, look_at);

-- Who set a schedule, to be told when it can't go on: apart, so that a person can be forgotten while
-- the server keeps its quotes.
CREATE TABLE schedule_setters (
    guild BIGINT NOT NULL,
    channel BIGINT NOT NULL,
    -- Discord's number of them
    set_by BIGINT NOT NULL,
    PRIMARY KEY (guild, channel)
);

-- What became of each post: never more than one for a channel and a local date.
CREATE TABLE posts (
    guild BIGINT NOT NULL,
    channel BIGINT NOT NULL,
    -- the date on the local calendar, as 2026-11-22
    local_date TEXT NOT NULL,
    -- its moment, had all gone well: milliseconds since 1970
    due_at BIGINT NOT NULL,
    -- 'claimed', 'posted', 'skipped', 'missed' or 'refused'
    fate TEXT NOT NULL,
    -- while it is claimed: by which process, until when, and how often that has been
    holder BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    claimed_at BIGINT NOT NULL,
    -- a hash of the quote and its document, and the language of its deck, once it is drawn
    line BIGINT,
    language TEXT,
    -- Discord's number of the message, once it is there
    message BIGINT,
    settled_at BIGINT,
    PRIMARY KEY (guild, channel, local_date)
);
