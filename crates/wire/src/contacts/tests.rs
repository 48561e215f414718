//! Files as address books really write them.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn file(bytes: &[u8]) -> Contacts {
    read(bytes).unwrap()
}

/// What a contact tells, on one line.
fn told(contact: &Contact) -> String {
    let addresses: Vec<&str> = contact.addresses.iter().map(Address::as_str).collect();
    let born = contact.birthday.map(|date| date.to_string()).unwrap_or_default();
    let name = contact.name.as_deref().unwrap_or_default();
    let notes = contact.notes.as_deref().unwrap_or_default();
    [name, &addresses.join(" "), &contact.phones.join(" / "), &born, notes].join(" | ")
}

fn all(bytes: &[u8]) -> Vec<String> {
    file(bytes).all.iter().map(told).collect()
}

#[test]
fn a_card_of_an_iphone() {
    let picture = "/9j/4AAQSkZJRgABAQAASABIAAD".repeat(3);
    let card = format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iPhone OS 17.4//EN\r\nN:Kowalska;Anna;Maria;;\r\n\
         FN:Anna Maria Kowalska\r\nORG:Piekarnia\\, Chleb i Sól;\r\nitem1.EMAIL;type=INTERNET;type=pref:Anna@Kowalska.example\r\n\
         item1.X-ABLabel:_$!<Other>!$_\r\nEMAIL;type=INTERNET;type=HOME:ania@dom.example\r\n\
         item2.TEL;type=pref:+48 600 100 200\r\nTEL;type=CELL;type=VOICE:600-555-111\r\n\
         NOTE:Lubi kawę\\nz mlekiem\\, bez cukru\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-03-13\r\n\
         PHOTO;ENCODING=b;TYPE=JPEG:{picture}\r\n  {picture}\r\nEND:VCARD\r\n"
    );
    assert_eq!(
        all(card.as_bytes()),
        ["Anna Maria Kowalska | anna@kowalska.example ania@dom.example | +48 600 100 200 / 600-555-111 | 0000-03-13 | \
          Lubi kawę\nz mlekiem, bez cukru"]
    );
}

#[test]
fn cards_of_google_and_a_group_of_a_mac() {
    let cards = "BEGIN:VCARD\nVERSION:3.0\nFN:דנה לוי\nN:לוי;דנה;;;\nEMAIL;TYPE=INTERNET;TYPE=WORK:dana@levi.co.il\n\
                 TEL;TYPE=CELL:+972 50-555-1234\nBDAY:19840229\nitem1.URL:http\\://www.google.com/profiles/1\n\
                 CATEGORIES:myContacts\nEND:VCARD\n\
                 BEGIN:VCARD\nVERSION:3.0\nX-ADDRESSBOOKSERVER-KIND:group\nFN:Klienci\nN:Klienci\nEND:VCARD\n";
    assert_eq!(all(cards.as_bytes()), ["דנה לוי | dana@levi.co.il | +972 50-555-1234 | 1984-02-29 | "]);
}

#[test]
fn a_card_of_nextcloud_in_version_4() {
    let card = "BEGIN:VCARD\r\nVERSION:4.0\r\nPRODID:-//Sabre//Sabre VObject 4.5.4//EN\r\nUID:4f1c\r\nFN:Zażółć\r\n  Gęślą\r\n\
                EMAIL;TYPE=HOME:z@dom.example\r\nEMAIL;TYPE=WORK;PREF=1:praca@firma.example\r\n\
                TEL;TYPE=\"HOME,VOICE\";VALUE=uri:tel:+48-22-555-00-11\r\nBDAY;VALUE=DATE:--0313\r\nREV:20260313T120000Z\r\n\
                END:VCARD\r\n";
    assert_eq!(all(card.as_bytes()), ["Zażółć Gęślą | praca@firma.example z@dom.example | +48-22-555-00-11 | 0000-03-13 | "]);
}

#[test]
fn a_card_of_outlook_in_version_2_1() {
    let card = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;LANGUAGE=pl;CHARSET=Windows-1250;ENCODING=QUOTED-PRINTABLE:Wi=9Cniewska;Marta\r\n\
                FN;CHARSET=Windows-1250;ENCODING=QUOTED-PRINTABLE:Marta Wi=9Cniewska\r\nTEL;WORK;VOICE:(22) 555 00 11\r\n\
                TEL;CELL;VOICE;PREF:601 000 000\r\nEMAIL;PREF;INTERNET:marta@chleb.example\r\n\
                NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=utf-8:=C5=BBytni=\r\n chleb=0D=0A=\r\nw soboty\r\nREV:20260313T120000Z\r\nEND:VCARD\r\n";
    assert_eq!(
        all(card.as_bytes()),
        ["Marta Wiśniewska | marta@chleb.example | 601 000 000 / (22) 555 00 11 |  | Żytni chleb\nw soboty"]
    );
}

#[test]
fn a_card_of_android_without_a_whole_name() {
    let card = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D7=9B=D7=94=D7=9F;=D7=A0=D7=95=D7=A2=D7=94;;;\n\
                TEL;CELL:0505551234\nEMAIL;HOME:noa@galil.example\nPHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\n SkZJRg==\n\nEND:VCARD\n";
    assert_eq!(all(card.as_bytes()), ["נועה כהן | noa@galil.example | 0505551234 |  | "]);
}

#[test]
fn what_cannot_be_understood_is_listed_with_its_line() {
    let cards = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nEMAIL:to be asked\nBDAY:in May\nEND:VCARD\nBEGIN:VCARD\nNOTE:nobody\nEND:VCARD\n\
                 BEGIN:VCARD\nFN:Broken off\nBEGIN:VCARD\nFN:Ola\nEND:VCARD\nBEGIN:VCARD\nFN:Cut";
    let found = file(cards.as_bytes());
    let names: Vec<_> = found.all.iter().map(|contact| (contact.line, contact.name.as_deref().unwrap())).collect();
    assert_eq!(names, [(1, "Anna"), (12, "Ola")]);
    let unread: Vec<_> = found.unread.iter().map(|unread| (unread.line, unread.why)).collect();
    let expected = [(4, Doubt::Address), (5, Doubt::Birthday), (7, Doubt::Nobody), (10, Doubt::Broken), (15, Doubt::Broken)];
    assert_eq!(unread, expected);
}

#[test]
fn a_table_of_google_old_and_new() {
    let old = "Name,Given Name,Additional Name,Family Name,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,\
               E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name\n\
               Anna Kowalska,Anna,,Kowalska,1984-03-13,\"Lubi kawę,\nbez cukru\",* myContacts,* Work,anna@firma.example ::: ania@dom.example,\
               Home,x@dom.example,Mobile,600 100 200 ::: 22 555 00 11,Piekarnia\n";
    let expected = "Anna Kowalska | anna@firma.example ania@dom.example x@dom.example | 600 100 200 / 22 555 00 11 | 1984-03-13 | \
                    Lubi kawę,\nbez cukru";
    assert_eq!(all(old.as_bytes()), [expected]);
    let new = "First Name,Middle Name,Last Name,Phonetic First Name,Nickname,File As,Organization Name,Birthday,Notes,Labels,\
               E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n\
               דנה,,לוי,Dana,,,,--03-13,,* myContacts,,dana@levi.co.il,Mobile,050-5551234\n";
    assert_eq!(all(new.as_bytes()), ["דנה לוי | dana@levi.co.il | 050-5551234 | 0000-03-13 | "]);
}

#[test]
fn a_table_of_outlook() {
    let table = "\u{feff}First Name;Middle Name;Last Name;Company;Mobile Phone;Business Fax;E-mail Address;E-mail Type;\
                 E-mail Display Name;E-mail 2 Address;Birthday;Notes\r\n\
                 Oliver;;Bennett;Bennett & Sons;+44 20 7946 0018;999;oliver@bennett.example;SMTP;Oliver Bennett (oliver@bennett.example);;\
                 3/25/1970;\r\n;;;Galeria North;;;biuro@galeria.example;SMTP;;;0/0/00;\r\n";
    assert_eq!(
        all(table.as_bytes()),
        [
            "Oliver Bennett | oliver@bennett.example | +44 20 7946 0018 | 1970-03-25 | ",
            "Galeria North | biuro@galeria.example |  |  | "
        ]
    );
}

#[test]
fn plain_tables_in_polish_and_hebrew_letters_of_windows() {
    let polish = b"Imi\xea;Nazwisko;Adres e-mail;Telefon kom\xf3rkowy;Data urodzenia;Uwagi\r\n\
                   Gra\xbfyna;Mr\xf3z;grazyna@x.example;600;13.03.1984;\xb3adna\r\n";
    assert_eq!(all(polish), ["Grażyna Mróz | grazyna@x.example | 600 | 1984-03-13 | ładna"]);
    let hebrew = b"\xf9\xed,\xe3\xe5\xe0\"\xec,\xe8\xec\xf4\xe5\xef\r\n\xe3\xf0\xe4 \xec\xe5\xe9,dana@levi.co.il,03-5551234\r\n";
    assert_eq!(all(hebrew), ["דנה לוי | dana@levi.co.il | 03-5551234 |  | "]);
    let tabs = "sep=\t\nImię i nazwisko\tE-mail\nJan Lis\tjan@lis.example\n";
    assert_eq!(all(tabs.as_bytes()), ["Jan Lis | jan@lis.example |  |  | "]);
    assert_eq!(file(tabs.as_bytes()).all[0].line, 3);
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("שם,מייל\nנועה,n@x.example\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(all(&wide), ["נועה | n@x.example |  |  | "]);
}

#[test]
fn lines_of_a_table_that_say_nobody_are_listed() {
    let table = "Name,E-mail,Phone,Birthday\nAnna,none yet,1,\n,,22 555 00 11,\n,,,\nJan,jan@x.example,,3/4/1984\n";
    let found = file(table.as_bytes());
    assert_eq!(found.all.len(), 2);
    let unread: Vec<_> = found.unread.iter().map(|unread| (unread.line, unread.why)).collect();
    assert_eq!(unread, [(2, Doubt::Address), (3, Doubt::Nobody), (5, Doubt::Birthday)]);
}

#[test]
fn what_is_no_file_of_contacts_is_refused() {
    assert_eq!(read(b" \r\n"), Err(NoContacts::Empty));
    assert_eq!(read(b"\xef\xbb\xbf"), Err(NoContacts::Empty));
    assert_eq!(read(b"From anna@x.example Fri Mar 13\nSubject: hello\n"), Err(NoContacts::Unknown));
    assert_eq!(read(b"%PDF-1.7\n\x00\xff\xfe"), Err(NoContacts::Unknown));
    let many = "BEGIN:VCARD\nFN:A\nEND:VCARD\n".repeat(MOST_CONTACTS + 1);
    assert_eq!(read(many.as_bytes()), Err(NoContacts::TooMany));
}

#[test]
fn a_birthday_that_could_be_read_in_two_ways_is_none() {
    assert_eq!(birthday("13/03/1984"), Birthday::On(date(1984, 3, 13)));
    assert_eq!(birthday("1984-03-13T00:00:00Z"), Birthday::On(date(1984, 3, 13)));
    assert_eq!(birthday("03/04/1984"), Birthday::Unclear);
    assert_eq!(birthday("3.4.1984"), Birthday::On(date(1984, 4, 3)));
    assert_eq!(birthday("0/0/00"), Birthday::Unsaid);
    assert_eq!(birthday("31.02.1984"), Birthday::Unclear);
}

#[test]
fn a_written_line_is_never_too_long_and_no_letter_is_cut() {
    let contact = Contact { name: Some("Zażółć, gęślą; jaźń \\ ".repeat(5).trim().to_owned()), ..Contact::default() };
    let written = write(std::slice::from_ref(&contact));
    assert!(written.lines().all(|line| line.len() <= 75), "{written}");
    assert_eq!(file(written.as_bytes()).all[0].name, contact.name);
}

fn contacts() -> impl Strategy<Value = Contact> {
    let text = "[a-zżółאבג ,;:\\\\\"=]{0,40}";
    (text, text, proptest::collection::vec("[a-z.+]{1,8}@[a-z]{1,8}\\.example", 0..3), "[0-9 +()-]{0,12}", text, 0_i16..3_000)
        .prop_map(|(name, address_as, addresses, phone, notes, year)| {
            let mut contact = Contact {
                name: one_line(&name),
                address_as: one_line(&address_as),
                birthday: (year > 1_700 || year == 0).then(|| date(year, 2, 28)),
                notes: super::notes(&format!("{notes}\n{name}")),
                ..Contact::default()
            };
            add_phone(&mut contact, &phone);
            assert!(addresses.iter().all(|address| add_address(&mut contact, address)));
            contact
        })
        .prop_filter("nobody", |contact| contact.name.is_some())
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(all in proptest::collection::vec(contacts(), 1..4)) {
        let read: Vec<Contact> = file(write(&all).as_bytes()).all.into_iter().map(|contact| Contact { line: 0, ..contact }).collect();
        prop_assert_eq!(read, all);
    }

    #[test]
    fn no_bytes_defeat_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400), is_card in any::<bool>()) {
        let head: &[u8] = if is_card { b"BEGIN:VCARD\n" } else { b"Name,E-mail\n" };
        let _ = read(&[head, &bytes].concat());
    }
}
