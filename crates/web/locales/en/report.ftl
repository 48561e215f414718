# The report: headings, rows and figures, for the page and the terminal alike.

page-title = Mila: { $headline }
headline-waiting = { $count ->
    [one] One person is waiting for your answer
   *[other] { $count } people are waiting for your answer
}
headline-nobody = Nobody is waiting.
headline-nobody-lately = Nobody from the last { $count } days is waiting.
lead-late = { $count ->
    [one] One answer is late.
   *[other] { $count } answers are late.
}
lead-soon = { $count ->
    [one] One is due within the next few hours.
   *[other] { $count } are due within the next few hours.
}
lead-older = { $count ->
    [one] One more person has been waiting since { $date }.
   *[other] { $count } more people have been waiting longer, the first since { $date }.
}
lead-only-older = { $count ->
    [one] One person has been waiting longer, since { $date }.
   *[other] { $count } people have been waiting longer, the first since { $date }.
}
lead-promises = { $count ->
    [one] One promise of yours is overdue.
   *[other] { $count } promises of yours are overdue.
}
lead-newest = The newest letter here is from { $date }.
mailbox-of = Mailbox of
period = Mail from { $from } to { $to }
period-day = Mail of { $date }
as-of = As of { $date }, { $time }
zone = { $zone } time

waits-title = Waiting for you
waits-none = Every word is kept, or has its day.
waits-since = wrote { $when }
waits-deadline = answer { $when }
waits-deadline-passed = an answer was due { $when }
no-subject = no subject
sign-soon = soon
sign-calm = there is time

promised-us-title = What you promised
promised-them-title = What others promised you
promised-us-none = You owe nobody a word.
promised-them-none = Nobody owes you a word.
said = said { $when }
due-today = due today
due-tomorrow = due tomorrow
due-no-date = no date named
due-week = in the week to { $date }
due-month = in { $month }
due-quarter = by the end of the quarter, { $date }
due-year = by the end of { $year }
seem-kept = { $count ->
    [one] One seems kept
   *[other] { $count } seem kept
}

them-title = You are waiting for
them-none = You are waiting for nobody.
them-since = you wrote { $when }
waiting-today = since today
waiting-days = { $count ->
    [one] for a day
   *[other] for { $count } days
}

quiet-title = Gone quiet
quiet-none = Nobody has gone quiet.
quiet-usual-daily = usually a letter every day
quiet-usual = usually a letter every { $count } days
quiet-silent = { $count ->
    [one] silent for a day
   *[other] silent for { $count } days
}
quiet-last = last letter { $when }

answers-title = How fast you answer
answers-share-label = answered within { $limit }
answers-counted = { $count ->
    [one] of one letter that needed an answer
   *[other] of { $count } letters that needed an answer
}
answers-median-label = half of the answers you sent came within
answers-p90-label = nine in ten of them within
answers-none = Nothing to measure yet: no letter here needed an answer.
chart-median-title = Time to an answer, by month
chart-median-note = Half of the answers you sent each month came within this time.
chart-pale-note = A pale bar stands for few letters.
chart-share-title = Answered within { $limit }, by month
chart-share-note = The share of each month’s letters, open ones past their time included.
chart-spoken = { $title }: { $first-value } in { $first-month }, { $last-value } in { $last-month }.
chart-spoken-one = { $title }: { $last-value } in { $last-month }.
chart-no-values = no answers
chart-so-far = { $month } so far
chart-numbers = The numbers by month
column-month = Month
column-letters = Letters
column-median = Half within
column-share = In time

read-title = What was read
read-messages = { $count ->
    [one] one message
   *[other] { $count } messages
}
read-people = { $count ->
    [one] one person
   *[other] { $count } people
}
read-conversations = { $count ->
    [one] one conversation
   *[other] { $count } conversations
}
read-duplicates = { $count ->
    [one] one copy met again, counted once
   *[other] { $count } copies met again, counted once
}
read-filtered = { $count ->
    [one] One is left out:
   *[other] { $count } are not letters between people:
}
read-later = { $count ->
    [one] one message dated later than this report, left out
   *[other] { $count } messages dated later than this report, left out
}
filtered-bulk = newsletters and lists
filtered-automatic = automatic mail
filtered-draft = drafts
filtered-spam = spam
filtered-trash = trash
filtered-chat = chat lines
read-unreadable = { $count ->
    [one] One message could not be read
   *[other] { $count } messages could not be read
}
read-unreadable-note = { $count ->
    [one] It is left as it is, in its file; the report leaves it out.
   *[other] They are left as they are, in their files; the report leaves them out.
}
unreadable-at = from byte { $offset }
unreadable-empty = there is nothing in it
unreadable-no-header = it does not begin like a message
unreadable-header-too-long = its header is longer than 256 KiB
unreadable-defeated = it is built in a way that Mila cannot take apart
unreadable-cannot-read = the file could not be opened or read to its end
unreadable-too-large = it is longer than 256 MiB

older = { $count ->
    [one] and one older
   *[other] and { $count } older
}
quiet-older = { $count ->
    [one] and one who fell silent earlier
   *[other] and { $count } who fell silent earlier
}
more = and { $count } more
more-in-json = and { $count } more; “mila report --json” lists them all

footer = Made on this computer from your own files. Nothing was sent anywhere, and nothing in the mailbox was changed.
sparkline-label = Time to an answer
sparkline-span = { $from } to { $to }, slowest month { $span }
answers-line = { $percent } within { $limit } · of the answers you sent, half within { $median }, nine in ten within { $p90 }
answers-line-none = No letter was answered within { $limit }
