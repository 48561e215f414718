# Biurko: rama każdej strony, Dziś, rozmowy, listy i szukanie.

window-title = { $title } · Mila
window-close = Zamknij
nav-label = Biurko
nav-skip = Do treści strony
nav-today = Dziś
nav-inbox = Rozmowy
nav-people = Ludzie
nav-search = Szukaj
nav-more = Więcej
nav-import = Wczytaj pocztę
nav-settings = Ustawienia
nav-sign-out = Wyloguj się

notice-dismiss = Schowaj
notice-undo = Cofnij
notice-taken-off = Zdjęte z listy. Odpowiedź nie jest potrzebna.
notice-excuse = Zapamiętane: ten list nie wymaga odpowiedzi.
notice-excuse-undone = Znowu jest na liście.
notice-claim = Zapamiętane: to list i liczy się jak każdy inny.
notice-claim-undone = Wraca do poczty masowej.
notice-mute = Wiadomości od tego nadawcy nie będą się już pojawiać. Jego poczta nadal jest zachowana.
notice-mute-undone = Wiadomości od tego nadawcy znów będą się pojawiać.
notice-saved = Zapisane.
notice-address = Zapamiętane. Mila sprawdza od nowa, kto na kogo czeka.
notice-address-removed = Ten adres nie jest już liczony jako twój. Mila sprawdza od nowa, kto na kogo czeka.
notice-password = Od teraz obowiązuje nowe hasło.
notice-member-removed = Ta osoba nie może się już zalogować.
notice-invitation-withdrawn = Zaproszenie wycofane. Link już nie działa.

live-new = Przyszło coś nowego.
live-show = Pokaż

palette-title = Znajdź lub przejdź
palette-hint = Imię, słowo, miejsce
palette-none = Nic nie pasuje. Enter przeszuka wszystkie listy.
palette-places = Przejdź do
palette-letters = Listy
palette-count = Wyniki: { $number }

keys-title = Klawisze
keys-palette = znajdź cokolwiek, przejdź dokądkolwiek
keys-search = szukanie
keys-next = następny wiersz
keys-previous = poprzedni wiersz
keys-open = otwórz wiersz
keys-excuse = odpowiedź niepotrzebna
keys-today = strona Dziś
keys-inbox = rozmowy
keys-people = ludzie
keys-settings = ustawienia
keys-help = ta lista klawiszy

list-next = Następna strona
row-letters = { $count ->
    [one] jeden list
    [few] { $count } listy
   *[many] { $count } listów
}
row-answer = Odpowiedz
row-excuse = Nie trzeba

today-waiting-people = { $count ->
    [one] Jedna osoba czeka na twoją odpowiedź.
    [few] { $count } osoby czekają na twoją odpowiedź.
   *[many] { $count } osób czeka na twoją odpowiedź.
}
today-waiting-letters = { $count ->
    [one] Jeden list czeka na twoją odpowiedź.
    [few] { $count } listy czekają na twoją odpowiedź.
   *[many] { $count } listów czeka na twoją odpowiedź.
}
today-now = Teraz
today-later = Jeszcze dziś
today-next = W najbliższych dniach
today-limit = Odpowiedź w ciągu { $limit } jest na czas.
today-whose = Który z tych adresów jest twój?
today-whose-open = Jaki jest twój własny adres?
today-whose-why = Wtedy Mila wie, kto na kogo czeka. Cała poczta już tu jest i nic jej nie grozi.
today-mine = To mój adres
today-own-address = Twój adres
today-other-address = Inny adres
today-say-address = To ja
today-welcome = Czyste biurko, jeszcze bez poczty.
today-welcome-words = Wczytaj pocztę, którą masz, a Mila powie, kto czeka na twoją odpowiedź. Wszystko zostaje na tym komputerze.
today-coming = Twoja poczta właśnie się wczytuje.
today-coming-words = Tu pojawi się, kto na ciebie czeka. Możesz zamknąć tę stronę, nic się nie zatrzyma.

beat-never = jeszcze nie
beat-settling-idle = Każdy list jest w swojej rozmowie · { $when }
beat-settling-busy = Listy trafiają do rozmów
beat-settling-busy-of = Listy trafiają do rozmów: { $from } z { $to }
beat-settling-stopped = Układanie listów w rozmowy stanęło (ostatni znak życia: { $when }). Nic nie zginęło; uruchom Milę ponownie, a pójdzie dalej.
beat-importing-busy = Poczta się wczytuje
beat-importing-busy-of = Poczta się wczytuje: { $from } z { $to }
beat-importing-stopped = Wczytywanie poczty stanęło (ostatni znak życia: { $when }). Nic nie zginęło; uruchom Milę ponownie, a pójdzie dalej.
beat-receiving-busy = Skrzynki są czytane
beat-receiving-busy-of = Skrzynki są czytane: { $from } z { $to }
beat-receiving-stopped = Czytanie skrzynek stanęło (ostatni znak życia: { $when }). Nic nie zginęło; uruchom Milę ponownie, a pójdzie dalej.

inbox-tabs = Rozmowy według tego, kto czeka
inbox-awaiting-us = Czekają na ciebie
inbox-awaiting-them = Ty czekasz
inbox-at-rest = Spokojne
inbox-filtered = Nie listy
inbox-unreadable = Nieczytelne
inbox-note-filtered = Newslettery, powiadomienia i tym podobne. Jeśli któraś z tych wiadomości to list do ciebie, otwórz ją i powiedz o tym.
inbox-note-unreadable = Tych wiadomości nie udało się rozłożyć. Są zachowane dokładnie tak, jak przyszły.
inbox-none-awaiting-us = Nikt nie czeka.
inbox-none-awaiting-them = Na nikogo nie czekasz.
inbox-none-at-rest = Nie ma jeszcze spokojnych rozmów.
inbox-none-filtered = Same listy, nic poza nimi.
inbox-none-unreadable = Wszystko udało się przeczytać.

letter-at-rest = nikt nie czeka
letter-before = Wcześniej
letter-earlier = { $count ->
    [one] Jeden wcześniejszy list jest zachowany, ale tu go nie widać.
    [few] { $count } wcześniejsze listy są zachowane, ale tu ich nie widać.
   *[many] { $count } wcześniejszych listów jest zachowanych, ale tu ich nie widać.
}
letter-nobody = Nadawca nieznany
letter-to = do
letter-cc = kopia do
letter-folded = Cytat i podpis
letter-wordless = W tym liście nie ma tekstu.
letter-unreadable = Tej wiadomości nie udało się rozłożyć. Nic nie zginęło: jest zachowana dokładnie tak, jak przyszła, i można ją pobrać.
letter-too-large = Ta wiadomość jest dłuższa niż 256 MiB. Mila jej nie przechowuje; nadal jest tam, skąd ją wczytano.
letter-raw = Pobierz tak, jak przyszła
letter-as-sent = Pokaż w oryginalnym wyglądzie
letter-frame = List w oryginalnym wyglądzie
letter-alone = Otwórz na osobnej stronie
letter-leads-to = prowadzi do { $host }
letter-attachments = Załączniki
letter-nameless = Załącznik bez nazwy
letter-answer = Odpowiedz w programie pocztowym
letter-excuse = Odpowiedź niepotrzebna
letter-excused = Zaznaczone: odpowiedź niepotrzebna.
letter-excuse-undo = Jednak potrzebna
letter-filtered = Nie liczy się do odpowiedzi: { $why }.
letter-claim = To nie jest poczta masowa
letter-claimed = Zaznaczone: to list, więc się liczy.
letter-claim-undo = To jednak poczta masowa
size-kb = { $count } kB
size-mb = { $number } MB

search-label = Słowa, nazwisko albo adres
search-deed = Szukaj
search-start = Wszystko, co kiedykolwiek do ciebie napisano, po jednym słowie.
search-none = Nic nie zawiera wszystkich tych słów.
search-tip-forms = Forma słowa nie gra roli: „oferta” znajdzie też „ofertę” i „oferty”, w trzech językach.
search-tip-all = Znajduje się tylko to, co ma wszystkie słowa; mniej słów to więcej wyników.
search-tip-people = Nazwisko albo kawałek adresu znajdzie ludzi.
search-waits = czeka na ciebie
search-us = Ty
