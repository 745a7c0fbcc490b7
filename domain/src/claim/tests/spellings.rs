//! One person under many spellings, and one tenure in several statements.

use super::{held, matcher, who, world};
use crate::{
    EntityRef,
    claim::{Claim, Fact, Verdict},
    entity::EndReason,
    fixture::{country, date, office, person, tenure},
    folding::testing::rewritten,
};
use proptest::{prelude::*, sample};

const NAMES: [&str; 12] = [
    "Nguyễn Phú Trọng",
    "Recep Tayyip Erdoğan",
    "Łukasz Kłosiński",
    "Κυριάκος Μητσοτάκης",
    "Володимир Зеленський",
    "Fiamē Naomi Mataʻafa",
    "Faustin-Archange Touadéra",
    "Abdel Fattah al-Sisi",
    "Éamon O’Cuív",
    "Yoon Suk-yeol",
    "أحمد الشرع",
    "윤석열",
];

/// How many persons there are once two claims of one office are taken.
fn persons_of(one: &str, other: &str) -> usize {
    let world = world(vec![country("jp").into(), office("jp-mayor").into()]);
    let mut matcher = matcher(&world);
    for (name, start, end) in [
        (one, "2001-01-01", "2002-01-01"),
        (other, "2003-01-01", "2004-01-01"),
    ] {
        let mut claim = held("jp-mayor", who(name, None), start, Some(end));
        claim.tidy();
        assert!(
            matches!(matcher.take(&claim), Verdict::New(EntityRef::Tenure(_))),
            "{name}"
        );
    }
    let changes = matcher.changes();
    changes
        .iter()
        .filter(|change| matches!(change.reference(), EntityRef::Person(_)))
        .count()
}

proptest! {
    #[test]
    fn another_way_of_writing_a_name_proposes_no_second_person(
        name in sample::select(&NAMES[..]),
        ways in prop::array::uniform6(any::<bool>()),
        turn in 0usize..4,
    ) {
        let written = rewritten(name, ways, turn);
        prop_assert_eq!(persons_of(name, &written), 1, "{} / {}", name, written);
    }
}

#[test]
fn other_names_are_other_persons() {
    assert_eq!(persons_of("Nguyễn Phú Trọng", "Nguyễn Xuân Phúc"), 2);
}

#[test]
fn an_open_statement_beside_a_closed_one_says_the_same_whichever_comes_first() {
    let world = world(vec![country("jp").into(), office("jp-mayor").into()]);
    let open = held("jp-mayor", who("Maire Seule", None), "2014-03-23", None);
    let closed = held(
        "jp-mayor",
        who("Maire Seule", None),
        "2014-03-23",
        Some("2020-07-17"),
    );
    for mut claims in [[open.clone(), closed.clone()], [closed, open]] {
        claims.sort_by_key(Claim::order);
        let mut matcher = matcher(&world);
        let verdicts = claims.each_ref().map(|claim| matcher.take(claim));
        assert!(
            matches!(&verdicts, [Verdict::New(_), Verdict::Same(_)]),
            "{verdicts:?}"
        );
        let [Verdict::New(EntityRef::Tenure(id)), _] = verdicts else {
            panic!("one tenure")
        };
        let tenure = matcher.draft.tenure(&id).expect("it is drafted");
        assert_eq!(tenure.end, Some(date("2020-07-17")));
    }
}

#[test]
fn a_death_known_for_one_office_is_proposed_for_all() {
    let mayor = tenure("jp-mayor", "ann", "2014-03-23");
    let governor = tenure("jp-governor", "ann", "2015-01-01");
    let world = world(vec![
        country("jp").into(),
        office("jp-mayor").into(),
        office("jp-governor").into(),
        person("ann").into(),
        mayor.into(),
        governor.into(),
    ]);
    let name = world
        .persons
        .values()
        .next()
        .expect("she is there")
        .name
        .en
        .clone();
    let mut claim = held("jp-mayor", who(&name, None), "2014-03-23", Some("2020-07-17"));
    if let Fact::Tenure(tenure) = &mut claim.fact {
        tenure.end_reason = Some(EndReason::Died);
    }
    let mut matcher = matcher(&world);
    let verdict = matcher.take(&claim);
    assert!(
        matches!(&verdict, Verdict::Differs(_, fields) if fields.contains(&"died")),
        "{verdict:?}"
    );
    for id in ["jp-mayor-ann", "jp-governor-ann"] {
        let tenure = matcher
            .draft
            .tenure(&crate::id::TenureId::parse(id).unwrap())
            .expect("it is there");
        assert_eq!(tenure.end, Some(date("2020-07-17")), "{id}");
        assert_eq!(tenure.end_reason, Some(EndReason::Died), "{id}");
    }
}

#[test]
fn nothing_that_lies_ahead_was_held() {
    let world = world(vec![country("jp").into()]);
    let mut matcher = matcher(&world);
    let claim = super::voted(
        crate::entity::EventKind::ParliamentaryElection,
        "2027-04-01",
        None,
    );
    let Verdict::New(EntityRef::Event(id)) = matcher.take(&claim) else {
        panic!("it is new")
    };
    let event = matcher.draft.event(&id).expect("it is drafted");
    assert_eq!(event.date.firmness, crate::entity::Firmness::Confirmed);
}
