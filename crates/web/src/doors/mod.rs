//! The doors of the desk: which page stands at which address, who may come in, and what every answer carries.
//! A handler is a doorman: it looks at who asks, asks the desk, and hands over a page that others have written.

mod accounts;
mod answer;
mod assets;
mod contacts;
mod conversations;
mod cookies;
mod door;
mod files;
mod forms;
mod guard;
mod headers;
mod import;
mod inbox;
mod languages;
mod letters;
mod live;
mod people;
mod phone;
mod press;
mod search;
mod settings;
mod today;
mod trouble;
mod upload;
mod visit;
mod whose;

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use mila_desk::imports::Import;
use mila_desk::{Desk, Scope};
use tokio::sync::watch;
use tower_http::compression::CompressionLayer;
use url::Url;

pub use accounts::{Consent, ConsentUrl};
use phone::Elsewhere;
use press::Presses;

/// Starts an import in the background.
pub type StartImport = Arc<dyn Fn(Scope, ImportOrder) + Send + Sync>;

/// What the doors need of the program.
#[derive(Clone)]
pub struct Doors {
    /// Everything that one can do.
    pub desk: Desk,
    /// Under which address the desk is reached from outside. Links are built from it only; where it is `https`,
    /// cookies are for `https` only.
    pub base: Url,
    /// Where the program listens itself.
    pub listen: IpAddr,
    /// Machines that may say on whose behalf they ask (`X-Forwarded-For`).
    pub trusted_proxies: Vec<IpAddr>,
    /// Where uploaded files are kept until they are taken in, each in a folder named by [`Import::folder`].
    pub uploads: PathBuf,
    /// The zone of the machine, which a new owner is asked about.
    pub zone: String,
    /// Starts an import in the background.
    pub import: StartImport,
    /// How owners can let Mila in at providers that want a consent.
    pub consent: Consent,
    /// Becomes `true` when the program is about to end, so that pages which wait for news let go.
    pub ending: watch::Receiver<bool>,
}

/// Mail that is to be taken in. The desk has taken note of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportOrder {
    /// The file or folder.
    pub path: PathBuf,
    /// As the desk knows it.
    pub import: Import,
    /// Whether it was uploaded. Then it lies in a folder of its own, which is no longer needed afterwards.
    pub is_upload: bool,
}

/// What all handlers share.
struct House {
    doors: Doors,
    presses: Presses,
    elsewhere: Elsewhere,
}

impl House {
    const fn desk(&self) -> &Desk {
        &self.doors.desk
    }

    fn is_https(&self) -> bool {
        self.doors.base.scheme() == "https"
    }
}

/// Every page of the desk at its address.
pub fn router(doors: Doors) -> Router {
    let house = Arc::new(House { doors, presses: Presses::default(), elsewhere: Elsewhere::default() });
    Router::new()
        .merge(pages())
        .merge(deeds())
        .merge(mail())
        .merge(outside())
        .fallback(trouble::missing)
        .method_not_allowed_fallback(trouble::wrong_method)
        .layer(from_fn_with_state(Arc::clone(&house), visit::welcome))
        .layer(CompressionLayer::new())
        .with_state(house)
}

/// What a member looks at.
fn pages() -> Router<Arc<House>> {
    Router::new()
        .route("/", get(today::beginning))
        .route("/today", get(today::today))
        .route("/live", get(live::live))
        .route("/inbox", get(inbox::inbox))
        .route("/conversations/{id}", get(conversations::conversation))
        .route("/messages/{id}/letter", get(letters::letter))
        .route("/messages/{id}/raw", get(letters::raw))
        .route("/messages/{id}/attachments/{number}", get(letters::attachment))
        .route("/people", get(people::people))
        .route("/people/{id}", get(people::person))
        .route("/people/{id}/card", get(contacts::card))
        .route("/contacts/all.vcf", get(contacts::cards))
        .route("/search", get(search::search))
        .route("/palette", get(search::palette))
        .route("/import", get(import::import))
        .route("/settings", get(settings::settings))
        .route("/settings/phone", get(phone::phone))
}

/// What a member does.
fn deeds() -> Router<Arc<House>> {
    Router::new()
        .route("/conversations/{id}/excuse", post(conversations::excuse_all))
        .route("/excuses/{id}/undo", post(conversations::undo_excuse_all))
        .route("/messages/{id}/excuse", post(conversations::excuse))
        .route("/messages/{id}/excuse/undo", post(conversations::undo_excuse))
        .route("/messages/{id}/claim", post(conversations::claim))
        .route("/messages/{id}/claim/undo", post(conversations::undo_claim))
        .route("/addresses/{id}/mute", post(people::mute))
        .route("/addresses/{id}/mute/undo", post(people::undo_mute))
        .route("/addresses/{id}/remove", post(whose::remove_address))
        .route("/people/new", get(whose::new_person).post(whose::add_person))
        .route("/people/{id}/addresses", post(whose::add_address))
        .route("/people/{id}/merge", get(whose::merging).post(whose::merge))
        .route("/deeds/{id}/undo", post(whose::take_back))
        .route("/contacts", get(contacts::contacts).post(contacts::read).layer(DefaultBodyLimit::disable()))
        .route("/contacts/{id}", get(contacts::file).post(contacts::take))
        .route("/people/{id}/profile", get(people::profile).post(people::set_profile))
        .route("/import/path", post(import::path))
        .route("/import/files", post(upload::files).layer(DefaultBodyLimit::disable()))
        .route("/settings/me", post(settings::me))
        .route("/settings/password", post(settings::password))
        .route("/settings/workspace", post(settings::workspace))
        .route("/settings/addresses", post(settings::add_address))
        .route("/settings/addresses/remove", post(settings::remove_address))
        .route("/settings/addresses/{id}/undo", post(settings::restore_address))
        .route("/settings/restored", post(phone::resume))
        .route("/settings/members/invite", post(settings::invite))
        .route("/settings/invitations/{id}/withdraw", post(settings::withdraw))
        .route("/settings/members/{id}/remove", post(settings::remove_member))
        .route("/sign-out", post(door::sign_out))
}

/// Mail accounts.
fn mail() -> Router<Arc<House>> {
    Router::new()
        .route("/settings/accounts", get(accounts::accounts))
        .route("/settings/accounts/new", get(accounts::filling::new).post(accounts::filling::add))
        .route("/settings/accounts/consent", get(accounts::consent::answered).post(accounts::consent::finish))
        .route("/settings/accounts/{id}", get(accounts::account))
        .route("/settings/accounts/{id}/change", get(accounts::filling::changing).post(accounts::filling::change))
        .route("/settings/accounts/{id}/consent", post(accounts::consent::ask))
        .route("/settings/accounts/{id}/look-back", post(accounts::deeds::look_back))
        .route("/settings/accounts/{id}/pause", post(accounts::deeds::pause))
        .route("/settings/accounts/{id}/resume", post(accounts::deeds::resume))
        .route("/settings/accounts/{id}/folders", post(accounts::deeds::folders))
        .route("/settings/accounts/{id}/remove", post(accounts::deeds::remove))
}

/// What anybody may see.
fn outside() -> Router<Arc<House>> {
    Router::new()
        .route("/sign-in", get(door::door).post(door::sign_in))
        .route("/link/{token}", get(door::open_link))
        .route("/link", get(door::link).post(door::use_link))
        .route("/assets/app.css", get(assets::css))
        .route("/assets/app.js", get(assets::js))
        .route("/assets/icon.svg", get(assets::icon))
        .route("/assets/icon-180.png", get(assets::icon_180))
        .route("/assets/icon-192.png", get(assets::icon_192))
        .route("/assets/icon-512.png", get(assets::icon_512))
        .route("/sw.js", get(assets::service_worker))
        .route("/manifest.webmanifest", get(assets::manifest))
        .route("/robots.txt", get(assets::robots))
        .route("/offline", get(assets::offline))
}

#[cfg(test)]
mod tests;
