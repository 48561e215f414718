# Mila w telefonie i dane przywrócone z kopii.

phone-title = W telefonie
phone-lead = Skieruj aparat telefonu na ten kwadrat, otwórz adres i raz się zaloguj.
phone-code = Adres jako kwadrat dla aparatu
phone-address = Albo wpisz go:
phone-where = Kto się dostanie
phone-only-here = Ten adres prowadzi tylko do tego komputera; telefon go nie otworzy. Uruchom Milę tak, żeby słyszały ją też inne urządzenia:
phone-only-here-words = Zamiast 192.168.1.5 wpisz adres tego komputera w twojej sieci.
phone-needs-proxy = Sama Mila nasłuchuje tylko na tym komputerze. To, co przed nią stoi, musi przekazywać jej ten adres.
phone-same-network = Ten adres działa w sieci tego komputera: telefon musi być w tym samym Wi-Fi albo w tym samym VPN.
phone-everywhere = Ten adres ma działać zewsząd.
phone-last = Ostatnio otwarte z innego urządzenia: { $when }.
phone-never = Odkąd Mila została uruchomiona, nikt zalogowany nie otworzył jej z innego urządzenia.
phone-plain = Droga nie jest szyfrowana: w obcej sieci ktoś mógłby czytać razem z tobą, a telefon nie zachowa Mili wśród aplikacji. Przez https zachowa; jak to ustawić, mówi „mila serve --help”.
phone-keep = Zachowaj wśród aplikacji
phone-keep-iphone = iPhone i iPad: w Safari znak udostępniania, potem „Do ekranu początkowego”.
phone-keep-android = Android: w menu przeglądarki „Zainstaluj aplikację” albo „Dodaj do ekranu głównego”.
phone-back = Wróć do ustawień
phone-link = Mila w telefonie

restored-title = To jest przywrócona kopia
restored-words = Kopia zapasowa powstała { $when }. Żeby nikt nie dostał listu dwa razy, nic nie zostanie stąd wysłane, dopóki osoba będąca właścicielem nie potwierdzi, że to na tej kopii idzie dalsza praca.
restored-deed = Pracuj dalej na tej kopii
notice-resumed = Od teraz dalsza praca idzie na tej kopii.
