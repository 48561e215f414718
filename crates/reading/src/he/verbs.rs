//! Hebrew verbs whose future in the first person promises a deed. The tables hold what follows the prefix:
//! `א` for one, `נ` for several.

use crate::lexicon::Mark;

/// Verbs whose plural is read in one way only.
const CLEAR: &str = "\
    עביר חזור חזיר עדכן תקשר כין סיים טפל גיע שיב עלה תקן שלים ביא תן דאג ציג גיש חליף זכה צרף וודא ודא ברר פרסם שתדל נסה סדר \
    ארגן קבע זמין דפיס תחיל פתור פיץ סגור וסיף שנה קרא עבור בוא מציא פנה טמיע ספק תאם שדרג מצא נהל בצע תמחר כתוב שוב וציא \
    מסור קים קיים ציע ודיע פעיל חבר רכיב תקין ערוך עצב סרוק רשום חשב סכם שלב טען נסח תרגם קליט גבש חלק סביר עזור תייחס \
    תאמץ קדם אתר לחץ בחן שקול פצה מהר זדרז חתום דחוף עמוד שמור שלח בדוק ענה חזיק מחק עצור שחרר פרט לווה שחזר קצר רחיב אשר \
    קטין גדיל צבע תקין נקה פנק שאל שקם סייע דריך למד כלול תכנן";

/// Verbs whose plural is also "it was done": one has to look for whom.
const UNCLEAR: &str = "שלח בדק מסר סגר כתב שמר ערך פתר קבע עשה קרא ענה רשם סרק חתם שלם מצא ציג גיש";

/// Forms that follow no rule.
const IRREGULAR: &str = "אעשה אתן אשב אשלם אתקן אבדוק";

/// Every form with its mark, as it is looked up.
pub(crate) fn forms() -> impl Iterator<Item = (Mark, String)> {
    let unclear: Vec<&str> = UNCLEAR.split_whitespace().collect();
    let singular = CLEAR.split_whitespace().chain(UNCLEAR.split_whitespace());
    let singular = singular.map(|stem| (Mark::Commits, format!("א{stem}")));
    let plural = CLEAR.split_whitespace().filter(move |stem| !unclear.contains(stem));
    let plural = plural.map(|stem| (Mark::Commits, format!("נ{stem}")));
    let to_you = UNCLEAR.split_whitespace().map(|stem| (Mark::CommitsToYou, format!("נ{stem}")));
    let irregular = IRREGULAR.split_whitespace().map(|form| (Mark::Commits, form.to_owned()));
    singular.chain(plural).chain(to_you).chain(irregular)
}
