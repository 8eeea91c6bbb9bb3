-- What was tried to get on to Discord, so that no number of processes and restarts uses up the sessions
-- that Discord allows a day.
CREATE TABLE gateway_attempts (
    -- a hash of the number of the bot
    bot BIGINT NOT NULL,
    -- which part of its servers
    shard BIGINT NOT NULL,
    -- 'connection' or 'session', 'connection_lost' or 'session_lost'
    mark TEXT NOT NULL,
    -- milliseconds since 1970
    at BIGINT NOT NULL
);

CREATE INDEX gateway_attempts_of_a_day ON gateway_attempts (bot, at);
