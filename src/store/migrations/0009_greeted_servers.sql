-- On which servers the bot has said hello: once ever, also where it left and came back.
CREATE TABLE greeted_servers (
    -- a hash of the number of the server, which outlives what is kept of it
    server BIGINT NOT NULL PRIMARY KEY,
    -- milliseconds since 1970
    greeted_at BIGINT NOT NULL
);
