# The program in the terminal: import, serve, demo, link.

took-in-read = { $count ->
    [one] Read one message.
   *[other] Read { $count } messages.
}
took-in-new = { $count ->
    [0] Nothing new.
    [one] One is new.
   *[other] { $count } are new.
}
took-in-known = { $count ->
    [0] None was here before.
    [one] One was here before.
   *[other] { $count } were here before.
}
took-in-filtered = { $count ->
    [one] Of the new ones, one is not a letter to you; it is kept apart:
   *[other] Of the new ones, { $count } are not letters to you; they are kept apart:
}
took-in-bulk = newsletters and lists: { $count }
took-in-automatic = automatic answers and notices: { $count }
took-in-draft = drafts: { $count }
took-in-spam = spam: { $count }
took-in-trash = thrown away: { $count }
took-in-chat = lines of chats: { $count }
took-in-unreadable = { $count ->
    [one] One could not be read; it is kept as it came, and the inbox lists it.
   *[other] { $count } could not be read; they are kept as they came, and the inbox lists them.
}
took-in-not-opened = { $path } could not be opened or read to its end. Give your account the right to read it and import once more: what is here already is not added twice.
took-in-too-large = { $path }: a message in it is longer than 256 MiB. Mila does not keep it; the inbox lists it.
took-in-stopped = Stopped, as you wished. What was read so far is kept. Start the same import again and it goes on from here.

serve-open = The desk is open: { $url }
serve-set-up = Open this link to set your name and password. It works once, for three days: { $url }
serve-stop = Ctrl-C closes it.
serve-closing = Closing. Everything is kept.
demo-open = The invented studio is ready. This link signs you in: { $url }
printed-link-new-password = Open this link to set a new password. It works once, for three days: { $url }
printed-link-set-up = Nobody has set up this desk yet. This link does it; it works once, for three days: { $url }

error-data-in-use = Another Mila is working with { $path }. Nothing was changed. If the desk is open, bring in mail on its own page, or close it first (Ctrl-C) and try again.
error-data-folder = The data folder { $path } cannot be used ({ $why }). Nothing was changed. Name another folder with --data DIR, or give your account the right to write there.
error-data-newer = A newer Mila has written these data, and this one would not understand them. Nothing was changed. Install the newer program again, or name another folder with --data DIR.
error-data-older = These data are from an older Mila. Start “mila serve” once: it keeps a copy and brings them up to date. Then try again.
error-data-nothing = There are no data in { $path } yet. Start “mila serve” first.
error-database-address = DATABASE_URL cannot be understood ({ $why }). Write it like postgres://user:password@localhost/mila. Nothing was changed.
error-database-away = The database cannot be reached ({ $why }). Nothing is lost. Check that it is running and that DATABASE_URL is right, then try again.
error-disk-full = The disk is full or may not be written. Everything kept before is safe. Make room and start the same again: it goes on where it stopped.
error-no-home = This machine does not say where your data belong. Name a folder: --data DIR
error-port-taken = Something already listens at { $address }; perhaps Mila is running. Open http://{ $address } in the browser, or choose another port, like --listen 127.0.0.1:8643.
error-cannot-listen = Mila cannot listen at { $address } ({ $why }). Write an address and a port, like 127.0.0.1:8642.
error-bad-url = “{ $given }” is not a web address. Write it like https://desk.example.com
error-bad-listen = “{ $given }” is not an address and a port. Write it like 127.0.0.1:8642.
error-bad-proxy = “{ $given }” is not the address of a machine. Write it like 127.0.0.1.
error-not-the-demo = The folder { $path } holds data that are not the invented studio’s, so the demo leaves them alone. Nothing was changed. Name another folder with --data DIR.

backup-done = Everything is in { $path }. Unpacked again and checked: { $messages }, { $people }.
backup-exists = { $path } is there already and was left alone. Choose another name, or replace that file with --force.
backup-not-ours = { $path } is there already and was not made by Mila, so it was left alone. Nothing was changed. Move it or give it another name, then try again.
backup-no-room = There is no room for { $path }: while it is being written and checked, the disk holds everything twice. Your data are as they were, and nothing half-written is left. Make room or choose another disk.
backup-cannot-write = { $path } cannot be written ({ $why }). Your data are as they were. Choose another place, such as a folder of your own.
backup-cannot-read = { $path } cannot be read ({ $why }). Nothing was changed. Check the name, and whether your account may read it.
backup-unsound = What was written to { $path } did not read as it should, so it was thrown away; your data are as they were. The disk may be failing. Try once more, on another disk.
backup-data-damaged = These data are damaged in one place at least, so they were not put into a backup as if they were whole. Nothing was changed. Keep the folder as it is, copy it to another disk, and bring back your latest backup with “mila restore FILE --force”.
backup-on-server = Your data are in PostgreSQL, whose own tool makes the backup:
    pg_dump --format=custom --file={ $path } "$DATABASE_URL"
restore-done = The backup was made { $when }. Checked and restored: { $messages }, { $people }.
restore-before = What was here before lies in { $path }.
restore-next = From this copy nothing is sent until you say in the desk that it is the one to go on with. Open it with “mila serve”.
restore-has-data = There are data in { $path } already, and they were left alone. Name an empty folder with --data DIR, or let the backup take their place with --force: they are kept aside, not deleted.
restore-in-use = Mila is working with { $path }. Nothing was changed. Close the desk first (Ctrl-C), then restore.
restore-no-backup = { $path } is not a backup of Mila’s. Nothing was changed. Name the file that “mila backup” wrote.
restore-damaged = { $path } is damaged: what it holds is not what was put into it. Nothing was changed. Take another copy of this backup, or an older one.
restore-newer = A newer Mila has written { $path }. Nothing was changed. Install that version and restore with it.
restore-on-server = Your data are in PostgreSQL, whose own tool restores what pg_dump has written:
    pg_restore --clean --if-exists --dbname="$DATABASE_URL" { $path }

serve-acme = A certificate for { $host } is being fetched. The first time this takes about a minute.
serve-acme-done = The certificate for { $host } is in place.
serve-acme-failed = The certificate for { $host } could not be fetched ({ $why }). Mila tries again later. Check that { $host } leads to this machine and that its port 443 is passed on to Mila.
error-acme-needs-https = A certificate is made out to a host. Give its address as well, like --public-url https://desk.example.com
error-acme-needs-outside = At { $given } nobody but this machine gets in, not even whoever checks that the host is yours. Listen for others as well, like --listen 0.0.0.0:443
error-bad-acme = “{ $given }” is not a mail address. Write it like --acme anna@example.com
