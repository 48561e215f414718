# Drzwi: logowanie, jednorazowe linki i to, co Mila mówi, gdy nie może pokazać strony.

door-title = Logowanie
door-lead = Dotrzymuj słowa, z życzliwością.
door-name = Imię
door-password = Hasło
door-enter = Zaloguj się
door-forgotten = Nie możesz wejść? Osoba, która prowadzi Milę, przygotuje ci link do nowego hasła.

link-set-up-title = Witaj w Mili
link-set-up-lead = To będzie twoje biurko. Przedstaw się i gotowe.
link-join-title = Witaj
link-join-lead = Jest tu dla ciebie miejsce. Podaj imię i hasło, i wejdź.
link-password-title = Nowe hasło
link-password-lead = Po zapisaniu biurko otwiera już tylko nowe hasło.
link-demo-title = Wymyślone biurko
link-demo-lead = Osoby i listy są tu zmyślone. Próbuj, czego chcesz; nic nie zostanie do nikogo wysłane.
link-name-hint = Tym imieniem będziesz się logować.
link-password-hint = Co najmniej { $count } znaków. Kilka słów z rzędu łatwo zapamiętać.
link-new-password = Nowe hasło
link-language = Język twoich stron
link-zone = Strefa czasowa
link-zone-hint = Według niej liczą się dni i godziny twoich klientów.
link-addresses = Twoje adresy e-mail
link-addresses-hint = Każdy w osobnym wierszu; pole może zostać puste. Dzięki nim Mila wie, które listy są od ciebie.
link-set-up-deed = Otwórz moje biurko
link-join-deed = Wejdź
link-password-deed = Zapisz nowe hasło
link-demo-deed = Rozejrzyj się
link-once = Link działa jeden raz. Samo otwarcie tej strony go nie zużywa.

refused-name-or-password = Imię i hasło do siebie nie pasują. Nic nie zginęło; sprawdź jedno i drugie i spróbuj ponownie.
refused-wait-seconds = { $count ->
    [one] Za dużo prób z rzędu. Nic nie zginęło; spróbuj ponownie za sekundę.
    [few] Za dużo prób z rzędu. Nic nie zginęło; spróbuj ponownie za { $count } sekundy.
   *[many] Za dużo prób z rzędu. Nic nie zginęło; spróbuj ponownie za { $count } sekund.
}
refused-wait-minutes = { $count ->
    [one] Za dużo prób z rzędu. Nic nie zginęło; spróbuj ponownie za minutę.
    [few] Za dużo prób z rzędu. Nic nie zginęło; spróbuj ponownie za { $count } minuty.
   *[many] Za dużo prób z rzędu. Nic nie zginęło; spróbuj ponownie za { $count } minut.
}
refused-dead-link = Ten link już nie działa: był użyty albo jest za stary. Nic nie zginęło; nowy dostaniesz od osoby, która dała ci ten.
refused-no-name = Brakuje imienia. Wpisz to, którym chcesz się logować.
refused-long-name = To imię jest za długie. Zmieści się najwyżej { $count } znaków.
refused-taken-name = Ktoś tutaj ma już to imię. Wybierz inne, na przykład z nazwiskiem.
refused-short-password = To hasło jest za krótkie. Wybierz takie, które ma co najmniej { $count } znaków.
refused-long-password = To hasło jest za długie. Wybierz takie, które ma najwyżej { $count } znaków.
refused-wrong-password = To nie jest twoje obecne hasło. Nic się nie zmieniło; spróbuj ponownie.
refused-zone = Mila nie zna tej strefy czasowej. Wybierz strefę z listy, na przykład Europe/Warsaw albo Asia/Jerusalem.
refused-address = To nie jest adres e-mail. Napisz go tak: anna@example.com.
refused-last-owner = Biurko potrzebuje choć jednej osoby z prawami właściciela, więc nikt nie został usunięty. Najpierw zaproś kogoś z takimi prawami.
refused-summary = Jeszcze nie zapisano. To, co wpisane, dalej tu jest; jedno miejsce wymaga poprawki.

trouble-missing-title = Nic tu nie ma
trouble-missing-words = Może w adresie jest literówka albo to, co tu było, ma już inne miejsce. Nic nie zginęło.
trouble-forged-title = Ta strona była otwarta zbyt długo
trouble-forged-words = Nie było pewności, że to twoje naciśnięcie przycisku, więc nic się nie zmieniło. Wróć, wczytaj stronę od nowa i powtórz to, co przed chwilą.
trouble-large-title = To jest za duże
trouble-large-words = Nic nie zostało wczytane ani zmienione. Pocztę dowolnej wielkości można wczytać z folderu na komputerze, na którym działa Mila: umieść ją tam i podaj ścieżkę.
trouble-unexpected-title = Coś poszło nie tak
trouble-unexpected-words = Tego Mila nie przewidziała. Twoje listy są bezpieczne, a co było zapisane, jest zapisane. Spróbuj ponownie; jeśli to się powtórzy, dziennik programu powie, dlaczego.
trouble-database-title = Baza danych jest w tej chwili nieosiągalna
trouble-database-words = Nic nie zginęło. Ta strona sama spróbuje ponownie za kilka sekund.
trouble-database-deed = Nie zapisano. Nic się nie zmieniło. Wróć i za kilka sekund naciśnij jeszcze raz.
trouble-busy-title = Mila jest przez chwilę zajęta
trouble-busy-words = Nic nie zginęło. Ta strona sama spróbuje ponownie za kilka sekund.
trouble-busy-deed = Nie zapisano. Nic się nie zmieniło. Wróć i za kilka sekund naciśnij jeszcze raz.
trouble-room-title = Na dysku nie ma już miejsca
trouble-room-words = Tego ostatniego nie udało się zapisać; wszystko, co było zapisane wcześniej, jest bezpieczne. Zwolnij miejsce na komputerze, na którym działa Mila, i spróbuj ponownie.
trouble-dead-link-title = Ten link już nie działa
trouble-dead-link-words = Był użyty albo jest za stary. Nic nie zginęło; nowy dostaniesz od osoby, która dała ci ten.
trouble-to-today = Na stronę Dziś
trouble-to-import = Wczytaj pocztę
trouble-again = Spróbuj ponownie
trouble-back = Wróć
trouble-to-door = Zaloguj się

offline-title = Brak połączenia z biurkiem
offline-words = Stąd nie widać Mili. Nic nie zginęło: listy dalej przychodzą, a zegary idą także bez tej strony.
