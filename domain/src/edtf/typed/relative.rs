//! Words that mean a date only on the day on which they are typed: "yesterday", "last Friday", 来年4月, 3일 전, "27 Nov".

use super::{error::TypedError, part::Part};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// How far from today the nearest of two years still is clearly the one that was meant, in days.
const CLEARLY_NEAREST: i32 = 150;

const DAYS: [(&str, i64); 19] = [
    ("today", 0),
    ("yesterday", -1),
    ("tomorrow", 1),
    ("the day before yesterday", -2),
    ("the day after tomorrow", 2),
    ("今日", 0),
    ("本日", 0),
    ("きょう", 0),
    ("昨日", -1),
    ("きのう", -1),
    ("一昨日", -2),
    ("おととい", -2),
    ("明日", 1),
    ("あす", 1),
    ("오늘", 0),
    ("어제", -1),
    ("그저께", -2),
    ("내일", 1),
    ("모레", 2),
];

/// Years and months by their distance; written as numbers they are read with what stands around them.
const YEARS: [(&str, i16); 14] = [
    ("this year", 0),
    ("last year", -1),
    ("next year", 1),
    ("今年", 0),
    ("本年", 0),
    ("昨年", -1),
    ("去年", -1),
    ("来年", 1),
    ("올해", 0),
    ("금년", 0),
    ("작년", -1),
    ("지난해", -1),
    ("내년", 1),
    ("다음 해", 1),
];
const MONTHS: [(&str, i64); 13] = [
    ("this month", 0),
    ("last month", -1),
    ("next month", 1),
    ("今月", 0),
    ("先月", -1),
    ("来月", 1),
    ("이번 달", 0),
    ("이달", 0),
    ("지난달", -1),
    ("지난 달", -1),
    ("다음 달", 1),
    ("다음달", 1),
    ("내달", 1),
];

/// Some day of the week, counted from the one that is meant by it today.
#[derive(Clone, Copy)]
enum Week {
    /// The last such day before today.
    Before,
    /// The first such day after today.
    After,
    /// That of the week so many weeks from this one; a week begins on Monday.
    Weeks(i64),
}

const WEEKS: [(&str, Week); 20] = [
    ("last ", Week::Before),
    ("next ", Week::After),
    ("先週の", Week::Weeks(-1)),
    ("先週", Week::Weeks(-1)),
    ("今週の", Week::Weeks(0)),
    ("今週", Week::Weeks(0)),
    ("来週の", Week::Weeks(1)),
    ("来週", Week::Weeks(1)),
    ("この前の", Week::Before),
    ("前の", Week::Before),
    ("次の", Week::After),
    ("지난주 ", Week::Weeks(-1)),
    ("지난 주 ", Week::Weeks(-1)),
    ("이번 주 ", Week::Weeks(0)),
    ("이번주 ", Week::Weeks(0)),
    ("다음 주 ", Week::Weeks(1)),
    ("다음주 ", Week::Weeks(1)),
    ("지난 ", Week::Before),
    ("다음 ", Week::After),
    ("오는 ", Week::After),
];

/// The text with its "next year" and 先月 as numbers.
pub fn with_years_and_months(text: &str, today: Date) -> String {
    if let Some((word, distance)) = YEARS.iter().find(|(word, _)| text.contains(word)) {
        let unit = if word.is_ascii() { "" } else { "年" };
        let year = today.year().saturating_add(*distance);
        return text.replacen(word, &format!("{year}{unit}"), 1);
    }
    if let Some((word, distance)) = MONTHS.iter().find(|(word, _)| text.contains(word)) {
        let Ok(month) = today.first_of_month().checked_add(distance.months()) else {
            return text.to_owned();
        };
        let (year, month) = (month.year(), month.month());
        let number = if word.is_ascii() {
            format!("{year}-{month}")
        } else {
            format!("{year}年{month}月")
        };
        return text.replacen(word, &number, 1);
    }
    text.to_owned()
}

/// The day that a text means by its distance from today; none where it means none.
///
/// # Errors
/// Where it could be two.
pub fn day(text: &str, today: Date) -> Result<Option<Date>, TypedError> {
    let text = text.strip_prefix("on ").unwrap_or(text);
    if let Some((_, distance)) = DAYS.iter().find(|(word, _)| *word == text) {
        return plus(today, *distance).map(Some);
    }
    if let Some(distance) = counted(text) {
        return plus(today, distance).map(Some);
    }
    let of_week = WEEKS
        .iter()
        .find_map(|(word, week)| Some((*week, weekday(text.strip_prefix(word)?)?)));
    if let Some((week, weekday)) = of_week {
        return day_of_week(week, weekday, today).map(Some);
    }
    // 金曜日, 금요일: alone it could be the last or the next.
    if !text.is_ascii() && weekday(text).is_some() {
        return Err(TypedError::WhichWeek);
    }
    Ok(None)
}

fn plus(today: Date, days: i64) -> Result<Date, TypedError> {
    let days = jiff::Span::new()
        .try_days(days)
        .map_err(|_| TypedError::NoSuchDay)?;
    today.checked_add(days).map_err(|_| TypedError::NoSuchDay)
}

/// "3 days ago", "in two weeks", 3日前, 2週間後, 3일 전, 2주 뒤: the days from today.
fn counted(text: &str) -> Option<i64> {
    const UNITS: [(&str, i64); 24] = [
        (" days ago", -1),
        (" day ago", -1),
        (" weeks ago", -7),
        (" week ago", -7),
        (" days from now", 1),
        (" weeks from now", 7),
        (" week from now", 7),
        (" days from today", 1),
        (" weeks from today", 7),
        (" week from today", 7),
        ("日前", -1),
        ("週間前", -7),
        ("日後", 1),
        ("週間後", 7),
        ("일 전", -1),
        ("주 전", -7),
        ("주일 전", -7),
        ("일 후", 1),
        ("일 뒤", 1),
        ("주 후", 7),
        ("주 뒤", 7),
        ("주일 후", 7),
        ("주일 뒤", 7),
        ("日まえ", -1),
    ];
    const AHEAD: [(&str, i64); 4] = [(" days", 1), (" day", 1), (" weeks", 7), (" week", 7)];
    let within = |text: &'_ str, units: &[(&str, i64)]| {
        units
            .iter()
            .find_map(|(word, days)| Some((text.strip_suffix(word)?.to_owned(), *days)))
    };
    let ahead = text.strip_prefix("in ").and_then(|text| within(text, &AHEAD));
    let (count, unit) = ahead.or_else(|| within(text, &UNITS))?;
    let count = match count.trim() {
        "a" | "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "ten" => 10,
        digits => digits.parse::<u16>().ok()?.into(),
    };
    Some(count * unit)
}

fn day_of_week(week: Week, weekday: Weekday, today: Date) -> Result<Date, TypedError> {
    let found = match week {
        Week::Before => today.nth_weekday(-1, weekday),
        Week::After => today.nth_weekday(1, weekday),
        // Some weeks begin on Sunday and some on Monday.
        Week::Weeks(_) if weekday == Weekday::Sunday => return Err(TypedError::WhichWeek),
        Week::Weeks(weeks) => {
            let here = i64::from(today.weekday().to_monday_zero_offset());
            let there = i64::from(weekday.to_monday_zero_offset());
            return plus(today, weeks * 7 + there - here);
        }
    };
    found.map_err(|_| TypedError::NoSuchDay)
}

/// A day of the week, as a word or shortened.
pub fn weekday(word: &str) -> Option<Weekday> {
    const WEEKDAYS: [(&str, char, char, Weekday); 7] = [
        ("monday", '月', '월', Weekday::Monday),
        ("tuesday", '火', '화', Weekday::Tuesday),
        ("wednesday", '水', '수', Weekday::Wednesday),
        ("thursday", '木', '목', Weekday::Thursday),
        ("friday", '金', '금', Weekday::Friday),
        ("saturday", '土', '토', Weekday::Saturday),
        ("sunday", '日', '일', Weekday::Sunday),
    ];
    let word = word.trim_end_matches('.');
    let found = WEEKDAYS.iter().find(|(english, japanese, korean, _)| {
        let is_short = |sign: &char, endings: [&str; 3]| {
            word.strip_prefix(*sign)
                .is_some_and(|ending| endings.contains(&ending))
        };
        (word.len() >= 3 && english.starts_with(word))
            || is_short(japanese, ["", "曜", "曜日"])
            || is_short(korean, ["", "요일", "요"])
    });
    found.map(|(.., weekday)| *weekday)
}

/// A day or a month without its year is the nearest one, unless that of another year is about as near.
pub fn in_nearest_year(part: Part, today: Date) -> Result<Part, TypedError> {
    let Some(month @ 1..=12) = part.month else {
        // A season has no nearest one, and a day alone no month.
        return Err(match part.month {
            Some(21..) => TypedError::NoYear,
            Some(_) => TypedError::NoSuchDay,
            None => TypedError::NotADate,
        });
    };
    let day = part.day.unwrap_or(15);
    let (month, day) = (
        i8::try_from(month).map_err(|_| TypedError::NoSuchDay)?,
        i8::try_from(day).map_err(|_| TypedError::NoSuchDay)?,
    );
    let nearest = [-1, 0, 1]
        .into_iter()
        .filter_map(|distance| Date::new(today.year().checked_add(distance)?, month, day).ok())
        .map(|date| ((date - today).get_days().abs(), date))
        .min()
        .ok_or(TypedError::NoSuchDay)?;
    let (distance, date) = nearest;
    if distance > CLEARLY_NEAREST {
        return Err(TypedError::NoYear);
    }
    Ok(Part {
        year: u32::try_from(date.year()).ok(),
        ..part
    })
}
