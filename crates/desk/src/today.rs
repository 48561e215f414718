//! Today: who waits, most urgent first, and what else the owner should know this morning.

use jiff::Timestamp;
use mila_domain::conversation::Standing;
use mila_domain::ids::{ConversationId, MessageId, PersonId};
use mila_domain::language::Language;
use mila_domain::report::PersonName;
use mila_store::{ConversationRow, PersonRow, Scope};

use crate::accounts::Account;
use crate::desk::{Desk, DeskError};
use crate::settling::ninety_days_before;

/// The one page that says what to do now.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    /// Who waits for our answer and wrote within the last 90 days: the nearest deadline first, late ones before it.
    pub waiting: Vec<Waiting>,
    /// How many more wait since the last 90 days than are in `waiting`.
    pub waiting_more: u64,
    /// How many wait for longer than 90 days.
    pub waiting_older: u64,
    /// Who fell silent within the last 90 days, the longest silence first.
    pub quiet: Vec<Quiet>,
    /// How many fell silent before that.
    pub quiet_older: u64,
    /// Messages that could not be read and are kept raw.
    pub unreadable: u64,
    /// All messages that are kept.
    pub messages: u64,
    /// Whether Mila knows whose mail this is.
    pub owner: Owner,
    /// What works in the background.
    pub workers: Vec<HeartBeat>,
    /// The mail accounts, in the order in which they were connected.
    pub accounts: Vec<Account>,
    /// How soon a client is to be answered, in seconds.
    pub answer_limit_s: i64,
}

/// Whether Mila knows which addresses are ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// It does, or there is no mail yet.
    Known,
    /// It has to be told; these addresses could be ours, the likeliest first.
    Unknown(Vec<String>),
}

/// A conversation in which somebody waits for us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Where to answer.
    pub conversation: ConversationId,
    /// The first unanswered letter.
    pub message: MessageId,
    /// Who wrote the first unanswered letter.
    pub person: Option<PersonId>,
    /// Their name.
    pub who: PersonName,
    /// The subject of that letter.
    pub subject: Option<String>,
    /// The beginning of what they wrote, in one line.
    pub words: Option<String>,
    /// The language of that letter.
    pub language: Option<Language>,
    /// When it was written.
    pub since: Timestamp,
    /// Until when an answer is in time.
    pub deadline: Timestamp,
}

/// Somebody who fell silent against their own rhythm.
#[derive(Debug, Clone, PartialEq)]
pub struct Quiet {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub who: PersonName,
    /// The last letter in either direction.
    pub last: Timestamp,
    /// The median gap between letters, in days.
    pub usual_gap_days: f64,
}

/// A sign of life of something that works in the background.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeartBeat {
    /// What it does.
    pub worker: Worker,
    /// When it last said that it lives.
    pub at: Option<Timestamp>,
    /// What it is doing.
    pub state: WorkerState,
}

/// What works in the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Worker {
    /// Puts received mail into conversations.
    Settling,
    /// Takes in uploaded mail.
    Importing,
    /// Reads mail accounts.
    Receiving,
}

/// How a worker is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkerState {
    /// It waits for work.
    Idle,
    /// It works, and this much of it is done.
    Busy {
        /// So many steps are done ...
        done: u64,
        /// ... of so many, if that is known.
        of: Option<u64>,
    },
    /// It gave no sign of life for too long.
    Stopped,
}

/// More rows than this are for the inbox.
const MOST_WAITING: i64 = 50;
/// More rows than this are for the list of people.
const MOST_QUIET: i64 = 20;
/// Microseconds of a day.
const DAY_US: f64 = 86_400_000_000.0;

impl Desk {
    /// What to do now.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn today(&self, scope: &Scope) -> Result<Today, DeskError> {
        let now = self.now();
        let since = ninety_days_before(now);
        let mut unit = self.store().read().await?;
        let waiting = unit.waiting_since(scope, since, MOST_WAITING).await?;
        let shown = waiting.len() as u64;
        let recent = if shown < MOST_WAITING.unsigned_abs() { shown } else { unit.count_waiting_since(scope, since).await? };
        let quiet = unit.quiet_people(scope, now, since, MOST_QUIET).await?;
        let quiet_older = unit.count_quiet_before(scope, now, since).await?;
        let (counts, messages) = self.counts(scope, &mut unit).await?;
        let workspace = unit.workspace(scope).await?;
        Ok(Today {
            waiting: waiting.into_iter().filter_map(Waiting::of).collect(),
            waiting_more: recent - shown,
            waiting_older: counts.awaiting_us.saturating_sub(recent),
            quiet: quiet.into_iter().filter_map(Quiet::of).collect(),
            quiet_older,
            unreadable: counts.unreadable,
            messages,
            owner: self.owner(scope, &mut unit, messages).await?,
            workers: self.workers().beats(now),
            accounts: self.accounts_in(scope, &mut unit).await?,
            answer_limit_s: workspace.answer_hours * 3_600,
        })
    }
}

impl Waiting {
    fn of(row: ConversationRow) -> Option<Self> {
        let Standing::AwaitingUs { since, deadline } = row.standing else { return None };
        Some(Self {
            conversation: row.id,
            message: row.shown,
            person: row.person,
            who: PersonName { name: row.name, address: row.address.unwrap_or_default() },
            subject: row.subject,
            words: row.words,
            language: row.language,
            since,
            deadline,
        })
    }
}

impl Quiet {
    fn of(row: PersonRow) -> Option<Self> {
        #[expect(clippy::cast_precision_loss, reason = "days are shown, not microseconds")]
        let usual_gap_days = row.gap_us? as f64 / DAY_US;
        Some(Self { person: row.id, who: PersonName { name: row.name, address: row.address }, last: row.last?, usual_gap_days })
    }
}
