-- Questions of which moderators say that a passage of the documents answers them, on their server. Not who asked them.
CREATE TABLE listed_questions (
    guild BIGINT NOT NULL,
    -- a hash of the passage and its document, in hexadecimal; not the words
    passage TEXT NOT NULL,
    -- the name of the document
    document TEXT NOT NULL,
    -- as moderators worded it
    question TEXT NOT NULL,
    -- 'nl' or 'en': the language of the passage
    language TEXT NOT NULL,
    -- milliseconds since 1970; and when the passage was first missed in the documents, if it is
    since BIGINT NOT NULL,
    gone_since BIGINT,
    PRIMARY KEY (guild, passage, question)
);

-- What moderators don't want to see any more in the list of what the documents lack.
CREATE TABLE settled_gaps (
    guild BIGINT NOT NULL,
    -- a hash of what the question is about; not the words
    mark BIGINT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (guild, mark)
);
