# Czas słowami. $count to liczba całkowita.

left-moment = została niecała minuta
left-minutes = { $count ->
    [one] została { $count } min
    [few] zostały { $count } min
   *[many] zostało { $count } min
}
left-hours = { $count ->
    [one] została { $count } godz.
    [few] zostały { $count } godz.
   *[many] zostało { $count } godz.
}
left-days = { $count ->
    [one] został dzień
    [few] zostały { $count } dni
   *[many] zostało { $count } dni
}

late-moment = spóźnione o minutę
late-minutes = spóźnione o { $count } min
late-hours = spóźnione o { $count } godz.
late-days = { $count ->
    [one] spóźnione o dzień
   *[many] spóźnione o { $count } dni
}
late-months = { $count ->
    [one] spóźnione o miesiąc
    [few] spóźnione o { $count } miesiące
   *[many] spóźnione o { $count } miesięcy
}
late-years = { $count ->
    [one] spóźnione o rok
    [few] spóźnione o { $count } lata
   *[many] spóźnione o { $count } lat
}

span-moment = niecała minuta
span-minutes = { $count } min
span-hours = { $count } godz.
span-hours-minutes = { $hours } godz. { $minutes } min
span-days = { $count ->
    [one] 1 dzień
   *[many] { $count } dni
}

# Jak w „odpowiedzi w ciągu 24 godzin”.
limit-minutes = { $count ->
    [one] minuty
   *[many] { $count } minut
}
limit-hours = { $count ->
    [one] godziny
   *[many] { $count } godzin
}
limit-days = { $count ->
    [one] jednego dnia
   *[many] { $count } dni
}

on-day = { $weekday ->
    [1] w poniedziałek, { $date }
    [2] we wtorek, { $date }
    [3] w środę, { $date }
    [4] w czwartek, { $date }
    [5] w piątek, { $date }
    [6] w sobotę, { $date }
   *[7] w niedzielę, { $date }
}
on-day-at = { $weekday ->
    [1] w poniedziałek, { $date }, { $time }
    [2] we wtorek, { $date }, { $time }
    [3] w środę, { $date }, { $time }
    [4] w czwartek, { $date }, { $time }
    [5] w piątek, { $date }, { $time }
    [6] w sobotę, { $date }, { $time }
   *[7] w niedzielę, { $date }, { $time }
}
by-day = { $weekday ->
    [1] do poniedziałku, { $date }
    [2] do wtorku, { $date }
    [3] do środy, { $date }
    [4] do czwartku, { $date }
    [5] do piątku, { $date }
    [6] do soboty, { $date }
   *[7] do niedzieli, { $date }
}
by-day-at = { $weekday ->
    [1] do poniedziałku, { $date }, { $time }
    [2] do wtorku, { $date }, { $time }
    [3] do środy, { $date }, { $time }
    [4] do czwartku, { $date }, { $time }
    [5] do piątku, { $date }, { $time }
    [6] do soboty, { $date }, { $time }
   *[7] do niedzieli, { $date }, { $time }
}
today-at = dziś, { $time }
yesterday-at = wczoraj, { $time }
by-today-at = dziś do { $time }
by-tomorrow-at = jutro do { $time }

percent = { $number }%
