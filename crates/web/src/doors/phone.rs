//! Mila on the telephone, and who came in from where; and data that were restored, with the deed that goes on with them.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use mila_desk::Scope;
use mila_domain::ids::WorkspaceId;
use url::Host;

use crate::pages::notice::Done;
use crate::pages::phone::{PhonePage, Reached};
use crate::pages::restored::RestoredPart;
use crate::pages::shell::Section;

use super::answer::{Problem, back, page};
use super::forms::{Back, Press};
use super::visit::{Inside, Member, Visit};
use super::{Doors, House};

/// When members last came in from another machine, since the program was started.
#[derive(Default)]
pub struct Elsewhere(Mutex<HashMap<WorkspaceId, Timestamp>>);

impl Elsewhere {
    /// Takes note that a member came in.
    pub fn note(&self, house: &House, scope: &Scope, asker: Option<IpAddr>) {
        if asker.is_some_and(|asker| !is_here(house, asker)) {
            let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            last.insert(scope.workspace(), house.desk().now());
        }
    }

    fn last(&self, scope: &Scope) -> Option<Timestamp> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&scope.workspace()).copied()
    }
}

/// Whether this machine itself asks, as far as its addresses are known.
fn is_here(house: &House, asker: IpAddr) -> bool {
    let base = match house.doors.base.host() {
        Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
        Some(Host::Ipv6(address)) => Some(IpAddr::V6(address).to_canonical()),
        Some(Host::Domain(_)) | None => None,
    };
    asker.is_loopback() || asker == house.doors.listen || Some(asker) == base
}

/// The page.
pub async fn phone(State(house): State<Arc<House>>, inside: Inside) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    let Doors { base, listen, .. } = &house.doors;
    let reached = Reached { base, listen: *listen, elsewhere: house.elsewhere.last(&member.scope) };
    let shown = PhonePage::of(visit.texts(), &member.here(&house), reached);
    page(shown.html(&visit.shell(Section::Settings, &shown.title)?))
}

/// What to say about data that were restored.
pub async fn restored(house: &House, visit: &Visit, member: &Member) -> Result<Option<RestoredPart>, Problem> {
    let restored = house.desk().restored().await?;
    Ok(restored.map(|restored| RestoredPart::of(visit.texts(), &member.here(house), member.me.role, &restored)))
}

/// Goes on with data that were restored.
pub async fn resume(State(house): State<Arc<House>>, press: Press<Back>) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    house.once(&press.member.scope, house.desk().resume(&press.member.scope)).await?;
    Ok(back(&house, press.form.back.as_deref(), "/settings", Done::Resumed, None))
}
