# Konta pocztowe: podłączanie skrzynki, co się z nią dzieje, co jest nie tak i dowód, że niczego nie brakuje.
# $who to dostawca w mianowniku, na przykład „Google”; $why to jedno ze zdań account-trouble-….

accounts-title = Skrzynki
accounts-lead = Mila je czyta i niczego w nich nie zmienia.
accounts-none = Żadna skrzynka nie jest jeszcze podłączona.
accounts-none-words = Podłącz swoją, a nowe listy będą tu przychodzić same.
accounts-connect = Podłącz skrzynkę
accounts-back = Wróć do ustawień
accounts-all = Wszystkie skrzynki
notice-account-removed = Odłączona. Listy z niej dalej tu są, a hasło zostało zapomniane.

ago-moment = przed chwilą
ago-minutes = { $count ->
    [one] minutę temu
    [few] { $count } minuty temu
   *[many] { $count } minut temu
}

account-read = Poczta przeczytana { $when }
account-reading = Czytanie poczty: { $from } z { $to }
account-reading-left = Czytanie poczty: { $from } z { $to }, { $span }
account-begins = Podłączona. Zaczyna się czytanie.
account-looking = Szukanie serwera poczty
account-consenting = Skrzynka czeka na ciebie: { $who } musi jeszcze wpuścić Milę.
account-waits = Skrzynka czeka na ciebie. { $why }.
account-waits-plain = Skrzynka czeka na ciebie.
account-late = Poczta nieczytana od: { $when }
account-late-never = Od ponad godziny nie udaje się przeczytać poczty
account-tries = { $why }. Następna próba: { $when }
account-tries-now = { $why }. Mila próbuje ponownie.
account-resting = Odpoczywa: poczta nie jest czytana
account-removed = Odłączona

account-trouble-not-found = Nie udało się znaleźć serwera poczty
account-trouble-not-found-words = Mila zajrzała wszędzie tam, gdzie serwer tego adresu mógłby być podany. Nic nie zginęło. W pomocy twojego dostawcy nazywa się to serwer IMAP; jeśli znasz jego nazwę, wpisz ją w „Zmień hasło lub serwer”.
account-trouble-no-such-host = Nazwa serwera donikąd nie prowadzi
account-trouble-no-such-host-words = Żadna maszyna nie ma teraz takiej nazwy: to literówka albo sieć nie działa. Nic nie zginęło, a Mila sama spróbuje ponownie. Sprawdź, czy nazwa się zgadza.
account-trouble-unreachable = Serwer jest nieosiągalny
account-trouble-unreachable-words = Pod tym adresem i portem nikt nie otwiera. Nic nie zginęło, a Mila sama spróbuje ponownie. Jeśli tak zostanie, sprawdź port oraz to, czy komputer, na którym działa Mila, jest w sieci.
account-trouble-silent = Serwer nie odpowiada
account-trouble-silent-words = Odpowiedź nie przyszła na czas. Nic nie zginęło, a Mila sama spróbuje ponownie. Jeśli tak zostanie, sprawdź port i zabezpieczenie: niedobrana para milczy.
account-trouble-not-private = Nie udało się zaszyfrować połączenia
account-trouble-not-private-words = Coś odpowiada, ale szyfrowane połączenie nie powstaje, więc hasło nie zostało wysłane. Nic nie zginęło, a Mila sama spróbuje ponownie. Jeśli tak zostanie, sprawdź port i zabezpieczenie.
account-trouble-no-starttls = Serwer tutaj nie szyfruje
account-trouble-no-starttls-words = Na tym porcie nie ma STARTTLS, a Mila nie wysyła hasła otwartą drogą. Nic nie zginęło. W „Zmień hasło lub serwer” wybierz TLS i port 993.
account-trouble-certificate-out-of-date = Certyfikat serwera stracił ważność
account-trouble-certificate-out-of-date-words = Nie ma pewności, kto odpowiada, więc hasło nie zostało wysłane. Nic nie zginęło, a Mila sama spróbuje ponownie. Odnowić go musi osoba, która prowadzi serwer; sprawdź też datę na komputerze Mili.
account-trouble-certificate-other-name = Certyfikat należy do innej nazwy
account-trouble-certificate-other-name-words = Serwer pokazuje certyfikat wystawiony na inną nazwę, więc hasło nie zostało wysłane. Nic nie zginęło. Wpisz nazwę serwera dokładnie tak, jak podaje ją dostawca.
account-trouble-certificate-unknown-issuer = Nikt znany nie ręczy za ten serwer
account-trouble-certificate-unknown-issuer-words = Komputer Mili nie ufa temu, kto wystawił certyfikat, więc hasło nie zostało wysłane. Nic nie zginęło. Sprawdź nazwę serwera; jeśli jest twój własny, osoba, która prowadzi Milę, może dodać wystawcę do zaufanych na tym komputerze.
account-trouble-certificate-bad = Z certyfikatem serwera jest coś nie tak
account-trouble-certificate-bad-words = Nie ma pewności, kto odpowiada, więc hasło nie zostało wysłane. Nic nie zginęło, a Mila sama spróbuje ponownie. Jeśli tak zostanie, zapytaj osobę, która prowadzi serwer.
account-trouble-denied = Skrzynka odrzuciła hasło
account-trouble-denied-words = Nic nie zginęło; Mila spróbuje ponownie, gdy podasz nowe.
account-trouble-app-password = Skrzynka chce hasła tylko dla Mili
account-trouble-app-password-words = Twoje zwykłe hasło nie wpuszcza programów. Nic nie zginęło. Utwórz u dostawcy hasło do aplikacji i wpisz je tutaj.
account-trouble-no-way-in = Samo hasło tu nie wystarczy
account-trouble-no-way-in-words = Ten serwer wpuszcza programy dopiero po zalogowaniu na stronie dostawcy. Nic nie zginęło. Osoba, która prowadzi Milę, może to przygotować według docs/mail.md; wtedy odłącz tę skrzynkę i podłącz ją przyciskiem z nazwą dostawcy.
account-trouble-consent-gone = Dostawca już nie wpuszcza Mili
account-trouble-consent-gone-words = Twoja zgoda wygasła albo została cofnięta. Nic nie zginęło. Zaloguj się jeszcze raz, a czytanie pójdzie dalej od miejsca, w którym stanęło.
account-trouble-not-set-up = Logowanie nie jest przygotowane tak, jak chce dostawca
account-trouble-not-set-up-words = Dostawca nie zna tej Mili. Nic nie zginęło. Osoba, która ją prowadzi, znajdzie w docs/mail.md, jak ją zarejestrować; potem zaloguj się ponownie.
account-trouble-refused = Serwer odmówił tego, o co prosiła Mila
account-trouble-refused-words = Zna cię, ale tym razem nic nie wydał; często dlatego, że pyta zbyt wiele programów naraz. Nic nie zginęło, a Mila sama spróbuje ponownie.
account-trouble-hung-up = Serwer się rozłączył
account-trouble-hung-up-words = Serwery robią tak podczas przeglądów. Nic nie zginęło; Mila sama spróbuje ponownie i zacznie od miejsca, w którym stanęła.
account-trouble-cut = Połączenie się urwało
account-trouble-cut-words = Sieć zawiodła po drodze. Nic nie zginęło; Mila sama spróbuje ponownie i zacznie od miejsca, w którym stanęła.
account-trouble-not-imap = To, co tam odpowiada, nie jest serwerem poczty
account-trouble-not-imap-words = Pod tym adresem i portem nie mówi się po IMAP-owemu. Nic nie zginęło, a Mila sama spróbuje ponownie. Sprawdź serwer i port.
account-trouble-no-key = Zachowanego hasła nie da się otworzyć
account-trouble-no-key-words = Na komputerze Mili brakuje klucza, pod którym leży, albo jest tam inny. Nic nie zginęło; poczta jest tutaj. Osoba, która prowadzi Milę, może przywrócić klucz; możesz też wpisać hasło jeszcze raz.
account-trouble-not-kept = Nie udało się zachować tego, co przyszło
account-trouble-not-kept-words = Komputer Mili nie mógł tego zapisać; może dysk jest pełny. Nic nie zginęło: poczta dalej jest u dostawcy, a Mila sama pobierze ją ponownie. Jeśli brakuje miejsca, zwolnij je.
account-trouble-crashed = Czytanie się załamało
account-trouble-crashed-words = Część Mili, która czyta tę skrzynkę, zawiodła i ruszyła od nowa. Nic nie zginęło; zaczyna od miejsca, w którym stanęła. Jeśli to się powtórzy, dziennik programu powie, dlaczego.

account-said = Słowami serwera:
account-next = Następna próba: { $when }
account-help-app-password = { $who } wpuszcza programy na hasło do aplikacji, utworzone tylko dla jednego programu; zwykłe hasło zostaje odrzucone.
account-help-app-password-link = Jak je utworzyć ({ $who })
account-help-switched-on = { $who } wpuszcza programy dopiero wtedy, gdy włączysz to w ustawieniach skrzynki (IMAP).
account-help-switched-on-link = Jak to włączyć ({ $who })
account-help-bridge = { $who } wpuszcza programy tylko przez swój Bridge, program na tym samym komputerze, który pokazuje własne hasło.
account-help-bridge-link = O programie Bridge ({ $who })
account-help-consent = { $who } nie przyjmuje haseł od programów. Osoba, która prowadzi Milę, może przygotować logowanie na stronie dostawcy; mówi o tym docs/mail.md.
account-help-consent-link = O logowaniu ({ $who })

account-pause = Niech odpocznie
account-resume = Czytaj dalej
account-again = Spróbuj teraz

account-consent-words = { $who } zapyta cię, czy Mila może czytać twoją pocztę. Logujesz się tam, a Mila nie widzi tamtego hasła.
account-consent-code-soon = { $who } przygotowuje kod dla Mili. Za chwilę pojawi się tutaj.
account-consent-again = Poproś o inny kod ({ $who })
account-consent-open = Na dowolnym urządzeniu otwórz tę stronę i wpisz kod:
account-consent-code = Kod; jedno kliknięcie zaznacza całość
account-consent-not-set-up = Logowanie u dostawcy ({ $who }) nie jest w tej Mili przygotowane. Nic nie zginęło. Osoba, która ją prowadzi, znajdzie w docs/mail.md, jak to zrobić.
consent-onward = Przejdź dalej: { $who }
consent-onward-words = { $who } zapyta cię, czy Mila może czytać twoją pocztę, i potem poprowadzi z powrotem tutaj.
consent-finish = Już prawie
consent-finish-words = Jest odpowiedź dostawcy. Jeszcze jedno naciśnięcie i Mila zacznie czytać.
consent-finish-deed = Dokończ podłączanie
consent-nothing = Tym razem bez połączenia
consent-denied-words = Na stronie dostawcy padło „nie”. Nic nie zginęło i nic się nie zmieniło; zapytaj ponownie, kiedy zechcesz.
consent-refused-words = Dostawca nie wpuścił Mili. Nic nie zginęło i nic się nie zmieniło. Spróbuj ponownie; jeśli to się powtórzy, osoba, która prowadzi Milę, znajdzie pomoc w docs/mail.md.
consent-stale-words = Żadna skrzynka nie czeka na tę odpowiedź: została już przyjęta albo później padło nowe pytanie. Nic nie zginęło; jeśli skrzynka dalej czeka, zapytaj ponownie na jej stronie.

account-proof = Co tu jest
account-total-complete = Wiadomości na serwerze: { $from }, u Mili: { $to }. Niczego nie brakuje.
account-total-missing = Wiadomości na serwerze: { $from }, u Mili: { $to }; { $why }
account-folder-complete = Na serwerze: { $from }, u Mili: { $to }. Niczego nie brakuje.
account-folder-missing = Na serwerze: { $from }, u Mili: { $to }; { $why }
account-so-far = { $count ->
    [0] Jeszcze nieprzeczytane
    [one] Jeszcze nieprzeczytane do końca; na razie jest tu jedna wiadomość
    [few] Jeszcze nieprzeczytane do końca; na razie są tu { $count } wiadomości
   *[many] Jeszcze nieprzeczytane do końca; na razie jest tu { $count } wiadomości
}
account-to-come = { $count ->
    [one] jedna jeszcze nadejdzie
    [few] { $count } jeszcze nadejdą
   *[many] { $count } jeszcze nadejdzie
}
account-failed = { $count ->
    [one] jednej serwer nie wydał, Mila poprosi o nią ponownie
    [few] { $count } serwer nie wydał, Mila poprosi o nie ponownie
   *[many] { $count } serwer nie wydał, Mila poprosi o nie ponownie
}
account-surplus = { $count ->
    [one] jedna zniknęła z serwera od ostatniego porównania
    [few] { $count } zniknęły z serwera od ostatniego porównania
   *[many] { $count } zniknęło z serwera od ostatniego porównania
}
account-older = { $count ->
    [one] Jedna jest starsza, niż sięga twój wybór.
    [few] { $count } są starsze, niż sięga twój wybór.
   *[many] { $count } jest starszych, niż sięga twój wybór.
}
account-filtered = { $count ->
    [one] Jedna z tych tutaj to nie list między ludźmi
    [few] { $count } z tych tutaj to nie listy między ludźmi
   *[many] { $count } z tych tutaj to nie listy między ludźmi
}
account-folder-gone = Serwer nie ma już tego folderu. To, co z niego przeczytano, zostaje tutaj.
account-folder-no-longer = { $count ->
    [one] Już nieczytany; jest tu jedna wiadomość z niego
    [few] Już nieczytany; są tu { $count } wiadomości z niego
   *[many] Już nieczytany; jest tu { $count } wiadomości z niego
}
account-folder-read = ostatnio przeczytane { $when }
account-folder-proven = porównane z serwerem { $when }: komplet
account-part-inbox = odebrane
account-part-sent = wysłane
account-part-archive = archiwum
account-part-all = cała poczta
account-part-drafts = wersje robocze
account-part-chat = czaty
account-part-spam = spam
account-part-trash = kosz
account-choose = { $count ->
    [0] Każdy folder z listami jest czytany
    [one] Jeden folder nie jest czytany
    [few] { $count } foldery nie są czytane
   *[many] { $count } folderów nie jest czytanych
}
account-choose-words = Mila czyta zaznaczone foldery. To, co już przeczytano, zostaje niezależnie od wyboru.
account-choose-label = Foldery
account-choose-deed = Czytaj te
account-left-alone = Pozostawione w spokoju
account-left-alone-drafts = Wersje robocze nie są jeszcze listami do nikogo.
account-left-alone-chat = Rozmowy na czacie to nie listy.
account-left-alone-spam = Nikt stamtąd nie czeka na twoją odpowiedź.
account-left-alone-trash = Co wyrzucone, to wyrzucone.

account-troubles = Co ostatnio poszło nie tak
account-connection = Połączenie
account-way = Wejście
account-way-password = na hasło
account-way-consent = za twoją zgodą ({ $who })
account-look-back = Jak daleko wstecz
account-look-back-month = 30 dni
account-look-back-year = Rok
account-look-back-all = Wszystko
account-look-back-words = Im dalej wstecz, tym więcej listów. To, co już tu jest, zostaje w każdym razie.
account-remove = Odłącz tę skrzynkę
account-remove-words = Mila przestanie ją czytać i od razu zapomni hasło. Przeczytana poczta zostaje tutaj, a u dostawcy nic się nie zmienia.
account-remove-fold = Odłącz
account-remove-deed = Tak, odłącz

account-new-title = Podłącz skrzynkę
account-new-lead = Mila tylko czyta: niczego w skrzynce nie usuwa, nie przenosi i nie oznacza jako przeczytane. Hasło leży pod pieczęcią na tym komputerze i widzi je tylko twój serwer poczty.
account-address = Adres e-mail
account-password = Hasło do skrzynki
account-password-hint = Gmail, iCloud, Yahoo i kilka innych chcą hasła utworzonego tylko dla jednego programu, hasła do aplikacji.
account-password-keep = Puste pole zostawia obecne hasło.
account-server = Ustawienia serwera, jeśli je znasz
account-server-words = Przy pustych polach Mila sama znajdzie serwer.
account-host = Serwer
account-port = Port
account-port-hint = Puste pole to 993 przy TLS, w innym razie 143.
account-security = Zabezpieczenie
account-security-tls = TLS
account-security-tls-words = szyfrowane od pierwszego słowa, jak prawie wszędzie
account-security-starttls = STARTTLS
account-security-starttls-words = szyfrowane, zanim pójdzie hasło
account-security-plain = Brak
account-security-plain-words = tylko dla serwera na komputerze Mili
account-login = Nazwa użytkownika
account-login-hint = Puste pole to adres e-mail.
account-connect = Podłącz
account-cancel = Do skrzynek
account-to-mailbox = Do skrzynki
account-sign-in = Zaloguj się przez { $who }
account-sign-in-words = Możesz też zalogować się u dostawcy z powyższym adresem i nie podawać tu hasła:
account-change-title = Zmień hasło lub serwer
account-change-lead = Mila spróbuje wejść od nowa. To, co przeczytano, zostaje.
account-change-deed = Zapisz i spróbuj
account-bad-known = Ta skrzynka jest już podłączona.
account-bad-password = Brakuje hasła albo jest o wiele za długie.
account-bad-host = To nie jest nazwa serwera. Napisz ją tak: imap.example.com.
account-bad-port = Wpisz liczbę od 1 do 65535; zwykle jest to 993.
account-bad-login = Ta nazwa użytkownika jest o wiele za długa.
account-no-key = Nic nie zostało zapisane, bo nie udało się zapieczętować hasła: na komputerze Mili nie da się odczytać ani utworzyć klucza. Powód jest w dzienniku programu, u osoby, która prowadzi Milę; potem spróbuj ponownie.

today-connect = Podłącz swoją skrzynkę
today-connect-words = Podłącz skrzynkę albo wczytaj zapisaną pocztę, a Mila powie ci, kto czeka na odpowiedź. Wszystko zostaje na tym komputerze.
today-asked = Twoja skrzynka czeka na ciebie.
today-asked-words = Jest jedna rzecz, którą tylko ty możesz zrobić. Potem poczta będzie przychodzić sama.
today-asked-deed = Zobacz, czego potrzebuje
