use super::*;
use crate::{
    Change, Citation, World,
    edit::Word,
    entity::{DateKind, Review},
    fixture::{changeset, complete, country, date, day, event, office, person, tenure, when},
};

mod spellings;

fn world(entities: Vec<crate::Entity>) -> World {
    let changes = complete(entities).into_iter().map(Change::add).collect();
    let mut world = World::default();
    world.apply(changeset("2024-01-01T00:00:00Z", changes)).unwrap();
    world
}

fn matcher(world: &World) -> Matcher<'_> {
    let word = Word {
        sources: vec![Citation::parse("gazette").unwrap()],
        today: day("2026-01-01"),
    };
    Matcher::new(world, word, Review::Unreviewed)
}

fn who(name: &str, born: Option<&str>) -> Who {
    Who {
        name: Name {
            en: name.to_owned(),
            ..Name::default()
        },
        born: born.map(date),
        ..Who::default()
    }
}

fn of_office(id: &str) -> WhichOffice {
    WhichOffice {
        country: CountryId::parse(id.split('-').next().unwrap()).unwrap(),
        id: None,
        wikidata: None,
        name: crate::fixture::text(id),
        title: crate::fixture::text(id),
        roles: Vec::new(),
        filled_by: None,
        seats: None,
        recorded: None,
        abolished: None,
        may_be_new: true,
    }
}

fn held(office: &str, person: Who, start: &str, end: Option<&str>) -> Claim {
    Claim {
        key: format!("{office} {start}"),
        reference: "row 1".to_owned(),
        until: None,
        fact: Fact::Tenure(TenureClaim {
            office: of_office(office),
            person,
            start: Some(date(start)),
            end: end.map(date),
            entry: None,
            end_reason: None,
            capacity: None,
            party: None,
        }),
    }
}

fn voted(kind: EventKind, on: &str, body: Option<&str>) -> Claim {
    Claim {
        key: on.to_owned(),
        reference: "row 1".to_owned(),
        until: None,
        fact: Fact::Event(EventClaim {
            kind,
            countries: vec![CountryId::parse("jp").unwrap()],
            on: date(on),
            firmness: Firmness::Held,
            name: None,
            place: None,
            body: body.map(crate::fixture::text),
            description: None,
            decides: Vec::new(),
            participants: Vec::new(),
            candidates: Vec::new(),
            winners: Vec::new(),
            figures: Vec::new(),
            wikidata: None,
        }),
    }
}

#[test]
fn a_date_agrees_with_one_that_says_the_same_less_exactly() {
    for (recorded, said, expected) in [
        (Some("2024-10-01"), Some("2024-10-01"), Agreement::Says),
        (Some("2024-10-01"), Some("2024"), Agreement::Says),
        (Some("2024"), Some("2024-10-01"), Agreement::Adds),
        (Some("2024"), Some("2024-01-01"), Agreement::Adds),
        (None, Some("2024"), Agreement::Adds),
        (Some("2024-10-01"), None, Agreement::Says),
        (None, None, Agreement::Says),
        (Some("2024-10-01"), Some("2024-10-02"), Agreement::Contradicts),
        (Some("2024"), Some("2025"), Agreement::Contradicts),
    ] {
        let found = agreement(recorded.map(date).as_ref(), said.map(date).as_ref());
        assert_eq!(found, expected, "{recorded:?} {said:?}");
    }
}

#[test]
fn what_is_recorded_already_is_the_same_and_changes_nothing() {
    let world = world(vec![tenure("jp-premier", "kishida", "2021-10-04").into()]);
    let mut matcher = matcher(&world);
    let claim = held("jp-premier", who("kishida", None), "2021-10", None);
    assert!(matches!(matcher.take(&claim), Verdict::Same(_)));
    assert_eq!(matcher.changes(), []);
}

#[test]
fn what_is_taken_once_is_the_same_the_second_time() {
    let world = world(vec![country("jp").into()]);
    let mut matcher = matcher(&world);
    let first = held(
        "jp-leader",
        who("Shigeru Yoshida", Some("1878")),
        "1946-05-22",
        Some("1947-05-24"),
    );
    let again = held(
        "jp-leader",
        who("Shigeru Yoshida", Some("1878")),
        "1948-10-15",
        Some("1954-12-10"),
    );
    assert!(matches!(matcher.take(&first), Verdict::New(_)));
    assert!(matches!(matcher.take(&again), Verdict::New(_)));
    assert!(matches!(matcher.take(&first), Verdict::Same(_)));
    assert!(matches!(matcher.take(&again), Verdict::Same(_)));
    // One office, one person, two tenures.
    assert_eq!(matcher.changes().len(), 4);
}

#[test]
fn a_source_without_an_end_does_not_take_one_away() {
    let mut ended = tenure("jp-premier", "kishida", "2021-10-04");
    ended.end = Some(date("2024-10-01"));
    let world = world(vec![ended.into()]);
    let claim = held("jp-premier", who("kishida", None), "2021-10-04", None);
    assert!(matches!(matcher(&world).take(&claim), Verdict::Same(_)));
}

#[test]
fn an_end_that_was_not_recorded_is_proposed_as_a_difference() {
    let world = world(vec![tenure("jp-premier", "kishida", "2021-10-04").into()]);
    let mut matcher = matcher(&world);
    let claim = held(
        "jp-premier",
        who("kishida", None),
        "2021-10-04",
        Some("2024-10-01"),
    );
    let Verdict::Differs(_, fields) = matcher.take(&claim) else {
        panic!("it differs");
    };
    assert_eq!(fields, ["end"]);
    assert_eq!(matcher.changes().len(), 1);
}

#[test]
fn a_name_alone_is_a_question_and_nothing_is_drafted_for_it() {
    let world = world(vec![person("lee").into(), country("kr").into()]);
    let mut matcher = matcher(&world);
    let claim = held("kr-leader", who("lee", None), "2000", None);
    let Verdict::Question { persons, .. } = matcher.take(&claim) else {
        panic!("it is a question");
    };
    assert_eq!(persons, [PersonId::parse("lee").unwrap()]);
    assert_eq!(matcher.changes(), []);
}

#[test]
fn an_answered_question_is_one_no_more() {
    let world = world(vec![person("lee").into(), country("kr").into()]);
    let mut claim = held("kr-leader", who("lee", None), "2000", None);
    for (chosen, added) in [
        (Chosen::Person(PersonId::parse("lee").unwrap()), 2),
        (Chosen::NoneOf(vec![PersonId::parse("lee").unwrap()]), 3),
    ] {
        claim.persons_mut()[0].chosen = Some(chosen);
        let mut matcher = matcher(&world);
        assert!(matches!(matcher.take(&claim), Verdict::New(_)));
        assert_eq!(matcher.changes().len(), added);
    }
}

#[test]
fn a_family_name_of_a_holder_in_the_country_is_a_question() {
    let world = world(vec![tenure("us-president", "barack-obama", "2009-01-20").into()]);
    let claim = held("us-leader", who("obama", None), "2009-01-20", None);
    assert!(matches!(matcher(&world).take(&claim), Verdict::Question { .. }));
    let elsewhere = held("ke-leader", who("obama", None), "2009-01-20", None);
    let world = self::world(vec![
        tenure("us-president", "barack-obama", "2009-01-20").into(),
        country("ke").into(),
    ]);
    assert!(matches!(matcher(&world).take(&elsewhere), Verdict::New(_)));
}

#[test]
fn another_year_of_birth_is_another_person() {
    let mut elder = person("bush");
    elder.born = Some(date("1924-06-12"));
    let world = world(vec![elder.into(), tenure("us-president", "bush", "1989").into()]);
    let claim = held("us-president", who("bush", Some("1946")), "2001-01-20", None);
    let mut matcher = matcher(&world);
    assert!(matches!(matcher.take(&claim), Verdict::New(_)));
    assert_eq!(matcher.changes().len(), 2);
}

#[test]
fn wikidatas_number_decides_whatever_the_name() {
    let mut known = person("suga");
    known.wikidata = Some("Q1".to_owned());
    let world = world(vec![
        known.into(),
        tenure("jp-premier", "suga", "2020-09-16").into(),
    ]);
    let mut other = who("Yoshihide", None);
    other.wikidata = Some("Q1".to_owned());
    assert!(matches!(
        matcher(&world).take(&held("jp-premier", other, "2020-09-16", None)),
        Verdict::Same(_)
    ));
}

#[test]
fn an_election_is_found_by_its_days_and_its_chamber() {
    let mut known = event(
        "jp-general-election",
        EventKind::LegislativeElection,
        "2021-10-31",
    );
    known.date = when("2021-10-31", DateKind::Scheduled, Firmness::Held);
    let world = world(vec![known.into()]);
    let claim = voted(EventKind::ParliamentaryElection, "2021-10-31", None);
    assert!(matches!(matcher(&world).take(&claim), Verdict::Same(_)));
    let month = voted(EventKind::ParliamentaryElection, "2021-10", None);
    assert!(matches!(matcher(&world).take(&month), Verdict::Same(_)));
    let europe = voted(
        EventKind::ParliamentaryElection,
        "2021-10-31",
        Some("European Parliament"),
    );
    assert!(matches!(matcher(&world).take(&europe), Verdict::New(_)));
    let later = voted(EventKind::ParliamentaryElection, "2024-10-27", None);
    assert!(matches!(matcher(&world).take(&later), Verdict::New(_)));
}

#[test]
fn two_visitors_of_one_country_on_one_day_are_two_visits() {
    let world = world(vec![country("us").into(), country("jp").into()]);
    let visit = |said: &str, on: &str| {
        let mut claim = voted(EventKind::Meeting, on, None);
        if let Fact::Event(event) = &mut claim.fact {
            event.countries.push(CountryId::parse("us").unwrap());
            event.participants = vec![Takes {
                country: CountryId::parse("jp").unwrap(),
                said: Some(said.to_owned()),
            }];
        }
        claim
    };
    let mut matcher = matcher(&world);
    let visits = [
        visit("Emperor Akihito", "1994-06-10/1994-06-12"),
        visit("Prime Minister Hata", "1994-06-10/1994-06-12"),
        visit("Prime Minister Hata", "1994-06-12/1994-06-14"),
    ];
    for visit in &visits {
        assert!(matches!(matcher.take(visit), Verdict::New(_)), "{visit:?}");
    }
    for visit in &visits {
        assert!(matches!(matcher.take(visit), Verdict::Same(_)), "{visit:?}");
    }
}

#[test]
fn a_country_that_is_not_here_is_refused_with_its_name() {
    let world = world(vec![office("jp-premier").into()]);
    let claim = held("xx-leader", who("A", None), "1900", None);
    let Verdict::Refused(why) = matcher(&world).take(&claim) else {
        panic!("it is refused");
    };
    assert!(why.contains("xx"), "{why}");
}

#[test]
fn a_vote_that_is_due_by_some_day_is_none_of_the_past() {
    let mut last = event(
        "jp-general-election-2021",
        EventKind::ParliamentaryElection,
        "2021-10-31",
    );
    last.date = when("2021-10-31", DateKind::Scheduled, Firmness::Held);
    let due = event(
        "jp-general-election-next",
        EventKind::ParliamentaryElection,
        "../2025-10-30",
    );
    let world = world(vec![last.into(), due.into()]);
    let past = voted(EventKind::ParliamentaryElection, "2017-10-22", None);
    assert!(matches!(matcher(&world).take(&past), Verdict::New(_)));
    let held = voted(EventKind::ParliamentaryElection, "2024-10-27", None);
    let Verdict::Differs(found, fields) = matcher(&world).take(&held) else {
        panic!("it is the one that was due");
    };
    assert_eq!(found.id(), "jp-general-election-next");
    assert_eq!(fields, ["date", "date.firmness"]);
}

#[test]
fn a_holder_who_is_known_by_office_is_then_known_by_number() {
    let world = world(vec![tenure("jp-premier", "suga", "2020-09-16").into()]);
    let mut numbered = who("suga", None);
    numbered.wikidata = Some("Q1".to_owned());
    let person = Claim {
        key: "Q1".to_owned(),
        reference: "Q1".to_owned(),
        until: None,
        fact: Fact::Person(numbered.clone()),
    };
    // By the name alone it is a question; once an office has told who it is, the number is what is added.
    assert!(matches!(matcher(&world).take(&person), Verdict::Question { .. }));
    let mut matcher = matcher(&world);
    let tenure = held("jp-premier", numbered, "2020-09-16", None);
    assert!(matches!(matcher.take(&tenure), Verdict::Same(_)));
    let Verdict::Differs(_, fields) = matcher.take(&person) else {
        panic!("it adds the number");
    };
    assert_eq!(fields, ["wikidata"]);
}

#[test]
fn a_person_whom_an_office_told_before_is_known_again_by_the_same_words() {
    let world = world(vec![country("jp").into()]);
    let mut matcher = matcher(&world);
    let tenure = held("jp-leader", who("Ichiro Kamon", None), "1950", None);
    assert!(matches!(matcher.take(&tenure), Verdict::New(_)));
    let mut described = who("Ichiro Kamon", None);
    described.name.ja = Some("家紋一郎".to_owned());
    let person = Claim {
        key: "p1".to_owned(),
        reference: "p1".to_owned(),
        until: None,
        fact: Fact::Person(described),
    };
    let verdict = matcher.take(&person);
    assert!(matches!(verdict, Verdict::New(_)), "{verdict:?}");
    assert_eq!(matcher.changes().len(), 3);
}

#[test]
fn somebody_who_is_none_of_those_recorded_is_set_up_once() {
    let world = world(vec![person("lee").into(), country("kr").into()]);
    let ruled_out = Chosen::NoneOf(vec![PersonId::parse("lee").unwrap()]);
    let mut matcher = matcher(&world);
    for (start, end) in [("2000", "2001"), ("2003", "2004")] {
        let mut claim = held("kr-leader", who("lee", None), start, Some(end));
        claim.persons_mut()[0].chosen = Some(ruled_out.clone());
        assert!(matches!(matcher.take(&claim), Verdict::New(_)));
    }
    // An office, one person, two tenures.
    assert_eq!(matcher.changes().len(), 4);
}

#[test]
fn a_birth_that_differs_by_a_day_is_a_question_and_no_second_person() {
    let mut known = person("lee");
    known.born = Some(date("1954-09-21"));
    let world = world(vec![known.into(), country("kr").into()]);
    let claim = held("kr-leader", who("lee", Some("1954-09-22")), "2000", None);
    assert!(matches!(matcher(&world).take(&claim), Verdict::Question { .. }));
}

#[test]
fn two_elections_of_one_day_with_numbers_of_their_own_are_two() {
    let world = world(vec![country("jp").into()]);
    let numbered = |number: &str| {
        let mut claim = voted(EventKind::LegislativeElection, "2024-10-27", None);
        if let Fact::Event(event) = &mut claim.fact {
            event.wikidata = Some(number.to_owned());
        }
        claim
    };
    let mut matcher = matcher(&world);
    assert!(matches!(matcher.take(&numbered("Q1")), Verdict::New(_)));
    assert!(matches!(matcher.take(&numbered("Q2")), Verdict::New(_)));
    assert!(matches!(matcher.take(&numbered("Q1")), Verdict::Same(_)));
}

#[test]
fn a_date_that_is_given_up_is_kept_and_candidates_of_what_is_to_come_are_known_from_today() {
    let mut coming = event(
        "jp-general-election",
        EventKind::ParliamentaryElection,
        "2026-02-08",
    );
    coming.date.time = Some("12:00".parse().unwrap());
    let world = world(vec![coming.into()]);
    let mut claim = voted(EventKind::ParliamentaryElection, "2026-02-09", None);
    if let Fact::Event(event) = &mut claim.fact {
        event.firmness = Firmness::Confirmed;
        event.candidates = vec![who("Ichiro Kamon", None)];
    }
    let mut matcher = matcher(&world);
    let Verdict::Differs(found, fields) = matcher.take(&claim) else {
        panic!("it differs");
    };
    assert_eq!(fields, ["date", "candidates"]);
    let Some(crate::Entity::Event(moved)) = matcher.find(&found) else {
        panic!("it is drafted");
    };
    assert_eq!(moved.previous[0].date.on, date("2026-02-08"));
    assert_eq!(moved.previous[0].until, date("2026-01-01"));
    assert_eq!(
        (moved.date.on.clone(), moved.date.time),
        (date("2026-02-09"), None)
    );
    assert_eq!(moved.candidates[0].since, Some(date("2026-01-01")));
}

#[test]
fn an_end_without_a_start_is_that_of_the_spell_that_ended_then() {
    let spell = |id: &str, start: &str, end: &str| {
        let mut spell = tenure("kr-premier", "lee", start);
        spell.id = crate::id::TenureId::parse(id).unwrap();
        spell.end = Some(date(end));
        spell
    };
    let world = world(vec![
        spell("first", "1960", "1965").into(),
        spell("second", "1970", "1975").into(),
    ]);
    let mut claim = held("kr-premier", who("lee", None), "1970", Some("1975"));
    if let Fact::Tenure(tenure) = &mut claim.fact {
        tenure.start = None;
    }
    let Verdict::Same(found) = matcher(&world).take(&claim) else {
        panic!("it is recorded");
    };
    assert_eq!(found.id(), "second");
}

#[test]
fn a_question_about_a_second_candidate_leaves_nothing_of_the_event_behind() {
    let world = world(vec![person("lee").into(), country("jp").into()]);
    let mut claim = voted(EventKind::PresidentialElection, "2000-01-01", None);
    if let Fact::Event(event) = &mut claim.fact {
        event.candidates = vec![who("Somebody New", None), who("lee", None)];
    }
    let mut matcher = matcher(&world);
    assert!(matches!(matcher.take(&claim), Verdict::Question { .. }));
    assert_eq!(matcher.changes(), []);
}

#[test]
fn what_differs_is_not_drafted_where_only_what_is_new_is_wanted() {
    let world = world(vec![tenure("jp-premier", "kishida", "2021-10-04").into()]);
    let mut matcher = matcher(&world);
    let claim = held(
        "jp-premier",
        who("kishida", None),
        "2021-10-04",
        Some("2024-10-01"),
    );
    assert!(matches!(matcher.take_if_new(&claim), Verdict::Differs(..)));
    assert_eq!(matcher.changes(), []);
    let new = held("jp-premier", who("ishiba", None), "2024-10-01", None);
    assert!(matches!(matcher.take_if_new(&new), Verdict::New(_)));
    assert_eq!(matcher.changes().len(), 2);
}

#[test]
fn a_claim_that_names_a_merged_record_arrives_at_the_one_that_stays() {
    use crate::{EntityRef, Person, edit::double::Double, edit::merge::Choices};
    let numbered = Person {
        wikidata: Some("Q7".to_owned()),
        ..person("lady-ada")
    };
    let before = world(vec![
        person("ada").into(),
        numbered.into(),
        office("aa-premier").into(),
        office("aa-premier-2").into(),
        tenure("aa-premier", "ada", "2001-02-03").into(),
    ]);
    let mut after = before;
    for (from, into) in [
        ("person/lady-ada", "person/ada"),
        ("office/aa-premier-2", "office/aa-premier"),
    ] {
        let [from, into] = [from, into].map(|text| {
            let (kind, id) = text.split_once('/').unwrap();
            EntityRef::parse(crate::EntityKind::from_word(kind).unwrap(), id).unwrap()
        });
        let changes = Double::new(&after, from, into).unwrap().changes(&Choices::new());
        after
            .apply(changeset("2024-01-02T00:00:00Z", changes.unwrap()))
            .unwrap();
    }
    let said = Who {
        chosen: Some(Chosen::Person(PersonId::parse("lady-ada").unwrap())),
        ..who("Somebody", None)
    };
    let mut claim = held("aa-premier", said, "2001-02-03", None);
    if let Fact::Tenure(tenure) = &mut claim.fact {
        tenure.office.id = Some(OfficeId::parse("aa-premier-2").unwrap());
    }
    let verdict = matcher(&after).take(&claim);
    assert!(
        matches!(&verdict, Verdict::Same(of) if of.id() == "aa-premier-ada"),
        "{verdict:?}"
    );
    // The number of the record that went is one of the record that stays, which may have another.
    let numbered = Who {
        wikidata: Some("Q7".to_owned()),
        ..who("Nobody of this name", None)
    };
    let verdict = matcher(&after).take(&held("aa-premier", numbered, "2001-02-03", None));
    assert!(
        matches!(&verdict, Verdict::Same(of) if of.id() == "aa-premier-ada"),
        "{verdict:?}"
    );
}
