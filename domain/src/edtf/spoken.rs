//! A date in words, in each of the three languages as its newspapers write it.
//!
//! What both sides of an interval share is said once: before in Japanese and Korean ("2022年4月10日から24日
//! まで"), after in English ("from 10 to 24 April 2022").

use jiff::civil::Date;

use super::shape::{Moment, Qualifier, Season, Shape, Side, Value};
use crate::Language;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// As in a sentence.
    Full,
    /// As in a table.
    Short,
}

/// What the other side of an interval already says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shared {
    Nothing,
    Year,
    YearAndMonth,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) fn say(shape: &Shape, language: Language, length: Length) -> String {
    let voice = Voice { language, length };
    match shape {
        Shape::Moment(moment) => voice.moment(moment),
        Shape::Interval(Side::Dated(start), Side::Dated(end)) if start == end => voice.moment(start),
        Shape::Interval(Side::Dated(start), Side::Dated(end)) => voice.interval(start, end),
        Shape::Interval(Side::Open, Side::Dated(end)) => voice.by(&voice.side(end)),
        Shape::Interval(Side::Unknown, Side::Dated(end)) => voice.until(&voice.side(end)),
        Shape::Interval(Side::Dated(start), Side::Open) => voice.from(&voice.side(start)),
        Shape::Interval(Side::Dated(start), Side::Unknown) => voice.since(&voice.side(start)),
        Shape::Interval(Side::Open, Side::Open) => voice.undated("date open", "日程未定", "일정 미정"),
        Shape::Interval(..) => voice.undated("date unknown", "時期不明", "시기 미상"),
    }
}

/// A language and how much of it there is room for.
#[derive(Clone, Copy)]
struct Voice {
    language: Language,
    length: Length,
}

impl Voice {
    fn moment(self, moment: &Moment) -> String {
        let name = self.name(&moment.value, Shared::Nothing);
        let name = self.around(name, moment.qualifier);
        match (moment.qualifier.is_uncertain(), self.language, self.length) {
            (false, ..) => name,
            (true, Language::En, Length::Full) => format!("{name}, uncertain"),
            (true, ..) => self.doubted(name),
        }
    }

    /// A moment within a longer phrase, where a comma would tear it apart.
    fn side(self, moment: &Moment) -> String {
        let name = self.name(&moment.value, Shared::Nothing);
        let name = self.around(name, moment.qualifier);
        if moment.qualifier.is_uncertain() {
            self.doubted(name)
        } else {
            name
        }
    }

    fn around(self, name: String, qualifier: Qualifier) -> String {
        if !qualifier.is_approximate() {
            return name;
        }
        match (self.language, self.length) {
            (Language::En, Length::Full) => format!("around {name}"),
            (Language::En, Length::Short) => format!("c. {name}"),
            (Language::Ja, _) => format!("{name}ごろ"),
            (Language::Ko, _) => format!("{name}경"),
        }
    }

    fn doubted(self, name: String) -> String {
        match (self.language, self.length) {
            (Language::En, Length::Full) => format!("{name} (uncertain)"),
            (Language::Ja, Length::Full) => format!("{name}（不確か）"),
            (Language::Ko, Length::Full) => format!("{name}(불확실)"),
            (Language::Ja, Length::Short) => format!("{name}？"),
            (Language::En | Language::Ko, Length::Short) => format!("{name}?"),
        }
    }

    fn interval(self, start: &Moment, end: &Moment) -> String {
        let shared = shared(start, end);
        let (first, second) = match self.language {
            _ if shared == Shared::Nothing => (self.side(start), self.side(end)),
            Language::En => (self.name(&start.value, shared), self.side(end)),
            Language::Ja | Language::Ko => (self.side(start), self.name(&end.value, shared)),
        };
        let days = matches!((start.value, end.value), (Value::Day(_), Value::Day(_)));
        match (self.language, self.length) {
            (Language::En, Length::Short) => {
                let tight = !first.contains(' ') && (shared != Shared::Nothing || !second.contains(' '));
                if tight {
                    format!("{first}–{second}")
                } else {
                    format!("{first} – {second}")
                }
            }
            (Language::Ja, Length::Short) => format!("{first}〜{second}"),
            (Language::Ko, Length::Short) => format!("{first}~{second}"),
            (Language::En, Length::Full) if days => format!("from {first} to {second}"),
            (Language::En, Length::Full) => format!("between {first} and {second}"),
            (Language::Ja, Length::Full) if days => format!("{first}から{second}まで"),
            (Language::Ja, Length::Full) => format!("{first}から{second}までの間"),
            (Language::Ko, Length::Full) if days => format!("{first}부터 {second}까지"),
            (Language::Ko, Length::Full) => format!("{first}에서 {second} 사이"),
        }
    }

    /// No start: a deadline.
    fn by(self, end: &str) -> String {
        match self.language {
            Language::En => format!("by {end}"),
            Language::Ja => format!("{end}まで"),
            Language::Ko => format!("{end}까지"),
        }
    }

    /// A start that nobody has written down.
    fn until(self, end: &str) -> String {
        match (self.language, self.length) {
            (Language::En, Length::Full) => format!("until {end}, beginning unknown"),
            (Language::Ja, Length::Full) => format!("{end}まで（始まりは不明）"),
            (Language::Ko, Length::Full) => format!("{end}까지(시작 시점 미상)"),
            (Language::En, Length::Short) => format!("until {end}"),
            (Language::Ja, Length::Short) => format!("不明〜{end}"),
            (Language::Ko, Length::Short) => format!("미상~{end}"),
        }
    }

    /// No end.
    fn from(self, start: &str) -> String {
        match (self.language, self.length) {
            (Language::En, _) => format!("from {start}"),
            (Language::Ja, Length::Full) => format!("{start}から"),
            (Language::Ja, Length::Short) => format!("{start}〜"),
            (Language::Ko, Length::Full) => format!("{start}부터"),
            (Language::Ko, Length::Short) => format!("{start}~"),
        }
    }

    /// An end that nobody knows.
    fn since(self, start: &str) -> String {
        match (self.language, self.length) {
            (Language::En, Length::Full) => format!("from {start}, end unknown"),
            (Language::Ja, Length::Full) => format!("{start}から（終わりは不明）"),
            (Language::Ko, Length::Full) => format!("{start}부터(종료 시점 미상)"),
            (Language::En, Length::Short) => format!("{start} – ?"),
            (Language::Ja, Length::Short) => format!("{start}〜不明"),
            (Language::Ko, Length::Short) => format!("{start}~미상"),
        }
    }

    fn undated(self, en: &str, ja: &str, ko: &str) -> String {
        match self.language {
            Language::En => en,
            Language::Ja => ja,
            Language::Ko => ko,
        }
        .to_owned()
    }

    fn name(self, value: &Value, shared: Shared) -> String {
        match *value {
            Value::Day(day) => self.day(day, shared),
            Value::SomeDayOfMonth(year, month) | Value::Month(year, month) => self.month(year, month, shared),
            Value::Season(year, season) => self.season(year, season, shared),
            Value::SomeDayOfYear(year) | Value::SomeMonthOfYear(year) | Value::Year(year) => self.year(year),
            // "The 1900s" may be ten years or a hundred, so those are said by their first and last year.
            Value::Decade(first) if first > 0 && first % 100 != 0 => match (self.language, self.length) {
                (Language::En, Length::Full) => format!("the {first}s"),
                (Language::En, Length::Short) => format!("{first}s"),
                (Language::Ja, _) => format!("{first}年代"),
                (Language::Ko, _) => format!("{first}년대"),
            },
            Value::Decade(_) | Value::Century(_) => self.years(value.first_year(), value.last_year()),
        }
    }

    fn day(self, date: Date, shared: Shared) -> String {
        let (month, day) = (date.month(), date.day());
        match (self.language, shared) {
            (Language::En, Shared::Nothing) => {
                format!("{day} {} {}", self.month_name(month), self.year(date.year()))
            }
            (Language::En, Shared::Year) => format!("{day} {}", self.month_name(month)),
            (Language::En, Shared::YearAndMonth) => day.to_string(),
            (Language::Ja, Shared::Nothing) => format!("{}{month}月{day}日", self.year(date.year())),
            (Language::Ja, Shared::Year) => format!("{month}月{day}日"),
            (Language::Ja, Shared::YearAndMonth) => format!("{day}日"),
            (Language::Ko, Shared::YearAndMonth) if self.is_dotted(date.year()) => format!("{day}."),
            (Language::Ko, Shared::YearAndMonth) => format!("{day}일"),
            (Language::Ko, _) if self.is_dotted(date.year()) => {
                format!("{} {day}.", self.month(date.year(), month, shared))
            }
            (Language::Ko, _) => format!("{} {day}일", self.month(date.year(), month, shared)),
        }
    }

    fn month(self, year: i16, month: i8, shared: Shared) -> String {
        let named = match self.language {
            Language::En => self.month_name(month).to_owned(),
            Language::Ja => format!("{month}月"),
            Language::Ko if self.is_dotted(year) => format!("{month}."),
            Language::Ko => format!("{month}월"),
        };
        if self.language == Language::Ko && shared == Shared::Nothing && self.is_dotted(year) {
            return format!("{year}. {named}");
        }
        self.of_year(named, year, shared)
    }

    fn season(self, year: i16, season: Season, shared: Shared) -> String {
        let (en, ja, ko) = match season {
            Season::Spring => ("spring", "春", "봄"),
            Season::Summer => ("summer", "夏", "여름"),
            Season::Autumn => ("autumn", "秋", "가을"),
            Season::Winter => ("winter", "冬", "겨울"),
        };
        self.of_year(self.undated(en, ja, ko), year, shared)
    }

    fn of_year(self, part: String, year: i16, shared: Shared) -> String {
        match self.language {
            _ if shared != Shared::Nothing => part,
            Language::En => format!("{part} {}", self.year(year)),
            Language::Ja => format!("{}{part}", self.year(year)),
            Language::Ko => format!("{} {part}", self.year(year)),
        }
    }

    /// Whether Korean tables write the date in digits and points: "2024. 9. 27.".
    fn is_dotted(self, year: i16) -> bool {
        self.length == Length::Short && year > 0
    }

    fn month_name(self, month: i8) -> &'static str {
        let name = usize::try_from(month - 1)
            .ok()
            .and_then(|index| MONTHS.get(index))
            .copied()
            .unwrap_or_default();
        match self.length {
            Length::Full => name,
            Length::Short => name.get(..3).unwrap_or(name),
        }
    }

    /// The year 0 is the first one before the common era.
    fn year(self, year: i16) -> String {
        match self.language {
            Language::En if year > 0 => year.to_string(),
            Language::En => format!("{} BC", 1 - year),
            Language::Ja if year > 0 => format!("{year}年"),
            Language::Ja => format!("紀元前{}年", 1 - year),
            Language::Ko if year > 0 => format!("{year}년"),
            Language::Ko => format!("기원전 {}년", 1 - year),
        }
    }

    fn years(self, first: i16, last: i16) -> String {
        match self.language {
            Language::En => {
                let the = if self.length == Length::Full {
                    "the years "
                } else {
                    ""
                };
                if first > 0 {
                    format!("{the}{first}–{last}")
                } else if last > 0 {
                    format!("{the}{} – AD {last}", self.year(first))
                } else {
                    format!("{the}{}–{}", 1 - first, self.year(last))
                }
            }
            Language::Ja if first > 0 => format!("{first}〜{last}年"),
            Language::Ja if last > 0 => format!("{}〜西暦{last}年", self.year(first)),
            Language::Ja => format!("紀元前{}〜{}年", 1 - first, 1 - last),
            Language::Ko if first > 0 => format!("{first}~{last}년"),
            Language::Ko if last > 0 => format!("{}~서기 {last}년", self.year(first)),
            Language::Ko => format!("기원전 {}~{}년", 1 - first, 1 - last),
        }
    }
}

fn shared(start: &Moment, end: &Moment) -> Shared {
    // A qualifier belongs to all of its side, and would seem to belong to a part of it.
    if start.qualifier != Qualifier::Exact || end.qualifier != Qualifier::Exact {
        return Shared::Nothing;
    }
    match (start.value, end.value) {
        (Value::Day(first), Value::Day(last)) if first.first_of_month() == last.first_of_month() => {
            Shared::YearAndMonth
        }
        (Value::Day(first), Value::Day(last)) if first.year() == last.year() => Shared::Year,
        (Value::Month(first, _), Value::Month(last, _)) if first == last => Shared::Year,
        (Value::Season(first, _), Value::Season(last, _)) if first == last => Shared::Year,
        _ => Shared::Nothing,
    }
}
