# אנשים: הרשימה, אדם אחד, ומה שרשום עליו.

people-title = אנשים
people-search = שם או כתובת
people-search-deed = לחפש
people-count = { $count ->
    [one] אדם אחד
    [two] שני אנשים, הקשר האחרון ראשון
   *[other] { $count } אנשים, הקשר האחרון ראשון
}
people-found = { $count ->
    [one] נמצא אדם אחד
    [two] נמצאו שני אנשים
   *[other] נמצאו { $count } אנשים
}
people-waits = מחכים לך
people-next = עוד אנשים
people-show-all = להציג את כולם
people-nobody-yet = עדיין אין כאן אף אחד
people-nobody-yet-words = אחרי הכנסת הדואר יופיע כאן כל מי שמתכתב איתך.
people-take-in = הכנסת דואר
people-nobody-found = לא נמצא אף אחד
people-nobody-found-words = אפשר לנסות חלק מהשם, או את תחילת הכתובת.

person-language = שפת המכתבים
person-language-en = אנגלית
person-language-pl = פולנית
person-language-he = עברית
person-address-as = צורת הפנייה
person-phones = טלפון
person-birthday = יום הולדת
person-notes = ההערות שלך
person-nothing-noted = עדיין לא נרשם כאן דבר: צורת הפנייה, מספר טלפון, יום הולדת.
person-edit = לשנות את ההערות
person-letters-since = { $count ->
    [one] הודעה אחת עד כה, מ־{ $date }.
    [two] שתי הודעות ביניכם, מאז { $date }.
   *[other] { $count } הודעות ביניכם, מאז { $date }.
}
person-no-letters = עדיין אין הודעות ביניכם.
person-usual-daily = בדרך כלל הודעה בכל יום.
person-usual = { $count ->
    [two] בדרך כלל הודעה כל יומיים.
   *[other] בדרך כלל הודעה כל { $count } { $size ->
        [large] יום
       *[small] ימים
    }.
}
person-last-today = האחרונה היום.
person-last-days = { $count ->
    [one] האחרונה אתמול.
    [two] האחרונה לפני יומיים.
   *[other] האחרונה לפני { $count } { $size ->
        [large] יום
       *[small] ימים
    }.
}
person-last-on = האחרונה { $when }.
person-conversations = שיחות
person-no-conversations = עדיין אין שיחות להציג.
person-addresses = כתובות
person-mute = אף פעם מהשולח הזה
person-mute-note = הודעות מכתובת מושתקת נשמרות, אבל אף אחת מהן לא מבקשת ממך תשובה.
person-muted = מושתקת
person-unmute = לחזור לקבל הודעות

profile-title = מה שידוע לך
profile-lead = רק מי שעובד ליד השולחן הזה רואה את זה. מה שמילה קוראת במכתבים לעולם לא משנה את זה.
profile-name = שם
profile-name-hint = אפשר להשאיר ריק: אז מוצג השם מההודעות.
profile-address-as = צורת הפנייה
profile-address-as-hint = כמו בפתיחת מכתב: ״דנה היקרה״, „Pani Anno”, “Dear Anna”.
profile-phones = מספרי טלפון
profile-phones-hint = מספר בכל שורה.
profile-birthday = יום הולדת
profile-birthday-hint = שנה, חודש ויום, למשל { -lrm }1984-03-13{ -lrm }, או רק חודש ויום: { -lrm }03-13{ -lrm }.
profile-notes = הערות
profile-notes-hint = כל מה שעוזר לנהוג בנדיבות: מה אוהבים שם, מה קורה עכשיו, על מה לשאול.
profile-save = לשמור
profile-cancel = לחזור בלי לשמור
profile-bad-birthday = זה לא תאריך. יש לכתוב אותו כך: { -lrm }1984-03-13{ -lrm }, ובלי השנה: { -lrm }03-13{ -lrm }.
profile-birthday-ahead = היום הזה עוד לא הגיע. כדאי לבדוק את השנה.
profile-too-long = זה ארוך מדי. נכנסים כאן { $count } תווים לכל היותר.
profile-too-many-phones = נכנסים כאן { $count } מספרים לכל היותר, אחד בכל שורה.
profile-clash = בינתיים זה שונה בידי אחרים. הנוסח שלהם מופיע למעלה; שמירה נוספת תחליף אותו בנוסח שלך.
profile-clash-title = מה כתוב שם עכשיו
profile-clash-nothing = כלום

people-add = הוספת אדם
people-contacts = אנשי קשר ממקום אחר
people-no-letters = עדיין בלי הודעות

person-further = עוד כתובת של אותו אדם
person-further-deed = להוסיף את הכתובת
person-remove-address = זו לא הכתובת
person-joined = רשומות שאוחדו
person-joined-note = אלה אדם אחד, כי כך נרשם כאן. אחרי הפרדה לכל רשומה יחזרו ההודעות וההערות שלה.
person-separate = להפריד שוב
person-merge = אותו אדם כמו…
person-card = כרטיס לספר כתובות אחר
person-show-known = להציג של מי היא
person-refused-nobody = דרוש שם או כתובת, כדי שיהיה אפשר למצוא את האדם.
person-refused-address = זו לא כתובת. כתובת נראית כך: { -lrm }anna@example.com{ -lrm }.
person-refused-ours = זו אחת הכתובות שלך.
person-refused-known = הכתובת הזו כבר שייכת למישהו.
person-refused-only = זה כל מה שידוע על האדם הזה. קודם כדאי לרשום את השם.
person-refused-same = הכתובת כבר רשומה אצל האדם הזה.
person-refused-later = משהו השתנה מאז. צריך לבטל קודם את השינוי ההוא.
person-new-lead = די בשם או בכתובת. הודעות שיגיעו אחר כך ימצאו לכאן את הדרך לבד.
person-new-name = שם
person-new-name-hint = כמו על מעטפה.
person-new-addresses = כתובות דואר
person-new-addresses-hint = כתובת בכל שורה, העיקרית ראשונה.
person-new-deed = להוסיף
person-new-too-many = נכנסות כאן { $count } כתובות לכל היותר.

merge-title = אותו אדם כמו
merge-lead = שתי רשומות, אדם אחד: כאן בוחרים את השנייה.
merge-letters = כל ההודעות והכתובות של { $other } יעברו אל { $who }. מי שחיכה בכתובת אחת יקבל מענה גם בתשובה לכתובת האחרת.
merge-words = מה שכתבת על { $who } נשאר. מה שכתבת על { $other } ממלא רק מקומות ריקים.
merge-undo-words = אפשר להפריד אותם שוב בכל עת.
merge-deed = זה אדם אחד
merge-cancel = להשאיר כמו שהם

contacts-title = אנשי קשר ממקום אחר
contacts-lead = כך מכניסים אנשים מספר כתובות אחר. קודם רואים מה יקרה; דבר לא נכתב לפני אישור שלך.
contacts-file = קובץ אנשי קשר
contacts-file-hint = קובץ vCard ({ -lrm }.vcf{ -lrm }) או טבלה ({ -lrm }.csv{ -lrm }), עד 32 MB.
contacts-deed = להציץ בקובץ
contacts-ways = מאיפה לוקחים את הקובץ
contacts-google-title = אנשי קשר של Google
contacts-google = באתר { -lrm }contacts.google.com{ -lrm }: ייצוא, ואז Google CSV או vCard.
contacts-apple-title = iPhone ו־Mac
contacts-apple = באתר { -lrm }icloud.com{ -lrm } לפתוח את אנשי הקשר, לבחור את כולם ואז ״ייצוא vCard״. ב־iPhone: רשימות, לחיצה ארוכה על רשימה, ״ייצוא״.
contacts-outlook-title = Outlook
contacts-outlook = אנשים, ניהול אנשי קשר, ״ייצוא אנשי קשר״: מתקבלת טבלה.
contacts-nextcloud-title = Nextcloud
contacts-nextcloud = אנשי קשר, הגדרות, ״ייצוא״ ליד ספר הכתובות.
contacts-table-title = טבלה משלך
contacts-table = השורה הראשונה נותנת שמות לעמודות: שם, דואר אלקטרוני, טלפון, יום הולדת, הערות. אפשר להפריד בפסיקים, בנקודה־פסיק או בטאבים.
contacts-past = נכנסו בעבר
contacts-undone = בוטל
contacts-undo = לבטל הכול
contacts-out = ובכיוון ההפוך
contacts-out-words = כל האנשים שמוכרים כאן, בקובץ vCard אחד, לטלפון או לתוכנה אחרת.
contacts-out-deed = לשמור את כולם בקובץ
contacts-empty = אין דבר בקובץ הזה. אולי הייצוא לא הושלם; כדאי לנסות שוב.
contacts-unknown = זה לא קובץ vCard ולא טבלה עם עמודה של שמות או כתובות. דבר לא השתנה.
contacts-too-many = יש בקובץ הזה יותר מ־{ $count } אנשים. אפשר לחלק אותו ולהכניס חלק אחר חלק.
contacts-file-title = אנשי קשר
contacts-waiting = עדיין לא נכתב דבר. מה שהוקלד כאן ביד נשאר כמו שהוא; רק מקומות ריקים יתמלאו.
contacts-nothing = אין חדש בקובץ הזה. הכול כבר ידוע כאן.
contacts-done = נכנסו. אם זו טעות, אפשר לבטל הכול.
contacts-undone-words = בוטל. הכול כפי שהיה; רק מה ששונה ביד מאז נשאר.
contacts-take = להכניס אותם
contacts-back = חזרה לאנשי הקשר
contacts-people = במי מדובר
contacts-will-new = { $count ->
    [one] אדם חדש אחד
    [two] שני אנשים חדשים
   *[other] { $count } אנשים חדשים
}
contacts-will-join = { $count ->
    [one] לאדם מוכר אחד ייתוסף משהו
    [two] לשני אנשים מוכרים ייתוסף משהו
   *[other] ל־{ $count } אנשים מוכרים ייתוסף משהו
}
contacts-will-merge = { $count ->
    [one] רשומה אחת היא של אדם מוכר, ותאוחד איתו
    [two] שתי רשומות הן של אנשים מוכרים, ויאוחדו איתם
   *[other] { $count } רשומות הן של אנשים מוכרים, ויאוחדו איתם
}
contacts-was-new = { $count ->
    [one] אדם חדש אחד
    [two] שני אנשים חדשים
   *[other] { $count } אנשים חדשים
}
contacts-was-join = { $count ->
    [one] לאדם מוכר אחד נוסף משהו
    [two] לשני אנשים מוכרים נוסף משהו
   *[other] ל־{ $count } אנשים מוכרים נוסף משהו
}
contacts-was-merge = { $count ->
    [one] רשומה אחת הייתה של אדם מוכר, ואוחדה איתו
    [two] שתי רשומות היו של אנשים מוכרים, ואוחדו איתם
   *[other] { $count } רשומות היו של אנשים מוכרים, ואוחדו איתם
}
contacts-known = { $count ->
    [one] על אדם אחד הכול כבר ידוע
    [two] על שני אנשים הכול כבר ידוע
   *[other] על { $count } אנשים הכול כבר ידוע
}
contacts-kept = { $count ->
    [one] על אדם אחד נאמר בקובץ משהו אחר; מה שהוקלד כאן נשאר
    [two] על שני אנשים נאמר בקובץ משהו אחר; מה שהוקלד כאן נשאר
   *[other] על { $count } אנשים נאמר בקובץ משהו אחר; מה שהוקלד כאן נשאר
}
contacts-ours = { $count ->
    [one] רשומה אחת היא שלך
    [two] שתי רשומות הן שלך
   *[other] { $count } רשומות הן שלך
}
contacts-unread = { $count ->
    [one] מקום אחד לא הובן
    [two] שני מקומות לא הובנו
   *[other] { $count } מקומות לא הובנו
}
contacts-line = שורה { $number }: { $why }
contacts-doubt-nobody = אין שם ואין כתובת; לא נכלל
contacts-doubt-address = כתובת הדואר אינה כתובת; השאר נקרא
contacts-doubt-birthday = יום ההולדת אינו תאריך ברור; השאר נקרא
contacts-doubt-broken = הרשומה נקטעת כאן; לא נכללה
contacts-due-new = אדם חדש
contacts-due-absorbs = אותו אדם: { $given }
contacts-due-addresses = כתובת חדשה: { $given }
contacts-due-fills = יתמלא: { $given }
contacts-due-keeps = נשאר כמו שהוקלד: { $given }
contacts-field-name = שם
contacts-field-address-as = צורת הפנייה
contacts-field-phones = טלפון
contacts-field-birthday = יום הולדת
contacts-field-notes = הערות

notice-person-added = נוסף.
notice-people-merged = מעכשיו זה אדם אחד.
notice-address-given = הכתובת רשומה עכשיו אצל האדם הזה.
notice-address-taken = הכתובת כבר לא רשומה אצל האדם הזה.
notice-contacts = אנשי הקשר נכנסו.
notice-undone = בוטל.

trouble-standing-title = אי אפשר לעשות את זה עכשיו
trouble-standing-words = או שמשהו השתנה מאז, וצריך לבטל אותו קודם, או שזה כל מה שידוע על האדם הזה. דבר לא השתנה.
trouble-to-people = אל האנשים
