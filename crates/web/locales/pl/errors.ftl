# Co poszło nie tak: co się stało, że nic nie zginęło, co dalej.

error-no-path = Którą skrzynkę ma przeczytać Mila? Napisz „mila report ŚCIEŻKA”, gdzie ŚCIEŻKA to wyeksportowana poczta. Nic pod ręką? „mila report --demo” pokaże wymyśloną.
error-no-such-path = Pod ścieżką { $path } nic nie ma. Nic nie zostało przeczytane ani zmienione. Sprawdź pisownię albo przeciągnij plik z menedżera plików do tego okna.
error-no-permission = Brak uprawnień, żeby otworzyć { $path }. Nic się nie zmieniło. Skopiuj to do własnego folderu albo nadaj swojemu kontu prawo odczytu i spróbuj ponownie.
error-not-a-mailbox = { $path } to ani mbox, ani Maildir, ani pliki wiadomości (.eml). Nic się nie zmieniło. Wyeksportuj pocztę jako mbox lub .eml ze swojego programu pocztowego (z Gmaila: Google Takeout, „Poczta”) i podaj wyeksportowany plik.
error-compressed = { $path } jest jeszcze spakowane ({ $kind }). Rozpakuj najpierw, a potem podaj plik lub folder, który z tego powstał. Spakowany plik zostaje bez zmian.
error-empty-file = Plik { $path } jest pusty. Być może eksport się przerwał: wyeksportuj pocztę jeszcze raz i spróbuj ponownie. Poczcie w skrzynce nic się nie stało.
error-no-mail-in-folder = W folderze { $path } ani w jego podfolderach nie ma poczty. Nic się nie zmieniło. Podaj folder, w którym leży plik mbox, Maildir albo pliki .eml.
warning-cut-off = Plik { $path } urywa się w połowie ostatniej wiadomości. Wszystko przed nią zostało przeczytane i jest w raporcie. Jeśli eksport się przerwał, wyeksportuj resztę jeszcze raz.
error-nobody = Czyja to skrzynka? Mila nie widzi w niej żadnej wiadomości od właściciela, więc nie wie, kto na kogo czeka. Nic się nie zmieniło. Podaj swój adres: --me ADRES
error-nobody-guess = Czyja to skrzynka? Mila nie widzi w niej żadnej wiadomości od właściciela, więc nie wie, kto na kogo czeka. Nic się nie zmieniło. Najwięcej listów przyszło na { $address }; jeśli to twój adres, dodaj: --me { $address }
error-owner-tie = Czyja to skrzynka? Każdy z tych adresów może być twój: { $addresses }. Nic się nie zmieniło. Podaj swój adres, a jeśli masz ich kilka, to wszystkie: --me ADRES
warning-later-than-now = { $count ->
    [one] Jedna wiadomość ma datę późniejszą niż teraz; raport ją pomija.
    [few] { $count } wiadomości mają datę późniejszą niż teraz; raport je pomija.
   *[many] { $count } wiadomości ma datę późniejszą niż teraz; raport je pomija.
}
warning-unreadable = { $count ->
    [one] Jednej wiadomości nie udało się przeczytać. Zostaje nietknięta w swoim pliku; --json i --html powiedzą, która i dlaczego.
   *[many] { $count } wiadomości nie udało się przeczytać. Zostają nietknięte w swoich plikach; --json i --html wymienią je wraz z przyczyną.
}
notice-owner = { $count ->
    [one] Przyjmuję, że to twój adres: { $addresses }. Jeśli nie, podaj --me ADRES.
   *[many] Przyjmuję, że to twoje adresy: { $addresses }. Jeśli nie, podaj --me ADRES.
}
notice-stopped = Przerwane na twoje życzenie. Nic się nie zmieniło.
notice-html-written = Strona jest w pliku { $path }. Otworzy ją każda przeglądarka, także bez internetu.
error-cannot-write = Nie udało się zapisać strony w { $path } ({ $why }). Poczta jest nietknięta. Wybierz inne miejsce, na przykład własny folder: --html PLIK
error-cannot-print = Nie udało się wypisać raportu do końca ({ $why }). Nic się nie zmieniło.
error-bad-zone = „{ $given }” to nie jest strefa czasowa, którą zna Mila. Zapisz ją tak: Europe/Warsaw, Asia/Jerusalem albo Europe/London.
error-bad-instant = „{ $given }” to nie jest data z godziną. Podaj datę, godzinę i przesunięcie strefy, na przykład 2026-03-13T09:00:00Z albo 2026-03-13T10:00:00+01:00.
error-bad-duration = „{ $given }” to nie jest długość czasu. Zapisz ją tak: 24h, 8h albo 90m.
error-bad-address = „{ $given }” to nie jest adres e-mail. Zapisz go tak: anna@example.com.
error-bad-days = „{ $given }” to nie jest liczba dni. Podaj liczbę całkowitą od 1 wzwyż, na przykład 90.
error-bad-language = Mila nie mówi w języku „{ $given }”. Do wyboru są en, pl i he.
error-unexpected = Stało się coś, czego Mila nie przewidziała ({ $why }). Nic w skrzynce się nie zmieniło.
progress-reading = Czytam
error-cannot-open = Nie udało się otworzyć { $path } ({ $why }). Nic nie zostało przeczytane ani zmienione. Podaj plik mbox, Maildir, folder z pocztą albo plik .eml.
error-would-overwrite = { $path } już istnieje i nie jest stroną, więc Mila go nie rusza: to może być twoja poczta. Nic nie zostało zmienione. Wybierz inną nazwę: --html PLIK
error-outlook-data = { $path } to plik danych Outlooka, którego Mila nie umie przeczytać. Nic się nie zmieniło. Przeciągnij wiadomości z Outlooka do folderu, żeby powstały pliki .eml, albo otwórz skrzynkę w Thunderbirdzie i wyeksportuj ją jako mbox; potem podaj to, co powstało.
error-no-mail-but-packed = W { $path } nie ma jeszcze poczty, którą Mila umie przeczytać, ale leży tam spakowany plik { $packed }. Nic się nie zmieniło. Rozpakuj go najpierw, a potem podaj to, co z niego powstanie.
warning-packed-beside = Plik { $path } jest spakowany i nie został przeczytany. Po rozpakowaniu jego poczta też znajdzie się w raporcie.
error-usage = Tego polecenia nie da się zrozumieć: { $problem }. Nic nie zostało przeczytane ani zmienione. „mila report --help” pokaże, co jest możliwe.
error-unknown-option = Mila nie zna opcji „{ $given }”. Nic nie zostało przeczytane ani zmienione. „mila report --help” pokaże wszystkie.
error-missing-value = Po „{ $given }” brakuje wartości. Nic nie zostało przeczytane ani zmienione. „mila report --help” pokaże, co tam wpisać.
error-path-with-demo = Albo twoja poczta, albo wymyślona skrzynka: podaj ścieżkę lub --demo, nie oba naraz. Nic nie zostało przeczytane ani zmienione.
