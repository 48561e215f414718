//! Mail accounts of ours: where their servers are, how we are let in, and how they stand. Secrets are kept sealed; what
//! opens them is not here.

use jiff::Timestamp;
use mila_domain::account::{Door, LookBack, Security, Standing, Trouble, Way};
use mila_domain::ids::AccountId;

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::{instant, us};
use crate::scope::Scope;
use crate::value::{Row, Value};

/// One account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// Which.
    pub id: AccountId,
    /// Whose mail it is.
    pub address: String,
    /// By which the server knows us; empty while nobody knows.
    pub login: String,
    /// Where its server is; none while it is looked for.
    pub door: Option<Door>,
    /// How we are let in.
    pub way: Way,
    /// How far back it is read.
    pub look_back: LookBack,
    /// From when on it is read; none is everything.
    pub since: Option<Timestamp>,
    /// How it stands.
    pub standing: Standing,
    /// What is wrong with it.
    pub trouble: Option<Trouble>,
    /// What the server said about that.
    pub said: String,
    /// Where the owner is to consent, and with which code; empty where they are not asked.
    pub ask: (String, String),
    /// When it was last read without trouble.
    pub seen: Option<Timestamp>,
    /// When it is tried again.
    pub next: Option<Timestamp>,
    /// When it was connected.
    pub created: Timestamp,
}

const SELECT: &str = "SELECT id, address, login, host, port, security, way, look_back, since_us, standing, trouble, said,
       ask_url, ask_code, seen_us, next_us, created_us
  FROM accounts WHERE workspace_id = $1 AND standing <> 'removed' ORDER BY id";
const SELECT_ONE: &str = "SELECT id, address, login, host, port, security, way, look_back, since_us, standing, trouble, said,
       ask_url, ask_code, seen_us, next_us, created_us
  FROM accounts WHERE workspace_id = $1 AND id = $2 AND standing <> 'removed'";

impl AccountRow {
    fn of(row: &Row) -> Result<Self, StoreError> {
        let broken = StoreError::Broken("accounts");
        let (host, security) = (row.text(3)?, Security::of(&row.text(5)?));
        let door = match security {
            Some(security) if !host.is_empty() => Some(Door { host, port: u16::try_from(row.int(4)?).unwrap_or(0), security }),
            Some(_) | None => None,
        };
        Ok(Self {
            id: AccountId::from_number(row.int(0)?),
            address: row.text(1)?,
            login: row.text(2)?,
            door,
            way: Way::of(&row.text(6)?).ok_or(broken)?,
            look_back: LookBack::of(&row.text(7)?).unwrap_or(LookBack::All),
            since: row.maybe_int(8)?.map(instant),
            standing: Standing::of(&row.text(9)?).ok_or(StoreError::Broken("accounts"))?,
            trouble: row.maybe_text(10)?.as_deref().and_then(Trouble::of),
            said: row.text(11)?,
            ask: (row.text(12)?, row.text(13)?),
            seen: row.maybe_int(14)?.map(instant),
            next: row.maybe_int(15)?.map(instant),
            created: instant(row.int(16)?),
        })
    }

    /// The columns from `address` to `next_us`, in the order of both statements that write them.
    fn values(&self) -> [Value<'_>; 15] {
        let (host, port, security) = match &self.door {
            Some(door) => (door.host.as_str(), i64::from(door.port), door.security.word()),
            None => ("", 0, Security::Tls.word()),
        };
        [
            (&self.address).into(),
            (&self.login).into(),
            host.into(),
            port.into(),
            security.into(),
            self.way.word().into(),
            self.look_back.word().into(),
            self.since.map(us).into(),
            self.standing.word().into(),
            self.trouble.map(Trouble::word).into(),
            (&self.said).into(),
            (&self.ask.0).into(),
            (&self.ask.1).into(),
            self.seen.map(us).into(),
            self.next.map(us).into(),
        ]
    }
}

impl Unit {
    /// All accounts that were not taken out, in the order in which they were connected.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn accounts(&mut self, scope: &Scope) -> Result<Vec<AccountRow>, StoreError> {
        let rows = self.rows("listing accounts", SELECT, &[scope.workspace().into()]).await?;
        rows.iter().map(AccountRow::of).collect()
    }

    /// One account, unless it was taken out.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn account(&mut self, scope: &Scope, id: AccountId) -> Result<Option<AccountRow>, StoreError> {
        let row = self.row("reading an account", SELECT_ONE, &[scope.workspace().into(), id.into()]).await?;
        row.as_ref().map(AccountRow::of).transpose()
    }

    /// Keeps a new account.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_account(&mut self, scope: &Scope, account: &AccountRow) -> Result<(), StoreError> {
        let sql = "INSERT INTO accounts (workspace_id, id, created_us, address, login, host, port, security, way, look_back,
                          since_us, standing, trouble, said, ask_url, ask_code, seen_us, next_us)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
        let mut values = vec![scope.workspace().into(), account.id.into(), us(account.created).into()];
        values.extend(account.values());
        self.change("keeping an account", sql, &values).await.map(drop)
    }

    /// Changes an account that stands as `before` says; `false` when it does not, since somebody else was quicker.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn change_account(&mut self, scope: &Scope, before: Standing, account: &AccountRow) -> Result<bool, StoreError> {
        let sql = "UPDATE accounts SET address = $4, login = $5, host = $6, port = $7, security = $8, way = $9, look_back = $10,
                          since_us = $11, standing = $12, trouble = $13, said = $14, ask_url = $15, ask_code = $16,
                          seen_us = $17, next_us = $18
                    WHERE workspace_id = $1 AND id = $2 AND standing = $3";
        let mut values = vec![scope.workspace().into(), account.id.into(), before.word().into()];
        values.extend(account.values());
        self.change("changing an account", sql, &values).await.map(|rows| rows == 1)
    }

    /// The sealed secret of an account.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn account_secret(&mut self, scope: &Scope, id: AccountId) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT secret FROM accounts WHERE workspace_id = $1 AND id = $2";
        let row = self.row("reading a sealed secret", sql, &[scope.workspace().into(), id.into()]).await?;
        row.map_or(Ok(None), |row| row.maybe_bytes(0))
    }

    /// Keeps the sealed secret of an account; none to forget it.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn set_account_secret(&mut self, scope: &Scope, id: AccountId, sealed: Option<&[u8]>) -> Result<(), StoreError> {
        let sql = "UPDATE accounts SET secret = $3 WHERE workspace_id = $1 AND id = $2";
        self.change("keeping a sealed secret", sql, &[scope.workspace().into(), id.into(), sealed.into()]).await.map(drop)
    }

    /// Takes note that an account was read without trouble just now. The revision of the workspace does not grow.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn account_was_seen(&mut self, scope: &Scope, id: AccountId, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE accounts SET seen_us = $3, trouble = NULL, said = '', next_us = NULL
                    WHERE workspace_id = $1 AND id = $2 AND standing = 'on'";
        self.change("noting that an account was read", sql, &[scope.workspace().into(), id.into(), us(now).into()])
            .await
            .map(drop)
    }
}
