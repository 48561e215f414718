use proptest::prelude::*;

use super::{Ending, Indexer, MOST_TERMS, Query, mark, passage};

fn holds(query: &Query, text: &str) -> bool {
    let mut indexer = Indexer::new();
    let terms: Vec<&str> = indexer.terms(&[text]).split(' ').collect();
    !query.is_empty() && query.words().iter().all(|word| terms.iter().any(|term| word.iter().any(|wanted| wanted.is(term))))
}

fn finds(typed: &str, text: &str) -> bool {
    holds(&Query::read(typed, Ending::Finished), text)
}

/// Each line is a query, and a text that it finds (`+`) or does not (`-`).
fn check(table: &str) {
    let mut wrong = Vec::new();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (sign, rest) = line.split_at(1);
        let (query, text) = rest.split_once(" | ").unwrap();
        if finds(query.trim(), text) != (sign == "+") {
            wrong.push(line);
        }
    }
    assert!(wrong.is_empty(), "{} lines are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn polish_words_are_found_in_every_form() {
    check(
        "+ umowa | Przesyłam projekt umowy do podpisu.
         + umowa | Proszę podpisać umowę.
         + umowa | Mamy kilka umów do przejrzenia.
         + umowa | O umowie porozmawiamy jutro.
         + umowa | Razem z umowami wysyłam aneks.
         + umów | umowa
         + umow | umów
         + faktura | Gdzie jest moja fakturę
         + faktura | brak faktur za marzec
         + faktura | na fakturze widnieje zły adres
         + faktury | Faktura w załączniku
         + fakturze | fakturą
         + oferta | w ofercie z wtorku
         + ofercie | OFERTY
         + wycena | Czekam na wycenę.
         + wycene | Wycena będzie jutro
         + spotkanie | Po spotkaniu z klientami
         + spotkanie | dwa spotkania
         + spotkanie | wielu spotkań
         + klient | klientami
         + klient | dla klienta
         + klienci | kliencie
         + zdjęcie | kilka zdjęć ze ślubu
         + zdjecia | zdjęciach
         + wniosek | dwa wnioski
         + wniosku | wniosek
         + rysunek | rysunki techniczne
         + książka | książek
         + usługa | o naszej usłudze
         + kwota | w kwocie brutto
         + środa | w środę, najpóźniej w środzie
         + lista | na liście
         + system | w systemie
         + systemu | system
         + problem | problemów
         + materiał | materiałów
         + materiału | materiał
         + adres | adresem
         + serwis | serwisu
         + projekt | projektowi
         + termin | terminów
         + nowy | nowego
         + nowa | nowymi
         + pilne | pilnych
         + wysłać | wysłałam wczoraj
         + wysłała | wysłali
         + zapłacić | zapłaciliśmy
         + potwierdzić | proszę o potwierdzenie
         + zamówienie | zamówić
         + lodz | Łódź
         + Łódź | w Łodzi
         + lodzi | ŁÓDŹ
         + Kraków | w Krakowie
         + krakow | Krakowem
         + Żółw | zolw
         + gdańsk | GDAŃSKU
         + kowalski | z Kowalskim
         + Zieliński | Zielińskiego
         + wójcik | Wojcik
         + reklamacja | reklamacji
         + reklamację | reklamacjami
         + dom | domem
         - kot | kotlet schabowy
         - praca | pracownik
         - umowa | umywalka
         - faktura | fakt
         - klient | klimat
         - termin | Termomix
         - adres | adwokat
         - oferta | ofiara
         - dom | domena
         - list | listopad
         - rok | Roksana
         - stan | Stanisław",
    );
}

#[test]
fn english_words_are_found_in_every_form() {
    check(
        "+ invoice | Two invoices are open
         + invoices | the invoice
         + invoicing | an INVOICE
         + invoiced | invoicing
         + meeting | meetings on Thursday
         + company | companies
         + companies | our company
         + pay | payed and paying
         + payment | payments
         + order | ordered
         + ordering | orders
         + agree | agreed
         + agreement | agreements
         + confirm | confirming
         + quote | quotes
         + quoted | quote
         + deliver | delivered
         + delivery | deliveries
         + address | addresses
         + process | processes
         + reply | replied
         + client | the client's wish
         + client's | client
         + clients’ | a client
         + don't | I don’t know
         + dont | don't
         + O'Brien | Mr. O’BRIEN
         + obrien | o'brien
         + time | times
         + cafe | Café
         + naive | naïve
         + strasse | Straße
         + STRASSE | straße
         + istanbul | İstanbul
         + ΟΔΟΣ | οδός
         + москва | МОСКВА
         - invoice | involve
         - meeting | metal
         - order | border
         - pay | paper
         - car | card
         - art | article",
    );
}

#[test]
fn hebrew_words_are_found_in_every_form() {
    check(
        "+ פגישה | נדבר בפגישה
         + פגישה | והפגישה נדחתה
         + פגישה | אמרו שבפגישה
         + פגישה | כשהפגישה תסתיים
         + פגישה | לפגישות הבאות
         + פגישה | פגישת היכרות
         + פגישה | הַפְּגִישָׁה
         + בפגישה | פגישה
         + פגישות | הפגישה
         + חשבונית | חשבוניות
         + חשבוניות | החשבונית
         + חשבונית | שבחשבונית
         + הצעה | הצעת מחיר
         + הצעה | הצעתך
         + הצעות | בהצעה
         + מחיר | המחירים
         + מחירים | מחיר
         + המחיר | מחיר
         + לקוח | ללקוחות
         + לקוחות | הלקוח
         + שלום | שלום רב
         + שלום | שלוֹם
         + תאריך | תאריכים
         + פרויקט | פרוייקט
         + תל אביב | בתל אביב
         + תל אביב | נפגש בתל-אביב
         + תל אביב | תל־אביב
         + חו\"ל | חו״ל
         + חו״ל | נסעתי לחו\"ל
         + בע\"מ | חברה בע״מ
         + בעמ | בע\"מ
         + צ'ק | צ׳ק
         + הארץ | קראתי ב\"הארץ\"
         + בית | והבית
         + הבית | בית
         + כהן | לכהן
         + חוזה | בחוזה
         + שינויים | שינוים
         - מכתב | כתב
         - פגישה | פגיעה
         - שלום | שלוש
         - מחיר | מחר
         - לקוח | לקחת
         - הצעה | הצגה",
    );
}

#[test]
fn several_words_must_all_be_there() {
    check(
        "+ faktura marzec | Faktury za marzec
         - faktura kwiecień | Faktury za marzec
         + invoice שלום umowy | Umowa, an invoice, ושלום
         + umowa FV/12/2026 | do umowy: FV/12/2026
         + e-mail | proszę o email
         + email | Mój e-mail
         + e-mail | e–mail
         + biało-czarny | biało-czarna
         + czarny | biało-czarny
         + and/or | and then or
         + jan kowalski | Kowalski, Jan",
    );
}

#[test]
fn numbers_are_found_however_they_are_grouped() {
    check(
        "+ 2026/03/15 | dnia 2026/03/15
         + 2026-03-15 | dnia 2026/03/15
         + 15.03.2026 | dnia 2026-03-15
         + 2026-03-15 | do 15.3.2026 r.
         + 2026 | 2026/03/15
         + FV/12/2026 | Faktura FV/12/2026
         + fv-12-2026 | Faktura FV/12/2026.
         + 12/2026 | FV/12/2026
         - FV/12/2026 | FV/13/2026, strona 12
         + +48 600 100 200 | tel. +48 600 100 200
         + 600 100 200 | tel. +48 600 100 200
         + 600100200 | tel. +48 600 100 200
         + 600-100-200 | (600) 100 200
         + +48600100200 | 600 100 200
         + 22 123 45 67 | tel. 22 123-45-67
         + 221234567 | +48 22 123 45 67
         + 052-1234567 | +972 52-123-4567
         + 0521234567 | +972-52-1234567
         - 600 100 200 | 600 100 300
         + 4 200 zł | kwota 4200 zł
         + 4200 zł | kwota 4 200 zł
         + 4200 | kwota 4.200,50 PLN
         + 4 200,50 | kwota 4200,50
         + 4200.50 | $4,200.50
         + 1250000 | 1 250 000
         + 1'000 | 1000
         + 4200 | zapłacę 4200zł
         + 18:00 | o 18:00
         - 18:00 | o 18:30
         + 2026 100 | rok 2026, sztuk 100
         + v2.1 | wersja v2.1
         + ５ | 5",
    );
}

#[test]
fn addresses_and_links_are_found_whole_and_in_parts() {
    check(
        "+ jan.kowalski@firma.pl | Jan Kowalski <Jan.Kowalski@Firma.pl>
         + kowalski@firma.pl | jan.kowalski@firma.pl
         + jan.kowalski | jan.kowalski@firma.pl
         + kowalski | jan.kowalski@firma.pl
         + @firma.pl | jan.kowalski@firma.pl
         + firma.pl | jan.kowalski@firma.pl
         + firma | jan.kowalski@firma.pl
         - jan@firma.pl | jan.kowalski@firma.pl
         - firma.pl | moja firma, serwer przyklad.pl
         - anna@firma.pl | Anna, jan@firma.pl
         + https://firma.pl/oferta?id=12 | zob. https://firma.pl/oferta?id=12
         + firma.pl/oferta | zob. https://firma.pl/oferta?id=12
         + oferty | zob. https://firma.pl/oferta?id=12
         + IMG_2041.jpg | w pliku img_2041.JPG
         + 2041 | IMG_2041.jpg",
    );
}

#[test]
fn scripts_without_spaces_and_signs_are_found() {
    check(
        "+ 東京 | 会議は東京都で行います
         + 都 | 会議は東京都
         + 東京都 | 東京都庁
         - 京東 | 東京
         + 한국 | 한국어
         + 🎉 | Gratulacje🎉!
         + 👍🏽 | OK 👍🏽
         - 🎉 | 😢
         + สวัสดี | สวัสดีครับ",
    );
}

#[test]
fn an_unfinished_word_finds_what_begins_with_it() {
    let open = |typed: &str, text: &str| holds(&Query::read(typed, Ending::Open), text);
    assert!(open("umo", "Umowy"));
    assert!(open("faktu", "fakturami"));
    assert!(open("fakturam", "faktura"));
    assert!(open("pan umo", "Panie, umowa"));
    assert!(open("פגי", "בפגישה"));
    assert!(open("jan@fir", "jan@firma.pl"));
    assert!(open("600 100 2", "600 100 200"));
    assert!(!open("umo", "zumowany"));
    assert!(!open("umo pan", "pan umowa"), "only the last word may be unfinished");
}

#[test]
fn data_is_not_kept() {
    let mut indexer = Indexer::new();
    let blob = "JVBERi0xLjQKJcOkw7zDtsOfCjIgMCBvYmoKPDwvTGVuZ3RoIDMgMCBSL0ZpbHRlci9GbGF0ZURlY29kZT4+c3RyZWFt";
    assert_eq!(indexer.terms(&[&format!("przed {blob} po")]), "przed po");
    let digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    assert_eq!(indexer.terms(&[digest]), "");
    assert_eq!(indexer.terms(&[&"a".repeat(65)]), "");
    assert!(indexer.terms(&[&"ab".repeat(32)]).len() <= 40, "long words are cut");
    let (one, other) = (format!("{}x", "ab".repeat(30)), format!("{}y", "ab".repeat(30)));
    assert!(finds(&one, &one) && !finds(&one, &other), "cut words are told apart");
    let link = "https://firma.pl/oferta/nowa-kolekcja-wiosna-lato/sukienki-i-plaszcze-damskie/strona-druga";
    assert!(finds("sukienki", link), "a long link is no data");
}

#[test]
fn a_letter_keeps_each_term_once_and_not_too_many() {
    let mut indexer = Indexer::new();
    assert_eq!(indexer.terms(&["Umowa", "umowy i umowę", "UMOWA"]), "umow i");
    assert_eq!(indexer.terms(&["umowa"]), "umow", "nothing stays of the letter before");
    let many: Vec<String> = (0..50_000).map(|number| format!("w{number}x")).collect();
    let terms = indexer.terms(&[&many.join(" ")]);
    assert_eq!(terms.split(' ').count(), MOST_TERMS);
    assert!(terms.len() < 500_000);
}

fn marked(typed: &str, text: &str) -> String {
    show(&mark(text, &Query::read(typed, Ending::Finished)))
}

fn show(runs: &[(String, bool)]) -> String {
    runs.iter().map(|(text, is_marked)| if *is_marked { format!("[{text}]") } else { text.clone() }).collect()
}

#[test]
fn what_was_found_is_marked() {
    assert_eq!(marked("umowa", "Projekt  umowy\n\ni aneks do UMÓW."), "Projekt [umowy] i aneks do [UMÓW].");
    assert_eq!(marked("4200", "kwota 4 200 zł"), "kwota [4 200] zł");
    assert_eq!(marked("firma.pl", "<jan@firma.pl>"), "<jan@[firma.pl]>");
    assert_eq!(marked("פגישה", "נדבר בפגישה."), "נדבר [בפגישה].");
    assert_eq!(marked("jan kowalski", "Kowalski Jan"), "[Kowalski] [Jan]");
    assert_eq!(marked("", "Umowa"), "Umowa");
    assert_eq!(marked("東京", "会議は東京都"), "会議は[東京]都");
    assert_eq!(marked("client", "client's"), "[client's]");
}

#[test]
fn the_passage_with_most_words_is_chosen() {
    let text = format!("{} umowa {} umowa faktura {}", "a ".repeat(200), "b ".repeat(200), "c ".repeat(200));
    let query = Query::read("umowa faktura", Ending::Finished);
    let shown = passage(&text, &query, 60);
    assert_eq!(shown.iter().map(|(text, _)| text.chars().count()).sum::<usize>(), 59);
    let shown = show(&shown);
    assert!(shown.contains("[umowa] [faktura]"), "{shown}");
    assert!(shown.starts_with("…b ") && shown.ends_with(" c…"), "{shown}");
    assert_eq!(show(&passage("Krótki  list", &query, 60)), "Krótki list");
    assert_eq!(show(&passage("Nic z tego, czego ktoś szukał, tu nie ma", &query, 20)), "Nic z tego, czego…");
}

proptest! {
    #[test]
    fn every_word_of_a_text_finds_it(text in "(\\PC|[a-zżółć .,@/'\"0-9-]|[א-ת\"' ]){0,60}") {
        for word in text.split_whitespace() {
            for ending in [Ending::Finished, Ending::Open] {
                let query = Query::read(word, ending);
                prop_assert!(query.is_empty() || holds(&query, &text), "{:?} {:?}", word, query);
            }
        }
    }

    #[test]
    fn terms_are_plain_and_short(text in "(\\PC|[a-ząę'\"\\\\ -]|[א-ת]|[0-9 .]){0,200}") {
        for term in Indexer::new().terms(&[&text]).split(' ') {
            prop_assert!(term.len() <= 40, "{term:?}");
            prop_assert!(term.chars().all(|char| !char.is_whitespace() && (!char.is_ascii() || char.is_ascii_alphanumeric())), "{term:?}");
        }
    }

    #[test]
    fn marking_keeps_the_text(text in "(\\PC|[a-z0-9 .]|[א-ת]){0,120}", typed in "(\\PC|[a-z0-9 .]){0,12}", longest in 0_usize..80) {
        let query = Query::read(&typed, Ending::Open);
        let whole: String = mark(&text, &query).into_iter().map(|(text, _)| text).collect();
        let flat = text.split(|char: char| char.is_whitespace() || char.is_control()).filter(|word| !word.is_empty());
        prop_assert_eq!(&whole, &flat.collect::<Vec<_>>().join(" "));
        let part: String = passage(&text, &query, longest).into_iter().map(|(text, _)| text).collect();
        prop_assert!(whole.contains(part.trim_matches('…')) || whole.contains('…'));
        prop_assert!(part.chars().count() <= longest.max(2));
    }
}
