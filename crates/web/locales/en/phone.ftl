# Mila on the telephone, and data that were restored.

phone-title = On your phone
phone-lead = Point the camera of your phone at this square, open the address, and sign in once.
phone-code = The address as a square for the camera
phone-address = Or type it:
phone-where = Who gets in
phone-only-here = This address leads to this machine alone; a phone cannot open it. Start Mila so that others hear it, too:
phone-only-here-words = In place of 192.168.1.5 write the address of this machine in your network.
phone-needs-proxy = Mila itself listens to this machine alone. Whatever stands in front of it has to pass the address on.
phone-same-network = This address works within the network of this machine: the phone has to be in the same Wi-Fi or in the same VPN.
phone-everywhere = This address is meant to work from everywhere.
phone-last = Last opened from another machine: { $when }.
phone-never = Since Mila was started, nobody signed in has opened it from another machine.
phone-plain = The way is not encrypted: in a network that is not your own, others could read along, and the phone will not keep Mila among its apps. With https it does; “mila serve --help” shows how.
phone-keep = Keep it among your apps
phone-keep-iphone = iPhone and iPad: in Safari, the sign for sharing, then “Add to Home Screen”.
phone-keep-android = Android: in the browser’s menu, “Install app” or “Add to Home screen”.
phone-back = Back to Settings
phone-link = Mila on your phone

restored-title = This is a restored copy
restored-words = The backup was made { $when }. So that nobody gets a letter twice, nothing is sent from this copy until an owner says that it is the one to go on with.
restored-deed = Go on with this copy
notice-resumed = From now on this copy is the one.
