# People: the list, one person, and what the owner notes about them.

people-title = People
people-search = Name or address
people-search-deed = Search
people-count = { $count ->
    [one] One person
   *[other] { $count } people, the latest contact first
}
people-found = { $count ->
    [one] One person found
   *[other] { $count } people found
}
people-waits = waits for you
people-next = More people
people-show-all = Show everybody
people-nobody-yet = Nobody yet
people-nobody-yet-words = Once your mail is here, everybody with whom you write stands on this page.
people-take-in = Bring in mail
people-nobody-found = Nobody found
people-nobody-found-words = Try a part of the name, or the beginning of the address.

person-language = Writes in
person-language-en = English
person-language-pl = Polish
person-language-he = Hebrew
person-address-as = How to address
person-phones = Phone
person-birthday = Birthday
person-notes = Your notes
person-nothing-noted = Nothing is noted yet: how to address them, a phone number, a birthday.
person-edit = Change the notes
person-letters-since = { $count ->
    [one] One letter so far, from { $date }.
   *[other] { $count } letters between you, since { $date }.
}
person-no-letters = No letters between you yet.
person-usual-daily = Usually a letter every day.
person-usual = Usually a letter every { $count } days.
person-last-today = The last one was today.
person-last-days = { $count ->
    [one] The last one was yesterday.
   *[other] The last one was { $count } days ago.
}
person-last-on = The last one was { $when }.
person-conversations = Conversations
person-no-conversations = No conversation can be shown yet.
person-addresses = Addresses
person-mute = Never from this sender
person-mute-note = Letters from a muted address are kept, but none of them asks you for an answer.
person-muted = muted
person-unmute = Hear from them again

profile-title = What you know
profile-lead = Only those who work at this desk see it. What Mila reads in letters never changes it.
profile-name = Name
profile-name-hint = Leave it empty, and the name from their letters is shown.
profile-address-as = How to address
profile-address-as-hint = As a letter begins: “Dear Anna”, “Pani Anno”, “דנה היקרה”.
profile-phones = Phone numbers
profile-phones-hint = One on each line.
profile-birthday = Birthday
profile-birthday-hint = Year, month and day, like 1984-03-13, or only month and day: 03-13.
profile-notes = Notes
profile-notes-hint = Whatever helps to be kind: what they like, what is going on with them, what to ask about.
profile-save = Save
profile-cancel = Back without saving
profile-bad-birthday = This is not a date. Write it like 1984-03-13, or 03-13 without the year.
profile-birthday-ahead = This day is still to come. Check the year.
profile-too-long = This is too long. At most { $count } characters fit here.
profile-too-many-phones = At most { $count } numbers fit here, one on each line.
profile-clash = Somebody else has changed this meanwhile. What they wrote stands on top; saving once more puts yours in its place.
profile-clash-title = What stands there now
profile-clash-nothing = nothing

people-add = Add somebody
people-contacts = Contacts from elsewhere
people-no-letters = no letters yet

person-further = Another address of theirs
person-further-deed = Add the address
person-remove-address = Not their address
person-joined = Put together
person-joined-note = These are one person because you said so. Separated again, each has their own letters and notes as before.
person-separate = Separate again
person-merge = The same person as…
person-card = Card for another address book
person-show-known = Show who has it
person-refused-nobody = A name or an address is needed, so that you can find them again.
person-refused-address = This is not an address. It looks like anna@example.com.
person-refused-ours = This is one of your own addresses.
person-refused-known = Somebody has this address already.
person-refused-only = This is all that is known of them. Write down their name first.
person-refused-same = They have this address already.
person-refused-later = Something was changed since. Take that back first.
person-new-lead = A name or an address is enough. Letters that come later find their way here by themselves.
person-new-name = Name
person-new-name-hint = As you would write it on an envelope.
person-new-addresses = Mail addresses
person-new-addresses-hint = One on each line, the main one first.
person-new-deed = Add
person-new-too-many = At most { $count } addresses fit here.

merge-title = The same person as
merge-lead = Two entries, one person: choose the other one.
merge-letters = All letters and addresses of { $other } go to { $who }. Whoever waited under one address is answered when you write to the other.
merge-words = What you wrote about { $who } stays. What you wrote about { $other } fills only what is empty.
merge-undo-words = You can separate them again at any time.
merge-deed = This is one person
merge-cancel = Leave them as they are

contacts-title = Contacts from elsewhere
contacts-lead = Bring in people from another address book. First you see what would happen; nothing is written before you say so.
contacts-file = File with contacts
contacts-file-hint = A vCard file (.vcf) or a table (.csv), up to 32 MB.
contacts-deed = Look into the file
contacts-ways = Where to get the file
contacts-google-title = Google Contacts
contacts-google = contacts.google.com, Export, then “Google CSV” or “vCard”.
contacts-apple-title = iPhone and Mac
contacts-apple = On icloud.com open Contacts, choose all, then “Export vCard”. On an iPhone: Lists, hold a list, “Export”.
contacts-outlook-title = Outlook
contacts-outlook = People, Manage contacts, “Export contacts”: a table comes out.
contacts-nextcloud-title = Nextcloud
contacts-nextcloud = Contacts, Settings, “Export” beside the address book.
contacts-table-title = A table of your own
contacts-table = The first line names the columns: Name, E-mail, Phone, Birthday, Notes. Commas, semicolons and tabs will all do.
contacts-past = Brought in before
contacts-undone = taken back
contacts-undo = Take it all back
contacts-out = The other way round
contacts-out-words = Everybody you know here, as one vCard file for a phone or another program.
contacts-out-deed = Save all people as a file
contacts-empty = There is nothing in this file. Perhaps the export did not finish; try it once more.
contacts-unknown = This is neither a vCard file nor a table with a column of names or addresses. Nothing was changed.
contacts-too-many = There are more than { $count } people in this file. Split it, and bring in one part after the other.
contacts-file-title = Contacts
contacts-waiting = Nothing is written yet. What you typed yourself stays as it is; only what is empty is filled.
contacts-nothing = There is nothing new in this file. You know all of it already.
contacts-done = Taken in. If it was a mistake, you can take it all back.
contacts-undone-words = Taken back. Everything is as it was before; only what you changed since has stayed.
contacts-take = Take them in
contacts-back = Back to contacts
contacts-people = Who it is about
contacts-will-new = { $count ->
    [one] One new person
   *[other] { $count } new people
}
contacts-will-join = { $count ->
    [one] For one person you know, something is added
   *[other] For { $count } people you know, something is added
}
contacts-will-merge = { $count ->
    [one] One entry turns out to be somebody you know, and joins them
   *[other] { $count } entries turn out to be people you know, and join them
}
contacts-was-new = { $count ->
    [one] One new person
   *[other] { $count } new people
}
contacts-was-join = { $count ->
    [one] For one person you knew, something was added
   *[other] For { $count } people you knew, something was added
}
contacts-was-merge = { $count ->
    [one] One entry was somebody you knew, and joined them
   *[other] { $count } entries were people you knew, and joined them
}
contacts-known = { $count ->
    [one] Of one person everything was known
   *[other] Of { $count } people everything was known
}
contacts-kept = { $count ->
    [one] For one person the file says something else; what you typed stays
   *[other] For { $count } people the file says something else; what you typed stays
}
contacts-ours = { $count ->
    [one] One entry is yourself
   *[other] { $count } entries are yourself
}
contacts-unread = { $count ->
    [one] One place could not be understood
   *[other] { $count } places could not be understood
}
contacts-line = Line { $number }: { $why }
contacts-doubt-nobody = neither a name nor an address; left out
contacts-doubt-address = the mail address is none; the rest was read
contacts-doubt-birthday = the birthday is not a clear date; the rest was read
contacts-doubt-broken = it breaks off here; left out
contacts-due-new = new
contacts-due-absorbs = the same person: { $given }
contacts-due-addresses = new address: { $given }
contacts-due-fills = filled in: { $given }
contacts-due-keeps = stays as you typed it: { $given }
contacts-field-name = name
contacts-field-address-as = how to address
contacts-field-phones = phone
contacts-field-birthday = birthday
contacts-field-notes = notes

notice-person-added = Added.
notice-people-merged = They are one person now.
notice-address-given = The address is theirs now.
notice-address-taken = The address is no longer theirs.
notice-contacts = The contacts are in.
notice-undone = Taken back.

trouble-standing-title = This cannot be done just now
trouble-standing-words = Either something else was changed since, and has to be taken back first, or it is all that is known of somebody. Nothing was changed.
trouble-to-people = To people
