# Raport: nagłówki, wiersze i liczby, na stronie i w terminalu.

page-title = Mila: { $headline }
headline-waiting = { $count ->
    [one] Jedna osoba czeka na twoją odpowiedź
    [few] { $count } osoby czekają na twoją odpowiedź
   *[many] { $count } osób czeka na twoją odpowiedź
}
headline-nobody = Nikt nie czeka.
headline-nobody-lately = { $count ->
    [one] W rozmowach z ostatniej doby nikt nie czeka.
   *[many] W rozmowach z ostatnich { $count } dni nikt nie czeka.
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
lead-older = { $count ->
    [one] Jeszcze jedna osoba czeka od { $date }.
    [few] Jeszcze { $count } osoby czekają dłużej, pierwsza od { $date }.
   *[many] Jeszcze { $count } osób czeka dłużej, pierwsza od { $date }.
}
lead-only-older = { $count ->
    [one] Jedna osoba czeka dłużej, od { $date }.
    [few] { $count } osoby czekają dłużej, pierwsza od { $date }.
   *[many] { $count } osób czeka dłużej, pierwsza od { $date }.
}
lead-promises = { $count ->
    [one] Jedna twoja obietnica jest po terminie.
    [few] { $count } twoje obietnice są po terminie.
   *[many] { $count } twoich obietnic jest po terminie.
}
lead-newest = Najnowsza wiadomość jest tu z { $date }.
mailbox-of = Skrzynka:
period = Poczta od { $from } do { $to }
period-day = Poczta z { $date }
as-of = Stan: { $date }, { $time }
zone = strefa { $zone }

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
promised-us-none = Nie masz wobec nikogo otwartej obietnicy.
promised-them-none = Nikt nie ma wobec ciebie otwartej obietnicy.
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
    [one] od wczoraj
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
answers-median-label = połowa wysłanych odpowiedzi: najwyżej
answers-p90-label = dziewięć na dziesięć: najwyżej
answers-none = Nie ma jeszcze czego mierzyć: żadna wiadomość nie wymagała odpowiedzi.
chart-median-title = Czas do odpowiedzi, według miesięcy
chart-median-note = Połowa odpowiedzi wysłanych w danym miesiącu zajęła najwyżej tyle.
chart-pale-note = Blady słupek: mało wiadomości.
chart-share-title = Odpowiedź w ciągu { $limit }, według miesięcy
chart-share-note = Udział wiadomości z danego miesiąca, razem z otwartymi po czasie.
chart-spoken = { $title }: { $first-month } – { $first-value }, { $last-month } – { $last-value }.
chart-spoken-one = { $title }: { $last-month } – { $last-value }.
chart-no-values = brak odpowiedzi
chart-so-far = { $month }, do dziś
chart-numbers = Liczby według miesięcy
column-month = Miesiąc
column-letters = Wiadomości
column-median = Połowa: najwyżej
column-share = W czasie

read-title = Co przeczytała Mila
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
    [one] Pominięto jedną, bo to nie korespondencja:
   *[many] Pominięto { $count }, bo to nie korespondencja:
}
read-later = { $count ->
    [one] jedna wiadomość z datą późniejszą niż ten raport, pominięta
    [few] { $count } wiadomości z datą późniejszą niż ten raport, pominięte
   *[many] { $count } wiadomości z datą późniejszą niż ten raport, pominiętych
}
filtered-bulk = newslettery i listy mailingowe
filtered-automatic = poczta automatyczna
filtered-draft = wersje robocze
filtered-spam = spam
filtered-trash = w koszu
filtered-chat = czat
read-unreadable = { $count ->
    [one] Jednej wiadomości nie udało się przeczytać
   *[many] { $count } wiadomości nie udało się przeczytać
}
read-unreadable-note = { $count ->
    [one] Zostaje nietknięta w swoim pliku; raport ją pomija.
   *[many] Zostają nietknięte w swoich plikach; raport je pomija.
}
unreadable-at = od bajtu { $offset }
unreadable-empty = nic w niej nie ma
unreadable-no-header = nie zaczyna się jak wiadomość
unreadable-header-too-long = jej nagłówek przekracza 256 KiB
unreadable-defeated = jest zbudowana tak, że Mila nie potrafi jej rozłożyć
unreadable-cannot-read = pliku nie udało się otworzyć albo doczytać do końca
unreadable-too-large = jest dłuższa niż 256 MiB

older = { $count ->
    [one] i jedna starsza
    [few] i { $count } starsze
   *[many] i { $count } starszych
}
quiet-older = { $count ->
    [one] i jedna osoba, która zamilkła wcześniej
    [few] i { $count } osoby, które zamilkły wcześniej
   *[many] i { $count } osób, które zamilkły wcześniej
}
more = i jeszcze { $count }
more-in-json = i jeszcze { $count }; wszystkie wypisze „mila report --json”

footer = Powstało na tym komputerze, z twoich własnych plików. Nic nie zostało nigdzie wysłane i nic w skrzynce się nie zmieniło.
sparkline-label = Czas do odpowiedzi
sparkline-span = { $from } – { $to }, najwolniejszy miesiąc: { $span }
answers-line = { $percent } z odpowiedzią w ciągu { $limit } · połowa wysłanych odpowiedzi: najwyżej { $median }, dziewięć na dziesięć: najwyżej { $p90 }
answers-line-none = 0% z odpowiedzią w ciągu { $limit }
