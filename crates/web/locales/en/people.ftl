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
