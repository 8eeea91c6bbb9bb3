-- Which quotable lines a place has been shown, so that none comes twice before all have come once.
CREATE TABLE quotes_shown (
    -- 'guild', 'member' or 'terminal', and Discord's number of it
    place_kind TEXT NOT NULL,
    place_id BIGINT NOT NULL,
    -- the language in which was asked: 'nl' or 'en'
    language TEXT NOT NULL,
    -- a hash of the line and its document
    line BIGINT NOT NULL,
    -- the round through all lines in which it was last shown
    round BIGINT NOT NULL,
    -- and when: milliseconds since 1970
    shown_at BIGINT NOT NULL,
    PRIMARY KEY (place_kind, place_id, language, line)
);
