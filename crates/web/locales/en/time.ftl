# Time in words. $count is a whole number.

left-moment = less than a minute left
left-minutes = { $count } min left
left-hours = { $count } h left
left-days = { $count ->
    [one] a day left
   *[other] { $count } days left
}

late-moment = late by a minute
late-minutes = late by { $count } min
late-hours = late by { $count } h
late-days = { $count ->
    [one] late by a day
   *[other] late by { $count } days
}
late-months = { $count ->
    [one] late by a month
   *[other] late by { $count } months
}
late-years = { $count ->
    [one] late by a year
   *[other] late by { $count } years
}

span-moment = under a minute
span-minutes = { $count } min
span-hours = { $count } h
span-hours-minutes = { $hours } h { $minutes } min
span-days = { $count ->
    [one] a day
   *[other] { $count } days
}

# As in "answered within 24 hours".
limit-minutes = { $count ->
    [one] a minute
   *[other] { $count } minutes
}
limit-hours = { $count ->
    [one] an hour
   *[other] { $count } hours
}
limit-days = { $count ->
    [one] a day
   *[other] { $count } days
}

# $full is "Friday 13 March", $date is "13 March", $weekday is 1 for Monday to 7 for Sunday.
on-day = on { $full }
on-day-at = on { $full }, { $time }
by-day = by { $full }
by-day-at = by { $full }, { $time }
today-at = today, { $time }
yesterday-at = yesterday, { $time }
by-today-at = today by { $time }
by-tomorrow-at = tomorrow by { $time }

percent = { $number }%
