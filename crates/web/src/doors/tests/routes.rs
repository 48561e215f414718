//! Every route, in one table: the tests go through all of it.

/// What stands behind a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A page of members.
    Page,
    /// Something of members that is no page.
    Part,
    /// A deed of members, with the fields of its form.
    Deed(&'static str),
    /// For anybody.
    Open,
}

/// `{con}` and the like stand for ids of a workspace.
pub const ROUTES: &[(&str, Kind)] = &[
    ("/", Kind::Open),
    ("/today", Kind::Page),
    ("/live", Kind::Part),
    ("/inbox", Kind::Page),
    ("/conversations/{con}", Kind::Page),
    ("/messages/{msg}/letter", Kind::Part),
    ("/messages/{msg}/raw", Kind::Part),
    ("/messages/{msg}/attachments/0", Kind::Part),
    ("/people", Kind::Page),
    ("/people/{per}", Kind::Page),
    ("/search", Kind::Page),
    ("/palette", Kind::Part),
    ("/import", Kind::Page),
    ("/settings", Kind::Page),
    ("/settings/phone", Kind::Page),
    ("/settings/accounts", Kind::Page),
    ("/settings/accounts/new", Kind::Page),
    ("/settings/accounts/new", Kind::Deed("address=b@studio.example&password=p&look_back=all&host=&port=&security=tls&login=")),
    ("/settings/accounts/consent", Kind::Page),
    ("/settings/accounts/consent", Kind::Deed("state=s&code=c")),
    ("/settings/accounts/{acc}", Kind::Page),
    ("/settings/accounts/{acc}/change", Kind::Page),
    ("/settings/accounts/{acc}/change", Kind::Deed("password=&host=imap.studio.example&port=993&security=tls&login=")),
    ("/settings/accounts/{acc}/consent", Kind::Deed("")),
    ("/settings/accounts/{acc}/look-back", Kind::Deed("look_back=all")),
    ("/settings/accounts/{acc}/pause", Kind::Deed("")),
    ("/settings/accounts/{acc}/resume", Kind::Deed("")),
    ("/settings/accounts/{acc}/folders", Kind::Deed("folders=fol_0000000000007")),
    ("/settings/accounts/{acc}/remove", Kind::Deed("")),
    ("/conversations/{con}/excuse", Kind::Deed("back=/today")),
    ("/excuses/{dee}/undo", Kind::Deed("back=/today")),
    ("/messages/{msg}/excuse", Kind::Deed("back=/today")),
    ("/messages/{msg}/excuse/undo", Kind::Deed("back=/today")),
    ("/messages/{msg}/claim", Kind::Deed("back=/today")),
    ("/messages/{msg}/claim/undo", Kind::Deed("back=/today")),
    ("/addresses/{adr}/mute", Kind::Deed("back=/today")),
    ("/addresses/{adr}/mute/undo", Kind::Deed("back=/today")),
    ("/people/new", Kind::Page),
    ("/people/new", Kind::Deed("name=B&addresses=b@new.example&address_as=&phones=&birthday=&notes=")),
    ("/people/{per}/card", Kind::Part),
    ("/people/{per}/addresses", Kind::Deed("address=c@new.example")),
    ("/people/{per}/merge", Kind::Page),
    ("/people/{per}/merge", Kind::Deed("other=per_0000000000009")),
    ("/addresses/{adr}/remove", Kind::Deed("back=/people")),
    ("/deeds/{dee}/undo", Kind::Deed("back=/people")),
    ("/contacts", Kind::Page),
    ("/contacts", Kind::Deed("")),
    ("/contacts/all.vcf", Kind::Part),
    ("/contacts/{dee}", Kind::Page),
    ("/contacts/{dee}", Kind::Deed("")),
    ("/people/{per}/profile", Kind::Page),
    ("/people/{per}/profile", Kind::Deed("name=A&address_as=&phones=&birthday=&notes=&seen=0.0.0.0.0")),
    ("/import/path", Kind::Deed("path=/")),
    ("/import/files", Kind::Deed("")),
    ("/settings/me", Kind::Deed("language=pl&look=dark")),
    ("/settings/password", Kind::Deed("current=wrong&new=another%20password")),
    ("/settings/workspace", Kind::Deed("name=N&zone=Asia/Jerusalem&answer_hours=8&rest_days=fri&rest_days=sat&pauses=on")),
    ("/settings/addresses", Kind::Deed("address=new@studio.example")),
    ("/settings/addresses/remove", Kind::Deed("address=ola@studio.example")),
    ("/settings/addresses/{adr}/undo", Kind::Deed("back=/settings")),
    ("/settings/restored", Kind::Deed("")),
    ("/settings/members/invite", Kind::Deed("role=member")),
    ("/settings/invitations/{lnk}/withdraw", Kind::Deed("")),
    ("/settings/members/{mem}/remove", Kind::Deed("")),
    ("/sign-out", Kind::Deed("")),
    ("/sign-in", Kind::Open),
    ("/link/00000000000000000000000000000000", Kind::Open),
    ("/link", Kind::Open),
    ("/assets/app.css", Kind::Open),
    ("/assets/app.js", Kind::Open),
    ("/assets/icon.svg", Kind::Open),
    ("/assets/icon-180.png", Kind::Open),
    ("/assets/icon-192.png", Kind::Open),
    ("/assets/icon-512.png", Kind::Open),
    ("/sw.js", Kind::Open),
    ("/manifest.webmanifest", Kind::Open),
    ("/robots.txt", Kind::Open),
    ("/offline", Kind::Open),
];

/// The routes of members: path and the fields of the form, where there is one.
pub fn of_members() -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    ROUTES.iter().filter_map(|&(path, kind)| match kind {
        Kind::Page | Kind::Part => Some((path, None)),
        Kind::Deed(form) => Some((path, Some(form))),
        Kind::Open => None,
    })
}

pub fn deeds() -> impl Iterator<Item = (&'static str, &'static str)> {
    of_members().filter_map(|(path, form)| Some((path, form?)))
}

/// A path with every name in braces as one word.
fn shape(path: &str) -> String {
    let segment = |segment: &str| {
        if segment.starts_with('{') || segment.bytes().all(|byte| byte == b'0') && !segment.is_empty() {
            "*".to_owned()
        } else {
            segment.to_owned()
        }
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

#[test]
fn the_table_holds_every_route() {
    let source = include_str!("../mod.rs");
    let mut routes: Vec<String> = source.split(".route(\"").skip(1).map(|rest| shape(rest.split_once('"').unwrap().0)).collect();
    let mut table: Vec<String> = ROUTES.iter().map(|(path, _)| shape(path)).collect();
    for list in [&mut routes, &mut table] {
        list.sort();
        list.dedup();
    }
    assert_eq!(routes, table);
}
