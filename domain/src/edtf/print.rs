//! From [`Edtf`](super::Edtf) back to its canonical text.

use std::fmt::{Formatter, Result};

use super::shape::{Moment, Qualifier, Season, Shape, Side, Value};

pub(super) fn print(shape: &Shape, f: &mut Formatter<'_>) -> Result {
    match shape {
        Shape::Moment(moment) => print_moment(moment, f),
        Shape::Interval(start, end) => {
            print_side(start, f)?;
            f.write_str("/")?;
            print_side(end, f)
        }
    }
}

fn print_side(side: &Side, f: &mut Formatter<'_>) -> Result {
    match side {
        Side::Dated(moment) => print_moment(moment, f),
        Side::Open => f.write_str(".."),
        Side::Unknown => Ok(()),
    }
}

fn print_moment(moment: &Moment, f: &mut Formatter<'_>) -> Result {
    match moment.value {
        Value::Day(day) => {
            print_year(day.year(), f)?;
            write!(f, "-{:02}-{:02}", day.month(), day.day())?;
        }
        Value::SomeDayOfMonth(year, month) => {
            print_year(year, f)?;
            write!(f, "-{month:02}-XX")?;
        }
        Value::Month(year, month) => {
            print_year(year, f)?;
            write!(f, "-{month:02}")?;
        }
        Value::Season(year, season) => {
            print_year(year, f)?;
            f.write_str(match season {
                Season::Spring => "-21",
                Season::Summer => "-22",
                Season::Autumn => "-23",
                Season::Winter => "-24",
            })?;
        }
        Value::SomeDayOfYear(year) => {
            print_year(year, f)?;
            f.write_str("-XX-XX")?;
        }
        Value::SomeMonthOfYear(year) => {
            print_year(year, f)?;
            f.write_str("-XX")?;
        }
        Value::Year(year) => print_year(year, f)?,
        Value::Decade(first) => write!(f, "{}{:03}X", sign(first), first.unsigned_abs() / 10)?,
        Value::Century(first) => write!(f, "{}{:02}XX", sign(first), first.unsigned_abs() / 100)?,
    }
    f.write_str(match moment.qualifier {
        Qualifier::Exact => "",
        Qualifier::Approximate => "~",
        Qualifier::Uncertain => "?",
        Qualifier::Both => "%",
    })
}

fn print_year(year: i16, f: &mut Formatter<'_>) -> Result {
    write!(f, "{}{:04}", sign(year), year.unsigned_abs())
}

fn sign(year: i16) -> &'static str {
    if year < 0 { "-" } else { "" }
}
