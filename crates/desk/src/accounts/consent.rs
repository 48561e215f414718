//! Accounts that are let in by the owner's consent at the provider's (OAuth 2): sending the owner there, taking what
//! they bring back, and keeping what the provider gives for it.

use jiff::Timestamp;
use mila_domain::account::{Provider, Standing, Way};
use mila_domain::address::Address;
use mila_domain::ids::AccountId;
use mila_domain::secret::Secret;
use mila_store::Scope;

use super::changing::{AccountError, AccountForm, BadAccount, account_in, changed, stand, take_server};
use crate::desk::{Desk, DeskError};
use crate::secrets::Kept;

/// What goes along when the owner is sent to the provider's.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The account that it is about.
    pub account: AccountId,
    /// Whose mail it is, so that the provider asks for the right one.
    pub address: String,
    /// The provider.
    pub provider: Provider,
    /// Comes back with the answer.
    pub state: Secret,
    /// 43 letters, of which the provider is told the hash (RFC 7636).
    pub verifier: Secret,
}

/// What is to be done about consent for an account.
#[derive(Debug, Clone)]
pub enum Ready {
    /// The owner has answered: the code is to be turned into a grant.
    Code {
        /// The code.
        code: Secret,
        /// Proves that it is for us.
        verifier: Secret,
    },
    /// A grant is there.
    Grant {
        /// Lets us in.
        access: Secret,
        /// Until this moment.
        until: Timestamp,
        /// Gets us the next one.
        refresh: Option<Secret>,
    },
    /// Nothing yet: the owner has not answered.
    Nothing,
}

impl Ready {
    /// By what is kept of an account.
    #[must_use]
    pub fn of(kept: &Kept) -> Self {
        match kept.clone() {
            Kept::Answered { code, verifier } => Self::Code { code, verifier },
            Kept::Grant { access, until, refresh } => Self::Grant { access, until, refresh },
            Kept::Asked { .. } | Kept::Password(_) => Self::Nothing,
        }
    }
}

impl Desk {
    /// Begins an account for which the owner is to consent at the provider's. A password in the form is not looked at.
    ///
    /// # Errors
    /// When the address makes no sense, when nothing can be sealed, or when the data cannot be reached.
    pub async fn add_consented_account(
        &self,
        scope: &Scope,
        provider: Provider,
        form: &AccountForm,
    ) -> Result<AccountId, AccountError> {
        let address = Address::parse(form.address.trim()).ok_or(AccountError::Bad(BadAccount::Address))?;
        let mut row = self.new_account(&address, Way::Consent(provider), form.look_back);
        take_server(&mut row, form.server.as_ref())?;
        row.standing = Standing::Consenting;
        let sealed = self.sealed(scope, row.id, &asked()?)?;
        self.keep_new(scope, &row, &sealed).await?;
        Ok(row.id)
    }

    /// Sends the owner to the provider's, once more or for the first time. Earlier answers no longer count.
    ///
    /// # Errors
    /// When the account is not there or needs no consent, or when the data cannot be reached.
    pub async fn ask_consent(&self, scope: &Scope, id: AccountId) -> Result<Asked, AccountError> {
        let mut unit = self.begin_deed(scope).await?;
        let mut row = account_in(&mut unit, scope, id).await?;
        let (Way::Consent(provider), before) = (row.way, row.standing) else {
            return Err(DeskError::Missing("the consent").into());
        };
        let kept = asked()?;
        let sealed = self.sealed(scope, id, &kept)?;
        unit.set_account_secret(scope, id, Some(&sealed)).await?;
        stand(&mut row, Standing::Consenting);
        changed(unit.change_account(scope, before, &row).await?)?;
        unit.commit().await?;
        self.wake_errands();
        self.tell(scope);
        let Kept::Asked { state, verifier } = kept else { return Err(DeskError::Chance.into()) };
        Ok(Asked { account: id, address: row.address, provider, state, verifier })
    }

    /// The account to which an answer of the provider's belongs, by the state that came along.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn consent_of(&self, scope: &Scope, state: &str) -> Result<Option<AccountId>, DeskError> {
        let mut unit = self.store().read().await?;
        for row in unit.accounts(scope).await? {
            let sealed = unit.account_secret(scope, row.id).await?;
            if let Ok(Kept::Asked { state: known, .. }) = self.unsealed(scope, row.id, sealed.as_deref())
                && same(known.expose(), state)
            {
                return Ok(Some(row.id));
            }
        }
        Ok(None)
    }

    /// Takes what the owner brings back from the provider's. The rest goes by itself.
    ///
    /// # Errors
    /// When nobody was asked with that state, or when the data cannot be reached.
    pub async fn consented(&self, scope: &Scope, state: &str, code: &str) -> Result<AccountId, AccountError> {
        let id = self.consent_of(scope, state).await?.ok_or(DeskError::Missing("the consent"))?;
        let mut unit = self.begin_deed(scope).await?;
        let mut row = account_in(&mut unit, scope, id).await?;
        let sealed = unit.account_secret(scope, id).await?;
        let Kept::Asked { verifier, .. } = self.unsealed(scope, id, sealed.as_deref())? else {
            return Err(DeskError::Missing("the consent").into());
        };
        let answered = Kept::Answered { code: code.to_owned().into(), verifier };
        unit.set_account_secret(scope, id, Some(&self.sealed(scope, id, &answered)?)).await?;
        stand(&mut row, Standing::Looking);
        changed(unit.change_account(scope, Standing::Consenting, &row).await?)?;
        self.note(&mut unit, scope, "account-consented", id).await?;
        unit.commit().await?;
        self.wake_errands();
        self.tell(scope);
        Ok(id)
    }

    /// What is to be done about consent for an account just now.
    ///
    /// # Errors
    /// When its secret cannot be opened, or when the data cannot be reached.
    pub async fn consent_ready(&self, scope: &Scope, id: AccountId) -> Result<Ready, AccountError> {
        let sealed = self.store().read().await?.account_secret(scope, id).await?;
        Ok(Ready::of(&self.unsealed(scope, id, sealed.as_deref())?))
    }

    /// Shows the owner where to consent, and with which code: for desks that the provider cannot lead back to.
    ///
    /// # Errors
    /// When the account is not there, or when the data cannot be reached.
    pub async fn show_device_code(&self, scope: &Scope, id: AccountId, url: &str, code: &str) -> Result<(), DeskError> {
        let mut unit = self.begin_deed(scope).await?;
        let mut row = account_in(&mut unit, scope, id).await?;
        row.ask = (url.to_owned(), code.to_owned());
        unit.change_account(scope, Standing::Consenting, &row).await?;
        unit.commit().await?;
        self.tell(scope);
        Ok(())
    }

    /// Keeps what the provider gives.
    ///
    /// # Errors
    /// When it cannot be sealed, or when the data cannot be reached.
    pub async fn keep_grant(
        &self,
        scope: &Scope,
        id: AccountId,
        access: &Secret,
        until: Timestamp,
        refresh: Option<&Secret>,
    ) -> Result<(), AccountError> {
        let kept = Kept::Grant { access: access.clone(), until, refresh: refresh.cloned() };
        let sealed = self.sealed(scope, id, &kept)?;
        let mut unit = self.begin_deed(scope).await?;
        let mut row = account_in(&mut unit, scope, id).await?;
        unit.set_account_secret(scope, id, Some(&sealed)).await?;
        if row.standing == Standing::Consenting {
            stand(&mut row, Standing::Looking);
            changed(unit.change_account(scope, Standing::Consenting, &row).await?)?;
        }
        unit.commit().await?;
        self.tell(scope);
        Ok(())
    }
}

/// A new state and a new verifier.
fn asked() -> Result<Kept, AccountError> {
    let chance = || {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|_| DeskError::Chance)?;
        Ok::<Secret, DeskError>(blake3::Hash::from_bytes(bytes).to_hex().to_string().into())
    };
    Ok(Kept::Asked { state: chance()?, verifier: chance()? })
}

/// Compares without telling by its time how much agrees.
fn same(known: &str, given: &str) -> bool {
    blake3::hash(known.as_bytes()) == blake3::hash(given.as_bytes())
}
