-- The mark of data that were restored from a backup. Until somebody says that they are the ones to go on with, nothing
-- is sent from them.
CREATE TABLE restored (
    id BIGINT NOT NULL PRIMARY KEY,
    made_us BIGINT NOT NULL,
    restored_us BIGINT NOT NULL,
    resumed_us BIGINT
) WITHOUT ROWID;
