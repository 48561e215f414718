//! Settings: of the member and of the workspace.

use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use mila_domain::address::Address;
use mila_domain::ids::AddressId;
use mila_store::{RefusedAddress, Scope, StoreError, Unit, WorkspaceRow};

use crate::desk::{Desk, DeskError};
use crate::members::{Invitation, MemberRow, Role};

/// What holds for the whole workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkspaceSettings {
    /// The name of the business; empty when none was given.
    pub name: String,
    /// The IANA name of its zone.
    pub zone: String,
    /// How soon a client is to be answered, in whole hours, 1 to 240.
    pub answer_hours: u32,
    /// The days of the week on which it rests.
    pub rest_days: Vec<Weekday>,
    /// Whether the clock stands still on them.
    pub pauses: bool,
    /// Our own addresses, as the owner gave them or as they were worked out.
    pub own_addresses: Vec<OwnAddress>,
    /// Senders of whom the owner never wants to hear.
    pub muted: Vec<MutedAddress>,
    /// Who works here.
    pub members: Vec<MemberRow>,
    /// Who may still join, the latest first.
    pub invitations: Vec<Invitation>,
}

/// An address of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAddress {
    /// In lower case.
    pub address: String,
    /// Whether the owner gave it; otherwise it was worked out from the mail.
    pub is_given: bool,
}

/// A sender that is muted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MutedAddress {
    /// In lower case.
    pub address: String,
    /// Its id.
    pub id: AddressId,
}

/// Why settings are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BadSetting {
    /// The zone is not known.
    Zone,
    /// The limit is not between 1 and 240 hours.
    AnswerHours,
    /// All seven days are rest days.
    NoWorkingDay,
    /// An address cannot be understood.
    Address,
    /// The name is too long.
    Name,
}

/// Letters of the name of a business.
const LONGEST_NAME: usize = 120;

/// Why settings were not changed.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// They make no sense, and the page says why.
    #[error("refused: {0:?}")]
    Bad(BadSetting),
    /// They could not be kept.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for SettingsError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// What the owner fills in about the workspace, as typed.
#[derive(Debug, Clone, Default)]
pub struct WorkspaceForm {
    /// The name of the business.
    pub name: String,
    /// The IANA name of its zone.
    pub zone: String,
    /// Whole hours.
    pub answer_hours: String,
    /// The days of the week on which it rests.
    pub rest_days: Vec<Weekday>,
    /// Whether the clock stands still on them.
    pub pauses: bool,
}

impl WorkspaceForm {
    fn checked(&self, before: &WorkspaceRow) -> Result<WorkspaceRow, BadSetting> {
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().count() > LONGEST_NAME {
            return Err(BadSetting::Name);
        }
        let zone = checked_zone(&self.zone).ok_or(BadSetting::Zone)?;
        let hours = self.answer_hours.trim().parse().ok().filter(|hours| (1..=240).contains(hours));
        let mut days: Vec<i8> = self.rest_days.iter().map(|day| day.to_monday_one_offset()).collect();
        days.sort_unstable();
        days.dedup();
        if days.len() == 7 {
            return Err(BadSetting::NoWorkingDay);
        }
        let rest_days = days.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        Ok(WorkspaceRow {
            name,
            zone,
            answer_hours: hours.ok_or(BadSetting::AnswerHours)?,
            rest_days,
            pauses: self.pauses,
            ..before.clone()
        })
    }
}

/// The name of a zone as the database of zones writes it.
pub(crate) fn checked_zone(name: &str) -> Option<String> {
    TimeZone::get(name.trim()).ok()?.iana_name().map(str::to_owned)
}

impl Desk {
    /// What holds for the whole workspace.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn settings(&self, scope: &Scope) -> Result<WorkspaceSettings, DeskError> {
        let mut unit = self.store().read().await?;
        let workspace = unit.workspace(scope).await?;
        let days = workspace.rest_days.split(',').filter_map(|day| day.parse().ok());
        let seen = unit.members_seen(scope).await?;
        let members = unit.members(scope).await?.into_iter().map(|row| MemberRow {
            id: row.id,
            name: row.name,
            role: Role::of(&row.role),
            seen: seen.iter().find(|(id, _)| *id == row.id).map(|(_, at)| *at),
        });
        let own = unit.own_addresses(scope).await?.into_iter().map(|(address, is_given)| OwnAddress { address, is_given });
        let muted = unit.muted_addresses(scope).await?.into_iter();
        Ok(WorkspaceSettings {
            rest_days: days.filter_map(|day| Weekday::from_monday_one_offset(day).ok()).collect(),
            answer_hours: u32::try_from(workspace.answer_hours).unwrap_or(24),
            name: workspace.name,
            zone: workspace.zone,
            pauses: workspace.pauses,
            own_addresses: own.collect(),
            muted: muted.map(|row| MutedAddress { address: row.address, id: row.id }).collect(),
            members: members.collect(),
            invitations: self.invitations(&mut unit, scope).await?,
        })
    }

    /// Changes what holds for the whole workspace. Where the pace changes, all clocks are read again.
    ///
    /// # Errors
    /// When it makes no sense, or when the data cannot be reached.
    pub async fn set_settings(&self, scope: &Scope, form: &WorkspaceForm) -> Result<(), SettingsError> {
        let mut unit = self.begin_deed(scope).await?;
        let before = unit.workspace(scope).await?;
        let now = form.checked(&before).map_err(SettingsError::Bad)?;
        unit.change_workspace(scope, &now).await?;
        let pace = |row: &WorkspaceRow| (row.answer_hours, row.rest_days.clone(), row.pauses, row.zone.clone());
        if pace(&before) != pace(&now) {
            unit.unsettle_all(scope).await?;
        }
        self.note(&mut unit, scope, "settings-changed", scope.workspace()).await?;
        unit.commit().await?;
        Ok(self.settle(scope, |_| true).await?)
    }

    /// Says that an address is ours.
    ///
    /// # Errors
    /// When it cannot be understood, or when the data cannot be reached.
    pub async fn add_own_address(&self, scope: &Scope, address: &str) -> Result<(), SettingsError> {
        let address = Address::parse(address.trim()).ok_or(SettingsError::Bad(BadSetting::Address))?;
        let mut unit = self.begin_deed(scope).await?;
        let before = unit.own_addresses(scope).await?;
        let mut own = before.clone();
        self.own(&mut unit, scope, &mut own, &address).await?;
        // Said once more, with each import for example, it is no reason to look at every message again.
        if own != before {
            keep_own(&mut unit, scope, &own).await?;
        }
        unit.commit().await?;
        Ok(self.settle(scope, |_| true).await?)
    }

    /// Says that an address is not ours after all. That holds, whatever it wrote, until it is added again. Gives what
    /// [`Desk::restore_own_address`] takes; nothing where it was none of ours.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn remove_own_address(&self, scope: &Scope, address: &str) -> Result<Option<AddressId>, SettingsError> {
        let mut unit = self.begin_deed(scope).await?;
        let mut own = unit.own_addresses(scope).await?;
        let place = own.iter().position(|(known, _)| known == address);
        let Some((place, address)) = place.zip(Address::parse(address)) else { return Ok(None) };
        let (_, was_given) = own.remove(place);
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        unit.refuse_address(scope, &RefusedAddress { address: address.as_str().to_owned(), was_given, place }).await?;
        keep_own(&mut unit, scope, &own).await?;
        let id = self.preparing_in(&mut unit, scope).await?.address_id(&address);
        self.note(&mut unit, scope, "own-address-removed", id).await?;
        unit.commit().await?;
        self.settle(scope, |_| true).await?;
        Ok(Some(id))
    }

    /// Takes back that an address is not ours.
    ///
    /// # Errors
    /// When nobody had said so, or when the data cannot be reached.
    pub async fn restore_own_address(&self, scope: &Scope, id: AddressId) -> Result<(), DeskError> {
        let mut unit = self.begin_deed(scope).await?;
        let preparing = self.preparing_in(&mut unit, scope).await?;
        let is_it = |refused: &RefusedAddress| {
            Address::parse(&refused.address).is_some_and(|address| preparing.address_id(&address) == id)
        };
        let refused = unit.refused_addresses(scope).await?.into_iter().find(is_it);
        let refused = refused.ok_or(DeskError::Missing("the address"))?;
        unit.accept_address(scope, &refused.address).await?;
        let mut own = unit.own_addresses(scope).await?;
        let place = usize::try_from(refused.place).unwrap_or(usize::MAX).min(own.len());
        own.insert(place, (refused.address, refused.was_given));
        keep_own(&mut unit, scope, &own).await?;
        self.note(&mut unit, scope, "own-address-restored", id).await?;
        unit.commit().await?;
        self.settle(scope, |_| true).await
    }

    /// Puts an address among ours that the owner names; whatever was said against it no longer holds.
    pub(crate) async fn own(
        &self,
        unit: &mut Unit,
        scope: &Scope,
        own: &mut Vec<(String, bool)>,
        address: &Address,
    ) -> Result<(), DeskError> {
        for refused in unit.refused_addresses(scope).await? {
            if Address::parse(&refused.address).is_none_or(|refused| refused.mailbox_key() == address.mailbox_key()) {
                unit.accept_address(scope, &refused.address).await?;
            }
        }
        if own.iter().any(|(known, is_given)| *is_given && known == address.as_str()) {
            return Ok(());
        }
        own.retain(|(known, _)| known != address.as_str());
        own.push((address.as_str().to_owned(), true));
        let id = self.preparing_in(unit, scope).await?.address_id(address);
        Ok(self.note(unit, scope, "own-address-added", id).await?)
    }
}

/// Keeps our own addresses. Whose each letter is has to be settled again.
pub(crate) async fn keep_own(unit: &mut Unit, scope: &Scope, own: &[(String, bool)]) -> Result<(), StoreError> {
    unit.set_own_addresses(scope, own).await?;
    crate::settling::mark_ours(unit, scope, own).await?;
    unit.unsettle_all(scope).await
}
