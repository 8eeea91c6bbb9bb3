-- Documents that moderators added to their own server, and who did.
CREATE TABLE server_documents (
    guild BIGINT NOT NULL,
    -- When it was first added, and so its name for ever.
    number BIGINT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    -- What the moderator named as its source; empty where nothing.
    source_title TEXT NOT NULL,
    source_url TEXT NOT NULL,
    text TEXT NOT NULL,
    -- How many bytes the text has.
    size BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (guild, number)
);
CREATE TABLE server_document_adders (
    guild BIGINT NOT NULL,
    number BIGINT NOT NULL,
    member BIGINT NOT NULL,
    PRIMARY KEY (guild, number)
);

-- The documents of the corpus as they were last seen, and since when they are so; 0 for those of the first look.
CREATE TABLE documents_seen (
    document TEXT NOT NULL PRIMARY KEY,
    fingerprint BIGINT NOT NULL,
    since BIGINT NOT NULL
);
-- Until when the open questions of a server have been asked of what was new.
CREATE TABLE documents_asked (
    guild BIGINT NOT NULL PRIMARY KEY,
    until BIGINT NOT NULL
);
-- In which thread an answer in a document was pointed out.
CREATE TABLE documents_offered (
    guild BIGINT NOT NULL,
    thread BIGINT NOT NULL,
    document TEXT NOT NULL,
    offered_at BIGINT NOT NULL,
    PRIMARY KEY (guild, thread, document)
);
