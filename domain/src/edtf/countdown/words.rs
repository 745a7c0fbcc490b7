//! A countdown in words.

use super::{Countdown, Distance};
use crate::Language;

/// Up to here days are said as days. Beyond it nobody counts them, so they are said as years and months.
const DAYS_SAID: i32 = 730;
/// From here on months are said as years and months.
const MONTHS_SAID: i32 = 24;
/// From here on years are said without months.
const YEARS_SAID_ALONE: i32 = 10;

pub(super) fn say(countdown: Countdown, language: Language) -> String {
    let one = |en: &str, ja: &str, ko: &str| pick(language, en, ja, ko).to_owned();
    let ahead = |text: String| match language {
        Language::En => format!("in {text}"),
        Language::Ja => format!("{text}後"),
        Language::Ko => format!("{text} 뒤"),
    };
    let ago = |text: String| match language {
        Language::En => format!("{text} ago"),
        Language::Ja => format!("{text}前"),
        Language::Ko => format!("{text} 전"),
    };
    match countdown {
        Countdown::Today => one("today", "今日", "오늘"),
        Countdown::InDays(1) => one("tomorrow", "明日", "내일"),
        Countdown::DaysAgo(1) => one("yesterday", "昨日", "어제"),
        Countdown::InDays(days) => ahead(Amount::days(days).said(language)),
        Countdown::DaysAgo(days) => ago(Amount::days(days).said(language)),
        Countdown::InDaysBetween { low, high } => ahead(range_of_days(low, high, language)),
        Countdown::DaysAgoBetween { low, high } => ago(range_of_days(low, high, language)),
        Countdown::InAboutMonths { low: 0, high: 0 } | Countdown::AboutMonthsAgo { low: 0, high: 0 } => {
            one("this month", "今月", "이번 달")
        }
        Countdown::InAboutMonths { low: 1, high: 1 } => one("next month", "来月", "다음 달"),
        Countdown::AboutMonthsAgo { low: 1, high: 1 } => one("last month", "先月", "지난달"),
        Countdown::InAboutYears { low: 0, high: 0 } | Countdown::AboutYearsAgo { low: 0, high: 0 } => {
            one("this year", "今年", "올해")
        }
        Countdown::InAboutYears { low: 1, high: 1 } => one("next year", "来年", "내년"),
        Countdown::AboutYearsAgo { low: 1, high: 1 } => one("last year", "昨年", "지난해"),
        Countdown::InAboutMonths { low: 0, high } => within(Distance::Months(high), language),
        Countdown::InAboutYears { low: 0, high } => within(Distance::Years(high), language),
        Countdown::AboutMonthsAgo { low: 0, high } => in_the_last(Amount::months(high), language),
        Countdown::AboutYearsAgo { low: 0, high } => in_the_last(Amount::Years(high), language),
        Countdown::InAboutMonths { low, high } => ahead(range_of_months(low, high, language)),
        Countdown::AboutMonthsAgo { low, high } => ago(range_of_months(low, high, language)),
        Countdown::InAboutYears { low, high } => {
            ahead(range(Amount::Years(low), Amount::Years(high), language))
        }
        Countdown::AboutYearsAgo { low, high } => {
            ago(range(Amount::Years(low), Amount::Years(high), language))
        }
        Countdown::Within(distance) => within(distance, language),
        Countdown::NotBefore(distance) => {
            let text = when_ahead(distance, language);
            match language {
                Language::En => format!("{text} at the earliest"),
                Language::Ja => format!("早ければ{text}"),
                Language::Ko => format!("이르면 {text}"),
            }
        }
        Countdown::AtLeastAgo(distance) => at_least_ago(distance, language),
        Countdown::Ongoing => one("period under way", "期間中", "기간 중"),
        Countdown::Unknown => one("date unknown", "時期不明", "시기 미상"),
    }
}

fn pick<'a>(language: Language, en: &'a str, ja: &'a str, ko: &'a str) -> &'a str {
    match language {
        Language::En => en,
        Language::Ja => ja,
        Language::Ko => ko,
    }
}

/// An amount of time as it is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Amount {
    Days(i32),
    Months(i32),
    Years(i32),
    YearsAndMonths(i32, i32),
}

impl Amount {
    fn days(days: i32) -> Amount {
        if days <= DAYS_SAID {
            Amount::Days(days)
        } else {
            Amount::months(months_in(days))
        }
    }

    fn months(months: i32) -> Amount {
        let (years, rest) = (months / 12, months % 12);
        match rest {
            _ if months < MONTHS_SAID => Amount::Months(months),
            _ if years >= YEARS_SAID_ALONE => Amount::Years(months.saturating_add(6) / 12),
            // A month more or less is nothing at this distance.
            0 | 1 => Amount::Years(years),
            11 => Amount::Years(years + 1),
            _ => Amount::YearsAndMonths(years, rest),
        }
    }

    fn of(distance: Distance) -> Amount {
        match distance {
            Distance::Days(days) => Amount::days(days),
            Distance::Months(months) => Amount::months(months),
            Distance::Years(years) => Amount::Years(years),
        }
    }

    /// "21 days", "about 2 years and 9 months".
    fn said(self, language: Language) -> String {
        let about = if matches!(self, Amount::Days(_)) {
            ""
        } else {
            about(language)
        };
        format!("{about}{}", self.plain(language))
    }

    fn plain(self, language: Language) -> String {
        match self {
            Amount::Days(days) => counted(days, language, ("day", "日", "일")),
            Amount::Months(months) => counted(months, language, ("month", "か月", "개월")),
            Amount::Years(years) => counted(years, language, ("year", "年", "년")),
            Amount::YearsAndMonths(years, months) => {
                let years = Amount::Years(years).plain(language);
                let months = Amount::Months(months).plain(language);
                format!("{years}{}{months}", pick(language, " and ", "", " "))
            }
        }
    }
}

fn about(language: Language) -> &'static str {
    pick(language, "about ", "約", "약 ")
}

fn counted(number: i32, language: Language, (en, ja, ko): (&str, &str, &str)) -> String {
    match language {
        Language::En if number == 1 => format!("1 {en}"),
        Language::En => format!("{number} {en}s"),
        Language::Ja => format!("{number}{ja}"),
        Language::Ko => format!("{number}{ko}"),
    }
}

/// To the nearest month.
fn months_in(days: i32) -> i32 {
    // 400 years have 146,097 days and 4,800 months.
    ((i64::from(days) * 4800 + 146_097 / 2) / 146_097) as i32
}

fn range_of_days(low: i32, high: i32, language: Language) -> String {
    if high <= DAYS_SAID {
        range(Amount::Days(low), Amount::Days(high), language)
    } else {
        range_of_months(months_in(low), months_in(high), language)
    }
}

fn range_of_months(low: i32, high: i32, language: Language) -> String {
    let years = |months: i32| Amount::Years(months.saturating_add(6) / 12);
    if low == high {
        Amount::months(low).said(language)
    } else if high < MONTHS_SAID {
        range(Amount::Months(low), Amount::Months(high), language)
    } else if low >= MONTHS_SAID {
        range(years(low), years(high), language)
    } else {
        range(Amount::Months(low), Amount::months(high), language)
    }
}

/// "16 to 26 days", "about 5 to 6 months", "about 5 months to 3 years".
fn range(low: Amount, high: Amount, language: Language) -> String {
    if low == high {
        return low.said(language);
    }
    let about = if matches!(high, Amount::Days(_)) {
        ""
    } else {
        about(language)
    };
    let first = match (low, high) {
        (Amount::Days(number), Amount::Days(_))
        | (Amount::Months(number), Amount::Months(_))
        | (Amount::Years(number), Amount::Years(_)) => number.to_string(),
        _ => low.plain(language),
    };
    format!(
        "{about}{first}{}{}",
        pick(language, " to ", "〜", "~"),
        high.plain(language)
    )
}

fn within(distance: Distance, language: Language) -> String {
    let (en, ja, ko) = match distance {
        Distance::Days(0) => ("by today", "今日まで", "오늘까지"),
        Distance::Days(1) => ("by tomorrow", "明日まで", "내일까지"),
        Distance::Months(0) => ("by the end of this month", "今月末まで", "이달 말까지"),
        Distance::Months(1) => ("by the end of next month", "来月末まで", "다음 달 말까지"),
        Distance::Years(0) => ("by the end of this year", "今年末まで", "올해 말까지"),
        Distance::Years(1) => ("by the end of next year", "来年末まで", "내년 말까지"),
        _ => {
            let amount = Amount::of(distance).said(language);
            return match language {
                Language::En => format!("within {amount}"),
                Language::Ja => format!("{amount}以内"),
                Language::Ko => format!("{amount} 이내"),
            };
        }
    };
    pick(language, en, ja, ko).to_owned()
}

fn in_the_last(amount: Amount, language: Language) -> String {
    let (en, ja, ko) = match amount {
        Amount::Months(1) => ("last month or this month", "先月か今月", "지난달이나 이번 달"),
        Amount::Years(1) => ("last year or this year", "昨年か今年", "지난해나 올해"),
        _ => {
            return match language {
                Language::En => format!("within about the last {}", amount.plain(language)),
                Language::Ja => format!("過去{}以内", amount.said(language)),
                Language::Ko => format!("최근 {} 이내", amount.said(language)),
            };
        }
    };
    pick(language, en, ja, ko).to_owned()
}

fn when_ahead(distance: Distance, language: Language) -> String {
    let countdown = match distance {
        Distance::Days(days) => Countdown::InDays(days),
        Distance::Months(months) => Countdown::InAboutMonths {
            low: months,
            high: months,
        },
        Distance::Years(years) => Countdown::InAboutYears {
            low: years,
            high: years,
        },
    };
    say(countdown, language)
}

fn at_least_ago(distance: Distance, language: Language) -> String {
    let (en, ja, ko) = match distance {
        Distance::Days(1) => ("yesterday or earlier", "昨日以前", "어제 이전"),
        Distance::Months(0) => ("this month or earlier", "今月以前", "이번 달 이전"),
        Distance::Months(1) => ("last month or earlier", "先月以前", "지난달 이전"),
        Distance::Years(0) => ("this year or earlier", "今年以前", "올해 이전"),
        Distance::Years(1) => ("last year or earlier", "昨年以前", "지난해 이전"),
        _ => {
            let amount = Amount::of(distance).said(language);
            return match language {
                Language::En => format!("at least {amount} ago"),
                Language::Ja => format!("{amount}以上前"),
                Language::Ko => format!("{amount} 이상 전"),
            };
        }
    };
    pick(language, en, ja, ko).to_owned()
}
