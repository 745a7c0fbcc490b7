//! The shapes that dates are written in.

use serde::Deserialize;

/// How a column writes its dates. Days and months may have one digit wherever their letter stands once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Shape {
    /// A year of any length: 862.
    #[serde(rename = "Y")]
    AnyYear,
    #[serde(rename = "YYYY")]
    Year,
    #[serde(rename = "YYYY-MM")]
    Month,
    #[serde(rename = "YYYY-MM-DD")]
    Day,
    #[serde(rename = "YYYY-M-D")]
    ShortDay,
    #[serde(rename = "YYYY/M/D", alias = "YYYY/MM/DD")]
    YearFirstSlash,
    #[serde(rename = "YYYY.M.D", alias = "YYYY.MM.DD")]
    YearFirstDot,
    /// 2021年10月4日.
    #[serde(rename = "YYYY年M月D日")]
    Japanese,
    /// 2021년 10월 4일.
    #[serde(rename = "YYYY년 M월 D일")]
    Korean,
    #[serde(rename = "YYYYMMDD")]
    Compact,
    /// A day with a time of day, which is left out: 2017-01-20T00:00:00Z, 2017-01-20 12:30.
    #[serde(
        rename = "timestamp",
        alias = "YYYY-MM-DDThh:mm:ss",
        alias = "YYYY-MM-DD hh:mm:ss"
    )]
    Timestamp,
    #[serde(rename = "D Month YYYY", alias = "D Mon YYYY")]
    DayMonthName,
    #[serde(rename = "Month D, YYYY", alias = "Month D YYYY", alias = "Mon D, YYYY")]
    MonthNameDay,
    /// As spreadsheets shorten it: 20-Jan-17. Needs `years_from`.
    #[serde(rename = "D-Mon-YY", alias = "D-Month-YY", alias = "DD-Mon-YY")]
    DayMonthNameShortYear,
    #[serde(rename = "D-Mon-YYYY", alias = "DD-Mon-YYYY", alias = "D-Month-YYYY")]
    DayMonthNameDashes,
    #[serde(rename = "D.M.YYYY", alias = "DD.MM.YYYY")]
    DayMonthDot,
    /// Needs `years_from`.
    #[serde(rename = "D.M.YY", alias = "DD.MM.YY")]
    DayMonthDotShortYear,
    /// As in the United States; only where a mapping says so.
    #[serde(rename = "M/D/YYYY", alias = "MM/DD/YYYY")]
    MonthDaySlash,
    #[serde(rename = "D/M/YYYY", alias = "DD/MM/YYYY")]
    DayMonthSlash,
    /// Needs `years_from`.
    #[serde(rename = "M/D/YY", alias = "MM/DD/YY")]
    MonthDaySlashShortYear,
    /// Needs `years_from`.
    #[serde(rename = "D/M/YY", alias = "DD/MM/YY")]
    DayMonthSlashShortYear,
    /// Any EDTF, levels 0 and 1.
    #[serde(rename = "EDTF")]
    Edtf,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Where year, month and day stand among three parts.
type Order = [usize; 3];
const YMD: Order = [0, 1, 2];
const DMY: Order = [2, 1, 0];
const MDY: Order = [2, 0, 1];

impl Shape {
    pub const ALL: [Self; 22] = [
        Self::AnyYear,
        Self::Year,
        Self::Month,
        Self::Day,
        Self::ShortDay,
        Self::YearFirstSlash,
        Self::YearFirstDot,
        Self::Japanese,
        Self::Korean,
        Self::Compact,
        Self::Timestamp,
        Self::DayMonthName,
        Self::MonthNameDay,
        Self::DayMonthNameShortYear,
        Self::DayMonthNameDashes,
        Self::DayMonthDot,
        Self::DayMonthDotShortYear,
        Self::MonthDaySlash,
        Self::DayMonthSlash,
        Self::MonthDaySlashShortYear,
        Self::DayMonthSlashShortYear,
        Self::Edtf,
    ];

    /// The shape as a mapping names it.
    pub const fn written(self) -> &'static str {
        match self {
            Self::AnyYear => "Y",
            Self::Year => "YYYY",
            Self::Month => "YYYY-MM",
            Self::Day => "YYYY-MM-DD",
            Self::ShortDay => "YYYY-M-D",
            Self::YearFirstSlash => "YYYY/M/D",
            Self::YearFirstDot => "YYYY.M.D",
            Self::Japanese => "YYYY年M月D日",
            Self::Korean => "YYYY년 M월 D일",
            Self::Compact => "YYYYMMDD",
            Self::Timestamp => "timestamp",
            Self::DayMonthName => "D Month YYYY",
            Self::MonthNameDay => "Month D, YYYY",
            Self::DayMonthNameShortYear => "D-Mon-YY",
            Self::DayMonthNameDashes => "D-Mon-YYYY",
            Self::DayMonthDot => "D.M.YYYY",
            Self::DayMonthDotShortYear => "D.M.YY",
            Self::MonthDaySlash => "M/D/YYYY",
            Self::DayMonthSlash => "D/M/YYYY",
            Self::MonthDaySlashShortYear => "M/D/YY",
            Self::DayMonthSlashShortYear => "D/M/YY",
            Self::Edtf => "EDTF",
        }
    }

    /// Whether its years have two digits, so that a mapping has to say of which century they are.
    pub const fn has_short_year(self) -> bool {
        matches!(
            self,
            Self::DayMonthNameShortYear
                | Self::DayMonthDotShortYear
                | Self::MonthDaySlashShortYear
                | Self::DayMonthSlashShortYear
        )
    }

    /// Whether the other shape is this one with day and month the other way round.
    pub const fn is_mirror_of(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::MonthDaySlash, Self::DayMonthSlash)
                | (Self::DayMonthSlash, Self::MonthDaySlash)
                | (Self::MonthDaySlashShortYear, Self::DayMonthSlashShortYear)
                | (Self::DayMonthSlashShortYear, Self::MonthDaySlashShortYear)
        )
    }

    /// The EDTF that a text of this shape stands for. A year of two digits is the first such year from `years_from` on.
    pub fn edtf(self, text: &str, years_from: Option<u16>) -> Option<String> {
        let exact = |lengths: &[usize]| {
            let parts: Vec<&str> = text.split('-').collect();
            let mut each = parts.iter().zip(lengths);
            (parts.len() == lengths.len() && each.all(|(part, length)| is_number(part, *length..=*length)))
                .then(|| text.to_owned())
        };
        let parts = |separator: char, order: Order| {
            let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
            let [_, _, _] = parts.as_slice() else { return None };
            let [year, month, day] = order.map(|place| parts[place]);
            day_of(self.year(year, years_from)?, month, day)
        };
        match self {
            Self::AnyYear => is_number(text, 1..=4).then(|| format!("{text:0>4}")),
            Self::Year => exact(&[4]),
            Self::Month => exact(&[4, 2]),
            Self::Day => exact(&[4, 2, 2]),
            Self::ShortDay => parts('-', YMD),
            Self::YearFirstSlash => parts('/', YMD),
            Self::YearFirstDot => parts('.', YMD).or_else(|| {
                // Koreans write a full stop behind the day, too.
                let text = text.strip_suffix('.')?;
                self.edtf(text, None)
            }),
            Self::Japanese => units(text, ['年', '月', '日']),
            Self::Korean => units(text, ['년', '월', '일']),
            Self::Compact => is_number(text, 8..=8)
                .then(|| day_of(text[..4].to_owned(), &text[4..6], &text[6..]))
                .flatten(),
            Self::Timestamp => {
                let (day, time) = text.split_once(['T', ' '])?;
                let is_time = time.starts_with(|it: char| it.is_ascii_digit())
                    && time.contains(':')
                    && time
                        .chars()
                        .all(|it| it.is_ascii_digit() || matches!(it, ':' | '.' | '+' | '-' | 'Z' | ' '));
                is_time.then(|| Self::Day.edtf(day, None)).flatten()
            }
            Self::DayMonthName => {
                let parts: Vec<&str> = text.split_whitespace().collect();
                let [day, month, year] = parts.as_slice() else {
                    return None;
                };
                day_of(self.year(year, None)?, month, day)
            }
            Self::MonthNameDay => {
                let parts: Vec<&str> = text.split_whitespace().collect();
                let [month, day, year] = parts.as_slice() else {
                    return None;
                };
                let is_name = month.starts_with(char::is_alphabetic);
                let year = self.year(year, None).filter(|_| is_name)?;
                day_of(year, month, day.trim_end_matches(','))
            }
            Self::DayMonthNameShortYear | Self::DayMonthNameDashes => parts('-', DMY),
            Self::DayMonthDot | Self::DayMonthDotShortYear => parts('.', DMY),
            Self::MonthDaySlash | Self::MonthDaySlashShortYear => parts('/', MDY),
            Self::DayMonthSlash | Self::DayMonthSlashShortYear => parts('/', DMY),
            Self::Edtf => Some(text.to_owned()),
        }
    }

    fn year(self, text: &str, years_from: Option<u16>) -> Option<String> {
        if !self.has_short_year() {
            return is_number(text, 4..=4).then(|| text.to_owned());
        }
        let first = years_from.filter(|_| is_number(text, 2..=2))?;
        let short: u16 = text.parse().ok()?;
        let year = first - first % 100 + short;
        Some(format!("{:0>4}", if year < first { year + 100 } else { year }))
    }
}

/// A day whose year, month and day each have their word behind them.
fn units(text: &str, [year_word, month_word, day_word]: [char; 3]) -> Option<String> {
    let (year, rest) = text.split_once(year_word)?;
    let (month, rest) = rest.split_once(month_word)?;
    let day = rest.strip_suffix(day_word)?;
    let [year, month, day] = [year, month, day].map(str::trim);
    let is_plain = is_number(year, 4..=4) && is_number(month, 1..=2);
    is_plain.then(|| day_of(year.to_owned(), month, day)).flatten()
}

fn is_number(text: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn day_of(year: String, month: &str, day: &str) -> Option<String> {
    let month = if is_number(month, 1..=2) {
        month.parse().ok()?
    } else {
        month_named(month)?
    };
    is_number(day, 1..=2).then(|| format!("{year}-{month:02}-{day:0>2}"))
}

/// The number of a month by the beginning of its English name.
fn month_named(name: &str) -> Option<u8> {
    let name = name.trim_end_matches(['.', ',']).to_lowercase();
    (1..)
        .zip(MONTHS)
        .find(|(_, month)| name.len() >= 3 && month.starts_with(&name))
        .map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn each_shape_reads_what_it_looks_like_and_nothing_else() {
        let read = |shape: Shape, text| shape.edtf(text, Some(1950));
        for (shape, text, edtf) in [
            (Shape::AnyYear, "862", Some("0862")),
            (Shape::AnyYear, "2017-01", None),
            (Shape::ShortDay, "2017-1-5", Some("2017-01-05")),
            (Shape::Day, "2017-1-5", None),
            (Shape::YearFirstSlash, "2017/01/20", Some("2017-01-20")),
            (Shape::YearFirstDot, "2022.5.10", Some("2022-05-10")),
            (Shape::YearFirstDot, "2022. 05. 10.", Some("2022-05-10")),
            (Shape::YearFirstDot, "10.5.2022", None),
            (Shape::Japanese, "2021年10月4日", Some("2021-10-04")),
            (Shape::Korean, "2022년 5월 10일", Some("2022-05-10")),
            (Shape::Compact, "20170120", Some("2017-01-20")),
            (Shape::Timestamp, "2017-01-20T00:00:00Z", Some("2017-01-20")),
            (Shape::Timestamp, "2017-01-20 12:30", Some("2017-01-20")),
            (Shape::Timestamp, "2017-01-20", None),
            (Shape::DayMonthName, "1 Sept 2017", Some("2017-09-01")),
            (Shape::MonthNameDay, "January 20, 2017", Some("2017-01-20")),
            (Shape::MonthNameDay, "1 20, 2017", None),
            (Shape::DayMonthNameShortYear, "20-Jan-17", Some("2017-01-20")),
            (Shape::DayMonthNameShortYear, "20-Jan-50", Some("1950-01-20")),
            (Shape::DayMonthNameShortYear, "20-Jan-49", Some("2049-01-20")),
            (Shape::DayMonthDot, "27.09.2017", Some("2017-09-27")),
            (Shape::DayMonthSlashShortYear, "5/1/99", Some("1999-01-05")),
            (Shape::MonthDaySlash, "1/20/2017", Some("2017-01-20")),
        ] {
            assert_eq!(
                read(shape, text).as_deref(),
                edtf,
                "{text} as {}",
                shape.written()
            );
        }
        assert_eq!(Shape::DayMonthNameShortYear.edtf("20-Jan-17", None), None);
    }
}
