//! Sample settings for the tests of whoever shows them. The people are invented.

use jiff::civil::Weekday;
use mila_desk::members::{Invitation, Me, MemberRow, Refusal, Role};
use mila_desk::settings::{BadSetting, MutedAddress, OwnAddress, WorkspaceForm, WorkspaceSettings};
use mila_domain::ids::{AddressId, LinkId, MemberId};

use super::{InvitedPage, RefusedSetting, SettingsPage};
use crate::pages::door::samples::ZONES;
use crate::pages::people::samples::hours_ago;
use crate::pages::samples::{here, me};
use crate::texts::Texts;

/// For an owner and a member, and after each refusal.
#[must_use]
pub fn samples(texts: Texts) -> Vec<(&'static str, SettingsPage)> {
    let page = |role, settings: &WorkspaceSettings, refused: Option<&RefusedSetting>| {
        SettingsPage::of(texts, &here(), &Me { role, ..me(texts.language()) }, settings, ZONES, refused)
    };
    let refused = |refused: RefusedSetting| page(Role::Owner, &studio(), Some(&refused));
    let workspace = |why| refused(RefusedSetting::Workspace { typed: typed(), why });
    vec![
        ("settings", page(Role::Owner, &studio(), None)),
        ("settings of a member", page(Role::Member, &studio(), None)),
        ("settings of somebody new", page(Role::Owner, &blank(), None)),
        ("settings with a wrong password", refused(RefusedSetting::Password(Refusal::WrongPassword))),
        ("settings with a short password", refused(RefusedSetting::Password(Refusal::ShortPassword))),
        ("settings with a bad address", refused(RefusedSetting::Address { typed: "ola\"@<b>".into() })),
        ("settings of the last owner", refused(RefusedSetting::Member(Refusal::LastOwner))),
        ("settings in no zone", workspace(BadSetting::Zone)),
        ("settings without hours", workspace(BadSetting::AnswerHours)),
        ("settings without a working day", workspace(BadSetting::NoWorkingDay)),
        ("settings with a long name", workspace(BadSetting::Name)),
    ]
}

/// The page after inviting somebody.
#[must_use]
pub fn invitations(texts: Texts) -> Vec<(&'static str, InvitedPage)> {
    let page = |role| InvitedPage::of(texts, &here(), role, "https://mila.example.com/link/0b3k7q", hours_ago(-24 * 7));
    vec![("invited member", page(Role::Member)), ("invited owner", page(Role::Owner))]
}

fn studio() -> WorkspaceSettings {
    let member =
        |number, name: &str, role, seen| MemberRow { id: MemberId::from_number(number), name: name.to_owned(), role, seen };
    let own = |address: &str, is_given| OwnAddress { address: address.to_owned(), is_given };
    let muted = |number, address: &str| MutedAddress { id: AddressId::from_number(number), address: address.to_owned() };
    WorkspaceSettings {
        name: "Lipowa Studio".into(),
        zone: "Europe/Warsaw".into(),
        answer_hours: 24,
        rest_days: vec![Weekday::Saturday, Weekday::Sunday],
        pauses: true,
        own_addresses: vec![own("ola@lipowa-studio.pl", true), own("ola.nowicka@gmail.com", false)],
        muted: vec![muted(5, "offers@shop.example.com"), muted(6, "\"<b>\"@example.com")],
        members: vec![
            member(1, "Mila Winter", Role::Owner, Some(hours_ago(0))),
            member(2, "דנה לוי", Role::Member, Some(hours_ago(20))),
            member(3, "<b>Jan</b>", Role::Member, None),
        ],
        invitations: vec![invitation(1, Role::Member, Some("<b>דנה</b> לוי")), invitation(2, Role::Owner, None)],
    }
}

fn invitation(number: i64, role: Role, by: Option<&str>) -> Invitation {
    let (made, expires) = (hours_ago(30), hours_ago(-42));
    Invitation { id: LinkId::from_number(number), role, by: by.map(str::to_owned), made, expires }
}

fn blank() -> WorkspaceSettings {
    WorkspaceSettings {
        name: String::new(),
        rest_days: Vec::new(),
        own_addresses: Vec::new(),
        muted: Vec::new(),
        members: studio().members.into_iter().take(1).collect(),
        invitations: Vec::new(),
        ..studio()
    }
}

fn typed() -> WorkspaceForm {
    WorkspaceForm {
        name: "Lipowa\" <Studio>".into(),
        zone: "Mars/Olympus".into(),
        answer_hours: "soon".into(),
        rest_days: vec![Weekday::Friday],
        pauses: false,
    }
}
