# שולחן העבודה: המסגרת של כל עמוד, היום, השיחות, ההודעות והחיפוש.

window-title = { $title } · מילה
window-close = סגירה
nav-label = שולחן העבודה
nav-skip = לתוכן העמוד
nav-today = היום
nav-inbox = שיחות
nav-people = אנשים
nav-search = חיפוש
nav-more = עוד
nav-import = הכנסת דואר
nav-settings = הגדרות
nav-sign-out = יציאה

notice-dismiss = הסתרה
notice-undo = ביטול הפעולה
notice-taken-off = ירד מהרשימה. אין צורך בתשובה.
notice-excuse = נרשם: על ההודעה הזו אין צורך לענות.
notice-excuse-undone = חזר לרשימה.
notice-claim = נרשם: זו הודעה אישית, והיא נספרת.
notice-claim-undone = חזר לדואר התפוצה.
notice-mute = הודעות מהשולח הזה לא יופיעו עוד ברשימות. הדואר עצמו נשמר.
notice-mute-undone = הודעות מהשולח הזה יופיעו שוב.
notice-saved = נשמר.
notice-address = נרשם. מילה בודקת מחדש מי מחכה למי.
notice-address-removed = הכתובת כבר לא נחשבת שלך. מילה בודקת מחדש מי מחכה למי.
notice-password = הסיסמה החדשה בתוקף מעכשיו.
notice-member-removed = אין לאדם הזה עוד אפשרות להיכנס.
notice-invitation-withdrawn = ההזמנה בוטלה. הקישור שלה כבר לא פועל.

live-new = הגיע משהו חדש.
live-show = להציג

palette-title = חיפוש ומעבר
palette-hint = שם, מילה, מקום
palette-none = לא נמצאה התאמה. Enter יחפש בכל ההודעות.
palette-places = מעבר אל
palette-letters = הודעות
palette-count = תוצאות: { $number }

keys-title = מקשים
keys-palette = למצוא הכול, לעבור לכל מקום
keys-search = חיפוש
keys-next = השורה הבאה
keys-previous = השורה הקודמת
keys-open = פתיחת השורה
keys-excuse = אין צורך בתשובה
keys-today = אל היום
keys-inbox = אל השיחות
keys-people = אל האנשים
keys-settings = אל ההגדרות
keys-help = המקשים האלה

list-next = לעמוד הבא
row-letters = { $count ->
    [one] הודעה אחת
    [two] שתי הודעות
   *[other] { $count } הודעות
}
row-answer = להשיב
row-excuse = אין צורך

today-waiting-people = { $count ->
    [one] אדם אחד מחכה לתשובה ממך.
    [two] שני אנשים מחכים לתשובה ממך.
   *[other] { $count } אנשים מחכים לתשובה ממך.
}
today-waiting-letters = { $count ->
    [one] הודעה אחת מחכה לתשובה ממך.
    [two] שתי הודעות מחכות לתשובה ממך.
   *[other] { $count } הודעות מחכות לתשובה ממך.
}
today-now = עכשיו
today-later = בהמשך היום
today-next = בימים הקרובים
today-limit = תשובה תוך { $limit } היא תשובה בזמן.
today-whose = איזו מהכתובות האלה שלך?
today-whose-open = מה הכתובת שלך?
today-whose-why = כך מילה תדע מי מחכה למי. כל הדואר כבר כאן, שמור.
today-mine = זו שלי
today-own-address = הכתובת שלך
today-other-address = כתובת אחרת
today-say-address = זו הכתובת שלי
today-welcome = שולחן מסודר, ועוד אין עליו דואר.
today-welcome-words = אפשר להכניס את הדואר הקיים, ומילה תראה מי מחכה לתשובה ממך. הכול נשאר במחשב הזה.
today-coming = הדואר שלך בדרך פנימה.
today-coming-words = מי שמחכה לך יופיע כאן תוך כדי הקריאה. אפשר לסגור את העמוד; דבר לא ייעצר.

beat-never = עוד לא
beat-settling-idle = כל הודעה נמצאת בשיחה שלה · { $when }
beat-settling-busy = ההודעות מסתדרות בשיחות
beat-settling-busy-of = ההודעות מסתדרות בשיחות: { $from } מתוך { $to }
beat-settling-stopped = סידור ההודעות בשיחות נעצר (סימן חיים אחרון: { $when }). דבר לא אבד; הפעלה מחדש של מילה תמשיך מאותו מקום.
beat-importing-busy = הדואר נכנס
beat-importing-busy-of = הדואר נכנס: { $from } מתוך { $to }
beat-importing-stopped = הכנסת הדואר נעצרה (סימן חיים אחרון: { $when }). דבר לא אבד; הפעלה מחדש של מילה תמשיך מאותו מקום.
beat-receiving-busy = תיבות הדואר נקראות
beat-receiving-busy-of = תיבות הדואר נקראות: { $from } מתוך { $to }
beat-receiving-stopped = קריאת תיבות הדואר נעצרה (סימן חיים אחרון: { $when }). דבר לא אבד; הפעלה מחדש של מילה תמשיך מאותו מקום.

inbox-tabs = שיחות לפי מי מחכה
inbox-awaiting-us = מחכים לך
inbox-awaiting-them = בהמתנה לתשובה
inbox-at-rest = רגועות
inbox-filtered = לא אישי
inbox-unreadable = לא קריא
inbox-note-filtered = ניוזלטרים, הודעות מערכת וכדומה. אם אחת מהן היא הודעה אישית, אפשר לפתוח אותה ולציין זאת.
inbox-note-unreadable = את אלה לא היה אפשר לפרק. הן שמורות בדיוק כפי שהגיעו.
inbox-none-awaiting-us = אף אחד לא מחכה.
inbox-none-awaiting-them = אין תשובות שמחכים להן.
inbox-none-at-rest = עוד אין שיחות רגועות.
inbox-none-filtered = אין כאן דבר מלבד הודעות אישיות.
inbox-none-unreadable = הכול נקרא.

letter-at-rest = אף אחד לא מחכה
letter-before = לפני כן
letter-earlier = { $count ->
    [one] הודעה מוקדמת אחת שמורה, אך אינה מוצגת כאן.
    [two] שתי הודעות מוקדמות שמורות, אך אינן מוצגות כאן.
   *[other] { $count } הודעות מוקדמות שמורות, אך אינן מוצגות כאן.
}
letter-nobody = שולח לא ידוע
letter-to = אל
letter-cc = עותק אל
letter-folded = ציטוט וחתימה
letter-wordless = אין טקסט בהודעה הזו.
letter-unreadable = את ההודעה הזו לא היה אפשר לפרק. דבר לא אבד: היא שמורה בדיוק כפי שהגיעה, ואפשר להוריד אותה.
letter-too-large = ההודעה הזאת ארוכה מ־256 MiB. מילה לא שומרת אותה; היא עדיין במקום שממנו הוכנסה.
letter-raw = להורדה כפי שהגיעה
letter-as-sent = הצגה כפי שנשלחה
letter-frame = ההודעה כפי שנשלחה
letter-alone = פתיחה בעמוד נפרד
letter-leads-to = מוביל אל { $host }
letter-attachments = קבצים מצורפים
letter-nameless = קובץ ללא שם
letter-answer = להשיב בתוכנת הדואר
letter-excuse = אין צורך בתשובה
letter-excused = סומן: אין צורך בתשובה.
letter-excuse-undo = בכל זאת יש צורך
letter-filtered = לא נספרת: { $why }.
letter-claim = זה לא דואר תפוצה
letter-claimed = סומן: זו הודעה אישית, והיא נספרת.
letter-claim-undo = זה בכל זאת דואר תפוצה
size-kb = { $count } ק״ב
size-mb = { $number } מ״ב

search-label = מילים, שם או כתובת
search-deed = חיפוש
search-start = כל מה שנכתב אליך אי פעם, לפי מילה אחת מתוכו.
search-none = אין דבר שמכיל את כל המילים האלה.
search-tip-forms = כל צורה של מילה מתאימה: ״הצעה״ תמצא גם ״ההצעה״ ו״הצעות״, בשלוש השפות.
search-tip-all = נמצא רק מה שמכיל את כל המילים; פחות מילים, יותר תוצאות.
search-tip-people = שם או חלק מכתובת ימצאו אנשים.
search-waits = בהמתנה לתשובה ממך
search-us = ממך
