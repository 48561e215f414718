# התוכנה במסוף: import, serve, demo, link.
# What is written from left to right stands between two left-to-right marks. Behind an address that is copied from the
# end of a line there is none, since it would be copied, too.

took-in-read = { $count ->
    [one] נקראה הודעה אחת.
    [two] נקראו שתי הודעות.
   *[other] נקראו { $count } הודעות.
}
took-in-new = { $count ->
    [0] אין חדש.
    [one] אחת חדשה.
    [two] שתיים חדשות.
   *[other] { $count } חדשות.
}
took-in-known = { $count ->
    [0] אף אחת לא הייתה כאן קודם.
    [one] אחת כבר הייתה כאן.
    [two] שתיים כבר היו כאן.
   *[other] { $count } כבר היו כאן.
}
took-in-filtered = { $count ->
    [one] אחת מהחדשות אינה מכתב אישי; היא שמורה בנפרד:
    [two] שתיים מהחדשות אינן מכתבים אישיים; הן שמורות בנפרד:
   *[other] { $count } מהחדשות אינן מכתבים אישיים; הן שמורות בנפרד:
}
took-in-bulk = דיוור ורשימות תפוצה: { $count }
took-in-automatic = תשובות והודעות אוטומטיות: { $count }
took-in-draft = טיוטות: { $count }
took-in-spam = דואר זבל: { $count }
took-in-trash = נזרקו: { $count }
took-in-chat = שורות צ׳אט: { $count }
took-in-unreadable = { $count ->
    [one] הודעה אחת לא ניתן היה לקרוא; היא נשמרה כפי שהגיעה ומופיעה בתיבה.
    [two] שתי הודעות לא ניתן היה לקרוא; הן נשמרו כפי שהגיעו ומופיעות בתיבה.
   *[other] { $count } הודעות לא ניתן היה לקרוא; הן נשמרו כפי שהגיעו ומופיעות בתיבה.
}
took-in-not-opened = לא ניתן היה לפתוח את { -lrm }{ $path }{ -lrm } או לקרוא אותו עד סופו. יש לתת לחשבון הרשאת קריאה ולייבא שוב: מה שכבר נמצא כאן לא יתווסף פעמיים.
took-in-too-large = { -lrm }{ $path }{ -lrm }: הודעה בתוכו ארוכה מ־256 MiB. מילה לא שומרת אותה; היא מופיעה בתיבה.
took-in-stopped = נעצר לפי הבקשה. מה שנקרא עד כה נשמר. הפעלה חוזרת של אותו ייבוא תמשיך מכאן.

serve-open = השולחן פתוח: { -lrm }{ $url }
serve-set-up = בקישור הזה קובעים שם וסיסמה. הוא פועל פעם אחת, במשך שלושה ימים: { -lrm }{ $url }
serve-stop = { -lrm }Ctrl-C{ -lrm } סוגר אותו.
serve-closing = נסגר. הכול נשמר.
demo-open = הסטודיו המומצא מוכן. הקישור הזה מכניס אליו: { -lrm }{ $url }
printed-link-new-password = בקישור הזה קובעים סיסמה חדשה. הוא פועל פעם אחת, במשך שלושה ימים: { -lrm }{ $url }
printed-link-set-up = השולחן הזה עוד לא הוקם. מקימים אותו בקישור הזה; הוא פועל פעם אחת, במשך שלושה ימים: { -lrm }{ $url }

error-data-in-use = מילה אחרת כבר עובדת עם { -lrm }{ $path }{ -lrm }. דבר לא השתנה. אם השולחן פתוח, אפשר להכניס דואר בעמוד שלו, או לסגור אותו קודם ({ -lrm }Ctrl-C{ -lrm }) ולנסות שוב.
error-data-folder = אי אפשר להשתמש בתיקיית הנתונים { -lrm }{ $path }{ -lrm } ({ $why }). דבר לא השתנה. אפשר לציין תיקייה אחרת באמצעות { -lrm }--data DIR{ -lrm }, או לתת לחשבון הרשאת כתיבה שם.
error-data-newer = את הנתונים האלה כתבה גרסה חדשה יותר של מילה, וזו לא תבין אותם. דבר לא השתנה. יש להתקין שוב את הגרסה החדשה, או לציין תיקייה אחרת באמצעות { -lrm }--data DIR{ -lrm }.
error-data-older = הנתונים האלה מגרסה ישנה יותר של מילה. הפעלה אחת של ״{ -lrm }mila serve{ -lrm }״ תשמור עותק ותעדכן אותם. אחר כך אפשר לנסות שוב.
error-data-nothing = עדיין אין נתונים בתוך { -lrm }{ $path }{ -lrm }. קודם יש להפעיל את ״{ -lrm }mila serve{ -lrm }״.
error-database-address = אי אפשר להבין את { -lrm }DATABASE_URL{ -lrm } ({ $why }). כותבים אותו כך: { -lrm }postgres://user:password@localhost/mila{ -lrm }. דבר לא השתנה.
error-database-away = אין קשר עם מסד הנתונים ({ $why }). דבר לא אבד. כדאי לבדוק שהוא פועל ושהערך של { -lrm }DATABASE_URL{ -lrm } נכון, ולנסות שוב.
error-disk-full = הדיסק מלא או שאין אפשרות לכתוב עליו. כל מה שנשמר קודם בטוח. יש לפנות מקום ולהפעיל שוב: העבודה תמשיך מהמקום שבו נעצרה.
error-no-home = המחשב הזה לא אומר היכן מקום הנתונים. יש לציין תיקייה: { -lrm }--data DIR{ -lrm }
error-port-taken = משהו כבר מאזין בכתובת { -lrm }{ $address }{ -lrm }; אולי מילה כבר פועלת. אפשר לפתוח בדפדפן את { -lrm }http://{ $address }{ -lrm } או לבחור שער אחר, למשל { -lrm }--listen 127.0.0.1:8643{ -lrm }.
error-cannot-listen = מילה לא יכולה להאזין בכתובת { -lrm }{ $address }{ -lrm } ({ $why }). כותבים כתובת ושער, למשל { -lrm }127.0.0.1:8642{ -lrm }.
error-bad-url = ״{ $given }״ אינה כתובת אינטרנט. כותבים אותה כך: { -lrm }https://desk.example.com{ -lrm }
error-bad-listen = ״{ $given }״ אינה כתובת עם שער. כותבים אותה כך: { -lrm }127.0.0.1:8642{ -lrm }.
error-bad-proxy = ״{ $given }״ אינה כתובת של מחשב. כותבים אותה כך: { -lrm }127.0.0.1{ -lrm }.
error-not-the-demo = בתיקייה { -lrm }{ $path }{ -lrm } יש נתונים שאינם של הסטודיו המומצא, ולכן ההדגמה לא נוגעת בהם. דבר לא השתנה. אפשר לציין תיקייה אחרת באמצעות { -lrm }--data DIR{ -lrm }.

backup-done = הכול נמצא בתוך { -lrm }{ $path }{ -lrm }. נפתח שוב ונבדק: { $messages }, { $people }.
backup-exists = { -lrm }{ $path }{ -lrm } כבר קיים ונשאר כפי שהוא. יש לבחור שם אחר, או להחליף את הקובץ באמצעות { -lrm }--force{ -lrm }.
backup-not-ours = { -lrm }{ $path }{ -lrm } כבר קיים ולא נוצר בידי מילה, ולכן נשאר כפי שהוא. דבר לא השתנה. יש להעביר אותו או לשנות את שמו, ולנסות שוב.
backup-no-room = אין מקום עבור { -lrm }{ $path }{ -lrm }: בזמן הכתיבה והבדיקה הכול נמצא על הדיסק פעמיים. הנתונים כפי שהיו, ולא נשאר קובץ כתוב למחצה. יש לפנות מקום או לבחור דיסק אחר.
backup-cannot-write = אי אפשר לכתוב את { -lrm }{ $path }{ -lrm } ({ $why }). הנתונים כפי שהיו. כדאי לבחור מקום אחר, למשל תיקייה אישית.
backup-cannot-read = אי אפשר לקרוא את { -lrm }{ $path }{ -lrm } ({ $why }). דבר לא השתנה. כדאי לבדוק את השם, ואם יש לחשבון הרשאת קריאה.
backup-unsound = מה שנכתב אל { -lrm }{ $path }{ -lrm } לא נקרא כפי שצריך, ולכן נזרק; הנתונים כפי שהיו. ייתכן שהדיסק מתקלקל. כדאי לנסות שוב, על דיסק אחר.
backup-data-damaged = הנתונים האלה פגומים לפחות במקום אחד, ולכן לא הוכנסו לגיבוי כאילו היו שלמים. דבר לא השתנה. יש להשאיר את התיקייה כפי שהיא, להעתיק אותה לדיסק אחר, ולשחזר את הגיבוי האחרון: { -lrm }mila restore FILE --force{ -lrm }
backup-on-server = הנתונים נמצאים ב־PostgreSQL, ויש לו כלי גיבוי משלו:
    { -lrm }pg_dump --format=custom --file={ $path } "$DATABASE_URL"{ -lrm }
restore-done = הגיבוי נוצר { $when }. נבדקו ושוחזרו: { $messages }, { $people }.
restore-before = מה שהיה כאן קודם נמצא בתוך { -lrm }{ $path }{ -lrm }.
restore-next = מהעותק הזה לא יישלח דבר עד שייאמר בשולחן שממשיכים ממנו. פותחים אותו באמצעות { -lrm }mila serve{ -lrm }.
restore-has-data = כבר יש נתונים בתוך { -lrm }{ $path }{ -lrm }, והם נשארו כפי שהם. אפשר לציין תיקייה ריקה באמצעות { -lrm }--data DIR{ -lrm }, או להניח לגיבוי לבוא במקומם באמצעות { -lrm }--force{ -lrm }: הם יישמרו בצד ולא יימחקו.
restore-in-use = מילה עובדת עכשיו עם { -lrm }{ $path }{ -lrm }. דבר לא השתנה. קודם יש לסגור את השולחן ({ -lrm }Ctrl-C{ -lrm }), ואחר כך לשחזר.
restore-no-backup = { -lrm }{ $path }{ -lrm } אינו גיבוי של מילה. דבר לא השתנה. יש לציין את הקובץ שכתבה הפקודה { -lrm }mila backup{ -lrm }.
restore-damaged = { -lrm }{ $path }{ -lrm } פגום: מה שנמצא בו אינו מה שהוכנס אליו. דבר לא השתנה. כדאי לקחת עותק אחר של הגיבוי הזה, או גיבוי ישן יותר.
restore-newer = את { -lrm }{ $path }{ -lrm } כתבה גרסה חדשה יותר של מילה. דבר לא השתנה. יש להתקין את אותה גרסה ולשחזר בעזרתה.
restore-on-server = הנתונים נמצאים ב־PostgreSQL, ויש לו כלי משלו לשחזור מה שכתב pg_dump:
    { -lrm }pg_restore --clean --if-exists --dbname="$DATABASE_URL" { $path }{ -lrm }

serve-acme = תעודה עבור { -lrm }{ $host }{ -lrm } בדרך. בפעם הראשונה זה לוקח כדקה.
serve-acme-done = התעודה עבור { -lrm }{ $host }{ -lrm } במקומה.
serve-acme-failed = לא ניתן היה לקבל תעודה עבור { -lrm }{ $host }{ -lrm } ({ $why }). מילה תנסה שוב מאוחר יותר. כדאי לבדוק שהכתובת { -lrm }{ $host }{ -lrm } מובילה למחשב הזה, ושהשער 443 שלה מועבר למילה.
error-acme-needs-https = תעודה ניתנת לשם של מארח. יש לציין גם את הכתובת, למשל { -lrm }--public-url https://desk.example.com{ -lrm }
error-acme-needs-outside = לכתובת { -lrm }{ $given }{ -lrm } אין כניסה אלא מהמחשב הזה, גם לא למי שבודק שהמארח שייך לך. יש להאזין גם לאחרים, למשל { -lrm }--listen 0.0.0.0:443{ -lrm }
error-bad-acme = ״{ $given }״ אינה כתובת דואר. כותבים אותה כך: { -lrm }--acme anna@example.com{ -lrm }
