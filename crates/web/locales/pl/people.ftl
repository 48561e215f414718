# Ludzie: lista, jedna osoba i notatki o niej.

people-title = Ludzie
people-search = Imię, nazwisko lub adres
people-search-deed = Szukaj
people-count = { $count ->
    [one] Jedna osoba
    [few] { $count } osoby, najpierw ostatnie kontakty
   *[many] { $count } osób, najpierw ostatnie kontakty
}
people-found = { $count ->
    [one] Znaleziono jedną osobę
    [few] Znaleziono { $count } osoby
   *[many] Znaleziono { $count } osób
}
people-waits = czeka na ciebie
people-next = Więcej osób
people-show-all = Pokaż wszystkich
people-nobody-yet = Nikogo jeszcze nie ma
people-nobody-yet-words = Gdy wczytasz pocztę, będą tu wszyscy, z którymi korespondujesz.
people-take-in = Wczytaj pocztę
people-nobody-found = Nikogo nie znaleziono
people-nobody-found-words = Spróbuj wpisać część imienia lub nazwiska albo początek adresu.

person-language = Język
person-language-en = angielski
person-language-pl = polski
person-language-he = hebrajski
person-address-as = Jak się zwracać
person-phones = Telefon
person-birthday = Urodziny
person-notes = Twoje notatki
person-nothing-noted = Nic tu jeszcze nie zapisano: jak się zwracać, numer telefonu, urodziny.
person-edit = Zmień notatki
person-letters-since = { $count ->
    [one] Na razie jeden list, z { $date }.
    [few] { $count } listy między wami, od { $date }.
   *[many] { $count } listów między wami, od { $date }.
}
person-no-letters = Nie ma jeszcze żadnych listów między wami.
person-usual-daily = Zwykle list codziennie.
person-usual = Zwykle list co { $count } dni.
person-last-today = Ostatni dzisiaj.
person-last-days = { $count ->
    [one] Ostatni wczoraj.
   *[many] Ostatni { $count } dni temu.
}
person-last-on = Ostatni { $when }.
person-conversations = Rozmowy
person-no-conversations = Nie ma jeszcze rozmów do pokazania.
person-addresses = Adresy
person-mute = Nigdy od tego nadawcy
person-mute-note = Listy z wyciszonego adresu zostają, ale żaden nie prosi cię o odpowiedź.
person-muted = wyciszony
person-unmute = Znów chcę je dostawać

profile-title = Co wiesz
profile-lead = Widzą to tylko osoby, które pracują przy tym biurku. Nic, co Mila wyczyta w listach, tego nie zmieni.
profile-name = Imię i nazwisko
profile-name-hint = Puste pole: widać imię i nazwisko z jej listów.
profile-address-as = Jak się zwracać
profile-address-as-hint = Tak, jak zaczyna się list: „Pani Anno”, “Dear Anna”, ״דנה היקרה״.
profile-phones = Numery telefonu
profile-phones-hint = Każdy w osobnym wierszu.
profile-birthday = Urodziny
profile-birthday-hint = Rok, miesiąc i dzień, na przykład 1984-03-13, albo tylko miesiąc i dzień: 03-13.
profile-notes = Notatki
profile-notes-hint = Wszystko, co pomaga okazać życzliwość: co ta osoba lubi, co się u niej dzieje, o co zapytać.
profile-save = Zapisz
profile-cancel = Wróć bez zapisywania
profile-bad-birthday = To nie jest data. Napisz ją tak: 1984-03-13, a bez roku: 03-13.
profile-birthday-ahead = Ten dzień dopiero nadejdzie. Sprawdź rok.
profile-too-long = To jest za długie. Zmieści się najwyżej { $count } znaków.
profile-too-many-phones = Zmieści się najwyżej { $count } numerów, każdy w osobnym wierszu.
profile-clash = W międzyczasie zmienił to ktoś inny. Tamta treść jest u góry; ponowne zapisanie wstawi na jej miejsce twoją.
profile-clash-title = Co jest tam teraz
profile-clash-nothing = nic

people-add = Dodaj osobę
people-contacts = Kontakty z innej książki
people-no-letters = jeszcze bez listów

person-further = Jeszcze jeden adres tej osoby
person-further-deed = Dodaj adres
person-remove-address = To nie jej adres
person-joined = Połączone wpisy
person-joined-note = To jedna osoba, bo tak zostało tu zapisane. Po rozdzieleniu każdy wpis odzyska swoje listy i notatki.
person-separate = Rozdziel
person-merge = To ta sama osoba co…
person-card = Wizytówka do innej książki adresowej
person-show-known = Pokaż, kto go ma
person-refused-nobody = Potrzebne jest imię i nazwisko albo adres, żeby dało się tę osobę odnaleźć.
person-refused-address = To nie jest adres. Adres wygląda tak: anna@example.com.
person-refused-ours = To jeden z twoich własnych adresów.
person-refused-known = Ten adres ma już ktoś inny.
person-refused-only = To wszystko, co wiadomo o tej osobie. Najpierw zapisz jej imię i nazwisko.
person-refused-same = Ten adres jest już przy tej osobie.
person-refused-later = Od tego czasu coś się zmieniło. Najpierw cofnij tamtą zmianę.
person-new-lead = Wystarczy imię i nazwisko albo adres. Późniejsze listy same tu trafią.
person-new-name = Imię i nazwisko
person-new-name-hint = Tak jak na kopercie.
person-new-addresses = Adresy e-mail
person-new-addresses-hint = Każdy w osobnym wierszu, główny na początku.
person-new-deed = Dodaj
person-new-too-many = Zmieści się najwyżej { $count } adresów.

merge-title = To ta sama osoba co
merge-lead = Dwa wpisy, jedna osoba: wybierz ten drugi.
merge-letters = Wszystkie listy i adresy z wpisu „{ $other }” przejdą do wpisu „{ $who }”. Kto czekał pod jednym adresem, dostanie odpowiedź także wtedy, gdy napiszesz na drugi.
merge-words = Twoje notatki we wpisie „{ $who }” zostaną. Notatki z wpisu „{ $other }” wypełnią tylko puste miejsca.
merge-undo-words = W każdej chwili można je znów rozdzielić.
merge-deed = To jedna osoba
merge-cancel = Zostaw tak, jak jest

contacts-title = Kontakty z innej książki
contacts-lead = Wczytaj osoby z innej książki adresowej. Najpierw zobaczysz, co się stanie; bez twojej zgody nic się nie zapisze.
contacts-file = Plik z kontaktami
contacts-file-hint = Plik vCard (.vcf) albo tabela (.csv), do 32 MB.
contacts-deed = Zajrzyj do pliku
contacts-ways = Skąd wziąć plik
contacts-google-title = Kontakty Google
contacts-google = contacts.google.com, „Eksportuj”, potem „Google CSV” albo „vCard”.
contacts-apple-title = iPhone i Mac
contacts-apple = Na icloud.com otwórz Kontakty, zaznacz wszystkie i wybierz „Eksportuj vCard”. W iPhonie: Listy, przytrzymaj listę, „Eksportuj”.
contacts-outlook-title = Outlook
contacts-outlook = Kontakty, „Zarządzaj kontaktami”, „Eksportuj kontakty”: powstanie tabela.
contacts-nextcloud-title = Nextcloud
contacts-nextcloud = Kontakty, Ustawienia, „Eksportuj” przy książce adresowej.
contacts-table-title = Własna tabela
contacts-table = Pierwszy wiersz nazywa kolumny: Imię i nazwisko, E-mail, Telefon, Urodziny, Notatki. Mogą je dzielić przecinki, średniki albo tabulatory.
contacts-past = Wczytane wcześniej
contacts-undone = cofnięte
contacts-undo = Cofnij całość
contacts-out = W drugą stronę
contacts-out-words = Wszystkie osoby stąd w jednym pliku vCard, do telefonu albo innego programu.
contacts-out-deed = Zapisz wszystkich do pliku
contacts-empty = W tym pliku nic nie ma. Może eksport się nie dokończył; spróbuj jeszcze raz.
contacts-unknown = To nie jest ani plik vCard, ani tabela z kolumną nazwisk lub adresów. Nic się nie zmieniło.
contacts-too-many = W tym pliku jest więcej niż { $count } osób. Podziel go i wczytaj po kawałku.
contacts-file-title = Kontakty
contacts-waiting = Nic jeszcze nie zostało zapisane. To, co wpisujesz samodzielnie, zostaje bez zmian; wypełnią się tylko puste miejsca.
contacts-nothing = W tym pliku nie ma nic nowego. Wszystko już tu jest.
contacts-done = Wczytane. Jeśli to pomyłka, można cofnąć całość.
contacts-undone-words = Cofnięte. Wszystko jest tak jak przedtem; zostało tylko to, co zmieniło się potem ręcznie.
contacts-take = Wczytaj
contacts-back = Wróć do kontaktów
contacts-people = O kogo chodzi
contacts-will-new = { $count ->
    [one] Jedna nowa osoba
    [few] { $count } nowe osoby
   *[many] { $count } nowych osób
}
contacts-will-join = { $count ->
    [one] Jednej znanej osobie coś przybędzie
    [few] { $count } znanym osobom coś przybędzie
   *[many] { $count } znanym osobom coś przybędzie
}
contacts-will-merge = { $count ->
    [one] Jeden wpis okazuje się kimś znanym i zostanie z nim połączony
    [few] { $count } wpisy okazują się znanymi osobami i zostaną z nimi połączone
   *[many] { $count } wpisów okazuje się znanymi osobami i zostanie z nimi połączonych
}
contacts-was-new = { $count ->
    [one] Jedna nowa osoba
    [few] { $count } nowe osoby
   *[many] { $count } nowych osób
}
contacts-was-join = { $count ->
    [one] Jednej znanej osobie coś przybyło
    [few] { $count } znanym osobom coś przybyło
   *[many] { $count } znanym osobom coś przybyło
}
contacts-was-merge = { $count ->
    [one] Jeden wpis okazał się kimś znanym i został z nim połączony
    [few] { $count } wpisy okazały się znanymi osobami i zostały z nimi połączone
   *[many] { $count } wpisów okazało się znanymi osobami i zostało z nimi połączonych
}
contacts-known = { $count ->
    [one] O jednej osobie wszystko było już wiadomo
    [few] O { $count } osobach wszystko było już wiadomo
   *[many] O { $count } osobach wszystko było już wiadomo
}
contacts-kept = { $count ->
    [one] O jednej osobie plik mówi co innego; zostaje to, co wpisane ręcznie
    [few] O { $count } osobach plik mówi co innego; zostaje to, co wpisane ręcznie
   *[many] O { $count } osobach plik mówi co innego; zostaje to, co wpisane ręcznie
}
contacts-ours = { $count ->
    [one] Jeden wpis to ty
    [few] { $count } wpisy to ty
   *[many] { $count } wpisów to ty
}
contacts-unread = { $count ->
    [one] Jedno miejsce jest niezrozumiałe
    [few] { $count } miejsca są niezrozumiałe
   *[many] { $count } miejsc jest niezrozumiałych
}
contacts-line = Wiersz { $number }: { $why }
contacts-doubt-nobody = ani nazwiska, ani adresu; pominięto
contacts-doubt-address = to nie jest adres e-mail; resztę odczytano
contacts-doubt-birthday = data urodzin jest niejasna; resztę odczytano
contacts-doubt-broken = tu wpis się urywa; pominięto
contacts-due-new = nowa osoba
contacts-due-absorbs = to ta sama osoba: { $given }
contacts-due-addresses = nowy adres: { $given }
contacts-due-fills = do uzupełnienia: { $given }
contacts-due-keeps = zostaje twój wpis: { $given }
contacts-field-name = imię i nazwisko
contacts-field-address-as = jak się zwracać
contacts-field-phones = telefon
contacts-field-birthday = urodziny
contacts-field-notes = notatki

notice-person-added = Dodane.
notice-people-merged = Od teraz to jedna osoba.
notice-address-given = Adres jest już przy tej osobie.
notice-address-taken = Tego adresu nie ma już przy tej osobie.
notice-contacts = Kontakty wczytane.
notice-undone = Cofnięte.

trouble-standing-title = Teraz nie da się tego zrobić
trouble-standing-words = Albo coś się od tego czasu zmieniło i trzeba to najpierw cofnąć, albo to wszystko, co wiadomo o tej osobie. Nic się nie zmieniło.
trouble-to-people = Do listy osób
