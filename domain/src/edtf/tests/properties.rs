//! What holds for every date, of whatever shape.

use jiff::{ToSpan, civil::date};
use proptest::prelude::*;

use super::{
    super::{
        shape::{Season, Side},
        *,
    },
    edtf,
};
use Language::{En, Ja, Ko};

fn any_day() -> impl Strategy<Value = Date> {
    (0_i32..7_300_000).prop_map(|days| Date::MIN.checked_add(days.days()).expect("within range"))
}

fn any_today() -> impl Strategy<Value = Date> {
    prop_oneof![
        (0_i32..200_000).prop_map(|days| date(1800, 1, 1) + days.days()),
        any_day()
    ]
}

fn any_year() -> impl Strategy<Value = i16> {
    prop_oneof![1900_i16..2100, -9999_i16..=9999]
}

fn any_value() -> impl Strategy<Value = Value> {
    let season = prop_oneof![
        Just(Season::Spring),
        Just(Season::Summer),
        Just(Season::Autumn),
        Just(Season::Winter)
    ];
    prop_oneof![
        any_today().prop_map(Value::Day),
        (any_year(), 1_i8..=12).prop_map(|(year, month)| Value::SomeDayOfMonth(year, month)),
        (any_year(), 1_i8..=12).prop_map(|(year, month)| Value::Month(year, month)),
        (any_year(), season).prop_map(|(year, season)| Value::Season(year, season)),
        any_year().prop_map(Value::SomeDayOfYear),
        any_year().prop_map(Value::SomeMonthOfYear),
        any_year().prop_map(Value::Year),
        (0_i16..=999, any::<bool>()).prop_map(|(tens, before)| Value::Decade(if before {
            -tens * 10 - 9
        } else {
            tens * 10
        })),
        (0_i16..=99, any::<bool>()).prop_map(|(hundreds, before)| Value::Century(if before {
            -hundreds * 100 - 99
        } else {
            hundreds * 100
        })),
    ]
}

fn any_moment() -> BoxedStrategy<Moment> {
    let qualifier = prop_oneof![
        3 => Just(Qualifier::Exact),
        1 => Just(Qualifier::Approximate),
        1 => Just(Qualifier::Uncertain),
        1 => Just(Qualifier::Both),
    ];
    (qualifier, any_value())
        .prop_map(|(qualifier, value)| Moment { qualifier, value })
        .boxed()
}

fn any_side() -> impl Strategy<Value = Side> {
    prop_oneof![4 => any_moment().prop_map(Side::Dated), 1 => Just(Side::Open), 1 => Just(Side::Unknown)]
}

fn any_edtf() -> impl Strategy<Value = Edtf> {
    prop_oneof![
        any_moment().prop_map(|moment| Edtf(Shape::Moment(moment))),
        (any_side(), any_side()).prop_map(|(start, end)| match (&start, &end) {
            (Side::Dated(first), Side::Dated(last)) if last.value.latest() < first.value.earliest() => {
                Edtf(Shape::Interval(end, start))
            }
            _ => Edtf(Shape::Interval(start, end)),
        }),
    ]
}

/// A date and a day that is often near one of its bounds, where counting is finest.
fn any_edtf_and_today() -> impl Strategy<Value = (Edtf, Date)> {
    (any_edtf(), any_today(), any::<bool>(), -800_i32..800).prop_map(|(edtf, today, near, days)| {
        let bound = edtf.latest().or(edtf.earliest()).filter(|_| near);
        let today = bound.map_or(today, |bound| bound.saturating_add(days.days()));
        (edtf, today)
    })
}

/// Few enough that two of them are often nearly the same.
fn crowded_edtf() -> impl Strategy<Value = Edtf> {
    proptest::sample::select(
        [
            "2024-09-29",
            "2024-09-30",
            "2024-09-30~",
            "2024-09-30?",
            "2024-09",
            "2024-09-XX",
            "2024-09~",
            "2024-12-31",
            "2024",
            "2024-XX",
            "2024-XX-XX",
            "2024-09/2024-09",
            "2024-09-01/2024-09-30",
            "../2024-09",
            "/2024-09",
            "2024-09/..",
            "2024-09/",
            "2024-09-01/..",
            "2023/..",
            "../..",
            "/",
            "../",
            "/..",
            "202X",
            "2024-23",
        ]
        .map(edtf)
        .to_vec(),
    )
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(edtf in any_edtf()) {
        let text = edtf.to_string();
        prop_assert!(text.len() <= MAX_LENGTH);
        prop_assert_eq!(Edtf::parse(&text), Ok(edtf));
    }

    #[test]
    fn what_can_be_read_is_stable_when_printed(text in "[-0-9XYT/.?~% ]{0,24}") {
        if let Ok(edtf) = Edtf::parse(&text) {
            prop_assert_eq!(Edtf::parse(&edtf.to_string()), Ok(edtf));
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in any::<String>()) {
        if let Err(error) = Edtf::parse(&text) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn the_earliest_is_never_after_the_latest(edtf in any_edtf()) {
        if let (Some(earliest), Some(latest)) = (edtf.earliest(), edtf.latest()) {
            prop_assert!(earliest <= latest);
        }
    }

    #[test]
    fn the_order_is_total_and_agrees_with_equality(
        a in prop_oneof![any_edtf(), crowded_edtf()],
        b in prop_oneof![any_edtf(), crowded_edtf()],
        c in prop_oneof![any_edtf(), crowded_edtf()],
    ) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
    }

    #[test]
    fn days_are_only_counted_to_exact_days((edtf, today) in any_edtf_and_today()) {
        let sides: Vec<Option<Date>> = edtf.moments().map(Moment::exact_day).collect();
        let countdown = edtf.countdown(today);
        let said = countdown.spoken(En);
        if sides.iter().any(Option::is_none) {
            for word in ["day", "tomorrow"] {
                prop_assert!(!said.contains(word), "{} on {}: {}", edtf, today, said);
            }
        }
        if !edtf.is_interval() && let Some(day) = edtf.exact_day() {
            let days = i32::try_from(today.duration_until(day).as_hours() / 24).expect("few enough");
            let expected = match days {
                0 => Countdown::Today,
                1.. => Countdown::InDays(days),
                _ => Countdown::DaysAgo(-days),
            };
            prop_assert_eq!(countdown, expected);
        }
    }

    #[test]
    fn a_countdown_never_counts_backwards((edtf, today) in any_edtf_and_today()) {
        let countdown = edtf.countdown(today);
        let ordered = match countdown {
            Countdown::InDays(days) | Countdown::DaysAgo(days) => days > 0,
            Countdown::InDaysBetween { low, high }
            | Countdown::DaysAgoBetween { low, high }
            | Countdown::InAboutMonths { low, high }
            | Countdown::AboutMonthsAgo { low, high }
            | Countdown::InAboutYears { low, high }
            | Countdown::AboutYearsAgo { low, high } => 0 <= low && low <= high,
            _ => true,
        };
        prop_assert!(ordered, "{} on {}: {:?}", edtf, today, countdown);
        for language in [En, Ja, Ko] {
            prop_assert!(!countdown.spoken(language).contains('-'));
        }
    }

    #[test]
    fn every_date_can_be_said(edtf in any_edtf()) {
        for language in Language::ALL {
            prop_assert!(!edtf.spoken(language).is_empty());
            prop_assert!(!edtf.short(language).is_empty());
        }
    }

    #[test]
    fn a_day_is_itself(day in any_day()) {
        let edtf = Edtf::from_day(day);
        prop_assert_eq!((edtf.earliest(), edtf.latest(), edtf.exact_day()), (Some(day), Some(day), Some(day)));
        prop_assert_eq!(edtf.to_string().parse::<Edtf>(), Ok(edtf));
    }
}
