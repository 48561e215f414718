# תיבות דואר: חיבור תיבה, מה קורה איתה, מה השתבש, וההוכחה שדבר לא חסר.
# ‏$who הוא ספק, למשל Google; ‏$why הוא אחד ממשפטי account-trouble-….

accounts-title = תיבות דואר
accounts-lead = מילה קוראת אותן ולא משנה בהן דבר.
accounts-none = עוד לא חוברה תיבת דואר.
accounts-none-words = אחרי חיבור התיבה שלך, הודעות חדשות מגיעות לכאן מעצמן.
accounts-connect = לחבר תיבה
accounts-back = חזרה להגדרות
accounts-all = כל התיבות
notice-account-removed = התיבה נותקה. הדואר שלה נשאר כאן, והסיסמה נשכחה.

ago-moment = ממש עכשיו
ago-minutes = { $count ->
    [one] לפני דקה
    [two] לפני שתי דקות
   *[other] לפני { $count } דקות
}

account-read = הדואר נקרא { $when }
account-reading = הדואר בקריאה: { $from } מתוך { $to }
account-reading-left = הדואר בקריאה: { $from } מתוך { $to }, { $span }
account-begins = מחובר. הקריאה מתחילה.
account-looking = מחפשים את שרת הדואר
account-consenting = התיבה מחכה לך: { $who } עוד לא נתנו למילה להיכנס.
account-waits = התיבה מחכה לך. { $why }.
account-waits-plain = התיבה מחכה לך.
account-late = הדואר לא נקרא מאז: { $when }
account-late-never = כבר יותר משעה אי אפשר לקרוא את הדואר
account-tries = { $why }. הניסיון הבא: { $when }
account-tries-now = { $why }. מילה מנסה שוב.
account-resting = במנוחה: הדואר לא נקרא
account-removed = נותקה

account-trouble-not-found = לא נמצא שרת דואר
account-trouble-not-found-words = מילה חיפשה בכל מקום שבו אפשר לציין את השרת של הכתובת הזאת. דבר לא אבד. בעזרה של הספק הוא נקרא שרת IMAP; אם השם שלו ידוע, אפשר לכתוב אותו תחת ”לשנות סיסמה או שרת”.
account-trouble-no-such-host = שם השרת לא מוביל לשום מקום
account-trouble-no-such-host-words = אין כרגע מחשב בשם הזה: טעות בשם, או רשת שאינה פועלת. דבר לא אבד, ומילה תנסה שוב מעצמה. כדאי לבדוק שהשם נכון.
account-trouble-unreachable = אי אפשר להגיע לשרת
account-trouble-unreachable-words = אף אחד לא פותח בכתובת ובפורט האלה. דבר לא אבד, ומילה תנסה שוב מעצמה. אם זה נמשך, כדאי לבדוק את הפורט, ואם המחשב שבו מילה פועלת מחובר לרשת.
account-trouble-silent = השרת לא עונה
account-trouble-silent-words = התשובה לא הגיעה בזמן. דבר לא אבד, ומילה תנסה שוב מעצמה. אם זה נמשך, כדאי לבדוק את הפורט ואת האבטחה: צירוף לא מתאים שותק.
account-trouble-not-private = לא היה אפשר להצפין את הקו
account-trouble-not-private-words = משהו עונה, אבל לא נוצר קו מוצפן, ולכן הסיסמה לא נשלחה. דבר לא אבד, ומילה תנסה שוב מעצמה. אם זה נמשך, כדאי לבדוק את הפורט ואת האבטחה.
account-trouble-no-starttls = השרת לא מצפין כאן
account-trouble-no-starttls-words = אין לו STARTTLS בפורט הזה, ומילה לא שולחת סיסמה בקו פתוח. דבר לא אבד. תחת ”לשנות סיסמה או שרת” אפשר לבחור TLS עם פורט 993.
account-trouble-certificate-out-of-date = תוקף האישור של השרת פג
account-trouble-certificate-out-of-date-words = אי אפשר לדעת בוודאות מי עונה, ולכן הסיסמה לא נשלחה. דבר לא אבד, ומילה תנסה שוב מעצמה. מי שמפעיל את השרת צריך לחדש את האישור; כדאי לבדוק גם את התאריך במחשב של מילה.
account-trouble-certificate-other-name = האישור שייך לשם אחר
account-trouble-certificate-other-name-words = השרת מציג אישור על שם אחר, ולכן הסיסמה לא נשלחה. דבר לא אבד. יש לכתוב את שם השרת בדיוק כפי שהספק כותב אותו.
account-trouble-certificate-unknown-issuer = אין מי שמוכר כאן וערב לשרת
account-trouble-certificate-unknown-issuer-words = המחשב של מילה לא סומך על מי שהנפיק את האישור, ולכן הסיסמה לא נשלחה. דבר לא אבד. כדאי לבדוק את שם השרת; אם זה שרת משלך, מי שמפעיל את מילה יכול להוסיף את המנפיק לרשימת האמון של המחשב.
account-trouble-certificate-bad = משהו לא תקין באישור של השרת
account-trouble-certificate-bad-words = אי אפשר לדעת בוודאות מי עונה, ולכן הסיסמה לא נשלחה. דבר לא אבד, ומילה תנסה שוב מעצמה. אם זה נמשך, כדאי לפנות למי שמפעיל את השרת.
account-trouble-denied = תיבת הדואר דחתה את הסיסמה
account-trouble-denied-words = דבר לא אבד; מילה תנסה שוב כשתוזן סיסמה חדשה.
account-trouble-app-password = התיבה רוצה סיסמה שנוצרה רק למילה
account-trouble-app-password-words = הסיסמה הרגילה לא מכניסה תוכנות. דבר לא אבד. אצל הספק אפשר ליצור סיסמת אפליקציה, ולהזין אותה כאן.
account-trouble-no-way-in = סיסמה לבדה לא מספיקה כאן
account-trouble-no-way-in-words = השרת הזה מכניס תוכנות רק אחרי כניסה בעמוד של הספק עצמו. דבר לא אבד. מי שמפעיל את מילה יכול להכין זאת לפי { -lrm }docs/mail.md{ -lrm }; אחר כך יש לנתק את התיבה ולחבר אותה בכפתור עם שם הספק.
account-trouble-consent-gone = הספק כבר לא מכניס את מילה
account-trouble-consent-gone-words = ההסכמה שלך פגה או בוטלה. דבר לא אבד. אחרי כניסה נוספת אצל הספק הקריאה תמשיך מאותו מקום.
account-trouble-not-set-up = הכניסה לא הוכנה כפי שהספק רוצה
account-trouble-not-set-up-words = הספק לא מכיר את מילה הזאת. דבר לא אבד. מי שמפעיל אותה ימצא ב־{ -lrm }docs/mail.md{ -lrm } איך לרשום אותה; אחר כך אפשר להיכנס שוב.
account-trouble-refused = השרת סירב למה שמילה ביקשה
account-trouble-refused-words = הוא מכיר אותך, אבל הפעם לא מסר דבר, לרוב כי יותר מדי תוכנות שואלות בבת אחת. דבר לא אבד, ומילה תנסה שוב מעצמה.
account-trouble-hung-up = השרת ניתק
account-trouble-hung-up-words = שרתים עושים זאת בזמן תחזוקה. דבר לא אבד; מילה תנסה שוב מעצמה ותמשיך מאותו מקום.
account-trouble-cut = הקו נקטע
account-trouble-cut-words = הרשת נפסקה באמצע הדרך. דבר לא אבד; מילה תנסה שוב מעצמה ותמשיך מאותו מקום.
account-trouble-not-imap = מה שעונה שם אינו שרת דואר
account-trouble-not-imap-words = בכתובת ובפורט האלה לא מדברים IMAP. דבר לא אבד, ומילה תנסה שוב מעצמה. כדאי לבדוק את השרת ואת הפורט.
account-trouble-no-key = אי אפשר לפתוח את הסיסמה השמורה
account-trouble-no-key-words = המפתח שבו היא חתומה חסר במחשב של מילה, או שיש שם מפתח אחר. דבר לא אבד; הדואר כאן. מי שמפעיל את מילה יכול להחזיר את המפתח; אפשר גם להזין את הסיסמה שוב.
account-trouble-not-kept = מה שהגיע לא נשמר
account-trouble-not-kept-words = המחשב של מילה לא הצליח לשמור אותו; אולי הדיסק מלא. דבר לא אבד: הדואר עדיין אצל הספק, ומילה תביא אותו שוב מעצמה. אם אין מקום, יש לפנות מקום.
account-trouble-crashed = הקריאה קרסה
account-trouble-crashed-words = החלק של מילה שקורא את התיבה הזאת כשל והופעל מחדש. דבר לא אבד; הקריאה ממשיכה מאותו מקום. אם זה יקרה שוב, יומן התוכנה יגיד למה.

account-said = במילים של השרת:
account-next = הניסיון הבא: { $when }
account-help-app-password = הכניסה לתוכנות ב־{ $who } היא בסיסמת אפליקציה, שנוצרת לתוכנה אחת בלבד; הסיסמה הרגילה נדחית.
account-help-app-password-link = איך יוצרים סיסמה כזאת ב־{ $who }
account-help-switched-on = הכניסה לתוכנות ב־{ $who } אפשרית רק אחרי שמפעילים אותה בהגדרות התיבה (IMAP).
account-help-switched-on-link = איך מפעילים ב־{ $who }
account-help-bridge = הכניסה לתוכנות ב־{ $who } היא רק דרך Bridge, תוכנה באותו מחשב שמציגה סיסמה משלה.
account-help-bridge-link = על Bridge של { $who }
account-help-consent = אין ב־{ $who } כניסה לתוכנות בסיסמה. מי שמפעיל את מילה יכול להכין כניסה בעמוד של הספק, לפי { -lrm }docs/mail.md{ -lrm }.
account-help-consent-link = על הכניסה ב־{ $who }

account-pause = לתת לה לנוח
account-resume = להמשיך לקרוא
account-again = לנסות עכשיו

account-consent-words = בעמוד של { $who } תופיע השאלה אם מילה רשאית לקרוא את הדואר שלך. נכנסים שם, ומילה לא רואה את הסיסמה ההיא.
account-consent-code-soon = מילה מבקשת קוד מ־{ $who }. הוא יופיע כאן בעוד רגע.
account-consent-again = לבקש קוד אחר מ־{ $who }
account-consent-open = בכל מכשיר שהוא, לפתוח את העמוד הזה ולהקליד את הקוד:
account-consent-code = הקוד; לחיצה אחת מסמנת את כולו
account-consent-not-set-up = הכניסה ב־{ $who } לא הוכנה במילה הזאת. דבר לא אבד. מי שמפעיל אותה ימצא ב־{ -lrm }docs/mail.md{ -lrm } איך עושים זאת.
consent-onward = להמשיך אל { $who }
consent-onward-words = בעמוד של { $who } תופיע השאלה אם מילה רשאית לקרוא את הדואר שלך, ומשם הדרך חוזרת לכאן.
consent-finish = כמעט סיימנו
consent-finish-words = הספק ענה. עוד לחיצה אחת, ומילה מתחילה לקרוא.
consent-finish-deed = לסיים את החיבור
consent-nothing = הפעם לא חובר
consent-denied-words = בעמוד של הספק התשובה הייתה לא. דבר לא אבד ולא השתנה; אפשר לשאול שוב בכל עת.
consent-refused-words = הספק לא הכניס את מילה. דבר לא אבד ולא השתנה. אפשר לשאול שוב; אם זה יקרה עוד פעם, מי שמפעיל את מילה ימצא עזרה ב־{ -lrm }docs/mail.md{ -lrm }.
consent-stale-words = אין תיבה שמחכה לתשובה הזאת: היא כבר התקבלה, או שנשאלה אחריה שאלה חדשה. דבר לא אבד; אם התיבה עדיין מחכה, אפשר לשאול שוב מהעמוד שלה.

account-proof = מה נמצא כאן
account-total-complete = הודעות בשרת: { $from }, אצל מילה: { $to }. דבר לא חסר.
account-total-missing = הודעות בשרת: { $from }, אצל מילה: { $to }; { $why }
account-folder-complete = בשרת: { $from }, אצל מילה: { $to }. דבר לא חסר.
account-folder-missing = בשרת: { $from }, אצל מילה: { $to }; { $why }
account-so-far = { $count ->
    [0] עוד לא נקרא
    [one] עוד לא נקרא עד הסוף; בינתיים יש כאן הודעה אחת
    [two] עוד לא נקרא עד הסוף; בינתיים יש כאן שתי הודעות
   *[other] עוד לא נקרא עד הסוף; בינתיים יש כאן { $count } הודעות
}
account-to-come = { $count ->
    [one] אחת עוד בדרך
    [two] שתיים עוד בדרך
   *[other] { $count } עוד בדרך
}
account-failed = { $count ->
    [one] אחת לא נמסרה, ומילה תבקש אותה שוב
    [two] שתיים לא נמסרו, ומילה תבקש אותן שוב
   *[other] { $count } לא נמסרו, ומילה תבקש אותן שוב
}
account-surplus = { $count ->
    [one] אחת נעלמה מהשרת מאז ההשוואה
    [two] שתיים נעלמו מהשרת מאז ההשוואה
   *[other] { $count } נעלמו מהשרת מאז ההשוואה
}
account-older = { $count ->
    [one] אחת ישנה יותר מהתקופה שנבחרה.
    [two] שתיים ישנות יותר מהתקופה שנבחרה.
   *[other] { $count } ישנות יותר מהתקופה שנבחרה.
}
account-filtered = { $count ->
    [one] אחת מאלה שכאן אינה מכתב מאדם לאדם
    [two] שתיים מאלה שכאן אינן מכתבים מאדם לאדם
   *[other] { $count } מאלה שכאן אינן מכתבים מאדם לאדם
}
account-folder-gone = התיקייה הזאת כבר לא נמצאת בשרת. מה שנקרא ממנה נשאר כאן.
account-folder-no-longer = { $count ->
    [one] כבר לא נקראת; יש כאן הודעה אחת ממנה
    [two] כבר לא נקראת; יש כאן שתי הודעות ממנה
   *[other] כבר לא נקראת; יש כאן { $count } הודעות ממנה
}
account-folder-read = נקראה לאחרונה { $when }
account-folder-proven = הושוותה לשרת { $when }: הכול כאן
account-part-inbox = דואר נכנס
account-part-sent = דואר יוצא
account-part-archive = ארכיון
account-part-all = כל הדואר
account-part-drafts = טיוטות
account-part-chat = צ׳אטים
account-part-spam = דואר זבל
account-part-trash = אשפה
account-choose = { $count ->
    [0] כל תיקייה עם מכתבים נקראת
    [one] תיקייה אחת לא נקראת
    [two] שתי תיקיות לא נקראות
   *[other] { $count } תיקיות לא נקראות
}
account-choose-words = מילה קוראת את התיקיות המסומנות. מה שכבר נקרא נשאר, עם סימון או בלעדיו.
account-choose-label = תיקיות
account-choose-deed = לקרוא את אלה
account-left-alone = לא נוגעים בהן
account-left-alone-drafts = טיוטות הן עוד לא מכתבים לאף אחד.
account-left-alone-chat = שורות של צ׳אט אינן מכתבים.
account-left-alone-spam = אף אחד שם לא מחכה לתשובה ממך.
account-left-alone-trash = מה שנזרק נשאר זרוק.

account-troubles = מה השתבש לאחרונה
account-connection = חיבור
account-way = הכניסה
account-way-password = בסיסמה
account-way-consent = בהסכמתך ב־{ $who }
account-look-back = כמה אחורה
account-look-back-month = 30 יום
account-look-back-year = שנה
account-look-back-all = הכול
account-look-back-words = ככל שהולכים אחורה, מגיעות יותר הודעות. מה שכבר כאן נשאר בכל מקרה.
account-remove = לנתק את התיבה הזאת
account-remove-words = מילה תפסיק לקרוא אותה ותשכח את הסיסמה מיד. הדואר שנקרא נשאר כאן, ואצל הספק דבר לא משתנה.
account-remove-fold = לנתק
account-remove-deed = כן, לנתק

account-new-title = לחבר תיבת דואר
account-new-lead = מילה רק קוראת: שום דבר בתיבה לא נמחק, לא מועבר ולא מסומן כנקרא. הסיסמה שמורה תחת חותם במחשב הזה, ורק שרת הדואר שלך רואה אותה.
account-address = כתובת דואר
account-password = הסיסמה של התיבה
account-password-hint = Gmail, iCloud, Yahoo ועוד כמה רוצים סיסמה שנוצרה לתוכנה אחת בלבד, סיסמת אפליקציה.
account-password-keep = שדה ריק משאיר את הסיסמה הקיימת.
account-server = הגדרות השרת, אם הן ידועות
account-server-words = אם השדות ריקים, מילה מחפשת את השרת בעצמה.
account-host = שרת
account-port = פורט
account-port-hint = שדה ריק פירושו 993 עם TLS, ואחרת 143.
account-security = אבטחה
account-security-tls = TLS
account-security-tls-words = מוצפן מהמילה הראשונה, כמעט בכל מקום
account-security-starttls = STARTTLS
account-security-starttls-words = מוצפן לפני שהסיסמה נשלחת
account-security-plain = ללא
account-security-plain-words = רק לשרת שפועל במחשב של מילה
account-login = שם משתמש
account-login-hint = שדה ריק פירושו כתובת הדואר.
account-connect = לחבר
account-cancel = אל התיבות
account-to-mailbox = אל התיבה
account-sign-in = להיכנס עם { $who }
account-sign-in-words = אפשר גם להיכנס אצל הספק עם הכתובת שלמעלה, בלי למסור כאן סיסמה:
account-change-title = לשנות סיסמה או שרת
account-change-lead = מילה תנסה את הכניסה מחדש. מה שנקרא נשאר.
account-change-deed = לשמור ולנסות
account-bad-known = התיבה הזאת כבר מחוברת.
account-bad-password = הסיסמה חסרה, או ארוכה הרבה יותר מדי.
account-bad-host = זה לא שם של שרת. יש לכתוב אותו כך: { -lrm }imap.example.com{ -lrm }.
account-bad-port = יש לכתוב מספר בין 1 ל־65535; לרוב זה 993.
account-bad-login = שם המשתמש ארוך הרבה יותר מדי.
account-no-key = דבר לא נשמר, כי לא היה אפשר לחתום את הסיסמה: אי אפשר לקרוא או ליצור את המפתח במחשב של מילה. מי שמפעיל את מילה ימצא את הסיבה ביומן התוכנה; אחר כך אפשר לנסות שוב.

today-connect = לחבר את תיבת הדואר שלך
today-connect-words = אפשר לחבר את תיבת הדואר, או להכניס דואר שמור, ומילה תראה מי מחכה לתשובה ממך. הכול נשאר במחשב הזה.
today-asked = תיבת הדואר שלך מחכה לך.
today-asked-words = יש דבר אחד שצריך ממך. אחר כך הדואר נכנס מעצמו.
today-asked-deed = לראות מה נחוץ
