//! Polish verbs whose first person promises a deed: perfective ones, in which the present means the future.
//! The plural forms are made from the singular; a form too many that no Pole would write does no harm.

use crate::lexicon::Mark;

/// First person singular, without the ending `ę`.
const IN_E: &str = "\
    wyśl prześl odeśl podeśl przyśl dośl roześl ześl zrobi dorobi przerobi odrobi nadrobi wyrobi obrobi wróc zwróc przywróc \
    odwróc odpisz napisz dopisz przepisz spisz opisz rozpisz wpisz wypisz podpisz zapisz oddzwoni zadzwoni przedzwoni podrzuc \
    wrzuc dorzuc przerzuc przygotuj dopracuj opracuj przepracuj sprawdz potwierdz dostarcz skończ zakończ dokończ wykończ ustal \
    policz przelicz wylicz oblicz dolicz rozlicz nalicz wyceni oceni załatwi naprawi poprawi przedstawi wystawi zostawi \
    dostawi ustawi postawi wstawi pokaż przekaż wskaż wykaż zajm przyjm podejm wezm zabior odbior zbior wybior dobior przebior \
    przejrz obejrz zajrz rozejrz przyjrz zerkn wyjaśni zapewni uzupełni dopełni wypełni spełni zmieni wymieni zamieni podmieni \
    uprzedz odwiedz przeprowadz wprowadz doprowadz poprowadz sprowadz przywioz zawioz dowioz odwioz wywioz podwioz przynios donios \
    nanios odnios wnios przenios zanios przyjad dojad podjad pojad zjawi przyjd podejd przejd dojd pójd znajd zaczn rozpoczn \
    uruchomi włącz załącz dołącz wyłącz przełącz podłącz odłącz połącz złoż dołoż przedłoż ułoż założ wyłoż rozłoż położ przełoż \
    odłoż włoż zlec polec zapłac opłac wypłac wpłac przelej zamówi omówi umówi odmówi zarezerwuj zaplanuj zaprojektuj \
    zaktualizuj przeanalizuj zweryfikuj skoryguj skontaktuj poinformuj zainstaluj skonfiguruj zamontuj zmontuj zorganizuj \
    skonsultuj przetestuj zredaguj opublikuj wydrukuj zeskanuj skopiuj zarejestruj dostosuj zdecyduj zaproponuj uwzględni rozwiąż \
    odezw zgłosz zaprosz ogłosz przeprosz ureguluj przetłumacz wytłumacz przeszkol zrealizuj sfinalizuj wdroż wytn zetn \
    usun cofn przesun wyciągn ściągn dociągn zamkn domkn otworz utworz stworz odtworz wytworz naucz pomog dopilnuj przypilnuj \
    zdąż spróbuj określ skreśl prześledz zarchiwizuj zaopiekuj uporządkuj odblokuj zablokuj aktywuj dezaktywuj anuluj zaksięguj \
    zaimportuj wyeksportuj skompletuj zgromadz sporządz urządz przypomn odśwież obniż zwiększ zmniejsz podwyższ skróc wydłuż \
    przedłuż ulepsz zatwierdz zaakceptuj pożycz wyznacz zaznacz nakręc sfotografuj skadruj wyretuszuj wynagrodz zrekompensuj \
    zbuduj zabezpiecz pomaluj wyczyszcz uzgodni uściśl zintegruj skalibruj zadecyduj podsumuj udostępni uaktualni urealni \
    rozlicz odlicz oszacuj zlokalizuj zdiagnozuj zoptymalizuj zmodyfikuj sformatuj zaadresuj zainicjuj zrekonstruuj przyspiesz \
    odbuduj wynegocjuj przekonwertuj wydeleguj zatrudni wygeneruj odłoż dopn zepn upewni zobowiąż pozałatwi";

/// First person singular in `-am` or `-em`, without the `m`.
const IN_M: &str = "\
    odda poda wyda nada doda odpowie powie opowie zapyta dopyta spyta podpyta wypyta przeczyta wysłucha \
    przesłucha odsłucha zbada poszuka odszuka wyszuka posprząta uzgadnia wykona dokona wgra nagra zgra zadba postara dotrzyma \
    zapozna rozpozna rozezna dogada wywoła wyrówna doczyta odczyta wczyta porozmawia sprzeda dopyta";

/// Phrases with verbs that promise only in them.
const PHRASES: &[&str] = &[
    "dam znać",
    "damy znać",
    "dam radę",
    "damy radę",
    "dam odpowiedź",
    "damy odpowiedź",
    "dam panu",
    "dam pani",
    "dam państwu",
    "dam ci",
    "damy panu",
    "damy pani",
    "damy państwu",
    "ogarnę",
    "ogarniemy",
    "wyślemy",
    "weźmiemy",
    "zaczniemy",
    "rozpoczniemy",
    "odniesiemy",
    "naniesiemy",
    "przyniesiemy",
    "wniesiemy",
    "przeniesiemy",
    "przywieziemy",
    "zawieziemy",
    "dowieziemy",
    "przyjedziemy",
    "dojedziemy",
    "podjedziemy",
    "przyjdziemy",
    "podejdziemy",
    "znajdziemy",
    "pomożemy",
    "zabierzemy",
    "odbierzemy",
    "zbierzemy",
    "wybierzemy",
    "dobierzemy",
    "zgłosimy",
    "ogłosimy",
    "zaprosimy",
    "przeprosimy",
    "wyczyścimy",
    "odezwiemy",
    "zerkniemy",
    "usuniemy",
    "cofniemy",
    "przesuniemy",
    "wyciągniemy",
    "ściągniemy",
    "zamkniemy",
    "domkniemy",
    "przypomnimy",
    "wytniemy",
    "zetniemy",
    "dopniemy",
    "otworzymy",
    "utworzymy",
    "stworzymy",
    "dowiemy się",
    "dowiem się",
];

/// Every form with its mark, as it is looked up.
pub(crate) fn forms() -> impl Iterator<Item = (Mark, String)> {
    let in_e = IN_E.split_whitespace().flat_map(|stem| {
        let plural = ["emy", "imy", "ymy", "my"].into_iter().map(move |ending| format!("{stem}{ending}"));
        std::iter::once(format!("{stem}ę")).chain(plural)
    });
    let in_m = IN_M.split_whitespace().flat_map(|stem| [format!("{stem}m"), format!("{stem}my")]);
    in_e.chain(in_m).chain(PHRASES.iter().map(ToString::to_string)).map(|form| (Mark::Commits, form))
}
