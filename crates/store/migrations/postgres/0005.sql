CREATE TABLE accounts (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    address TEXT NOT NULL,
    login TEXT NOT NULL,
    host TEXT NOT NULL,
    port BIGINT NOT NULL,
    security TEXT NOT NULL,
    way TEXT NOT NULL,
    secret BYTEA,
    look_back TEXT NOT NULL,
    since_us BIGINT,
    standing TEXT NOT NULL,
    trouble TEXT,
    said TEXT NOT NULL,
    ask_url TEXT NOT NULL,
    ask_code TEXT NOT NULL,
    seen_us BIGINT,
    next_us BIGINT,
    created_us BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

CREATE TABLE folders (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    wire_name BYTEA NOT NULL,
    name TEXT NOT NULL,
    part BIGINT NOT NULL,
    is_read BIGINT NOT NULL,
    is_gone BIGINT NOT NULL,
    validity BIGINT NOT NULL,
    modseq BIGINT,
    on_server BIGINT NOT NULL,
    looked_us BIGINT,
    proven_us BIGINT,
    trouble TEXT,
    said TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX folders_by_name ON folders (workspace_id, account_id, wire_name);

CREATE TABLE troubles (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    at_us BIGINT NOT NULL,
    folder TEXT NOT NULL,
    trouble TEXT NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX troubles_by_account ON troubles (workspace_id, account_id, id);

ALTER TABLE ingests ADD COLUMN flags BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ingests ADD COLUMN gone_us BIGINT;
ALTER TABLE ingests ADD COLUMN tries BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ingests ADD COLUMN next_us BIGINT;
