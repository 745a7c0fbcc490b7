use super::*;
use domain::entity::Firmness;

fn dates(on: &str, kind: DateKind) -> (Option<String>, Option<String>) {
    machine_dates(&EventDate {
        on: Edtf::parse(on).expect("a date"),
        kind,
        firmness: Firmness::Confirmed,
        time: None,
        zone: None,
    })
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn a_start_is_as_exact_as_it_is_known() {
    assert_eq!(
        dates("2024-09-27", DateKind::Scheduled),
        (some("2024-09-27"), None)
    );
    assert_eq!(dates("2026-11", DateKind::Customary), (some("2026-11"), None));
    assert_eq!(dates("2026-11~", DateKind::Customary), (None, None));
    let many = (some("2022-04-10"), some("2022-04-24"));
    assert_eq!(dates("2022-04-10/2022-04-24", DateKind::Scheduled), many);
}

#[test]
fn a_window_does_not_last_and_a_deadline_does_not_start() {
    let window = |on| dates(on, DateKind::Bounded);
    assert_eq!(window("2026-07-09/2026-07-20"), (some("2026-07"), None));
    assert_eq!(window("2027-04/2027-05"), (some("2027"), None));
    assert_eq!(window("2026-12/2027-01"), (None, None));
    let by = (None, some("2029-08-15"));
    assert_eq!(dates("../2029-08-15", DateKind::Deadline), by);
    assert_eq!(dates("2029-08-15", DateKind::Deadline), by);
}

#[test]
fn a_time_has_the_offset_of_its_zone_on_that_day() {
    let mut date = EventDate {
        on: Edtf::parse("2025-01-20").expect("a date"),
        kind: DateKind::Scheduled,
        firmness: Firmness::Confirmed,
        time: "12:00".parse().ok(),
        zone: some("America/New_York"),
    };
    assert_eq!(machine_dates(&date).0, some("2025-01-20T12:00:00-05:00"));
    date.zone = None;
    assert_eq!(machine_dates(&date).0, some("2025-01-20T12:00:00"));
}
