//! Receiving: raw mail is kept first, understood next, and put into conversations last. Whatever was met once is
//! known again by its bytes; the same letter in other bytes by its id and body.

mod preparing;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use mila_domain::account::Flags;
use mila_domain::address::Address;
use mila_domain::folder::Folder;
use mila_domain::ids::{AddressId, MessageId};
use mila_domain::ours::Ours;
use mila_domain::report::Why;
use mila_store::search::NewWords;
use mila_store::{Ingest, IngestKey, KnownMessage, NewAddress, NewMessage, Raw, Scope, Unit};

use crate::again::again;
use crate::desk::{Desk, DeskError};
pub(crate) use preparing::instant_of;
pub use preparing::{Met, Prepared, Preparing, RawLetter};

/// What came of taking in some messages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    /// They were not there before.
    pub new: u64,
    /// They were.
    pub known: u64,
    /// They could not be read, and are kept raw.
    pub unreadable: u64,
}

/// The word under which the verdicts of a folder's part are kept.
const fn part(folder: Folder) -> &'static str {
    match folder {
        Folder::Trash => "trash",
        Folder::Spam => "spam",
        Folder::Drafts => "drafts",
        Folder::Chat => "chat",
        Folder::Other => "other",
        Folder::Sent => "sent",
    }
}

impl Desk {
    /// What threads need to prepare mail.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn preparing(&self, scope: &Scope) -> Result<Preparing, DeskError> {
        self.preparing_in(&mut self.store().read().await?, scope).await
    }

    /// The same within a unit.
    pub(crate) async fn preparing_in(&self, unit: &mut Unit, scope: &Scope) -> Result<Preparing, DeskError> {
        let workspace = unit.workspace(scope).await?;
        Ok(Preparing::new(workspace.id, crate::desk::zone_of(&workspace), self.now()))
    }

    /// Which of these were met in such a folder before, by their numbers.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn met_before(&self, scope: &Scope, folder: Folder, uids: &[i64]) -> Result<HashSet<i64>, DeskError> {
        Ok(self.store().read().await?.met_before(scope, part(folder), uids).await?)
    }

    /// Keeps messages from a mail server, and has them settled. See [`Desk::take`].
    ///
    /// # Errors
    /// When they could not be kept; then none of them was.
    pub async fn take_from_server(&self, scope: &Scope, prepared: &mut [Prepared]) -> Result<Taken, DeskError> {
        let taken = self.take(scope, prepared).await?;
        self.inner.unsettled.notify_one();
        Ok(taken)
    }

    /// Keeps messages in one transaction: raw bytes, verdicts and what was understood. They are settled later.
    ///
    /// # Errors
    /// When they could not be kept; then none of them was.
    pub async fn take(&self, scope: &Scope, prepared: &mut [Prepared]) -> Result<Taken, DeskError> {
        again!(self.take_once(scope, prepared).await)
    }

    async fn take_once(&self, scope: &Scope, prepared: &mut [Prepared]) -> Result<Taken, DeskError> {
        let mut unit = self.store().begin_in(scope).await?;
        let ours: Vec<Address> =
            unit.own_addresses(scope).await?.iter().filter_map(|(address, _)| Address::parse(address)).collect();
        let taken = take(&mut unit, scope, prepared, &Ours::new(ours)).await?;
        unit.commit().await?;
        Ok(taken)
    }
}

/// Which messages of a portion are new, by their places.
#[derive(Default)]
struct Sorted {
    known: HashMap<[u8; 16], KnownMessage>,
    new: Vec<usize>,
    taken: Taken,
}

async fn take(unit: &mut Unit, scope: &Scope, prepared: &mut [Prepared], ours: &Ours) -> Result<Taken, DeskError> {
    let sorted = sort(unit, scope, prepared).await?;
    add(unit, scope, prepared, &sorted.new, ours).await?;
    let verdicts = verdicts(prepared, &sorted);
    let ingests: Vec<Ingest<'_>> = verdicts.iter().map(|(place, verdict, message)| place.ingest(verdict, *message)).collect();
    unit.add_ingests(scope, &ingests).await?;
    Ok(sorted.taken)
}

/// Tells what is new from what is known, by earlier portions or within this one.
async fn sort(unit: &mut Unit, scope: &Scope, prepared: &mut [Prepared]) -> Result<Sorted, DeskError> {
    let identities: Vec<[u8; 16]> = prepared.iter().map(|prepared| prepared.message.identity).collect();
    let mut sorted = Sorted { known: unit.known_messages(scope, &identities).await?, ..Sorted::default() };
    let mut first: HashMap<[u8; 16], usize> = HashMap::new();
    for index in 0..prepared.len() {
        let message = &prepared[index].message;
        let (identity, folder, nature) = (message.identity, message.folder, message.nature);
        if let Some(there) = sorted.known.get_mut(&identity) {
            sorted.taken.known += 1;
            promote(unit, scope, there, message).await?;
        } else if let Some(&earlier) = first.get(&identity) {
            sorted.taken.known += 1;
            let keys = message.keys.clone();
            let earlier = &mut prepared[earlier].message;
            if folder > earlier.folder {
                (earlier.folder, earlier.nature, earlier.keys) = (folder, nature, keys);
            }
        } else {
            first.insert(identity, index);
            sorted.new.push(index);
            sorted.taken.unreadable += u64::from(message.unreadable.is_some());
            sorted.taken.new += u64::from(message.unreadable.is_none());
        }
    }
    Ok(sorted)
}

/// Where each was met, its verdict, and the message that it is.
fn verdicts(prepared: &[Prepared], sorted: &Sorted) -> Vec<(Place, &'static str, Option<MessageId>)> {
    let ids = sorted.new.iter().map(|index| (prepared[*index].message.identity, prepared[*index].message.id));
    let known = sorted.known.iter().map(|(identity, there)| (*identity, there.id));
    let ids: HashMap<[u8; 16], MessageId> = known.chain(ids).collect();
    let is_new: HashSet<usize> = sorted.new.iter().copied().collect();
    let verdict = |(index, prepared): (usize, &Prepared)| {
        let verdict = match (is_new.contains(&index), prepared.message.unreadable) {
            (false, _) => "known",
            (true, None) => "kept",
            (true, Some(Why::TooLarge)) => "too-large",
            (true, Some(Why::Empty | Why::NoHeader | Why::HeaderTooLong | Why::Defeated | Why::CannotRead)) => "unreadable",
        };
        (Place::of(prepared), verdict, ids.get(&prepared.message.identity).copied())
    };
    prepared.iter().enumerate().map(verdict).collect()
}

/// Where something was met, in the words of rows.
struct Place {
    account: Cow<'static, str>,
    folder: Cow<'static, str>,
    validity: i64,
    uid: i64,
    flags: Flags,
}

impl Place {
    fn of(prepared: &Prepared) -> Self {
        match prepared.met {
            Met::Exported(folder) => Self {
                account: "import".into(),
                folder: part(folder).into(),
                validity: 0,
                uid: prepared.raw.uid,
                flags: Flags::default(),
            },
            Met::OnServer { spot, uid, flags } => {
                let (account, folder) = spot.texts();
                let validity = i64::from(spot.validity);
                Self { account: account.into(), folder: folder.into(), validity, uid: i64::from(uid), flags }
            }
        }
    }

    fn ingest<'a>(&'a self, verdict: &'a str, message: Option<MessageId>) -> Ingest<'a> {
        let key = IngestKey { account: &self.account, folder: &self.folder, validity: self.validity, uid: self.uid };
        Ingest { key, verdict, message, flags: self.flags }
    }
}

/// Of several copies the one in the liveliest folder counts.
async fn promote(unit: &mut Unit, scope: &Scope, there: &mut KnownMessage, copy: &NewMessage) -> Result<(), DeskError> {
    if copy.folder > there.folder {
        unit.move_message(scope, there.id, copy.folder, copy.nature).await?;
        // What lay in the spam was found by its own id alone.
        unit.add_keys(scope, there.id, &copy.keys).await?;
        there.folder = copy.folder;
    }
    Ok(())
}

/// Adds the messages at these places.
async fn add(unit: &mut Unit, scope: &Scope, prepared: &mut [Prepared], new: &[usize], ours: &Ours) -> Result<(), DeskError> {
    let mut ids: Vec<MessageId> = new.iter().map(|index| prepared[*index].message.id).collect();
    unit.free_message_ids(scope, &mut ids).await?;
    let mut addresses: HashMap<AddressId, NewAddress> = HashMap::new();
    for (index, id) in new.iter().zip(ids) {
        let prepared = &mut prepared[*index];
        prepared.message.id = id;
        for address in &prepared.addresses {
            let known = addresses.entry(address.id).or_insert_with(|| {
                let is_ours = Address::parse(&address.address).is_some_and(|address| ours.has(&address));
                NewAddress { name: None, name_worth: 0, delivered: 0, is_ours, ..address.clone() }
            });
            known.delivered += address.delivered;
            if address.name_worth > known.name_worth {
                (known.name, known.name_worth) = (address.name.clone(), address.name_worth);
            }
        }
    }
    let mut addresses: Vec<NewAddress> = addresses.into_values().collect();
    addresses.sort_unstable_by_key(|address| address.id);
    unit.put_addresses(scope, &addresses).await?;
    let kept = || new.iter().map(|index| &prepared[*index]);
    let messages: Vec<&NewMessage> = kept().map(|kept| &kept.message).collect();
    unit.add_messages(scope, &messages).await?;
    // Of what is too large nothing is kept, rather than a part that looks like all of it.
    let raws: Vec<Raw<'_>> = kept()
        .filter_map(|kept| {
            let bytes = kept.raw.bytes.as_deref()?;
            Some(Raw { message: kept.message.id, sha256: &kept.raw.sha256, bytes })
        })
        .collect();
    unit.add_raws(scope, &raws).await?;
    let words: Vec<NewWords<'_>> = kept()
        .filter(|kept| !kept.words.is_empty())
        .map(|kept| NewWords { message: kept.message.id, words: &kept.words })
        .collect();
    unit.add_words(scope, &words).await?;
    Ok(())
}
