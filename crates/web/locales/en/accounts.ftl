# Mail accounts: connecting a mailbox, how it stands, what is wrong with it, and the proof that nothing is missing.
# $who is a provider, as in "Google"; $why is one of the account-trouble-… sentences.

accounts-title = Mailboxes
accounts-lead = Mila reads them and changes nothing in them.
accounts-none = No mailbox is connected yet.
accounts-none-words = Connect yours, and new letters come here by themselves.
accounts-connect = Connect a mailbox
accounts-back = Back to Settings
accounts-all = All mailboxes
notice-account-removed = Taken out. Its mail is still here, and its password is forgotten.

ago-moment = just now
ago-minutes = { $count ->
    [one] a minute ago
   *[other] { $count } minutes ago
}

account-read = Mail read { $when }
account-reading = Mail is being read: { $from } of { $to }
account-reading-left = Mail is being read: { $from } of { $to }, { $span }
account-begins = Connected. Reading begins.
account-looking = Looking for the mail server
account-consenting = The mailbox waits for you: { $who } is still to let Mila in.
account-waits = The mailbox waits for you. { $why }.
account-waits-plain = The mailbox waits for you.
account-late = Mail not read since { $when }
account-late-never = Mail could not be read for more than an hour
account-tries = { $why }. Next try: { $when }
account-tries-now = { $why }. Mila tries again.
account-resting = Resting: no mail is read
account-removed = Taken out

account-trouble-not-found = No mail server was found
account-trouble-not-found-words = Mila looked wherever the server of this address could be named. Nothing is lost. Your provider’s help calls it the IMAP server; if you know its name, enter it under “Change password or server”.
account-trouble-no-such-host = The name of the server leads nowhere
account-trouble-no-such-host-words = No machine has this name just now, be it a slip in the name or a network that is down. Nothing is lost, and Mila tries again by itself. See whether the name is right.
account-trouble-unreachable = The server cannot be reached
account-trouble-unreachable-words = Nobody opens at this address and port. Nothing is lost, and Mila tries again by itself. If it stays like this, check the port, and whether the machine on which Mila runs is online.
account-trouble-silent = The server does not answer
account-trouble-silent-words = Nothing came in time. Nothing is lost, and Mila tries again by itself. If it stays like this, check port and security: a pair that does not fit stays silent.
account-trouble-not-private = The line could not be made private
account-trouble-not-private-words = Something answers, but no encrypted line comes about, so no password was sent. Nothing is lost, and Mila tries again by itself. If it stays like this, check port and security.
account-trouble-no-starttls = The server does not encrypt here
account-trouble-no-starttls-words = It offers no STARTTLS at this port, and Mila sends no password over an open line. Nothing is lost. Choose TLS with port 993 under “Change password or server”.
account-trouble-certificate-out-of-date = The server’s certificate is out of date
account-trouble-certificate-out-of-date-words = Mila cannot be sure who answers, so no password was sent. Nothing is lost, and Mila tries again by itself. Whoever runs the server has to renew it; see also whether the date on Mila’s machine is right.
account-trouble-certificate-other-name = The certificate belongs to another name
account-trouble-certificate-other-name-words = The server shows a certificate for another name, so no password was sent. Nothing is lost. Enter the server’s name exactly as your provider writes it.
account-trouble-certificate-unknown-issuer = Nobody known vouches for the server
account-trouble-certificate-unknown-issuer-words = Mila’s machine does not trust whoever made out the certificate, so no password was sent. Nothing is lost. Check the name of the server; if it is your own, whoever runs Mila can have the machine trust its issuer.
account-trouble-certificate-bad = Something is wrong with the server’s certificate
account-trouble-certificate-bad-words = Mila cannot be sure who answers, so no password was sent. Nothing is lost, and Mila tries again by itself. If it stays like this, ask whoever runs the server.
account-trouble-denied = The mailbox refused the password
account-trouble-denied-words = Nothing is lost; Mila tries again when you have entered a new one.
account-trouble-app-password = The mailbox wants a password made for Mila alone
account-trouble-app-password-words = Your usual password does not let programs in. Nothing is lost. Have your provider make an app password, and enter it here.
account-trouble-no-way-in = A password is not enough here
account-trouble-no-way-in-words = This server lets programs in only after you have signed in at the provider’s own page. Nothing is lost. Whoever runs Mila can set that up, as docs/mail.md says; then take this mailbox out and connect it by the button with the provider’s name.
account-trouble-consent-gone = The provider no longer lets Mila in
account-trouble-consent-gone-words = Your consent has run out or was taken back. Nothing is lost. Sign in once more, and reading goes on where it stopped.
account-trouble-not-set-up = Signing in is not set up as the provider wants it
account-trouble-not-set-up-words = The provider does not know this Mila. Nothing is lost. Whoever runs it finds in docs/mail.md how it has to be registered; then sign in again.
account-trouble-refused = The server refused what Mila asked for
account-trouble-refused-words = It knows you but handed nothing over this time, often because too many programs ask at once. Nothing is lost, and Mila tries again by itself.
account-trouble-hung-up = The server hung up
account-trouble-hung-up-words = Servers do that while they are being looked after. Nothing is lost; Mila tries again by itself and goes on where it stopped.
account-trouble-cut = The line was cut
account-trouble-cut-words = The network broke off on the way. Nothing is lost; Mila tries again by itself and goes on where it stopped.
account-trouble-not-imap = What answers there is no mail server
account-trouble-not-imap-words = At this address and port something else than IMAP is spoken. Nothing is lost, and Mila tries again by itself. Check server and port.
account-trouble-no-key = The stored password cannot be opened
account-trouble-no-key-words = The key under which it is sealed is missing on Mila’s machine, or is another one. Nothing is lost; the mail is here. Whoever runs Mila can put the key back; or enter the password once more.
account-trouble-not-kept = What came could not be kept
account-trouble-not-kept-words = Mila’s machine could not store it; perhaps the disk is full. Nothing is lost: the mail is still at your provider’s, and Mila fetches it again by itself. Make room, if there is none.
account-trouble-crashed = Reading broke down
account-trouble-crashed-words = The part of Mila that reads this mailbox failed and was started again. Nothing is lost; it goes on where it stopped. Should it happen again, the log of the program says why.

account-said = In the server’s own words:
account-next = Next try: { $when }
account-help-app-password = { $who } lets programs in by an app password, which is made for one program alone; the usual one is refused.
account-help-app-password-link = How to make one at { $who }
account-help-switched-on = { $who } lets programs in only when that is switched on in the settings of the mailbox (IMAP).
account-help-switched-on-link = How to switch it on at { $who }
account-help-bridge = { $who } lets programs in only through its Bridge, a program on the same machine, which shows a password of its own.
account-help-bridge-link = About the Bridge of { $who }
account-help-consent = { $who } takes no password from programs. Whoever runs Mila can set up signing in at { $who }, as docs/mail.md says.
account-help-consent-link = About signing in at { $who }

account-pause = Let it rest
account-resume = Read on
account-again = Try again now

account-consent-words = { $who } asks you whether Mila may read your mail. You sign in there, and Mila never sees that password.
account-consent-code-soon = Mila is asking { $who } for a code. It appears here in a moment.
account-consent-again = Ask { $who } for another code
account-consent-open = On any device, open this page and type the code:
account-consent-code = The code; a click selects all of it
account-consent-not-set-up = Signing in at { $who } is not set up on this Mila. Nothing is lost. Whoever runs it finds in docs/mail.md how to do it.
consent-onward = Continue at { $who }
consent-onward-words = { $who } asks you whether Mila may read your mail, and leads you back here afterwards.
consent-finish = Nearly there
consent-finish-words = The provider has answered. One more press, and Mila begins to read.
consent-finish-deed = Finish connecting
consent-nothing = Not connected this time
consent-denied-words = At the provider’s page the answer was no. Nothing is lost, and nothing was changed; ask again whenever you like.
consent-refused-words = The provider did not let Mila in. Nothing is lost, and nothing was changed. Ask again; should it happen once more, whoever runs Mila finds help in docs/mail.md.
consent-stale-words = No mailbox waits for this answer: it was taken already, or a newer question was asked. Nothing is lost; if the mailbox still waits, ask again from its page.

account-proof = What is here
account-total-complete = The server has { $from } messages, Mila has { $to }: nothing is missing
account-total-missing = The server has { $from } messages, Mila has { $to }: { $why }
account-folder-complete = The server has { $from }, Mila has { $to }: nothing is missing
account-folder-missing = The server has { $from }, Mila has { $to }: { $why }
account-so-far = { $count ->
    [0] Not read yet
    [one] Not read through yet; one message is here so far
   *[other] Not read through yet; { $count } messages are here so far
}
account-to-come = { $count ->
    [one] one is still to come
   *[other] { $count } are still to come
}
account-failed = { $count ->
    [one] one was not handed over, and Mila asks for it again
   *[other] { $count } were not handed over, and Mila asks for them again
}
account-surplus = { $count ->
    [one] one has gone from the server since they were compared
   *[other] { $count } have gone from the server since they were compared
}
account-older = { $count ->
    [one] One lies further back than you asked for.
   *[other] { $count } lie further back than you asked for.
}
account-filtered = { $count ->
    [one] One of those here is no letter between people
   *[other] { $count } of those here are no letters between people
}
account-folder-gone = The server no longer has this folder. What was read of it stays here.
account-folder-no-longer = { $count ->
    [one] No longer read; one message of it is here
   *[other] No longer read; { $count } messages of it are here
}
account-folder-read = last read { $when }
account-folder-proven = compared with the server { $when }: complete
account-part-inbox = inbox
account-part-sent = sent mail
account-part-archive = archive
account-part-all = all mail
account-part-drafts = drafts
account-part-chat = chats
account-part-spam = spam
account-part-trash = trash
account-choose = { $count ->
    [0] Every folder with letters is read
    [one] One folder is not read
   *[other] { $count } folders are not read
}
account-choose-words = Mila reads the folders with a tick. What was read before stays, with or without it.
account-choose-label = Folders
account-choose-deed = Read these
account-left-alone = Left alone
account-left-alone-drafts = Drafts are letters to nobody yet.
account-left-alone-chat = Lines of chats are no letters.
account-left-alone-spam = Nobody in there waits for your answer.
account-left-alone-trash = What you threw away stays thrown away.

account-troubles = What went wrong lately
account-connection = Connection
account-way = Let in by
account-way-password = password
account-way-consent = your consent at { $who }
account-look-back = How far back
account-look-back-month = 30 days
account-look-back-year = One year
account-look-back-all = Everything
account-look-back-words = Further back fetches more. What is here stays in any case.
account-remove = Take this mailbox out
account-remove-words = Mila reads it no more and forgets its password at once. The mail that was read stays here, and nothing changes at your provider’s.
account-remove-fold = Take it out
account-remove-deed = Yes, take out

account-new-title = Connect a mailbox
account-new-lead = Mila only reads: nothing in the mailbox is deleted, moved or marked as read. The password is kept under seal on this machine and shown to your mail server alone.
account-address = Mail address
account-password = Password of the mailbox
account-password-hint = Gmail, iCloud, Yahoo and some others want a password made for one program alone, an app password.
account-password-keep = Empty keeps the one that is there.
account-server = Server settings, if you know them
account-server-words = Empty fields let Mila look for the server itself.
account-host = Server
account-port = Port
account-port-hint = Empty means 993 with TLS, otherwise 143.
account-security = Security
account-security-tls = TLS
account-security-tls-words = private from the first word on, as nearly everywhere
account-security-starttls = STARTTLS
account-security-starttls-words = made private before the password is sent
account-security-plain = None
account-security-plain-words = only for a server on Mila’s own machine
account-login = Login name
account-login-hint = Empty means the mail address.
account-connect = Connect
account-cancel = To the mailboxes
account-to-mailbox = To the mailbox
account-sign-in = Sign in with { $who }
account-sign-in-words = Or sign in at the provider’s with the address above, and give no password here:
account-change-title = Change password or server
account-change-lead = Mila tries the way in anew. What was read stays.
account-change-deed = Save and try
account-bad-known = This mailbox is connected already.
account-bad-password = The password is missing, or far too long.
account-bad-host = This is no name of a server. Write it like imap.example.com.
account-bad-port = Write a number from 1 to 65535; usually it is 993.
account-bad-login = This login name is far too long.
account-no-key = Nothing was kept, since the password could not be sealed: the key for that cannot be read or made on Mila’s machine. Whoever runs Mila finds the reason in the log of the program; then try again.

today-connect = Connect your mailbox
today-connect-words = Connect your mailbox, or bring in mail that you have saved, and Mila tells you who is waiting for your answer. It stays on this machine.
today-asked = Your mailbox waits for you.
today-asked-words = There is one thing that only you can do. Then your mail comes in by itself.
today-asked-deed = See what it needs
