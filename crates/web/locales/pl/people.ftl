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
