# The desk: what frames every page, Today, the inbox, letters and search.

window-title = { $title } · Mila
window-close = Close
nav-label = Desk
nav-skip = To the page
nav-today = Today
nav-inbox = Inbox
nav-people = People
nav-search = Search
nav-more = More
nav-import = Bring in mail
nav-settings = Settings
nav-sign-out = Sign out

notice-dismiss = Put away
notice-undo = Undo
notice-taken-off = Taken off the list. It needs no answer.
notice-excuse = Noted: this letter needs no answer.
notice-excuse-undone = Back on the list.
notice-claim = Noted: this is a letter, and it counts.
notice-claim-undone = Put back among the bulk mail.
notice-mute = You will not hear from this sender again. Their mail is still kept.
notice-mute-undone = You will hear from this sender again.
notice-saved = Saved.
notice-address = Noted. Who waits for whom is being worked out anew.
notice-address-removed = No longer counted as yours. Who waits for whom is being worked out anew.
notice-password = Your new password holds from now on.
notice-member-removed = They can no longer sign in.
notice-invitation-withdrawn = The invitation is withdrawn. Its link no longer works.

live-new = Something new has come.
live-show = Show it

palette-title = Find or go to
palette-hint = A name, a word, a place
palette-none = Nothing fits. Enter searches all letters.
palette-places = Go to
palette-letters = Letters
palette-count = { $number } found

keys-title = Keys
keys-palette = find anything, go anywhere
keys-search = search
keys-next = next row
keys-previous = previous row
keys-open = open the row
keys-excuse = no answer needed
keys-today = go to Today
keys-inbox = go to the inbox
keys-people = go to people
keys-settings = go to settings
keys-help = these keys

list-next = Next page
row-letters = { $count ->
    [one] one letter
   *[other] { $count } letters
}
row-answer = Answer
row-excuse = Not needed

today-waiting-people = { $count ->
    [one] One person is waiting for your answer.
   *[other] { $count } people are waiting for your answer.
}
today-waiting-letters = { $count ->
    [one] One letter is waiting for your answer.
   *[other] { $count } letters are waiting for your answer.
}
today-now = Now
today-later = Later today
today-next = In the days to come
today-limit = An answer within { $limit } is in time.
today-whose = Which of these addresses is yours?
today-whose-open = What is your own address?
today-whose-why = Then Mila can tell who waits for whom. Your mail is all here and safe.
today-mine = This is mine
today-own-address = Your address
today-other-address = Another address
today-say-address = That is me
today-welcome = A tidy desk, and no mail on it yet.
today-welcome-words = Bring in the mail you have, and Mila tells you who is waiting for your answer. It stays on this machine.
today-coming = Your mail is coming in.
today-coming-words = Who waits for you appears here as it is read. You can close this page; nothing stops.

beat-never = not yet
beat-settling-idle = Every letter is in its conversation · { $when }
beat-settling-busy = Letters are being put into conversations
beat-settling-busy-of = Letters are being put into conversations: { $from } of { $to }
beat-settling-stopped = Putting letters into conversations has stopped (last sign of life: { $when }). Nothing is lost; start Mila again to go on.
beat-importing-busy = Mail is being brought in
beat-importing-busy-of = Mail is being brought in: { $from } of { $to }
beat-importing-stopped = Bringing in mail has stopped (last sign of life: { $when }). Nothing is lost; start Mila again to go on.
beat-receiving-busy = Mail accounts are being read
beat-receiving-busy-of = Mail accounts are being read: { $from } of { $to }
beat-receiving-stopped = Reading your mail accounts has stopped (last sign of life: { $when }). Nothing is lost; start Mila again to go on.

inbox-tabs = Conversations by who waits
inbox-awaiting-us = Waiting for you
inbox-awaiting-them = You wait
inbox-at-rest = At rest
inbox-filtered = Not letters
inbox-unreadable = Unreadable
inbox-note-filtered = Newsletters, notices and the like. If one of them is a letter to you, open it and say so.
inbox-note-unreadable = These could not be taken apart. They are kept exactly as they came.
inbox-none-awaiting-us = Nobody is waiting.
inbox-none-awaiting-them = You are waiting for nobody.
inbox-none-at-rest = No conversation is at rest yet.
inbox-none-filtered = Nothing but letters here.
inbox-none-unreadable = Everything could be read.

letter-at-rest = nobody waits
letter-before = Before that
letter-earlier = { $count ->
    [one] One earlier letter is kept, but not shown here.
   *[other] { $count } earlier letters are kept, but not shown here.
}
letter-nobody = Unknown sender
letter-to = to
letter-cc = copy to
letter-folded = Quoted text and signature
letter-wordless = No text in this letter.
letter-unreadable = This message could not be taken apart. Nothing is lost: it is kept exactly as it came, and you can download it.
letter-too-large = This message is longer than 256 MiB. Mila does not keep it; it is still where it was brought in from.
letter-raw = Download as it came
letter-as-sent = Show as it was sent
letter-frame = The letter as it was sent
letter-alone = Open in a page of its own
letter-leads-to = leads to { $host }
letter-attachments = Attachments
letter-nameless = Attachment without a name
letter-answer = Answer in your mail program
letter-excuse = No answer needed
letter-excused = You said that it needs no answer.
letter-excuse-undo = It needs one after all
letter-filtered = Left out of the count: { $why }.
letter-claim = This is not bulk mail
letter-claimed = You said that this is a letter, so it counts.
letter-claim-undo = It is bulk mail after all
size-kb = { $count } kB
size-mb = { $number } MB

search-label = Words, a name or an address
search-deed = Search
search-start = Everything anybody ever wrote to you, by a word of it.
search-none = Nothing has all these words.
search-tip-forms = Any form of a word will do: “offer” finds “offers” too, in all three languages.
search-tip-all = Only what holds all the words is found; fewer words find more.
search-tip-people = A name or a part of an address finds people.
search-waits = is waiting for you
search-us = You
