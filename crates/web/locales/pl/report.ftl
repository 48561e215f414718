# Raport: nagłówki, wiersze i liczby, na stronie i w terminalu.

page-title = Mila: { $headline }
headline-waiting = { $count ->
    [one] Jedna osoba czeka na twoją odpowiedź
    [few] { $count } osoby czekają na twoją odpowiedź
   *[many] { $count } osób czeka na twoją odpowiedź
}
headline-nobody = Nikt nie czeka.
headline-nobody-lately = { $count ->
    [one] Od wczoraj nikt nie czeka.
   *[many] Z ostatnich { $count } dni nikt nie czeka.
}
lead-late = { $count ->
    [one] Jedna odpowiedź jest spóźniona.
    [few] { $count } odpowiedzi są spóźnione.
   *[many] { $count } odpowiedzi jest spóźnionych.
}
lead-soon = { $count ->
    [one] Na jedną zostało kilka godzin.
   *[many] Na { $count } zostało kilka godzin.
}
lead-promises = { $count ->
    [one] Jedna twoja obietnica jest po terminie.
    [few] { $count } twoje obietnice są po terminie.
   *[many] { $count } twoich obietnic jest po terminie.
}
mailbox-of = Skrzynka
period = Poczta od { $from } do { $to }
as-of = Stan: { $date }, { $time }
zone = czas { $zone }

waits-title = Czekają na ciebie
waits-none = Każde słowo jest dotrzymane albo ma swój dzień.
waits-since = wiadomość { $when }
waits-deadline = odpowiedź { $when }
waits-deadline-passed = odpowiedź była potrzebna { $when }
no-subject = bez tematu
sign-soon = wkrótce
sign-calm = jest czas

promised-us-title = Twoje obietnice
promised-them-title = Co obiecano tobie
promised-us-none = Nikomu nie zalegasz ze słowem.
promised-them-none = Nikt nie zalega ci ze słowem.
said = powiedziane { $when }
due-today = na dziś
due-tomorrow = na jutro
due-no-date = bez daty
due-week = w tygodniu do { $date }
due-month = termin: { $month }
due-quarter = do końca kwartału, { $date }
due-year = do końca { $year } r.
seem-kept = { $count ->
    [one] Jedna wygląda na dotrzymaną
    [few] { $count } wyglądają na dotrzymane
   *[many] { $count } wygląda na dotrzymane
}

them-title = Na kogo czekasz
them-none = Na nikogo nie czekasz.
them-since = twoja wiadomość { $when }
waiting-today = od dziś
waiting-days = { $count ->
    [one] od jednego dnia
   *[many] od { $count } dni
}

quiet-title = Zamilkli
quiet-none = Nikt nie zamilkł.
quiet-usual-daily = zwykle wiadomość codziennie
quiet-usual = zwykle wiadomość co { $count } dni
quiet-silent = { $count ->
    [one] cisza od jednego dnia
   *[many] cisza od { $count } dni
}
quiet-last = ostatnia wiadomość { $when }

answers-title = Jak szybko odpowiadasz
answers-share-label = odpowiedź w ciągu { $limit }
answers-counted = { $count ->
    [one] z jednej wiadomości, która jej wymagała
    [few] z { $count } wiadomości, które jej wymagały
   *[many] z { $count } wiadomości, które jej wymagały
}
answers-median-label = połowa odpowiedzi najdalej po
answers-p90-label = dziewięć na dziesięć najdalej po
answers-none = Nie ma jeszcze czego mierzyć: żadna wiadomość nie wymagała odpowiedzi.
chart-median-title = Czas do odpowiedzi, według miesięcy
chart-median-note = W takim czasie przyszła połowa odpowiedzi z danego miesiąca.
chart-share-title = Odpowiedź w ciągu { $limit }, według miesięcy
chart-share-note = Udział wiadomości z danego miesiąca, razem z otwartymi po czasie.
chart-spoken = { $title }: { $first-month } – { $first-value }, { $last-month } – { $last-value }.
chart-spoken-one = { $title }: { $last-month } – { $last-value }.
chart-no-values = brak odpowiedzi
chart-numbers = Liczby według miesięcy
column-month = Miesiąc
column-letters = Wiadomości
column-median = Połowa po
column-share = W czasie

read-title = Co zostało przeczytane
read-messages = { $count ->
    [one] jedna wiadomość
    [few] { $count } wiadomości
   *[many] { $count } wiadomości
}
read-people = { $count ->
    [one] jedna osoba
    [few] { $count } osoby
   *[many] { $count } osób
}
read-conversations = { $count ->
    [one] jedna rozmowa
    [few] { $count } rozmowy
   *[many] { $count } rozmów
}
read-duplicates = { $count ->
    [one] jedna powtórzona kopia, policzona raz
    [few] { $count } powtórzone kopie, policzone raz
   *[many] { $count } powtórzonych kopii, policzonych raz
}
read-filtered = { $count ->
    [one] jedna to nie list między ludźmi:
   *[many] { $count } to nie listy między ludźmi:
}
read-later = { $count ->
    [one] jedna wiadomość z datą późniejszą niż ten raport, pominięta
    [few] { $count } wiadomości z datą późniejszą niż ten raport, pominięte
   *[many] { $count } wiadomości z datą późniejszą niż ten raport, pominiętych
}
filtered-bulk = newslettery i listy
filtered-automatic = poczta automatyczna
filtered-draft = wersje robocze
filtered-spam = spam
filtered-trash = kosz
filtered-chat = czat
read-unreadable = { $count ->
    [one] Jednej wiadomości nie udało się przeczytać
   *[many] { $count } wiadomości nie udało się przeczytać
}
read-unreadable-note = Zostają nietknięte w swoich plikach; raport je pomija.
unreadable-at = od bajtu { $offset }
unreadable-empty = nic w niej nie ma
unreadable-no-header = nie zaczyna się jak wiadomość
unreadable-header-too-long = jej nagłówek przekracza 256 KiB
unreadable-defeated = jest zbudowana tak, że Mila nie potrafi jej rozłożyć
unreadable-cannot-read = pliku nie udało się otworzyć albo doczytać do końca

older = { $count ->
    [one] i jedna dawniejsza
    [few] i { $count } dawniejsze
   *[many] i { $count } dawniejszych
}
more = i jeszcze { $count }
more-in-json = i jeszcze { $count }; wszystkie wypisze „mila report --json”

footer = Powstało na tym komputerze, z twoich własnych plików. Nic nie zostało nigdzie wysłane i nic w skrzynce się nie zmieniło.
sparkline-label = Czas do odpowiedzi
sparkline-span = { $from } – { $to }, najdłuższy { $span }
answers-line = { $percent } w ciągu { $limit } · połowa najdalej po { $median } · 9 na 10 najdalej po { $p90 }
