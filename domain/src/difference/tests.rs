use super::*;
use crate::{
    Event, Tenure,
    entity::{EndReason, EventKind, Outcome, Outlook},
    fixture::*,
};
use proptest::prelude::*;

fn any_tenure() -> impl Strategy<Value = Entity> {
    let year = || prop::option::of(2000i16..2004);
    let outlook = prop::collection::vec((0..Outlook::ALL.len(), 2000i16..2003, year()), 0..3);
    (
        year(),
        year(),
        prop::option::of(0..EndReason::ALL.len()),
        outlook,
        any::<bool>(),
    )
        .prop_map(|(start, end, reason, outlook, has_note)| {
            let date_of = |year: i16| date(&year.to_string());
            Tenure {
                start: start.map(date_of),
                end: end.map(date_of),
                end_reason: reason.map(|place| EndReason::ALL[place]),
                end_note: has_note.then(|| text("resigned")),
                outlook: outlook
                    .into_iter()
                    .map(|(value, from, to)| {
                        let to = to.map(|year| year.to_string());
                        span(Outlook::ALL[value], &from.to_string(), to.as_deref())
                    })
                    .collect(),
                ..tenure("aa-president", "ada", "2000")
            }
            .into()
        })
}

fn any_event() -> impl Strategy<Value = Entity> {
    let outcome = prop::option::of((prop::option::of(2000i16..2003), any::<bool>()));
    (outcome, any::<bool>(), 0..EventKind::ALL.len()).prop_map(|(outcome, has_name, kind)| {
        let outcome = outcome.map(|(known, has_summary)| Outcome {
            known: known.map(|year| date(&year.to_string())),
            winners: Vec::new(),
            summary: has_summary.then(|| text("won")),
            figures: Vec::new(),
        });
        let name = has_name.then(|| text("Vote"));
        Event {
            outcome,
            name,
            ..event("aa-vote", EventKind::ALL[kind], "2000")
        }
        .into()
    })
}

proptest! {
    #[test]
    fn there_are_no_differences_if_and_only_if_two_versions_are_equal(
        pair in prop_oneof![(any_tenure(), any_tenure()), (any_event(), any_event())]
    ) {
        let (a, b) = pair;
        prop_assert_eq!(differences(Some(&a), Some(&b)).is_empty(), a == b);
        prop_assert!(differences(Some(&a), Some(&a.clone())).is_empty());
    }

    #[test]
    fn the_differences_back_are_the_same_the_other_way_round(a in any_tenure(), b in any_tenure()) {
        let there = differences(Some(&a), Some(&b));
        let back = differences(Some(&b), Some(&a));
        let turned: Vec<_> = back
            .into_iter()
            .map(|it| Difference { field: it.field, before: it.after, after: it.before })
            .collect();
        prop_assert_eq!(there, turned);
    }
}

#[test]
fn a_field_inside_of_a_list_is_named_by_its_place() {
    let before = tenure("aa-president", "ada", "2000");
    let after = Tenure {
        outlook: vec![span(Outlook::HoldingOver, "2004-01-20", None)],
        start: Some(date("2000-01-20")),
        ..before.clone()
    };
    let found = differences(Some(&before.into()), Some(&after.into()));
    let found: Vec<_> = found
        .iter()
        .map(|it| (it.field.as_str(), it.before.as_deref(), it.after.as_deref()))
        .collect();
    assert_eq!(
        found,
        [
            ("outlook.0.from", None, Some("2004-01-20")),
            ("outlook.0.value", None, Some("holding_over")),
            ("start", Some("2000"), Some("2000-01-20")),
        ]
    );
}

#[test]
fn what_is_new_has_every_field_and_what_is_there_but_empty_is_a_difference_too() {
    let whole = event("aa-vote", EventKind::Referendum, "2000");
    let fields = differences(None, Some(&whole.clone().into()));
    assert!(
        fields
            .iter()
            .any(|it| it.field == "date.on" && it.before.is_none())
    );
    assert_eq!(differences(Some(&whole.clone().into()), None).len(), fields.len());
    let outcome = Outcome {
        known: None,
        winners: Vec::new(),
        summary: None,
        figures: Vec::new(),
    };
    let counted = Event {
        outcome: Some(outcome),
        ..whole.clone()
    };
    let found = differences(Some(&whole.into()), Some(&counted.into()));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].field, "outcome");
}

#[test]
fn a_citation_is_one_value_in_either_of_its_forms() {
    let cited = |citations: &[&str]| -> Entity {
        let mut holder = tenure("aa-president", "ada", "2000");
        let citations = citations.iter().map(|it| crate::Citation::parse(it).unwrap());
        holder.provenance.sources = citations.collect();
        holder.into()
    };
    let found = differences(
        Some(&cited(&["a", "b"])),
        Some(&cited(&["a#p. 3", "b", "c#row 7"])),
    );
    let found: Vec<_> = found
        .iter()
        .map(|it| (it.field.as_str(), it.before.as_deref(), it.after.as_deref()))
        .collect();
    assert_eq!(
        found,
        [
            ("sources.0", Some("a"), Some(r#"{"place":"p. 3","source":"a"}"#)),
            ("sources.2", None, Some(r#"{"place":"row 7","source":"c"}"#)),
        ]
    );
}
