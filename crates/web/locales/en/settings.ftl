# Settings, inviting, and bringing in mail.

settings-title = Settings
settings-contents = On this page
settings-me = You
settings-look = Look
settings-look-auto = As your device
settings-look-light = Light
settings-look-dark = Dark
settings-save = Save
settings-password = Password
settings-password-current = Present password
settings-password-deed = Change the password
settings-workspace = The business
settings-workspace-name = Name
settings-workspace-name-hint = May stay empty.
settings-answer-hours = Hours until an answer is due
settings-answer-hours-hint = Counted from a client’s first unanswered letter, 1 to 240. A day is a good custom.
settings-rest-days = Days of rest
settings-day-mon = Monday
settings-day-tue = Tuesday
settings-day-wed = Wednesday
settings-day-thu = Thursday
settings-day-fri = Friday
settings-day-sat = Saturday
settings-day-sun = Sunday
settings-pauses = The clock stands still on days of rest
settings-own = Your own addresses
settings-own-words = Letters from these addresses count as yours. If one is missing, Mila takes your answers for those of a client.
settings-own-given = named by you
settings-own-found = found in your mail
settings-own-none = None yet. Name yours, or bring in mail, and Mila finds it.
settings-own-add = Mail address
settings-own-add-deed = Add
settings-own-remove = Remove
settings-muted = Never from these senders
settings-muted-words = Their letters are kept, but none of them asks you for an answer.
settings-muted-none = Nobody is muted.
settings-muted-undo = Hear from them again
settings-members = Who works here
settings-role-owner = owner
settings-role-member = member
settings-seen = here { $when }
settings-seen-never = not here yet
settings-you = you
settings-invite = Invite somebody
settings-invite-words = You get a link, which you pass on yourself. Mila sends nothing.
settings-invite-role = As
settings-invite-owner = Owner
settings-invite-owner-words = may do everything, inviting and removing included
settings-invite-member = Member
settings-invite-member-words = may do everything but invite, remove and change the business
settings-invite-deed = Make a link
settings-invitations = Open invitations
settings-invitations-words = Whoever has one of these links can still come in. Once withdrawn, it no longer works.
settings-invitation-by = from { $name }
settings-invitation-made = made { $when }
settings-invitation-valid = can be used { $when }
settings-withdraw = Withdraw
settings-remove = Remove
settings-remove-words = They are signed out at once, on all their devices, and cannot come in again without a new invitation. Letters, notes and everything they did stay.
settings-remove-deed = Yes, remove
settings-bad-zone = Mila does not know this time zone. Choose one from the list, like Europe/Warsaw or Asia/Jerusalem.
settings-bad-hours = Write a whole number of hours, from 1 to 240.
settings-bad-rest = All seven days are days of rest. Leave at least one on which you answer.
settings-bad-address = This is not a mail address. Write it like anna@example.com.
settings-bad-name = This name is too long. A shorter one fits.

invited-title = The invitation is ready
invited-words-member = Pass this link on to whoever is to work here as a member, in a way that only they can see.
invited-words-owner = Pass this link on to whoever is to be an owner here, in a way that only they can see.
invited-link = The link; a click selects all of it
invited-valid = It can be used once, { $when }. It is shown only here; if it gets lost, make a new one.
invited-back = Back to Settings

import-title = Bring in mail
import-lead = Mila reads your exported mail and keeps a copy of it. Your mailbox and your files stay as they are, and what is brought in twice is here once.
import-files = Files from this device
import-files-hint = Files like .mbox or .eml, or a mail folder of Thunderbird; several at once if you like.
import-files-deed = Bring in
import-sending = Sending your files:
import-sent = All sent. Mila is reading them.
import-send-failed = The files did not arrive whole. Nothing is lost; send them once more.
import-path = A file or folder on Mila’s machine
import-path-label = Path
import-path-hint = On the computer where Mila runs. Good for large mailboxes, and for a whole folder with everything inside it.
import-path-deed = Bring in
import-kinds = Where your mail is
import-gmail-title = Gmail
import-gmail = Open Google Takeout, choose “Mail” only, download and unpack. The file with the ending .mbox is what Mila reads.
import-thunderbird-title = Thunderbird
import-thunderbird = In the profile folder, under Mail or ImapMail, every mail folder is a file without an ending, like Inbox. Name that folder as a path.
import-apple-title = Apple Mail
import-apple = Choose a mailbox, then “Mailbox”, “Export Mailbox”. In the exported folder lies a file named mbox.
import-eml-title = Single letters
import-eml = Drag them from most mail programs into a folder; they become files with the ending .eml.
import-maildir-title = A mail server of your own
import-maildir = A Maildir folder is read as it is. Name it as a path.
import-not = Packed files (.zip, .gz) and Outlook data files (.pst) cannot be read. Unpack the first; open the others in Thunderbird and export them from there.
import-list = Brought in so far
import-waiting = Waits its turn
import-running = Being read: { $percent }
import-running-words = You may leave this page; it goes on.
import-done = Done
import-stopped = Interrupted
import-stopped-words = Mila was ended while it read this. What was brought in is kept; bring in the same file once more, and it goes on from there.
import-failed = Could not be finished
import-failed-words = Mila could not read this to its end. What was brought in is kept; bring in the same file once more, and it goes on from there.
import-broke-off = Mila broke off twice while it read this file. What was brought in is kept. Bring in the rest in smaller parts, or put the file on the machine where Mila runs and name its path.
import-read = { $count ->
    [one] one message read
   *[other] { $count } messages read
}
import-new = { $count ->
    [0] none of them new
    [one] one new
   *[other] { $count } new
}
import-known = { $count ->
    [one] one was here already
   *[other] { $count } were here already
}
import-filtered = { $count ->
    [one] One of the new ones is no letter between people
   *[other] { $count } of the new ones are no letters between people
}
import-unreadable = { $count ->
    [one] One could not be read and is kept as it came
   *[other] { $count } could not be read and are kept as they came
}
