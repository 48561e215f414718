# הגדרות, הזמנות והכנסת דואר.

settings-title = הגדרות
settings-contents = בעמוד הזה
settings-me = העמודים שלך
settings-look = מראה
settings-look-auto = כמו המכשיר
settings-look-light = בהיר
settings-look-dark = כהה
settings-save = לשמור
settings-password = סיסמה
settings-password-current = הסיסמה הנוכחית
settings-password-deed = לשנות את הסיסמה
settings-workspace = העסק
settings-workspace-name = שם
settings-workspace-name-hint = אפשר להשאיר ריק.
settings-answer-hours = כמה שעות עד לתשובה
settings-answer-hours-hint = מההודעה הראשונה של הלקוח שלא נענתה, בין 1 ל־240. יממה היא מנהג טוב.
settings-rest-days = ימי מנוחה
settings-day-mon = יום שני
settings-day-tue = יום שלישי
settings-day-wed = יום רביעי
settings-day-thu = יום חמישי
settings-day-fri = יום שישי
settings-day-sat = שבת
settings-day-sun = יום ראשון
settings-pauses = השעון עוצר בימי המנוחה
settings-own = הכתובות שלך
settings-own-words = הודעות מהכתובות האלה נחשבות שלך. אם אחת חסרה, מילה חושבת שהתשובות שלך הן מכתבים של לקוח.
settings-own-given = צוינה על ידך
settings-own-found = נמצאה בדואר שלך
settings-own-none = עדיין אין. אפשר לציין כתובת, או להכניס דואר, ומילה תמצא אותה.
settings-own-add = כתובת דואר
settings-own-add-deed = להוסיף
settings-own-remove = להסיר
settings-muted = אף פעם מהשולחים האלה
settings-muted-words = ההודעות שלהם נשמרות, אבל אף אחת מהן לא מבקשת ממך תשובה.
settings-muted-none = אף אחד לא מושתק.
settings-muted-undo = לחזור לקבל הודעות
settings-members = מי עובד כאן
settings-role-owner = הרשאות בעלים
settings-role-member = צוות
settings-seen = כאן לאחרונה: { $when }
settings-seen-never = עוד לא היה ביקור
settings-you = זה החשבון שלך
settings-invite = להזמין
settings-invite-words = מתקבל קישור, והעברתו נשארת בידיך. מילה לא שולחת דבר.
settings-invite-role = תפקיד
settings-invite-owner = הרשאות בעלים
settings-invite-owner-words = הכול, כולל להזמין ולהסיר
settings-invite-member = צוות
settings-invite-member-words = הכול, חוץ מלהזמין, להסיר ולשנות את הגדרות העסק
settings-invite-deed = להכין קישור
settings-invitations = הזמנות פתוחות
settings-invitations-words = מי שקישור כזה בידיו עדיין יכול להיכנס. אחרי הביטול הקישור כבר לא פועל.
settings-invitation-by = מאת { $name }
settings-invitation-made = נוצרה { $when }
settings-invitation-valid = אפשר להשתמש בה { $when }
settings-withdraw = ביטול ההזמנה
settings-remove = להסיר
settings-remove-words = ההתנתקות מיידית, בכל המכשירים, ואין כניסה חוזרת בלי הזמנה חדשה. המכתבים, ההערות וכל מה שנעשה נשארים.
settings-remove-deed = כן, להסיר
settings-bad-zone = אזור הזמן הזה אינו מוכר למילה. אפשר לבחור מהרשימה, למשל { -lrm }Europe/Warsaw{ -lrm } או { -lrm }Asia/Jerusalem{ -lrm }.
settings-bad-hours = יש לכתוב מספר שלם של שעות, בין 1 ל־240.
settings-bad-rest = כל שבעת הימים הם ימי מנוחה. צריך להשאיר לפחות יום אחד לתשובות.
settings-bad-address = זו לא כתובת דואר. יש לכתוב אותה כך: { -lrm }anna@example.com{ -lrm }.
settings-bad-name = השם ארוך מדי. צריך שם קצר יותר.

invited-title = ההזמנה מוכנה
invited-words-member = את הקישור הזה מעבירים למי שמצטרף לצוות, בדרך שאף אחד אחר לא יקרא.
invited-words-owner = את הקישור הזה מעבירים למי שיקבל כאן הרשאות בעלים, בדרך שאף אחד אחר לא יקרא.
invited-link = הקישור; לחיצה אחת מסמנת את כולו
invited-valid = הקישור פועל פעם אחת, { $when }. הוא מוצג רק כאן; אם יאבד, אפשר להכין חדש.
invited-back = חזרה להגדרות

import-title = הכנסת דואר
import-lead = מילה קוראת את הדואר המיוצא ושומרת עותק שלו. התיבה והקבצים נשארים כמו שהם, ומה שהוכנס פעמיים נמצא כאן פעם אחת.
import-files = קבצים מהמכשיר הזה
import-files-hint = קבצים כמו { -lrm }.mbox{ -lrm } או { -lrm }.eml{ -lrm }, או תיקיית דואר של Thunderbird; אפשר כמה בבת אחת.
import-files-deed = להכניס
import-sending = הקבצים נשלחים:
import-sent = הכול נשלח. מילה קוראת.
import-send-failed = הקבצים לא הגיעו בשלמותם. דבר לא אבד; אפשר לשלוח שוב.
import-path = קובץ או תיקייה במחשב של מילה
import-path-label = נתיב
import-path-hint = במחשב שבו מילה פועלת. טוב לתיבות גדולות, ולתיקייה שלמה עם כל מה שבתוכה.
import-path-deed = להכניס
import-kinds = איפה הדואר שלך
import-gmail-title = Gmail
import-gmail = ב־Google Takeout בוחרים רק ״דואר״, מורידים ומחלצים. מילה קוראת את הקובץ עם הסיומת { -lrm }.mbox{ -lrm }.
import-thunderbird-title = Thunderbird
import-thunderbird = בתיקיית הפרופיל, בתוך Mail או ImapMail, כל תיקיית דואר היא קובץ בלי סיומת, למשל Inbox. את התיקייה הזאת מציינים כנתיב.
import-apple-title = Apple Mail
import-apple = בוחרים תיבה, ואז ״תיבת דואר״, ״ייצא תיבת דואר״. בתיקייה שיוצאה יש קובץ בשם mbox.
import-eml-title = הודעות בודדות
import-eml = מרוב תוכנות הדואר אפשר לגרור אותן לתיקייה; נוצרים קבצים עם הסיומת { -lrm }.eml{ -lrm }.
import-maildir-title = שרת דואר משלך
import-maildir = תיקיית Maildir נקראת כמו שהיא. מציינים אותה כנתיב.
import-not = קבצים דחוסים ({ -lrm }.zip{ -lrm }, { -lrm }.gz{ -lrm }) וקובצי נתונים של Outlook ({ -lrm }.pst{ -lrm }) אי אפשר לקרוא. את הראשונים יש לחלץ; את האחרים אפשר לפתוח ב־Thunderbird ולייצא משם.
import-list = הוכנס עד כה
import-waiting = ממתין לתורו
import-running = בקריאה: { $percent }
import-running-words = אפשר לעזוב את העמוד; הקריאה נמשכת.
import-done = הסתיים
import-stopped = נקטע
import-stopped-words = מילה נסגרה באמצע הקריאה. מה שהוכנס נשמר; הכנסה חוזרת של אותו קובץ תמשיך משם.
import-failed = לא הושלם
import-failed-words = לא ניתן היה לקרוא את זה עד הסוף. מה שהוכנס נשמר; הכנסה חוזרת של אותו קובץ תמשיך משם.
import-broke-off = פעמיים נקטעה הפעולה של מילה בזמן הקריאה של הקובץ הזה. מה שהוכנס נשמר. אפשר להכניס את השאר בחלקים קטנים יותר, או לשים את הקובץ במחשב שבו מילה פועלת ולציין את הנתיב.
import-read = { $count ->
    [one] נקראה הודעה אחת
    [two] נקראו שתי הודעות
   *[other] נקראו { $count } הודעות
}
import-new = { $count ->
    [0] אין בהן חדשות
    [one] אחת חדשה
    [two] שתיים חדשות
   *[other] { $count } חדשות
}
import-known = { $count ->
    [one] אחת כבר הייתה כאן
    [two] שתיים כבר היו כאן
   *[other] { $count } כבר היו כאן
}
import-filtered = { $count ->
    [one] אחת מהחדשות אינה מכתב מאדם לאדם
    [two] שתיים מהחדשות אינן מכתבים מאדם לאדם
   *[other] { $count } מהחדשות אינן מכתבים מאדם לאדם
}
import-unreadable = { $count ->
    [one] אחת לא ניתנה לקריאה ונשמרת כפי שהגיעה
    [two] שתיים לא ניתנו לקריאה ונשמרות כפי שהגיעו
   *[other] { $count } לא ניתנו לקריאה ונשמרות כפי שהגיעו
}
