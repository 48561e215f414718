# Ustawienia, zapraszanie i wczytywanie poczty.

settings-title = Ustawienia
settings-contents = Na tej stronie
settings-me = Ty
settings-look = Wygląd
settings-look-auto = Jak urządzenie
settings-look-light = Jasny
settings-look-dark = Ciemny
settings-save = Zapisz
settings-password = Hasło
settings-password-current = Obecne hasło
settings-password-deed = Zmień hasło
settings-workspace = Firma
settings-workspace-name = Nazwa
settings-workspace-name-hint = Może zostać pusta.
settings-answer-hours = Ile godzin na odpowiedź
settings-answer-hours-hint = Od pierwszego listu klienta bez odpowiedzi, od 1 do 240. Doba to dobry zwyczaj.
settings-rest-days = Dni odpoczynku
settings-day-mon = poniedziałek
settings-day-tue = wtorek
settings-day-wed = środa
settings-day-thu = czwartek
settings-day-fri = piątek
settings-day-sat = sobota
settings-day-sun = niedziela
settings-pauses = W dni odpoczynku zegar stoi
settings-own = Twoje adresy
settings-own-words = Listy z tych adresów są twoje. Jeśli któregoś brakuje, Mila bierze twoje odpowiedzi za listy klienta.
settings-own-given = podany przez ciebie
settings-own-found = znaleziony w poczcie
settings-own-none = Jeszcze żadnego. Podaj swój albo wczytaj pocztę, a Mila go znajdzie.
settings-own-add = Adres e-mail
settings-own-add-deed = Dodaj
settings-own-remove = Usuń
settings-muted = Nigdy od tych nadawców
settings-muted-words = Ich listy zostają, ale żaden nie prosi cię o odpowiedź.
settings-muted-none = Nikt nie jest wyciszony.
settings-muted-undo = Znów chcę je dostawać
settings-members = Kto tu pracuje
settings-role-owner = prawa właściciela
settings-role-member = w zespole
settings-seen = ostatnio: { $when }
settings-seen-never = jeszcze bez wizyty
settings-you = ty
settings-invite = Zaproś kogoś
settings-invite-words = Powstanie link, który przekażesz samodzielnie. Mila niczego nie wysyła.
settings-invite-role = W roli
settings-invite-owner = Z prawami właściciela
settings-invite-owner-words = może wszystko, także zapraszać i usuwać
settings-invite-member = W zespole
settings-invite-member-words = może wszystko prócz zapraszania, usuwania i zmian w ustawieniach firmy
settings-invite-deed = Przygotuj link
settings-invitations = Otwarte zaproszenia
settings-invitations-words = Kto ma taki link, może jeszcze tu wejść. Wycofany link przestaje działać.
settings-invitation-by = zaprasza { $name }
settings-invitation-made = utworzone { $when }
settings-invitation-valid = do wykorzystania { $when }
settings-withdraw = Wycofaj
settings-remove = Usuń
settings-remove-words = Ta osoba zostanie od razu wylogowana ze wszystkich urządzeń i bez nowego zaproszenia już tu nie wejdzie. Listy, notatki i wszystko, co zostało zrobione, zostaje.
settings-remove-deed = Tak, usuń
settings-bad-zone = Mila nie zna tej strefy czasowej. Wybierz strefę z listy, na przykład Europe/Warsaw albo Asia/Jerusalem.
settings-bad-hours = Wpisz pełną liczbę godzin, od 1 do 240.
settings-bad-rest = Wszystkie siedem dni to dni odpoczynku. Zostaw choć jeden, w którym odpowiadasz.
settings-bad-address = To nie jest adres e-mail. Napisz go tak: anna@example.com.
settings-bad-name = Ta nazwa jest za długa. Zmieści się krótsza.

invited-title = Zaproszenie gotowe
invited-words-member = Przekaż ten link osobie, która ma tu pracować w zespole, w taki sposób, żeby nikt inny go nie przeczytał.
invited-words-owner = Przekaż ten link osobie, która ma tu mieć prawa właściciela, w taki sposób, żeby nikt inny go nie przeczytał.
invited-link = Link; jedno kliknięcie zaznacza całość
invited-valid = Działa jeden raz, { $when }. Widać go tylko tutaj; gdyby się zgubił, przygotuj nowy.
invited-back = Wróć do ustawień

import-title = Wczytaj pocztę
import-lead = Mila czyta wyeksportowaną pocztę i zachowuje jej kopię. Skrzynka i pliki zostają bez zmian, a co wczytano dwa razy, jest tu raz.
import-files = Pliki z tego urządzenia
import-files-hint = Pliki takie jak .mbox lub .eml albo folder pocztowy Thunderbirda; może być kilka naraz.
import-files-deed = Wczytaj
import-sending = Przesyłanie plików:
import-sent = Wszystko przesłane. Mila już czyta.
import-send-failed = Pliki nie dotarły w całości. Nic nie zginęło; prześlij je jeszcze raz.
import-path = Plik lub folder na komputerze Mili
import-path-label = Ścieżka
import-path-hint = Na tym, na którym działa Mila. Dobre dla dużych skrzynek i dla całego folderu ze wszystkim, co w nim jest.
import-path-deed = Wczytaj
import-kinds = Gdzie jest twoja poczta
import-gmail-title = Gmail
import-gmail = W Google Takeout wybierz tylko „Poczta”, pobierz i rozpakuj. Mila czyta plik z końcówką .mbox.
import-thunderbird-title = Thunderbird
import-thunderbird = W folderze profilu, w Mail lub ImapMail, każdy folder pocztowy to plik bez końcówki, na przykład Inbox. Podaj ten folder jako ścieżkę.
import-apple-title = Apple Mail
import-apple = Zaznacz skrzynkę, potem „Skrzynka pocztowa”, „Eksportuj skrzynkę pocztową”. W wyeksportowanym folderze leży plik o nazwie mbox.
import-eml-title = Pojedyncze wiadomości
import-eml = Z większości programów pocztowych można je przeciągnąć do folderu; powstają pliki z końcówką .eml.
import-maildir-title = Własny serwer poczty
import-maildir = Folder Maildir można wczytać bez zmian. Podaj go jako ścieżkę.
import-not = Plików spakowanych (.zip, .gz) i plików danych Outlooka (.pst) nie da się przeczytać. Pierwsze rozpakuj; drugie otwórz w Thunderbirdzie i stamtąd wyeksportuj.
import-list = Wczytane do tej pory
import-waiting = Czeka na swoją kolej
import-running = Wczytywanie: { $percent }
import-running-words = Możesz opuścić tę stronę; wczytywanie trwa dalej.
import-done = Gotowe
import-stopped = Przerwane
import-stopped-words = Mila została zamknięta w trakcie czytania. To, co wczytano, zostaje; wczytaj ten sam plik jeszcze raz, a czytanie pójdzie dalej.
import-failed = Nie udało się dokończyć
import-failed-words = Nie udało się przeczytać tego do końca. To, co wczytano, zostaje; wczytaj ten sam plik jeszcze raz, a czytanie pójdzie dalej.
import-broke-off = Czytanie tego pliku dwa razy przerwało pracę Mili. To, co wczytano, zostaje. Wczytaj resztę w mniejszych częściach albo umieść plik na komputerze, na którym działa Mila, i podaj ścieżkę.
import-read = { $count ->
    [one] przeczytano jedną wiadomość
    [few] przeczytano { $count } wiadomości
   *[many] przeczytano { $count } wiadomości
}
import-new = { $count ->
    [0] żadna nie jest nowa
    [one] jedna nowa
    [few] { $count } nowe
   *[many] { $count } nowych
}
import-known = { $count ->
    [one] jedna już tu była
    [few] { $count } już tu były
   *[many] { $count } już tu było
}
import-filtered = { $count ->
    [one] Jedna z nowych to nie list między ludźmi
    [few] { $count } z nowych to nie listy między ludźmi
   *[many] { $count } z nowych to nie listy między ludźmi
}
import-unreadable = { $count ->
    [one] Jednej nie udało się przeczytać; jest zachowana w oryginale
    [few] { $count } nie udało się przeczytać; są zachowane w oryginale
   *[many] { $count } nie udało się przeczytać; są zachowane w oryginale
}
