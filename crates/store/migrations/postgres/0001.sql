CREATE TABLE workspaces (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    answer_hours BIGINT NOT NULL,
    rest_days TEXT NOT NULL,
    pauses BIGINT NOT NULL,
    is_demo BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    created_us BIGINT NOT NULL
);

CREATE TABLE own_addresses (
    workspace_id BIGINT NOT NULL,
    address TEXT NOT NULL,
    is_given BIGINT NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, address)
);

CREATE TABLE members (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    role TEXT NOT NULL,
    language TEXT NOT NULL,
    look TEXT NOT NULL,
    password TEXT,
    created_us BIGINT NOT NULL,
    removed_us BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX members_by_name ON members (workspace_id, name_key) WHERE removed_us IS NULL;
CREATE INDEX members_to_sign_in ON members (name_key);

CREATE TABLE sessions (
    token BYTEA NOT NULL PRIMARY KEY,
    workspace_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    created_us BIGINT NOT NULL,
    seen_us BIGINT NOT NULL,
    expires_us BIGINT NOT NULL
);
CREATE INDEX sessions_by_member ON sessions (workspace_id, member_id);

CREATE TABLE links (
    token BYTEA NOT NULL PRIMARY KEY,
    workspace_id BIGINT NOT NULL,
    errand TEXT NOT NULL,
    member_id BIGINT,
    role TEXT NOT NULL,
    created_us BIGINT NOT NULL,
    expires_us BIGINT NOT NULL,
    used_us BIGINT
);

CREATE TABLE tries (
    subject BYTEA NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    until_us BIGINT NOT NULL,
    last_us BIGINT NOT NULL
);

CREATE TABLE audit (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    at_us BIGINT NOT NULL,
    member_id BIGINT,
    deed TEXT NOT NULL,
    about TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

CREATE TABLE pressed (
    workspace_id BIGINT NOT NULL,
    form TEXT NOT NULL,
    at_us BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, form)
);

CREATE TABLE addresses (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    address TEXT NOT NULL,
    name TEXT,
    name_worth BIGINT NOT NULL,
    mailbox BIGINT NOT NULL,
    firm BIGINT,
    person_id BIGINT NOT NULL,
    is_ours BIGINT NOT NULL,
    is_no_reply BIGINT NOT NULL,
    is_muted BIGINT NOT NULL,
    delivered BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX addresses_by_person ON addresses (workspace_id, person_id);
CREATE INDEX addresses_by_text ON addresses (workspace_id, address);

CREATE TABLE people (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT,
    address_as TEXT,
    phones TEXT NOT NULL,
    birthday TEXT,
    notes TEXT,
    shown_name TEXT,
    shown_address TEXT NOT NULL,
    sought TEXT NOT NULL,
    language TEXT,
    letters BIGINT NOT NULL,
    first_us BIGINT,
    last_us BIGINT,
    gap_us BIGINT,
    quiet_from_us BIGINT,
    is_stale BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX people_by_contact ON people (workspace_id, last_us, id);
CREATE INDEX people_gone_quiet ON people (workspace_id, quiet_from_us, last_us) WHERE quiet_from_us IS NOT NULL;
CREATE INDEX people_to_count ON people (workspace_id, id) WHERE is_stale = 1;

CREATE TABLE messages (
    id BIGINT NOT NULL,
    workspace_id BIGINT NOT NULL,
    identity BYTEA NOT NULL,
    conversation_id BIGINT,
    at_us BIGINT NOT NULL,
    message_id TEXT,
    own_key BIGINT,
    answers BYTEA NOT NULL,
    from_id BIGINT,
    author_id BIGINT,
    subject TEXT,
    subject_key BIGINT NOT NULL,
    claim BIGINT NOT NULL,
    folder BIGINT NOT NULL,
    nature BIGINT NOT NULL,
    marks BIGINT NOT NULL,
    language TEXT,
    words TEXT,
    attachments BIGINT NOT NULL,
    filter BIGINT,
    correction BIGINT NOT NULL,
    unreadable TEXT,
    is_unsettled BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX messages_by_identity ON messages (workspace_id, identity);
CREATE INDEX messages_by_conversation ON messages (workspace_id, conversation_id, id);
CREATE INDEX messages_to_settle ON messages (workspace_id, id) WHERE is_unsettled = 1;
CREATE INDEX messages_unreadable ON messages (workspace_id, id) WHERE unreadable IS NOT NULL;

CREATE TABLE participants (
    workspace_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    role BIGINT NOT NULL,
    address_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, message_id, place)
);

CREATE TABLE message_keys (
    workspace_id BIGINT NOT NULL,
    key BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, key, message_id)
);

CREATE TABLE letter_people (
    workspace_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, person_id, message_id)
);

CREATE TABLE raws (
    message_id BIGINT NOT NULL,
    workspace_id BIGINT NOT NULL,
    sha256 BYTEA NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, message_id)
);

CREATE TABLE ingests (
    workspace_id BIGINT NOT NULL,
    account TEXT NOT NULL,
    folder TEXT NOT NULL,
    validity BIGINT NOT NULL,
    uid BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    message_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, account, folder, validity, uid)
);

CREATE TABLE conversations (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    standing BIGINT NOT NULL,
    sort_us BIGINT NOT NULL,
    since_us BIGINT,
    deadline_us BIGINT,
    who_id BIGINT,
    person_id BIGINT,
    filter BIGINT,
    last_us BIGINT NOT NULL,
    shown_id BIGINT NOT NULL,
    messages BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX conversations_in_order ON conversations (workspace_id, standing, sort_us, id);
CREATE INDEX conversations_waiting_by_person ON conversations (workspace_id, person_id) WHERE standing = 0;

CREATE TABLE imports (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    at_us BIGINT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    tally TEXT NOT NULL,
    why TEXT,
    PRIMARY KEY (workspace_id, id)
);

CREATE TABLE message_words (
    workspace_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    words TSVECTOR NOT NULL,
    PRIMARY KEY (workspace_id, message_id)
);
CREATE INDEX message_words_by_word ON message_words USING GIN (words);
