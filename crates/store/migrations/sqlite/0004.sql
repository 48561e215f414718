-- Links can be listed and withdrawn by an id that is no secret, and end with whoever made them.
ALTER TABLE links ADD COLUMN id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE links ADD COLUMN made_by BIGINT;
UPDATE links SET id = created_us;
CREATE INDEX links_in_order ON links (workspace_id, created_us, id);

-- Addresses of which the owner said that they are not ours, whatever lies in a sent folder.
CREATE TABLE refused_addresses (
    workspace_id BIGINT NOT NULL,
    address TEXT NOT NULL,
    was_given BIGINT NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, address)
) WITHOUT ROWID;
