# זמן במילים. $count הוא מספר שלם, ו־$size אומר אם הוא קטן (עד 10) או גדול: 10 ימים, 11 יום.

left-moment = נותרה פחות מדקה
left-minutes = { $count ->
    [one] נותרה דקה
    [two] נותרו שתי דקות
   *[other] נותרו { $count } דקות
}
left-hours = { $count ->
    [one] נותרה שעה
    [two] נותרו שעתיים
   *[other] נותרו { $count } שעות
}
left-days = { $count ->
    [one] נותר יום
    [two] נותרו יומיים
   *[other] נותרו { $count } { $size ->
        [large] יום
       *[small] ימים
    }
}

late-moment = באיחור של דקה
late-minutes = { $count ->
    [one] באיחור של דקה
    [two] באיחור של שתי דקות
   *[other] באיחור של { $count } דקות
}
late-hours = { $count ->
    [one] באיחור של שעה
    [two] באיחור של שעתיים
   *[other] באיחור של { $count } שעות
}
late-days = { $count ->
    [one] באיחור של יום
    [two] באיחור של יומיים
   *[other] באיחור של { $count } { $size ->
        [large] יום
       *[small] ימים
    }
}
late-months = { $count ->
    [one] באיחור של חודש
    [two] באיחור של חודשיים
   *[other] באיחור של { $count } חודשים
}
late-years = { $count ->
    [one] באיחור של שנה
    [two] באיחור של שנתיים
   *[other] באיחור של { $count } { $size ->
        [large] שנה
       *[small] שנים
    }
}

span-moment = פחות מדקה
span-minutes = { $count ->
    [one] דקה
    [two] שתי דקות
   *[other] { $count } דקות
}
span-hours = { $count ->
    [one] שעה
    [two] שעתיים
   *[other] { $count } שעות
}
span-hours-minutes = { $hours ->
    [one] שעה ו־{ $minutes } דק׳
    [two] שעתיים ו־{ $minutes } דק׳
   *[other] { $hours } שעות ו־{ $minutes } דק׳
}
span-days = { $count ->
    [one] יום
    [two] יומיים
   *[other] { $count } { $size ->
        [large] יום
       *[small] ימים
    }
}

# כמו ב״תשובה תוך 24 שעות״.
limit-minutes = { $count ->
    [one] דקה
    [two] שתי דקות
   *[other] { $count } דקות
}
limit-hours = { $count ->
    [one] שעה
    [two] שעתיים
   *[other] { $count } שעות
}
limit-days = { $count ->
    [one] יום
    [two] יומיים
   *[other] { $count } { $size ->
        [large] יום
       *[small] ימים
    }
}

on-day = ב{ $full }
on-day-at = ב{ $full }, { $time }
by-day = עד { $full }
by-day-at = עד { $full }, { $time }
today-at = היום, { $time }
yesterday-at = אתמול, { $time }
by-today-at = היום עד { $time }
by-tomorrow-at = מחר עד { $time }

percent = { $number }%
