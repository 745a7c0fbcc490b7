use super::*;
use crate::fixture::*;
use proptest::prelude::*;

/// What may be in force, and the headline it gives, in the order of precedence of the domain's page.
#[derive(Clone, Copy, Debug)]
enum Said {
    Powers(Powers),
    Capacity(Capacity),
    Outlook(Outlook),
}

const PRECEDENCE: [(Said, Headline); 13] = [
    (Said::Powers(Powers::Suspended), Headline::Suspended),
    (Said::Capacity(Capacity::Acting), Headline::Acting),
    (Said::Capacity(Capacity::Interim), Headline::Interim),
    (Said::Capacity(Capacity::Caretaker), Headline::Caretaker),
    (Said::Capacity(Capacity::Transitional), Headline::Transitional),
    (Said::Outlook(Outlook::RemovalPending), Headline::RemovalPending),
    (
        Said::Outlook(Outlook::ResignationTendered),
        Headline::ResignationTendered,
    ),
    (
        Said::Outlook(Outlook::AnnouncedDeparture),
        Headline::AnnouncedDeparture,
    ),
    (Said::Outlook(Outlook::LostElection), Headline::LostElection),
    (
        Said::Outlook(Outlook::NotSeekingReelection),
        Headline::NotSeekingReelection,
    ),
    (Said::Outlook(Outlook::TermLimited), Headline::TermLimited),
    (Said::Outlook(Outlook::HoldingOver), Headline::HoldingOver),
    (Said::Capacity(Capacity::Disputed), Headline::Disputed),
];

/// What may be in force and gives no headline of its own.
const SILENT: [Said; 9] = [
    Said::Capacity(Capacity::Substantive),
    Said::Capacity(Capacity::Collective),
    Said::Powers(Powers::Full),
    Said::Powers(Powers::Limited),
    Said::Powers(Powers::OnLeave),
    Said::Powers(Powers::Incapacitated),
    Said::Powers(Powers::Transferred),
    Said::Outlook(Outlook::None),
    Said::Outlook(Outlook::SeekingReelection),
];

fn with(tenure: &mut Tenure, said: Said, to: Option<&str>) {
    match said {
        Said::Powers(value) => tenure.powers.push(span(value, "2020-02-01", to)),
        Said::Capacity(value) => tenure.capacity.push(span(value, "2020-02-01", to)),
        Said::Outlook(value) => tenure.outlook.push(span(value, "2020-02-01", to)),
    }
}

fn on(tenure: &Tenure, day_text: &str) -> Headline {
    status(tenure, day(day_text), LastDay::Filled).headline
}

proptest! {
    #[test]
    fn the_headline_is_the_first_in_the_order_of_precedence(
        said in prop::sample::subsequence(PRECEDENCE.to_vec(), 0..=13).prop_shuffle(),
        silent in prop::sample::subsequence(SILENT.to_vec(), 0..=9),
    ) {
        let mut tenure = tenure("aa-president", "ada", "2020-01-01");
        silent.into_iter().for_each(|it| with(&mut tenure, it, None));
        said.iter().for_each(|(it, _)| with(&mut tenure, *it, None));
        let first = PRECEDENCE.iter().find(|(_, headline)| said.iter().any(|(_, it)| it == headline));
        let expected = first.map_or(Headline::InOffice, |(_, headline)| *headline);
        prop_assert_eq!(on(&tenure, "2020-03-01"), expected);

        // An ended or merely designated tenure shows that and nothing else.
        tenure.end = Some(date("2020-02-20"));
        prop_assert_eq!(on(&tenure, "2020-03-01"), Headline::Ended);
        tenure.end = None;
        tenure.start = Some(date("2020-04-01"));
        tenure.designated = Some(date("2020-01-15"));
        prop_assert_eq!(on(&tenure, "2020-03-01"), Headline::Designate);
    }

    #[test]
    fn a_span_that_is_over_or_ahead_says_nothing(place in 0usize..13) {
        let mut tenure = tenure("aa-president", "ada", "2020-01-01");
        with(&mut tenure, PRECEDENCE[place].0, Some("2020-03-01"));
        prop_assert_eq!(on(&tenure, "2020-01-31"), Headline::InOffice);
        prop_assert_eq!(on(&tenure, "2020-02-01"), PRECEDENCE[place].1);
        prop_assert_eq!(on(&tenure, "2020-02-29"), PRECEDENCE[place].1);
        prop_assert_eq!(on(&tenure, "2020-03-01"), Headline::InOffice);
    }
}

#[test]
fn the_last_day_belongs_to_the_successor_where_there_is_one() {
    let tenure = Tenure {
        end: Some(date("2020-05-01")),
        ..tenure("aa-president", "ada", "2016-01-01")
    };
    assert_eq!(
        phase(&tenure, day("2020-05-01"), LastDay::Filled),
        Phase::InOffice
    );
    assert_eq!(
        phase(&tenure, day("2020-05-01"), LastDay::HandedOver),
        Phase::Ended
    );
    assert_eq!(phase(&tenure, day("2020-05-02"), LastDay::Filled), Phase::Ended);
}

#[test]
fn a_death_a_removal_and_a_coup_end_the_tenure_on_their_day() {
    let ended_by = |reason| {
        let tenure = tenure("aa-president", "ada", "2016-01-01");
        let tenure = Tenure {
            end: Some(date("2020-05-01")),
            end_reason: Some(reason),
            ..tenure
        };
        phase(&tenure, day("2020-05-01"), LastDay::Filled) == Phase::Ended
    };
    let sudden: Vec<_> = EndReason::ALL
        .iter()
        .copied()
        .filter(|reason| ended_by(*reason))
        .collect();
    assert_eq!(
        sudden,
        [
            EndReason::Removed,
            EndReason::Impeached,
            EndReason::Died,
            EndReason::Coup
        ]
    );
}

#[test]
fn a_start_or_an_end_in_some_month_is_believed_from_its_first_and_until_its_last_day() {
    let tenure = Tenure {
        end: Some(date("2020-05")),
        ..tenure("aa-president", "ada", "2016-02")
    };
    let phase_on = |on| phase(&tenure, day(on), LastDay::Filled);
    assert_eq!(phase_on("2016-01-31"), Phase::Unknown);
    assert_eq!(phase_on("2016-02-01"), Phase::InOffice);
    assert_eq!(phase_on("2020-05-31"), Phase::InOffice);
    assert_eq!(phase_on("2020-06-01"), Phase::Ended);
}

#[test]
fn a_departure_is_known_under_another_headline_and_only_in_office() {
    let mut tenure = tenure("aa-president", "ada", "2020-01-01");
    with(&mut tenure, Said::Capacity(Capacity::Caretaker), None);
    with(&mut tenure, Said::Outlook(Outlook::ResignationTendered), None);
    let status_now = status(&tenure, day("2020-03-01"), LastDay::Filled);
    assert_eq!(status_now.headline, Headline::Caretaker);
    assert_eq!(
        status_now.departures().collect::<Vec<_>>(),
        [Headline::ResignationTendered]
    );
    tenure.end = Some(date("2020-02-20"));
    assert_eq!(
        status(&tenure, day("2020-03-01"), LastDay::Filled)
            .departures()
            .count(),
        0
    );
}

#[test]
fn every_headline_has_a_word_that_serde_writes_too() {
    for headline in Headline::ALL {
        assert_eq!(serde_json::to_value(headline).unwrap(), headline.word());
    }
}
