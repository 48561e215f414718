# הדוח: כותרות, שורות ומספרים, לעמוד ולמסוף כאחד.

page-title = מילה: { $headline }
headline-waiting = { $count ->
    [one] אדם אחד מחכה לתשובה ממך
    [two] שני אנשים מחכים לתשובה ממך
   *[other] { $count } אנשים מחכים לתשובה ממך
}
headline-nobody = אף אחד לא מחכה.
headline-nobody-lately = { $count ->
    [one] בשיחות מהיום האחרון אף אחד לא מחכה.
    [two] בשיחות מהיומיים האחרונים אף אחד לא מחכה.
   *[other] בשיחות מ־{ $count } הימים האחרונים אף אחד לא מחכה.
}
lead-late = { $count ->
    [one] תשובה אחת באיחור.
    [two] שתי תשובות באיחור.
   *[other] { $count } תשובות באיחור.
}
lead-soon = { $count ->
    [one] לעוד אחת נותרו שעות ספורות.
    [two] לעוד שתיים נותרו שעות ספורות.
   *[other] לעוד { $count } נותרו שעות ספורות.
}
lead-older = { $count ->
    [one] אדם נוסף מחכה מאז { $date }.
    [two] שניים נוספים מחכים זמן רב יותר, הראשון מאז { $date }.
   *[other] עוד { $count } אנשים מחכים זמן רב יותר, הראשון מאז { $date }.
}
lead-only-older = { $count ->
    [one] אדם אחד מחכה עוד מקודם, מאז { $date }.
    [two] שניים מחכים עוד מקודם, הראשון מאז { $date }.
   *[other] { $count } אנשים מחכים עוד מקודם, הראשון מאז { $date }.
}
lead-promises = { $count ->
    [one] הבטחה אחת שלך עברה את המועד.
    [two] שתי הבטחות שלך עברו את המועד.
   *[other] { $count } הבטחות שלך עברו את המועד.
}
lead-newest = ההודעה האחרונה כאן היא מ־{ $date }.
mailbox-of = התיבה של
period = דואר מ־{ $from } עד { $to }
period-day = דואר מ־{ $date }
as-of = המצב ב{ $date }, { $time }
zone = שעון { $zone }

waits-title = מחכים לך
waits-none = כל מילה קוימה, או שיש לה יום משלה.
waits-since = ההודעה הגיעה { $when }
waits-deadline = לענות { $when }
waits-deadline-passed = היה צריך לענות { $when }
no-subject = ללא נושא
sign-soon = בקרוב
sign-calm = יש זמן

promised-us-title = ההבטחות שלך
promised-them-title = מה שהבטיחו לך
promised-us-none = אין לך הבטחות פתוחות.
promised-them-none = אין הבטחות פתוחות כלפיך.
said = נאמר { $when }
due-today = להיום
due-tomorrow = למחר
due-no-date = בלי תאריך
due-week = בשבוע שמסתיים ב־{ $date }
due-month = ב{ $month }
due-quarter = עד סוף הרבעון, { $date }
due-year = עד סוף { $year }
seem-kept = { $count ->
    [one] נראה שאחת קוימה
    [two] נראה ששתיים קוימו
   *[other] נראה ש־{ $count } קוימו
}

them-title = תשובות שעוד לא הגיעו
them-none = אין תשובות שמחכים להן.
them-since = ההודעה שלך יצאה { $when }
waiting-today = מהיום
waiting-days = { $count ->
    [one] כבר יום
    [two] כבר יומיים
   *[other] כבר { $count } { $size ->
        [large] יום
       *[small] ימים
    }
}

quiet-title = השתתקו
quiet-none = אף אחד לא השתתק.
quiet-usual-daily = בדרך כלל הודעה בכל יום
quiet-usual = { $count ->
    [two] בדרך כלל הודעה כל יומיים
   *[other] בדרך כלל הודעה כל { $count } { $size ->
        [large] יום
       *[small] ימים
    }
}
quiet-silent = { $count ->
    [one] שקט כבר יום
    [two] שקט כבר יומיים
   *[other] שקט כבר { $count } { $size ->
        [large] יום
       *[small] ימים
    }
}
quiet-last = ההודעה האחרונה { $when }

answers-title = מהירות התשובות שלך
answers-share-label = נענו תוך { $limit }
answers-counted = { $count ->
    [one] מתוך הודעה אחת שחיכתה לתשובה
    [two] מתוך שתי הודעות שחיכו לתשובה
   *[other] מתוך { $count } הודעות שחיכו לתשובה
}
answers-median-label = מחצית התשובות שנשלחו: תוך
answers-p90-label = תשע מכל עשר: תוך
answers-none = עדיין אין מה למדוד: אף הודעה כאן לא חיכתה לתשובה.
chart-median-title = הזמן עד לתשובה, לפי חודשים
chart-median-note = מחצית התשובות שנשלחו בכל חודש: תוך הזמן הזה.
chart-pale-note = עמודה חיוורת: מעט הודעות.
chart-share-title = נענו תוך { $limit }, לפי חודשים
chart-share-note = החלק מההודעות של כל חודש, כולל פתוחות שעבר זמנן.
chart-spoken = { $title }: { $first-value } ב{ $first-month }, { $last-value } ב{ $last-month }.
chart-spoken-one = { $title }: { $last-value } ב{ $last-month }.
chart-no-values = אין תשובות
chart-so-far = { $month }, עד כה
chart-numbers = המספרים לפי חודשים
column-month = חודש
column-letters = הודעות
column-median = מחצית תוך
column-share = בזמן

read-title = מה נקרא
read-messages = { $count ->
    [one] הודעה אחת
    [two] שתי הודעות
   *[other] { $count } הודעות
}
read-people = { $count ->
    [one] אדם אחד
    [two] שני אנשים
   *[other] { $count } אנשים
}
read-conversations = { $count ->
    [one] שיחה אחת
    [two] שתי שיחות
   *[other] { $count } שיחות
}
read-duplicates = { $count ->
    [one] עותק חוזר אחד, נספר פעם אחת
    [two] שני עותקים חוזרים, נספרו פעם אחת
   *[other] { $count } עותקים חוזרים, נספרו פעם אחת
}
read-filtered = { $count ->
    [one] אחת אינה מכתב מאדם לאדם:
    [two] שתיים אינן מכתבים מאדם לאדם:
   *[other] { $count } אינן מכתבים מאדם לאדם:
}
read-later = { $count ->
    [one] הודעה אחת שתאריכה מאוחר מהדוח הזה, הושמטה
    [two] שתי הודעות שתאריכן מאוחר מהדוח הזה, הושמטו
   *[other] { $count } הודעות שתאריכן מאוחר מהדוח הזה, הושמטו
}
filtered-bulk = ניוזלטרים ורשימות תפוצה
filtered-automatic = דואר אוטומטי
filtered-draft = טיוטות
filtered-spam = דואר זבל
filtered-trash = אשפה
filtered-chat = צ׳אט
read-unreadable = { $count ->
    [one] הודעה אחת לא ניתנה לקריאה
    [two] שתי הודעות לא ניתנו לקריאה
   *[other] { $count } הודעות לא ניתנו לקריאה
}
read-unreadable-note = { $count ->
    [one] היא נשארת בקובץ שלה כמו שהיא; הדוח מדלג עליה.
   *[other] הן נשארות בקבצים שלהן כמו שהן; הדוח מדלג עליהן.
}
unreadable-at = החל מבייט { $offset }
unreadable-empty = אין בה כלום
unreadable-no-header = היא לא מתחילה כמו הודעה
unreadable-header-too-long = הכותרת שלה ארוכה מ־256 KiB
unreadable-defeated = היא בנויה כך שמילה לא מצליחה לפרק אותה
unreadable-cannot-read = לא ניתן היה לפתוח את הקובץ או לקרוא אותו עד סופו
unreadable-too-large = היא ארוכה מ־256 MiB

older = { $count ->
    [one] ועוד אחת ישנה יותר
    [two] ועוד שתיים ישנות יותר
   *[other] ועוד { $count } ישנות יותר
}
quiet-older = { $count ->
    [one] ועוד אדם אחד שהשתתק קודם
    [two] ועוד שניים שהשתתקו קודם
   *[other] ועוד { $count } שהשתתקו קודם
}
more = ועוד { $count }
more-in-json = ועוד { $count }; הרשימה המלאה: { -lrm }mila report --json{ -lrm }

footer = הדוח נוצר במחשב הזה, מהקבצים שלך. דבר לא נשלח לשום מקום, ודבר בתיבה לא השתנה.
sparkline-label = הזמן עד לתשובה
sparkline-span = { $from } – { $to }, החודש האיטי ביותר: { $span }
answers-line = { $percent } נענו תוך { $limit } · מחצית התשובות שנשלחו: תוך { $median }, תשע מכל עשר: תוך { $p90 }
answers-line-none = אף הודעה לא נענתה תוך { $limit }

# Marks around what must keep its own direction.
-lrm = {"\u200E"}
-rlm = {"\u200F"}
