ALTER TABLE people ADD COLUMN is_added BIGINT NOT NULL DEFAULT 0;
CREATE INDEX people_in_order ON people (workspace_id, (COALESCE(last_us, -1)), id);

CREATE TABLE deeds (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    at_us BIGINT NOT NULL,
    member_id BIGINT,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    person_id BIGINT,
    name TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) WITHOUT ROWID;
CREATE INDEX deeds_about_people ON deeds (workspace_id, person_id, id);
