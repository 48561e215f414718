# מה השתבש: מה קרה, שדבר לא אבד, ומה עושים עכשיו.
# What is written from left to right stands between two left-to-right marks.

error-no-path = איזו תיבה לקרוא? יש לכתוב { -lrm }mila report PATH{ -lrm }, כאשר PATH הוא הדואר המיוצא. אין כזה בהישג יד? { -lrm }mila report --demo{ -lrm } מציג תיבה מומצאת.
error-no-such-path = אין כלום בנתיב { -lrm }{ $path }{ -lrm }. דבר לא נקרא ולא השתנה. כדאי לבדוק את האיות, או לגרור את הקובץ ממנהל הקבצים לחלון הזה.
error-no-permission = אין הרשאה לפתוח את { -lrm }{ $path }{ -lrm }. דבר לא השתנה. אפשר להעתיק לתיקייה אישית או לתת לחשבון הרשאת קריאה, ולנסות שוב.
error-not-a-mailbox = הקובץ או התיקייה { -lrm }{ $path }{ -lrm } אינם mbox, לא Maildir ולא קובצי דואר (.eml). דבר לא השתנה. יש לייצא את הדואר כ־mbox או כ־{ -lrm }.eml{ -lrm } מתוכנת הדואר (מ־Gmail: דרך Google Takeout, ״דואר״) ולציין את הקובץ המיוצא.
error-compressed = הקובץ { -lrm }{ $path }{ -lrm } עדיין דחוס ({ $kind }). יש לחלץ אותו תחילה ולציין את הקובץ או התיקייה שיצאו ממנו. הקובץ הדחוס נשאר כמו שהוא.
error-empty-file = הקובץ { -lrm }{ $path }{ -lrm } ריק. ייתכן שהייצוא נקטע: כדאי לייצא את הדואר שוב ולנסות מחדש. לדואר שבתיבה לא קרה דבר.
error-no-mail-in-folder = אין דואר בתיקייה { -lrm }{ $path }{ -lrm } וגם לא בתיקיות שבתוכה. דבר לא השתנה. יש לציין תיקייה עם קובץ mbox, עם Maildir או עם קובצי { -lrm }.eml{ -lrm }.
warning-cut-off = הקובץ { -lrm }{ $path }{ -lrm } נקטע באמצע ההודעה האחרונה. כל מה שלפניה נקרא ונכלל בדוח. אם הייצוא הופסק, כדאי לייצא שוב כדי לקבל את השאר.
error-nobody = של מי התיבה? לא נמצאה בה אף הודעה שכתב בעל התיבה, ולכן אי אפשר לדעת מי מחכה למי. דבר לא השתנה. יש לציין את הכתובת שלך: { -lrm }--me ADDRESS{ -lrm }
error-nobody-guess = של מי התיבה? לא נמצאה בה אף הודעה שכתב בעל התיבה, ולכן אי אפשר לדעת מי מחכה למי. דבר לא השתנה. רוב ההודעות נשלחו אל { -lrm }{ $address }{ -lrm }; אם זו הכתובת שלך, יש להוסיף: { -lrm }--me { $address }{ -lrm }
error-owner-tie = של מי התיבה? כל אחת מהכתובות האלה יכולה להיות שלך: { -lrm }{ $addresses }{ -lrm }. דבר לא השתנה. יש לציין את הכתובת שלך, ואם יש כמה, את כולן: { -lrm }--me ADDRESS{ -lrm }
warning-later-than-now = { $count ->
    [one] הודעה אחת נושאת תאריך מאוחר מעכשיו; הדוח מדלג עליה.
    [two] שתי הודעות נושאות תאריך מאוחר מעכשיו; הדוח מדלג עליהן.
   *[other] { $count } הודעות נושאות תאריך מאוחר מעכשיו; הדוח מדלג עליהן.
}
warning-unreadable = { $count ->
    [one] הודעה אחת לא ניתנה לקריאה. היא נשארת בקובץ שלה כמו שהיא; { -lrm }--json{ -lrm } ו־{ -lrm }--html{ -lrm } מראים איזו ולמה.
    [two] שתי הודעות לא ניתנו לקריאה. הן נשארות בקבצים שלהן כמו שהן; { -lrm }--json{ -lrm } ו־{ -lrm }--html{ -lrm } מפרטים אותן עם הסיבה.
   *[other] { $count } הודעות לא ניתנו לקריאה. הן נשארות בקבצים שלהן כמו שהן; { -lrm }--json{ -lrm } ו־{ -lrm }--html{ -lrm } מפרטים אותן עם הסיבה.
}
notice-owner = { $count ->
    [one] הנחתי שזו הכתובת שלך: { -lrm }{ $addresses }{ -lrm }. אם לא, יש לציין { -lrm }--me ADDRESS{ -lrm }.
   *[other] הנחתי שאלה הכתובות שלך: { -lrm }{ $addresses }{ -lrm }. אם לא, יש לציין { -lrm }--me ADDRESS{ -lrm }.
}
notice-stopped = נעצר לבקשתך. דבר לא השתנה.
notice-html-written = העמוד נמצא בקובץ { -lrm }{ $path }{ -lrm }. אפשר לפתוח אותו בכל דפדפן, גם בלי אינטרנט.
error-cannot-write = לא ניתן היה לכתוב את העמוד אל { -lrm }{ $path }{ -lrm } ({ $why }). הדואר שלך לא נפגע. כדאי לבחור מקום אחר, למשל תיקייה אישית: { -lrm }--html FILE{ -lrm }
error-cannot-print = לא ניתן היה להדפיס את הדוח עד סופו ({ $why }). דבר לא השתנה.
error-bad-zone = אזור הזמן ״{ $given }״ אינו מוכר. יש לכתוב אותו כך: Europe/Warsaw,{ -rlm } Asia/Jerusalem או Europe/London.
error-bad-instant = הערך ״{ $given }״ אינו תאריך ושעה. יש לכתוב תאריך, שעה והיסט, למשל { -lrm }2026-03-13T09:00:00Z{ -lrm } או { -lrm }2026-03-13T10:00:00+01:00{ -lrm }.
error-bad-duration = הערך ״{ $given }״ אינו משך זמן. יש לכתוב אותו כך: 24h,{ -rlm } 8h או 90m.
error-bad-address = הערך ״{ $given }״ אינו כתובת דואר. יש לכתוב אותה כך: { -lrm }anna@example.com{ -lrm }.
error-bad-days = הערך ״{ $given }״ אינו מספר ימים. יש לכתוב מספר שלם מ־1 ומעלה, למשל 90.
error-bad-language = השפה ״{ $given }״ אינה מוכרת למילה. אפשר לבחור en,{ -rlm } pl או he.
error-unexpected = קרה משהו שמילה לא צפתה ({ $why }). דבר בתיבה לא השתנה.
progress-reading = קריאה
error-cannot-open = לא ניתן לפתוח את ‎{ $path }‎ ({ $why }). דבר לא נקרא ולא השתנה. יש לציין קובץ mbox, תיקיית Maildir, תיקייה שיש בה דואר או קובץ ‎.eml.
error-would-overwrite = ‎{ $path }‎ כבר קיים ואינו דף אינטרנט, ולכן מילה לא נוגעת בו: ייתכן שזה הדואר שלך. דבר לא השתנה. יש לבחור שם אחר: ‎--html FILE
error-outlook-data = הקובץ { -lrm }{ $path }{ -lrm } הוא קובץ נתונים של Outlook, שמילה לא יודעת לקרוא. דבר לא השתנה. אפשר לגרור את ההודעות מ־Outlook לתיקייה, כך שייווצרו קובצי { -lrm }.eml{ -lrm }, או לפתוח את התיבה ב־Thunderbird ולייצא אותה כ־mbox; אחר כך יש לציין את מה שנוצר.
error-no-mail-but-packed = אין עדיין ב־{ -lrm }{ $path }{ -lrm } דואר שמילה יודעת לקרוא, אבל נמצא שם קובץ דחוס: { -lrm }{ $packed }{ -lrm }. דבר לא השתנה. יש לחלץ אותו תחילה ולציין את מה שיצא ממנו.
warning-packed-beside = הקובץ { -lrm }{ $path }{ -lrm } דחוס ולא נקרא. אחרי חילוץ גם הדואר שבו ייכנס לדוח.
error-usage = לא ניתן היה להבין את הפקודה: { -lrm }{ $problem }{ -lrm }. דבר לא נקרא ולא השתנה. { -lrm }mila report --help{ -lrm } מציג את כל האפשרויות.
error-unknown-option = האפשרות ״{ -lrm }{ $given }{ -lrm }״ אינה מוכרת למילה. דבר לא נקרא ולא השתנה. { -lrm }mila report --help{ -lrm } מציג את כולן.
error-missing-value = חסר ערך אחרי ״{ -lrm }{ $given }{ -lrm }״. דבר לא נקרא ולא השתנה. { -lrm }mila report --help{ -lrm } מראה מה צריך לבוא שם.
error-path-with-demo = או הדואר שלך או התיבה המומצאת: יש לציין נתיב או { -lrm }--demo{ -lrm }, לא את שניהם. דבר לא נקרא ולא השתנה.
