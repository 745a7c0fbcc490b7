use super::*;
use domain::entity::Role;
use jiff::civil::date;

const FILE: &str = r#"{
  "persons": [
    {"id": "p1", "name": "Anna  Example", "birth_date": "1960-02", "death_date": null,
     "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}],
     "other_names": [{"name": "アンナ", "lang": "ja"}, {"name": "안나", "lang": "ko"}, {"name": "A. Example"}]},
    {"id": "p2", "name": "Boris Example"}
  ],
  "areas": [{"id": "area-1", "identifier": "ocd-division/country:jp", "classification": "country"}],
  "organizations": [{"id": "o1", "name": "Government", "area_id": "area-1"}],
  "posts": [{"id": "post-1", "label": "Prime Minister", "role": "head of government", "organization_id": "o1"}],
  "memberships": [
    {"id": "m1", "person_id": "p1", "post_id": "post-1", "start_date": "2001", "end_date": "2003-04-05"},
    {"person_id": "p2", "post_id": "post-1", "start_date": "2003-04-05", "end_date": "2031"}
  ],
  "events": [
    {"id": "e1", "name": "An election", "classification": "general election", "area_id": "area-1",
     "start_date": "2026-11-28T07:00:00+09:00"}
  ]
}"#;

fn read(text: &str) -> Result<Part, PopoloError> {
    super::read(
        "file.json",
        text.as_bytes(),
        &Options::new(date(2026, 11, 24), None),
    )
}

fn tenures(part: &Part) -> Vec<(&Claim, &TenureClaim)> {
    part.claims
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::Tenure(tenure) => Some((claim, tenure)),
            _ => None,
        })
        .collect()
}

#[test]
fn a_membership_of_a_post_is_a_tenure_as_exact_as_it_is_written() {
    let part = read(FILE).unwrap();
    assert!(part.rejected.is_empty(), "{:?}", part.rejected);
    let [(first, anna), (second, boris)] = tenures(&part)[..] else {
        panic!("two tenures");
    };
    assert_eq!(first.key, "membership m1");
    assert_eq!(second.key, "membership p2 post-1 2003-04-05");
    assert_eq!(second.reference, "memberships[1] p2 post-1 2003-04-05");
    assert_eq!(anna.start.as_ref().unwrap().to_string(), "2001");
    assert_eq!(anna.end.as_ref().unwrap().to_string(), "2003-04-05");
    assert_eq!(
        boris.end.as_ref().unwrap().to_string(),
        "2031",
        "what lies ahead is judged with the claim"
    );
    assert_eq!(anna.office.country.as_str(), "jp");
    assert_eq!(anna.office.roles, [Role::HeadOfGovernment]);
    let name = &anna.person.name;
    assert_eq!(
        (name.en.as_str(), name.ja.as_deref()),
        ("Anna Example", Some("アンナ"))
    );
    assert_eq!(name.ko.as_deref(), Some("안나"));
    assert_eq!(name.aliases, ["A. Example"]);
    assert_eq!(anna.person.wikidata.as_deref(), Some("Q1"));
    assert_eq!(anna.person.born.as_ref().unwrap().to_string(), "1960-02");
}

#[test]
fn an_event_has_its_kind_and_its_day() {
    let part = read(FILE).unwrap();
    let event = part.claims.iter().find_map(|claim| match &claim.fact {
        Fact::Event(event) => Some(event),
        _ => None,
    });
    let event = event.unwrap();
    assert_eq!(event.kind, EventKind::ParliamentaryElection);
    assert_eq!(event.on.to_string(), "2026-11-28");
    assert_eq!(event.firmness, Firmness::Confirmed);
}

#[test]
fn each_malformed_object_is_rejected_with_its_path_and_the_rest_goes_on() {
    let changes = [
        (
            r#""start_date": "2001""#,
            r#""start_date": "2001-13""#,
            "memberships[0].start_date",
        ),
        (
            r#""end_date": "2003-04-05""#,
            r#""end_date": "1999""#,
            "memberships[0].end_date",
        ),
        (
            r#""id": "m1", "person_id": "p1""#,
            r#""id": "m1", "person_id": "p9""#,
            "memberships[0].person_id",
        ),
        (
            r#""person_id": "p1", "post_id": "post-1""#,
            r#""person_id": "p1""#,
            "memberships[0].post_id",
        ),
        (
            r#""name": "Anna  Example""#,
            r#""name": ["Anna"]"#,
            "persons[0].name",
        ),
        (
            r#""identifier": "Q1""#,
            r#""identifier": "1""#,
            "persons[0].identifiers[0].identifier",
        ),
        (
            r#"{"id": "p2", "name": "Boris Example"}"#,
            r#"{"id": "p1", "name": "Boris Example"}"#,
            "persons[1].id",
        ),
        (r#"{"id": "p2", "name": "Boris Example"}"#, "17", "persons[1]"),
        (
            r#""classification": "general election""#,
            r#""classification": "legislative period""#,
            "events[0].classification",
        ),
    ];
    for (from, to, at) in changes {
        let text = FILE.replacen(from, to, 1);
        assert_ne!(text, FILE, "{from}");
        let part = read(&text).unwrap();
        assert_eq!(part.rejected[0].at, at, "{:?}", part.rejected);
        assert!(!part.rejected[0].reason.is_empty());
        assert!(part.claims.len() >= 2, "{at}: {:?}", part.claims);
    }
}

#[test]
fn what_names_no_country_takes_the_one_that_was_told() {
    let text = FILE.replace("ocd-division/country:jp", "somewhere");
    let part = read(&text).unwrap();
    assert!(tenures(&part).is_empty());
    assert_eq!(part.rejected[0].at, "posts[0].area_id");
    let told = Options::new(date(2026, 11, 24), CountryId::parse("kr").ok());
    let part = super::read("file.json", text.as_bytes(), &told).unwrap();
    assert_eq!(tenures(&part)[0].1.office.country.as_str(), "kr");
}

#[test]
fn a_file_that_is_no_popolo_is_refused_whole() {
    assert!(matches!(read("{"), Err(PopoloError::Json(_))));
    assert!(matches!(read("{}"), Err(PopoloError::Shape)));
    assert!(matches!(read("[]"), Err(PopoloError::Shape)));
    let mut small = Options::new(date(2026, 11, 24), None);
    small.most_bytes = 10;
    let refused = super::read("file.json", FILE.as_bytes(), &small);
    assert!(matches!(refused, Err(PopoloError::Size { most: 10, .. })));
    let part = read(r#"{"persons": [], "posts": 7}"#).unwrap();
    assert_eq!(part.rejected[0].at, "posts");
    assert!(read("\u{feff}{\"persons\":[]}").is_ok());
}
