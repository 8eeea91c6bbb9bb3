-- Which message helped somebody, as they said with "This helped". Not who said so: that stands apart.
CREATE TABLE helped (
    -- Discord's numbers of the server and of the message, and which mark of that message it is
    guild BIGINT NOT NULL,
    message BIGINT NOT NULL,
    mark BIGINT NOT NULL,
    -- Discord's numbers of the thread in which it stands, and of who wrote it
    thread BIGINT NOT NULL,
    receiver BIGINT NOT NULL,
    -- 'asker', 'other' (somebody else said so) or 'kept' (its words are kept for who asks next)
    kind TEXT NOT NULL,
    -- how much it counts, in thousandths
    weight BIGINT NOT NULL,
    -- milliseconds since 1970; when its author was told, if they are to be and were
    at BIGINT NOT NULL,
    told_at BIGINT,
    PRIMARY KEY (guild, message, mark)
);

CREATE INDEX helped_of_a_member ON helped (guild, receiver, at);

-- Who said so: for the limits, and so that they can take it back.
CREATE TABLE helped_by (
    guild BIGINT NOT NULL,
    message BIGINT NOT NULL,
    mark BIGINT NOT NULL,
    giver BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (guild, message, giver)
);

CREATE INDEX helped_by_of_a_member ON helped_by (giver);

-- The message that helped the asker, where they said so.
ALTER TABLE open_questions ADD COLUMN helped_message BIGINT;
