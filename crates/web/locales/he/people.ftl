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
people-nobody-yet-words = אחרי הכנסת הדואר יופיעו כאן כל מי שמתכתבים איתך.
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
