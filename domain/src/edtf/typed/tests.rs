use super::*;
use crate::Language;
use jiff::civil::Date;
use proptest::prelude::*;

fn read(typed: &str) -> String {
    Edtf::parse_typed(typed).map_or_else(|error| format!("{error:?}"), |edtf| edtf.to_string())
}

#[test]
fn what_people_type_is_read_no_more_exactly_than_it_was_typed() {
    for (typed, edtf) in [
        ("27 Sep 2024", "2024-09-27"),
        ("27th of September, 2024", "2024-09-27"),
        ("Fri 27 Sept. 2024", "2024-09-27"),
        ("September 27, 2024", "2024-09-27"),
        ("2024-09-27", "2024-09-27"),
        ("2024-9-7", "2024-09-07"),
        ("2024/9/27", "2024-09-27"),
        ("2024.9.27.", "2024-09-27"),
        ("27.9.2024", "2024-09-27"),
        ("9/27/2024", "2024-09-27"),
        ("5/5/2024", "2024-05-05"),
        ("November 2026", "2026-11"),
        ("nov 2026", "2026-11"),
        ("11/2026", "2026-11"),
        ("2026", "2026"),
        ("in 2027", "2027"),
        ("spring 2027", "2027-21"),
        ("by Aug 2029", "../2029-08"),
        ("by 15 August 2029", "../2029-08-15"),
        ("no later than 2030", "../2030"),
        ("around November 2024", "2024-11~"),
        ("2024-11~", "2024-11~"),
        ("April – May 2027", "2027-04/2027-05"),
        ("18 April – 2 May 2027", "2027-04-18/2027-05-02"),
        ("6 to 9 June 2024", "2024-06-06/2024-06-09"),
        ("between April 2027 and May 2027", "2027-04/2027-05"),
        ("December 2026 – January 2027", "2026-12/2027-01"),
        ("2027年4月", "2027-04"),
        ("2024年9月27日", "2024-09-27"),
        ("２０２４年９月２７日", "2024-09-27"),
        ("2029年8月15日まで", "../2029-08-15"),
        ("2027年4月頃", "2027-04~"),
        ("2027年4月〜5月", "2027-04/2027-05"),
        ("2024年6月6日から9日", "2024-06-06/2024-06-09"),
        ("2024년 9월 27일", "2024-09-27"),
        ("2029년 8월까지", "../2029-08"),
        ("2027년 4월경", "2027-04~"),
    ] {
        assert_eq!(read(typed), edtf, "{typed}");
    }
}

#[test]
fn what_could_be_two_days_or_none_is_refused_with_the_reason() {
    for (typed, error) in [
        ("", TypedError::Empty),
        ("   ", TypedError::Empty),
        ("9/8/2024", TypedError::Ambiguous),
        ("8.9.2024", TypedError::Ambiguous),
        ("27 September", TypedError::NoYear),
        ("September", TypedError::NoYear),
        ("9/27", TypedError::NoYear),
        ("today", TypedError::NotADate),
        ("Friday", TypedError::WhichWeek),
        ("30 February 2024", TypedError::NoSuchDay),
        ("2024年13月", TypedError::NoSuchDay),
        ("31/31/2024", TypedError::NoSuchDay),
        ("May 2027 – April 2027", TypedError::EndBeforeStart),
        ("soon", TypedError::NotADate),
        ("27 27 2024", TypedError::NotADate),
        ("27 2024", TypedError::NotADate),
        ("'; DROP TABLE journal", TypedError::NotADate),
        ("\u{0}", TypedError::NotADate),
    ] {
        assert_eq!(Edtf::parse_typed(typed), Err(error), "{typed:?}");
    }
    assert_eq!(Edtf::parse_typed(&"9".repeat(1000)), Err(TypedError::TooLong));
}

#[test]
fn words_that_need_a_day_are_read_from_that_of_the_request() {
    // A Sunday.
    let today = jiff::civil::date(2026, 11, 29);
    for (typed, edtf) in [
        ("today", "2026-11-29"),
        ("Today", "2026-11-29"),
        ("yesterday", "2026-11-28"),
        ("tomorrow", "2026-11-30"),
        ("the day before yesterday", "2026-11-27"),
        ("3 days ago", "2026-11-26"),
        ("a week ago", "2026-11-22"),
        ("27 Nov", "2026-11-27"),
        ("November 27th", "2026-11-27"),
        ("Fri 27 Nov", "2026-11-27"),
        ("27/11", "2026-11-27"),
        ("5 Jan", "2027-01-05"),
        ("November", "2026-11"),
        ("by Jan", "../2027-01"),
        ("by tomorrow", "../2026-11-30"),
        ("20 Dec – 10 Jan", "2026-12-20/2027-01-10"),
        ("27–28 Nov", "2026-11-27/2026-11-28"),
        ("last Friday", "2026-11-27"),
        ("on last Sunday", "2026-11-22"),
        ("next Tuesday", "2026-12-01"),
        ("last year", "2025"),
        ("April next year", "2027-04"),
        ("last month", "2026-10"),
        ("mid-2027", "2027-05/2027-08"),
        ("Mid 2027", "2027-05/2027-08"),
        ("early 2027", "2027-01/2027-04"),
        ("late 2027", "2027-09/2027-12"),
        ("the end of 2027", "2027-12~"),
        ("end of next year", "2027-12~"),
        ("by the end of 2027", "../2027-12"),
        ("by the end of August 2029", "../2029-08"),
        ("by mid-2027", "../2027-08"),
        ("by the end of the", "NotADate"),
        ("first half of 2027", "2027-01/2027-06"),
        ("late February 2028", "2028-02-21/2028-02-29"),
        ("mid-November", "2026-11-11/2026-11-20"),
        ("令和8年9月27日", "2026-09-27"),
        ("令和８年９月２７日（日）", "2026-09-27"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月30日", "2019-04-30"),
        ("平成31年", "2019"),
        ("昭和64年1月7日", "1989-01-07"),
        ("大正15年12月25日", "1926-12-25"),
        ("明治45年7月", "1912-07"),
        ("明治5年", "1872"),
        ("令和8年末まで", "../2026-12"),
        ("9月27日", "2026-09-27"),
        ("9月27日(日)", "2026-09-27"),
        ("2026年9月27日", "2026-09-27"),
        ("今日", "2026-11-29"),
        ("昨日", "2026-11-28"),
        ("3日前", "2026-11-26"),
        ("先週の金曜日", "2026-11-20"),
        ("来年4月", "2027-04"),
        ("来月上旬", "2026-12-01/2026-12-10"),
        ("2027年半ば", "2027-05/2027-08"),
        ("2027年末", "2027-12~"),
        ("2027年の初め", "2027-01~"),
        ("2027年前半", "2027-01/2027-06"),
        ("11月末", "2026-11-30~"),
        ("2027년 말", "2027-12~"),
        ("2027년 말까지", "../2027-12"),
        ("2027년 상반기", "2027-01/2027-06"),
        ("2027년 중반", "2027-05/2027-08"),
        ("2026년 9월 27일", "2026-09-27"),
        ("9월 27일(일)", "2026-09-27"),
        ("오늘", "2026-11-29"),
        ("어제", "2026-11-28"),
        ("사흘 전", "NotADate"),
        ("3일 전", "2026-11-26"),
        ("지난주 금요일", "2026-11-20"),
        ("지난 금요일", "2026-11-27"),
        ("내년 4월", "2027-04"),
        ("다음 달 초순", "2026-12-01/2026-12-10"),
        ("R8.9.27", "2026-09-27"),
        ("Ｒ８．９．２７", "2026-09-27"),
        ("H30/4", "2018-04"),
        ("R0.1.1", "NotInEra"),
        ("r8", "NotADate"),
        ("2027年中", "2027"),
        ("2027年中に", "2027"),
        ("11月中", "2026-11"),
        ("来年中", "2027"),
        ("2027년 중", "2027"),
        ("sometime in 2027", "2027"),
        ("in two weeks", "2026-12-13"),
        ("in 3 days", "2026-12-02"),
        ("a week from now", "2026-12-06"),
        ("2週間後", "2026-12-13"),
        ("3日後", "2026-12-02"),
        ("2주 뒤", "2026-12-13"),
        ("3일 후", "2026-12-02"),
        ("Q3 2027", "2027-07/2027-09"),
        ("2027 Q1", "2027-01/2027-03"),
        ("the fourth quarter of 2026", "2026-10/2026-12"),
        ("2027年第2四半期", "2027-04/2027-06"),
        ("2027년 3분기", "2027-07/2027-09"),
        ("by Q3 2027", "../2027-09"),
        ("Q3 Nov 2027", "NotADate"),
        // Those that could be two days, and those that were none.
        ("03/04/2026", "Ambiguous"),
        ("3/4", "Ambiguous"),
        ("Friday", "WhichWeek"),
        ("on Friday", "WhichWeek"),
        ("金曜日", "WhichWeek"),
        ("先週の日曜日", "WhichWeek"),
        ("금요일", "WhichWeek"),
        ("1 June", "NoYear"),
        ("spring", "NoYear"),
        ("31 November", "NoSuchDay"),
        ("平成40年1月1日", "NotInEra"),
        ("平成31年9月1日", "NotInEra"),
        ("令和0年1月1日", "NotInEra"),
        ("令和999999999999年", "NotADate"),
        ("明治5年9月27日", "OldCalendar"),
        ("令和", "NotADate"),
        ("the end of soon", "NotADate"),
        ("end of 27 November 2026", "NotADate"),
        ("999999 days ago", "NotADate"),
    ] {
        let read = Edtf::parse_typed_on(typed, today)
            .map_or_else(|error| format!("{error:?}"), |edtf| edtf.to_string());
        assert_eq!(read, edtf, "{typed}");
    }
    // Around New Year the nearest day lies in another year.
    let january = jiff::civil::date(2027, 1, 3);
    assert_eq!(
        Edtf::parse_typed_on("27 Dec", january),
        Edtf::parse("2026-12-27").map_err(|_| TypedError::NotADate)
    );
}

proptest! {
    #[test]
    fn any_day_that_is_spoken_can_be_typed(year in 1000i16..=9999, month in 1i8..=12, day in 1i8..=28) {
        let date = Date::new(year, month, day).expect("a day");
        let edtf = Edtf::from_day(date);
        for language in Language::ALL {
            prop_assert_eq!(Edtf::parse_typed(&edtf.spoken(language)), Ok(edtf.clone()));
            prop_assert_eq!(Edtf::parse_typed(&edtf.short(language)), Ok(edtf.clone()));
        }
    }

    #[test]
    fn nothing_that_is_typed_breaks_it(typed in "\\PC{0,80}") {
        let _ = Edtf::parse_typed(&typed);
        let _ = Edtf::parse_typed_on(&typed, jiff::civil::date(9999, 12, 31));
        let _ = Edtf::parse_typed_on(&typed, jiff::civil::date(-9999, 1, 1));
    }
}
