-- +goose Up
-- The ledger. docs/formats/ledger.md describes every table. "doc" columns are the thing itself as JSON, the columns beside them are for
-- looking up; "sum" is the SHA-256 of what must not change by itself.

CREATE TABLE article (
    id        TEXT PRIMARY KEY,
    published INTEGER NOT NULL,          -- seconds since 1970 when published, else read; 0 if unknown
    origin    TEXT NOT NULL,             -- key of the independent source
    source    TEXT NOT NULL,             -- entente.Source as JSON
    doc       BLOB NOT NULL,             -- entente.Article as JSON, gzip
    raw       BLOB NOT NULL,             -- the bytes as read, gzip; empty if not kept
    sum       BLOB NOT NULL              -- of source, doc and raw, as stored
) WITHOUT ROWID;
CREATE INDEX article_origin ON article (origin);
CREATE INDEX article_published ON article (published);

CREATE TABLE report (
    id      TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id),
    grp     TEXT NOT NULL,               -- reports of different groups are never one event
    lo      INTEGER NOT NULL,            -- days since 1970, both included; 0, 0 without a day
    hi      INTEGER NOT NULL,
    lang    TEXT NOT NULL,
    origin  TEXT NOT NULL,               -- that of the article
    event   TEXT NOT NULL,
    doc     TEXT NOT NULL,               -- entente.Filed as JSON, without origin
    sum     BLOB NOT NULL                -- of doc
) WITHOUT ROWID;
CREATE INDEX report_article ON report (article);
CREATE INDEX report_group ON report (grp, lo);
CREATE INDEX report_event ON report (event);

CREATE TABLE event (
    id          TEXT PRIMARY KEY,
    act         TEXT NOT NULL,
    kind        TEXT NOT NULL,           -- PLOVER type of the event
    base        TEXT NOT NULL,           -- PLOVER type of the act
    status      TEXT NOT NULL,
    lo          INTEGER,                 -- days since 1970, both included; null without a day
    hi          INTEGER,
    independent INTEGER NOT NULL,
    doc         TEXT NOT NULL,           -- entente.Event as JSON
    sum         BLOB NOT NULL            -- of doc
) WITHOUT ROWID;
CREATE INDEX event_day ON event (lo, id);
CREATE INDEX event_act ON event (act, lo);

CREATE TABLE event_party (
    party TEXT NOT NULL,                 -- a party id; and for a part of a state its state too
    role  TEXT NOT NULL,                 -- "actor", "recipient"
    event TEXT NOT NULL REFERENCES event (id),
    PRIMARY KEY (party, role, event)
) WITHOUT ROWID;
CREATE INDEX event_party_event ON event_party (event);

-- +goose Down
DROP TABLE event_party;
DROP TABLE event;
DROP TABLE report;
DROP TABLE article;
