# What went wrong: what happened, that nothing is lost, what to do next.

error-no-path = Which mailbox shall Mila read? Say “mila report PATH”, where PATH is your exported mail. Nothing at hand? “mila report --demo” shows an invented one.
error-no-such-path = There is nothing at { $path }. Nothing was read or changed. Check the spelling, or drag the file from your file manager into this window.
error-no-permission = You are not allowed to open { $path }. Nothing was changed. Copy it to a folder of your own, or give your account the right to read it, and try again.
error-not-a-mailbox = { $path } is neither an mbox, nor a Maildir, nor mail files (.eml). Nothing was changed. Export your mail as mbox or .eml from your mail program (from Gmail: Google Takeout, “Mail”) and name the exported file.
error-compressed = { $path } is still packed ({ $kind }). Unpack it first, then name the file or folder that came out of it. The packed file stays as it is.
error-empty-file = { $path } is empty. Perhaps the export was interrupted: export your mail once more and try again. The mail in your mailbox is not affected.
error-no-mail-in-folder = There is no mail in the folder { $path }, nor in the folders inside it. Nothing was changed. Name the folder that holds an mbox file, a Maildir or .eml files.
warning-cut-off = { $path } breaks off in the middle of its last message. Everything before it was read and counts. If the export was interrupted, export once more for the rest.
error-nobody = Whose mailbox is this? Mila found no letter written by its owner, so it cannot tell who waits for whom. Nothing was changed. Name your address: --me ADDRESS
error-nobody-guess = Whose mailbox is this? Mila found no letter written by its owner, so it cannot tell who waits for whom. Nothing was changed. Most letters went to { $address }; if that is you, add: --me { $address }
error-owner-tie = Whose mailbox is this? These could each be yours: { $addresses }. Nothing was changed. Name your address, all of them if you have several: --me ADDRESS
warning-later-than-now = { $count ->
    [one] One message is dated later than now; it is left out of the report.
   *[other] { $count } messages are dated later than now; they are left out of the report.
}
warning-unreadable = { $count ->
    [one] One message could not be read. It stays in its file as it is; --json and --html say which one and why.
   *[other] { $count } messages could not be read. They stay in their files as they are; --json and --html list them with the reason.
}
notice-owner = { $count ->
    [one] I took this address as yours: { $addresses }. If that is wrong, say --me ADDRESS.
   *[other] I took these addresses as yours: { $addresses }. If that is wrong, say --me ADDRESS.
}
notice-stopped = Stopped, as you wished. Nothing was changed.
notice-html-written = The page is in { $path }. Open it in any browser; it works without the internet.
error-cannot-write = The page could not be written to { $path } ({ $why }). Your mail is untouched. Choose another place, such as a folder of your own: --html FILE
error-cannot-print = The report could not be printed to its end ({ $why }). Nothing was changed.
error-bad-zone = “{ $given }” is not a time zone Mila knows. Write it like Europe/Warsaw, Asia/Jerusalem or Europe/London.
error-bad-instant = “{ $given }” is not a date and time. Write a date, a time and an offset, like 2026-03-13T09:00:00Z or 2026-03-13T10:00:00+01:00.
error-bad-duration = “{ $given }” is not a length of time. Write it like 24h, 8h or 90m.
error-bad-address = “{ $given }” is not an email address. Write it like anna@example.com.
error-bad-days = “{ $given }” is not a number of days. Write a whole number from 1 up, like 90.
error-bad-language = Mila does not speak “{ $given }”. Choose en, pl or he.
error-unexpected = Something went wrong that Mila did not foresee ({ $why }). Nothing in your mailbox was changed.
progress-reading = Reading
error-cannot-open = { $path } could not be opened ({ $why }). Nothing was read or changed. Name an mbox file, a Maildir, a folder with mail in it or an .eml file.
error-would-overwrite = { $path } already exists and is not a web page, so Mila leaves it alone: it may be your mail. Nothing was changed. Choose another name: --html FILE
error-outlook-data = { $path } is an Outlook data file, which Mila cannot read. Nothing was changed. In Outlook, drag the letters into a folder so that they become .eml files, or open the mailbox in Thunderbird and export it as mbox; then name what came out.
error-no-mail-but-packed = There is no mail in { $path } that Mila can read yet, but { $packed } in it is packed. Nothing was changed. Unpack it first, then name what came out of it.
warning-packed-beside = { $path } is packed and was not read. Unpack it to have its mail in the report too.
error-usage = The command line could not be understood: { $problem }. Nothing was read or changed. “mila report --help” shows what is possible.
error-unknown-option = Mila does not know the option “{ $given }”. Nothing was read or changed. “mila report --help” shows them all.
error-missing-value = A value is missing after “{ $given }”. Nothing was read or changed. “mila report --help” shows what belongs there.
error-path-with-demo = Either your mail or the invented mailbox: name a path or say --demo, not both. Nothing was read or changed.
