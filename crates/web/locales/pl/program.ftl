# Program w terminalu: import, serve, demo, link.

took-in-read = { $count ->
    [one] Przeczytano jedną wiadomość.
    [few] Przeczytano { $count } wiadomości.
   *[many] Przeczytano { $count } wiadomości.
}
took-in-new = { $count ->
    [0] Nic nowego.
    [one] Jedna jest nowa.
    [few] { $count } są nowe.
   *[many] { $count } jest nowych.
}
took-in-known = { $count ->
    [0] Żadnej tu wcześniej nie było.
    [one] Jedna już tu była.
    [few] { $count } już tu były.
   *[many] { $count } już tu było.
}
took-in-filtered = { $count ->
    [one] Jedna z nowych nie jest listem do ciebie; leży osobno:
    [few] { $count } z nowych nie są listami do ciebie; leżą osobno:
   *[many] { $count } z nowych nie jest listami do ciebie; leżą osobno:
}
took-in-bulk = newslettery i listy dyskusyjne: { $count }
took-in-automatic = automatyczne odpowiedzi i powiadomienia: { $count }
took-in-draft = wersje robocze: { $count }
took-in-spam = spam: { $count }
took-in-trash = wyrzucone: { $count }
took-in-chat = linijki czatów: { $count }
took-in-unreadable = { $count ->
    [one] Jednej nie dało się odczytać; leży taka, jaka przyszła, a skrzynka ją pokazuje.
    [few] { $count } nie dało się odczytać; leżą takie, jakie przyszły, a skrzynka je pokazuje.
   *[many] { $count } nie dało się odczytać; leżą takie, jakie przyszły, a skrzynka je pokazuje.
}
took-in-not-opened = Nie udało się otworzyć { $path } albo przeczytać go do końca. Nadaj swojemu kontu prawo odczytu i zaimportuj jeszcze raz: to, co już tu jest, nie zostanie dodane ponownie.
took-in-too-large = { $path }: jedna z wiadomości jest dłuższa niż 256 MiB. Mila jej nie przechowuje; jest wymieniona w skrzynce.
took-in-stopped = Zatrzymane zgodnie z życzeniem. To, co już przeczytano, zostało zachowane. Uruchom ten sam import ponownie, a pójdzie dalej od tego miejsca.

serve-open = Biurko jest otwarte: { $url }
serve-set-up = Otwórz ten link, żeby ustawić imię i hasło. Działa raz, przez trzy dni: { $url }
serve-stop = Ctrl-C je zamyka.
serve-closing = Zamykam. Wszystko jest zachowane.
demo-open = Wymyślone studio jest gotowe. Ten link loguje: { $url }
printed-link-new-password = Otwórz ten link, żeby ustawić nowe hasło. Działa raz, przez trzy dni: { $url }
printed-link-set-up = Tego biurka nikt jeszcze nie urządził. Robi się to pod tym linkiem; działa raz, przez trzy dni: { $url }

error-data-in-use = Z folderem { $path } pracuje już inna Mila. Nic nie zostało zmienione. Jeśli biurko jest otwarte, wczytaj pocztę na jego stronie albo najpierw je zamknij (Ctrl-C) i spróbuj ponownie.
error-data-folder = Folderu danych { $path } nie da się użyć ({ $why }). Nic nie zostało zmienione. Wskaż inny folder przez --data DIR albo nadaj swojemu kontu prawo zapisu w tym miejscu.
error-data-newer = Te dane zapisała nowsza Mila, a ta by ich nie zrozumiała. Nic nie zostało zmienione. Zainstaluj z powrotem nowszy program albo wskaż inny folder przez --data DIR.
error-data-older = Te dane pochodzą ze starszej Mili. Uruchom raz „mila serve”: zachowa kopię i je zaktualizuje. Potem spróbuj ponownie.
error-data-nothing = W { $path } nie ma jeszcze danych. Najpierw uruchom „mila serve”.
error-database-address = Nie da się zrozumieć DATABASE_URL ({ $why }). Zapisz go tak: postgres://user:password@localhost/mila. Nic nie zostało zmienione.
error-database-away = Baza danych nie odpowiada ({ $why }). Nic nie zginęło. Sprawdź, czy działa i czy DATABASE_URL jest poprawny, potem spróbuj ponownie.
error-disk-full = Dysk jest pełny albo nie można na nim pisać. Wszystko, co zachowano wcześniej, jest bezpieczne. Zrób miejsce i uruchom to samo ponownie: pójdzie dalej od miejsca, w którym stanęło.
error-no-home = Ten komputer nie mówi, gdzie jest miejsce na twoje dane. Wskaż folder: --data DIR
error-port-taken = Pod { $address } już coś nasłuchuje; może Mila już działa. Otwórz w przeglądarce http://{ $address } albo wybierz inny port, na przykład --listen 127.0.0.1:8643.
error-cannot-listen = Mila nie może nasłuchiwać pod { $address } ({ $why }). Podaj adres i port, na przykład 127.0.0.1:8642.
error-bad-url = „{ $given }” nie jest adresem internetowym. Zapisz go tak: https://desk.example.com
error-bad-listen = „{ $given }” nie jest adresem z portem. Zapisz go tak: 127.0.0.1:8642.
error-bad-proxy = „{ $given }” nie jest adresem komputera. Zapisz go tak: 127.0.0.1.
error-not-the-demo = W folderze { $path } leżą dane, które nie należą do wymyślonego studia, więc demo ich nie rusza. Nic nie zostało zmienione. Wskaż inny folder przez --data DIR.

backup-done = Wszystko jest w { $path }. Rozpakowano na próbę i sprawdzono: { $messages }, { $people }.
backup-exists = { $path } już istnieje i został nietknięty. Wybierz inną nazwę albo zastąp ten plik przez --force.
backup-not-ours = { $path } już istnieje i nie jest dziełem Mili, więc pozostał nietknięty. Nic się nie zmieniło. Przenieś go albo zmień mu nazwę i spróbuj jeszcze raz.
backup-no-room = Brakuje miejsca na { $path }: podczas zapisu i sprawdzania dysk mieści wszystko dwa razy. Twoje dane są takie jak były i nie został żaden niedokończony plik. Zrób miejsce albo wybierz inny dysk.
backup-cannot-write = Nie da się zapisać { $path } ({ $why }). Twoje dane są takie jak były. Wybierz inne miejsce, na przykład własny folder.
backup-cannot-read = Nie da się odczytać { $path } ({ $why }). Nic nie zostało zmienione. Sprawdź nazwę i to, czy twoje konto ma prawo odczytu.
backup-unsound = To, co zapisano w { $path }, nie daje się odczytać tak, jak powinno, więc zostało wyrzucone; twoje dane są takie jak były. Być może psuje się dysk. Spróbuj jeszcze raz, na innym dysku.
backup-data-damaged = Te dane są co najmniej w jednym miejscu uszkodzone, więc nie trafiły do kopii zapasowej, jakby były całe. Nic nie zostało zmienione. Zostaw folder tak, jak jest, skopiuj go na inny dysk i przywróć ostatnią kopię zapasową: „mila restore PLIK --force”.
backup-on-server = Twoje dane są w PostgreSQL, który ma do kopii własne narzędzie:
    pg_dump --format=custom --file={ $path } "$DATABASE_URL"
restore-done = Kopia powstała { $when }. Sprawdzono i przywrócono: { $messages }, { $people }.
restore-before = To, co było tu wcześniej, leży w { $path }.
restore-next = Z tej kopii nic nie zostanie wysłane, dopóki w biurku nie potwierdzisz, że to na niej idzie dalsza praca. Otwórz je przez „mila serve”.
restore-has-data = W { $path } są już dane i zostały nietknięte. Wskaż pusty folder przez --data DIR albo zastąp je kopią przez --force: zostaną odłożone obok, nie usunięte.
restore-in-use = Mila pracuje z folderem { $path }. Nic nie zostało zmienione. Najpierw zamknij biurko (Ctrl-C), potem przywracaj.
restore-no-backup = { $path } nie jest kopią zapasową Mili. Nic nie zostało zmienione. Wskaż plik zapisany przez „mila backup”.
restore-damaged = Plik { $path } jest uszkodzony: zawiera co innego, niż w nim zapisano. Nic nie zostało zmienione. Weź inny egzemplarz tej kopii albo starszą kopię.
restore-newer = { $path } pochodzi z nowszej Mili. Nic nie zostało zmienione. Zainstaluj tamtą wersję i przywróć kopię w niej.
restore-on-server = Twoje dane są w PostgreSQL, który ma własne narzędzie do przywracania tego, co zapisał pg_dump:
    pg_restore --clean --if-exists --dbname="$DATABASE_URL" { $path }

serve-acme = Trwa pobieranie certyfikatu dla { $host }. Za pierwszym razem zajmuje to około minuty.
serve-acme-done = Certyfikat dla { $host } jest na miejscu.
serve-acme-failed = Nie udało się pobrać certyfikatu dla { $host } ({ $why }). Mila spróbuje ponownie później. Sprawdź, czy { $host } prowadzi do tego komputera i czy jego port 443 jest przekazywany do Mili.
error-acme-needs-https = Certyfikat wystawia się dla hosta. Podaj też jego adres, na przykład --public-url https://desk.example.com
error-acme-needs-outside = Pod { $given } nie dostanie się nikt spoza tego komputera, także ten, kto sprawdza, czy host jest twój. Nasłuchuj też dla innych, na przykład --listen 0.0.0.0:443
error-bad-acme = „{ $given }” nie jest adresem e-mail. Zapisz go tak: --acme anna@example.com
