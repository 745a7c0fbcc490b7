//! How dates and countdowns are said in the three languages.

use super::{super::*, SEPTEMBER_6, edtf};
use Language::En;

fn in_three(text: &str) -> [String; 3] {
    Language::ALL.map(|language| edtf(text).spoken(language))
}

fn in_three_short(text: &str) -> [String; 3] {
    Language::ALL.map(|language| edtf(text).short(language))
}

fn count(text: &str, today: Date) -> [String; 3] {
    Language::ALL.map(|language| edtf(text).countdown(today).spoken(language))
}

fn count_en(text: &str, today: Date) -> String {
    edtf(text).countdown(today).spoken(En)
}

#[test]
fn dates_are_spoken_as_exactly_as_they_are_known() {
    for (text, en, ja, ko) in [
        (
            "2024-09-27",
            "27 September 2024",
            "2024年9月27日",
            "2024년 9월 27일",
        ),
        ("2024-09", "September 2024", "2024年9月", "2024년 9월"),
        ("1985-04-XX", "April 1985", "1985年4月", "1985년 4월"),
        ("2024-XX", "2024", "2024年", "2024년"),
        (
            "2024-11~",
            "around November 2024",
            "2024年11月ごろ",
            "2024년 11월경",
        ),
        ("2024?", "2024, uncertain", "2024年（不確か）", "2024년(불확실)"),
        (
            "2024%",
            "around 2024, uncertain",
            "2024年ごろ（不確か）",
            "2024년경(불확실)",
        ),
        ("2024-23", "autumn 2024", "2024年秋", "2024년 가을"),
        ("202X", "the 2020s", "2020年代", "2020년대"),
        ("190X", "the years 1900–1909", "1900〜1909年", "1900~1909년"),
        ("20XX", "the years 2000–2099", "2000〜2099年", "2000~2099년"),
        (
            "-0043-03-15",
            "15 March 44 BC",
            "紀元前44年3月15日",
            "기원전 44년 3월 15일",
        ),
        (
            "-019X",
            "the years 200–191 BC",
            "紀元前200〜191年",
            "기원전 200~191년",
        ),
        (
            "000X",
            "the years 1 BC – AD 9",
            "紀元前1年〜西暦9年",
            "기원전 1년~서기 9년",
        ),
        ("../..", "date open", "日程未定", "일정 미정"),
        ("/", "date unknown", "時期不明", "시기 미상"),
    ] {
        assert_eq!(in_three(text), [en, ja, ko], "{text}");
    }
}

#[test]
fn intervals_say_what_both_sides_share_once() {
    for (text, en, ja, ko) in [
        (
            "2027-04/2027-05",
            "between April and May 2027",
            "2027年4月から5月までの間",
            "2027년 4월에서 5월 사이",
        ),
        (
            "2022-04-10/2022-04-24",
            "from 10 to 24 April 2022",
            "2022年4月10日から24日まで",
            "2022년 4월 10일부터 24일까지",
        ),
        (
            "2022-04-10/2022-05-03",
            "from 10 April to 3 May 2022",
            "2022年4月10日から5月3日まで",
            "2022년 4월 10일부터 5월 3일까지",
        ),
        (
            "2026-12/2027-05",
            "between December 2026 and May 2027",
            "2026年12月から2027年5月までの間",
            "2026년 12월에서 2027년 5월 사이",
        ),
        (
            "2024-21/2024-23",
            "between spring and autumn 2024",
            "2024年春から秋までの間",
            "2024년 봄에서 가을 사이",
        ),
        (
            "2024-11~/2024-12?",
            "between around November 2024 and December 2024 (uncertain)",
            "2024年11月ごろから2024年12月（不確か）までの間",
            "2024년 11월경에서 2024년 12월(불확실) 사이",
        ),
        ("2024-09/2024-09", "September 2024", "2024年9月", "2024년 9월"),
        (
            "../2029-08-15",
            "by 15 August 2029",
            "2029年8月15日まで",
            "2029년 8월 15일까지",
        ),
        (
            "2024-09-06/..",
            "from 6 September 2024",
            "2024年9月6日から",
            "2024년 9월 6일부터",
        ),
        (
            "/2029",
            "until 2029, beginning unknown",
            "2029年まで（始まりは不明）",
            "2029년까지(시작 시점 미상)",
        ),
        (
            "2029/",
            "from 2029, end unknown",
            "2029年から（終わりは不明）",
            "2029년부터(종료 시점 미상)",
        ),
    ] {
        assert_eq!(in_three(text), [en, ja, ko], "{text}");
    }
}

#[test]
fn tables_have_a_short_form() {
    for (text, en, ja, ko) in [
        ("2024-09-27", "27 Sep 2024", "2024年9月27日", "2024. 9. 27."),
        ("2024-09", "Sep 2024", "2024年9月", "2024. 9."),
        ("2024", "2024", "2024年", "2024년"),
        ("2024-11~", "c. Nov 2024", "2024年11月ごろ", "2024. 11.경"),
        ("2024%", "c. 2024?", "2024年ごろ？", "2024년경?"),
        ("202X", "2020s", "2020年代", "2020년대"),
        ("20XX", "2000–2099", "2000〜2099年", "2000~2099년"),
        (
            "2022-04-10/2022-04-24",
            "10–24 Apr 2022",
            "2022年4月10日〜24日",
            "2022. 4. 10.~24.",
        ),
        (
            "2022-04-10/2022-05-03",
            "10 Apr – 3 May 2022",
            "2022年4月10日〜5月3日",
            "2022. 4. 10.~5. 3.",
        ),
        ("2027-04/2027-05", "Apr–May 2027", "2027年4月〜5月", "2027. 4.~5."),
        ("2026/2027", "2026–2027", "2026年〜2027年", "2026년~2027년"),
        (
            "2024-11~/2027",
            "c. Nov 2024 – 2027",
            "2024年11月ごろ〜2027年",
            "2024. 11.경~2027년",
        ),
        (
            "../2029-08-15",
            "by 15 Aug 2029",
            "2029年8月15日まで",
            "2029. 8. 15.까지",
        ),
        (
            "2024-09-06/..",
            "from 6 Sep 2024",
            "2024年9月6日〜",
            "2024. 9. 6.~",
        ),
    ] {
        assert_eq!(in_three_short(text), [en, ja, ko], "{text}");
    }
}

#[test]
fn an_exact_day_is_counted_in_days() {
    for (text, en, ja, ko) in [
        ("2024-09-06", "today", "今日", "오늘"),
        ("2024-09-07", "tomorrow", "明日", "내일"),
        ("2024-09-05", "yesterday", "昨日", "어제"),
        ("2024-09-27", "in 21 days", "21日後", "21일 뒤"),
        ("2024-11-05", "in 60 days", "60日後", "60일 뒤"),
        ("2024-09-03", "3 days ago", "3日前", "3일 전"),
        ("2028-09-06", "in about 4 years", "約4年後", "약 4년 뒤"),
        (
            "2027-06-06",
            "in about 2 years and 9 months",
            "約2年9か月後",
            "약 2년 9개월 뒤",
        ),
        ("1948-08-15", "about 76 years ago", "約76年前", "약 76년 전"),
    ] {
        assert_eq!(count(text, SEPTEMBER_6), [en, ja, ko], "{text}");
    }
    assert_eq!(edtf("2028-09-06").countdown(SEPTEMBER_6), Countdown::InDays(1461));
}

#[test]
fn what_is_less_exact_is_counted_less_exactly() {
    for (text, en, ja, ko) in [
        ("2024-11", "in about 2 months", "約2か月後", "약 2개월 뒤"),
        ("2024-11-05~", "in about 2 months", "約2か月後", "약 2개월 뒤"),
        ("2024-09", "this month", "今月", "이번 달"),
        ("2024-09-20?", "this month", "今月", "이번 달"),
        ("2024-10", "next month", "来月", "다음 달"),
        ("2024-08", "last month", "先月", "지난달"),
        ("2024", "this year", "今年", "올해"),
        ("2025", "next year", "来年", "내년"),
        ("2023-XX-XX", "last year", "昨年", "지난해"),
        ("2027", "in about 3 years", "約3年後", "약 3년 뒤"),
        (
            "2027-06",
            "in about 2 years and 9 months",
            "約2年9か月後",
            "약 2년 9개월 뒤",
        ),
        (
            "2025-21",
            "in about 6 to 8 months",
            "約6〜8か月後",
            "약 6~8개월 뒤",
        ),
        ("203X", "in about 6 to 15 years", "約6〜15年後", "약 6~15년 뒤"),
        ("201X", "about 5 to 14 years ago", "約5〜14年前", "약 5~14년 전"),
        ("202X", "period under way", "期間中", "기간 중"),
        ("/", "date unknown", "時期不明", "시기 미상"),
    ] {
        assert_eq!(count(text, SEPTEMBER_6), [en, ja, ko], "{text}");
    }
}

#[test]
fn an_interval_is_counted_to_both_its_ends() {
    for (text, en, ja, ko) in [
        (
            "2024-09-07/2024-09-27",
            "in 1 to 21 days",
            "1〜21日後",
            "1~21일 뒤",
        ),
        (
            "2024-08-07/2024-08-27",
            "10 to 30 days ago",
            "10〜30日前",
            "10~30일 전",
        ),
        ("2024-09-01/2024-09-27", "period under way", "期間中", "기간 중"),
        (
            "2025-02/2025-03",
            "in about 5 to 6 months",
            "約5〜6か月後",
            "약 5~6개월 뒤",
        ),
        ("2027-04/2027-05", "in about 3 years", "約3年後", "약 3년 뒤"),
        (
            "2025-02/2027-05",
            "in about 5 months to 2 years and 8 months",
            "約5か月〜2年8か月後",
            "약 5개월~2년 8개월 뒤",
        ),
        (
            "2024-10-20/2024-11",
            "in about 1 to 2 months",
            "約1〜2か月後",
            "약 1~2개월 뒤",
        ),
        (
            "2024-07/2024-09-02",
            "within about the last 2 months",
            "過去約2か月以内",
            "최근 약 2개월 이내",
        ),
        ("../2024-09-27", "within 21 days", "21日以内", "21일 이내"),
        (
            "../2029-08-15",
            "within about 5 years",
            "約5年以内",
            "약 5년 이내",
        ),
        (
            "../2024-09",
            "by the end of this month",
            "今月末まで",
            "이달 말까지",
        ),
        ("../2024-09-02", "at least 4 days ago", "4日以上前", "4일 이상 전"),
        (
            "2024-09-09/..",
            "in 3 days at the earliest",
            "早ければ3日後",
            "이르면 3일 뒤",
        ),
        ("2024-09-06/..", "period under way", "期間中", "기간 중"),
        ("2024-09-06/", "date unknown", "時期不明", "시기 미상"),
    ] {
        assert_eq!(count(text, SEPTEMBER_6), [en, ja, ko], "{text}");
    }
    assert_eq!(count_en("2024-09-06/2024-09-06", SEPTEMBER_6), "today");
}
