//! What the owner does with accounts: connects, changes, rests, takes out, chooses folders.

use jiff::{SignedDuration, Timestamp};
use mila_domain::account::{Door, LookBack, Security, Standing, Way};
use mila_domain::address::Address;
use mila_domain::ids::{AccountId, FolderId};
use mila_domain::secret::Secret;
use mila_store::{AccountRow, Scope, StoreError, Unit};

use crate::desk::{Desk, DeskError};
use crate::secrets::{self, Kept, KeyWish, NoKey};

/// What the owner fills in about an account.
#[derive(Debug, Clone)]
pub struct AccountForm {
    /// Whose mail it is.
    pub address: String,
    /// The password; empty keeps the one that is there.
    pub password: Secret,
    /// How far back it is to be read.
    pub look_back: LookBack,
    /// Where the server is, if the owner knows.
    pub server: Option<ServerForm>,
}

/// Where a server is, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServerForm {
    /// The host.
    pub host: String,
    /// The port.
    pub port: String,
    /// A word of [`Security`].
    pub security: String,
    /// By which the server knows us; empty is the address.
    pub login: String,
}

/// Why an account is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BadAccount {
    /// The address cannot be understood.
    Address,
    /// The address is connected already.
    Known,
    /// There is no password.
    Password,
    /// The host cannot be understood.
    Host,
    /// The port is no port.
    Port,
}

/// Why an account was not changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// It makes no sense, and the page says why.
    #[error("refused: {0:?}")]
    Bad(BadAccount),
    /// The password could not be sealed: there is no key, and none can be made.
    #[error(transparent)]
    NoKey(#[from] NoKey),
    /// It could not be kept.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for AccountError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// Letters of a host's name (RFC 1035 §2.3.4).
const LONGEST_HOST: usize = 253;
/// Letters of a password or a login; longer ones are a mistake.
const LONGEST_SECRET: usize = 1_000;

impl ServerForm {
    fn door(&self) -> Result<Door, BadAccount> {
        let host = self.host.trim().trim_end_matches('.').to_lowercase();
        let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | ':' | '_');
        if host.is_empty() || host.len() > LONGEST_HOST || !host.chars().all(fits) {
            return Err(BadAccount::Host);
        }
        let port = self.port.trim().parse().ok().filter(|port| *port > 0).ok_or(BadAccount::Port)?;
        Ok(Door { host, port, security: Security::of(&self.security).ok_or(BadAccount::Port)? })
    }
}

/// From when on an account is read that is connected now.
pub(super) fn since(look_back: LookBack, now: Timestamp) -> Option<Timestamp> {
    let days = look_back.days()?;
    now.checked_sub(SignedDuration::from_hours(24 * days)).ok()
}

impl Desk {
    /// Connects an account. Its server is looked for, and the way in is tried, by itself.
    ///
    /// # Errors
    /// When it makes no sense, when the password cannot be sealed, or when the data cannot be reached.
    pub async fn add_account(&self, scope: &Scope, form: &AccountForm) -> Result<AccountId, AccountError> {
        let address = Address::parse(form.address.trim()).ok_or(AccountError::Bad(BadAccount::Address))?;
        if form.password.expose().is_empty() || form.password.expose().len() > LONGEST_SECRET {
            return Err(AccountError::Bad(BadAccount::Password));
        }
        let mut row = self.new_account(&address, Way::Password, form.look_back);
        take_server(&mut row, form.server.as_ref())?;
        let sealed = self.sealed(scope, row.id, &Kept::Password(form.password.clone()))?;
        self.keep_new(scope, &row, &sealed).await?;
        Ok(row.id)
    }

    pub(super) fn new_account(&self, address: &Address, way: Way, look_back: LookBack) -> AccountRow {
        let now = self.now();
        AccountRow {
            id: AccountId::from_number(self.mint()),
            address: address.as_str().to_owned(),
            login: String::new(),
            door: None,
            way,
            look_back,
            since: since(look_back, now),
            standing: Standing::Looking,
            trouble: None,
            said: String::new(),
            ask: (String::new(), String::new()),
            seen: None,
            next: None,
            created: now,
        }
    }

    /// Keeps a new account in one transaction with its secret. Its address is ours from now on.
    pub(super) async fn keep_new(&self, scope: &Scope, row: &AccountRow, sealed: &[u8]) -> Result<(), AccountError> {
        let mut unit = self.begin_deed(scope).await?;
        if unit.accounts(scope).await?.iter().any(|known| known.address == row.address) {
            return Err(AccountError::Bad(BadAccount::Known));
        }
        unit.add_account(scope, row).await?;
        unit.set_account_secret(scope, row.id, Some(sealed)).await?;
        let mut own = unit.own_addresses(scope).await?;
        if !own.iter().any(|(known, is_given)| *known == row.address && *is_given) {
            own.retain(|(known, _)| *known != row.address);
            own.push((row.address.clone(), true));
            unit.set_own_addresses(scope, &own).await?;
            crate::settling::mark_ours(&mut unit, scope, &own).await?;
            unit.unsettle_all(scope).await?;
        }
        self.note(&mut unit, scope, "account-connected", row.id).await?;
        unit.commit().await?;
        self.wake_errands();
        self.tell(scope);
        Ok(())
    }

    /// Changes the server or the password of an account, which is then tried anew.
    ///
    /// # Errors
    /// When it makes no sense, when it is not there, when the password cannot be sealed, or when the data cannot be
    /// reached.
    pub async fn change_account(&self, scope: &Scope, id: AccountId, form: &AccountForm) -> Result<(), AccountError> {
        let mut unit = self.begin_deed(scope).await?;
        let mut row = account_in(&mut unit, scope, id).await?;
        let before = row.standing;
        row.door = None;
        take_server(&mut row, form.server.as_ref())?;
        let password = form.password.expose();
        if password.len() > LONGEST_SECRET {
            return Err(AccountError::Bad(BadAccount::Password));
        }
        if !password.is_empty() {
            row.way = Way::Password;
            let sealed = self.sealed(scope, id, &Kept::Password(form.password.clone()))?;
            unit.set_account_secret(scope, id, Some(&sealed)).await?;
        }
        stand(&mut row, Standing::Looking);
        changed(unit.change_account(scope, before, &row).await?)?;
        self.note(&mut unit, scope, "account-changed", id).await?;
        unit.commit().await?;
        self.wake_errands();
        self.tell(scope);
        Ok(())
    }

    /// Reads an account from another day on: further back, or less far. What is here stays.
    ///
    /// # Errors
    /// When it is not there, or when the data cannot be reached.
    pub async fn look_back(&self, scope: &Scope, id: AccountId, look_back: LookBack) -> Result<(), AccountError> {
        let now = self.now();
        self.change_row(scope, id, |row| {
            row.look_back = look_back;
            row.since = since(look_back, now);
        })
        .await
    }

    /// Has an account rest.
    ///
    /// # Errors
    /// When it is not there, or when the data cannot be reached.
    pub async fn pause_account(&self, scope: &Scope, id: AccountId) -> Result<(), AccountError> {
        self.change_row(scope, id, |row| stand(row, Standing::Paused)).await
    }

    /// Reads an account again that was at rest, or that is in trouble.
    ///
    /// # Errors
    /// When it is not there, or when the data cannot be reached.
    pub async fn resume_account(&self, scope: &Scope, id: AccountId) -> Result<(), AccountError> {
        self.change_row(scope, id, |row| {
            let is_known = row.door.is_some() && !row.login.is_empty();
            stand(row, if is_known { Standing::On } else { Standing::Looking });
        })
        .await
    }

    /// Takes an account out: it is read no more, and its password is forgotten. The mail that was read stays.
    ///
    /// # Errors
    /// When it is not there, or when the data cannot be reached.
    pub async fn remove_account(&self, scope: &Scope, id: AccountId) -> Result<(), AccountError> {
        let mut unit = self.begin_deed(scope).await?;
        let mut row = account_in(&mut unit, scope, id).await?;
        let before = row.standing;
        stand(&mut row, Standing::Removed);
        changed(unit.change_account(scope, before, &row).await?)?;
        unit.set_account_secret(scope, id, None).await?;
        self.note(&mut unit, scope, "account-removed", id).await?;
        unit.commit().await?;
        self.wake_errands();
        self.tell(scope);
        Ok(())
    }

    /// Chooses which folders are read. Those that are left alone by nature stay so.
    ///
    /// # Errors
    /// When the account is not there, or when the data cannot be reached.
    pub async fn choose_folders(&self, scope: &Scope, id: AccountId, chosen: &[FolderId]) -> Result<(), AccountError> {
        let mut unit = self.begin_deed(scope).await?;
        account_in(&mut unit, scope, id).await?;
        for folder in unit.folders(scope, id).await? {
            let is_read = folder.part.may_be_read() && chosen.contains(&folder.id);
            if folder.is_read != is_read {
                unit.set_folder_read(scope, folder.id, is_read).await?;
            }
        }
        unit.commit().await?;
        self.wake_errands();
        self.tell(scope);
        Ok(())
    }

    async fn change_row(&self, scope: &Scope, id: AccountId, change: impl FnOnce(&mut AccountRow)) -> Result<(), AccountError> {
        let mut unit = self.begin_deed(scope).await?;
        let mut row = account_in(&mut unit, scope, id).await?;
        let before = row.standing;
        change(&mut row);
        changed(unit.change_account(scope, before, &row).await?)?;
        self.note(&mut unit, scope, "account-changed", id).await?;
        unit.commit().await?;
        self.wake_errands();
        self.tell(scope);
        Ok(())
    }

    pub(super) fn sealed(&self, scope: &Scope, id: AccountId, kept: &Kept) -> Result<Vec<u8>, NoKey> {
        let key = (self.inner.keys)(KeyWish::MadeIfMissing)?;
        secrets::seal(&key, scope, id, kept)
    }
}

pub(super) async fn account_in(unit: &mut Unit, scope: &Scope, id: AccountId) -> Result<AccountRow, DeskError> {
    unit.account(scope, id).await?.ok_or(DeskError::Missing("the account"))
}

/// Somebody else was quicker; what they did holds.
pub(super) fn changed(is_changed: bool) -> Result<(), DeskError> {
    if is_changed { Ok(()) } else { Err(DeskError::Missing("the account")) }
}

/// Has an account stand anew, without what was wrong before.
pub(super) fn stand(row: &mut AccountRow, standing: Standing) {
    row.standing = standing;
    (row.trouble, row.said, row.next) = (None, String::new(), None);
    row.ask = (String::new(), String::new());
}

/// Takes over a server that the owner has named.
pub(super) fn take_server(row: &mut AccountRow, server: Option<&ServerForm>) -> Result<(), AccountError> {
    let Some(server) = server else { return Ok(()) };
    row.door = Some(server.door().map_err(AccountError::Bad)?);
    let login = server.login.trim();
    if login.len() > LONGEST_SECRET {
        return Err(AccountError::Bad(BadAccount::Address));
    }
    row.login = if login.is_empty() { row.address.clone() } else { login.to_owned() };
    Ok(())
}
