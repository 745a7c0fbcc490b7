//! What people reported of other trackers: names in two spellings, ends that are none, lives that cannot be, dates as spreadsheets write them.

use super::{TODAY, assert_sound, filled, import};
use crate::support::{Database, Engine};
use domain::{
    Edtf, Tenure, World,
    entity::EndReason,
    id::{CountryId, PersonId},
};
use handover::{
    backend::Tracker,
    import::{
        Rejected,
        csv::{self, mapping::Mapping},
        popolo,
        run::{Accept, Report},
    },
};
use std::sync::Arc;

/// What the cases have in common; `missing` and the shapes differ.
fn mapping(missing: &str, shapes: &str, file: &str) -> Mapping {
    let text = format!(
        r#"
[source]
id = "hunt-register"
title = "Register for a test"
publisher = "The hunt"
url = "https://example.org/register_(test)"

[file]
missing = {missing}
{file}

[row]
fact = "tenure"
key = "id"
country = {{ column = "iso", codes = "iso2" }}

[row.office]
title = {{ en = "{{office}}" }}
name = {{ en = "{{office}} of {{country}}" }}
may_be_new = true

[row.person]
name = "name"
wikidata = "qid"
born = [{{ column = "born", shapes = {shapes} }}]
died = [{{ column = "died", shapes = {shapes} }}]

[row.tenure]
start = [{{ column = "from", shapes = {shapes} }}]
end = [{{ column = "to", shapes = {shapes} }}]
"#
    );
    Mapping::parse(&text).expect("a mapping")
}

fn basic() -> Mapping {
    mapping(r#"["-"]"#, r#"["EDTF"]"#, "")
}

/// Imports rows into the starter world and accepts what is new.
async fn imported(rows: &str, mapping: &Mapping) -> (Arc<Tracker>, Report) {
    let database = Database::new(Engine::Sqlite).await;
    let tracker = filled(&database).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("register.csv");
    let text = format!("id,iso,office,name,qid,born,died,from,to\n{rows}");
    std::fs::write(&path, text).expect("a file");
    let part = csv::read(&path, mapping, &tracker.world()).expect("it is read");
    let report = import(&tracker, part, mapping, Accept::New).await;
    assert_sound(&tracker);
    (tracker, report)
}

/// The tenures of an office that was set up, by who holds it.
fn tenures(world: &World, title: &str) -> Vec<(String, Tenure)> {
    let tenures = world.tenures.values().filter(|tenure| {
        let office = world.offices.get(&tenure.office);
        office.is_some_and(|office| office.title.en == title)
    });
    tenures
        .map(|tenure| (tenure.person.to_string(), Tenure::clone(tenure)))
        .collect()
}

fn reasons(report: &Report) -> Vec<&str> {
    report.rejected.iter().map(|it: &Rejected| &*it.reason).collect()
}

fn edtf(text: &str) -> Option<Edtf> {
    (!text.is_empty()).then(|| Edtf::parse(text).expect("a date"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_spellings_of_one_name_are_one_person_with_a_readable_id() {
    let rows = "\
n1,VN,Test Chair,Nguyễn Phú Trọng,,,,2018-10-23,2021-04-05
n2,VN,Test Secretary,Nguyen Phu Trong,,,,2011-01-19,2018-10-22
n3,PL,Test Chair,Łukasz Kłosiński,,,,2001-01-01,2002-01-01
n4,PL,Test Secretary,Lukasz Klosinski,,,,2003-01-01,2004-01-01
n5,TR,Test Chair,İSMAİL IŞIK,,,,2001-01-01,2002-01-01
n6,TR,Test Secretary,Ismail Isik,,,,2003-01-01,2004-01-01
n7,AZ,Test Chair,Əli Əsədov Ğ,,,,2001-01-01,2002-01-01
n8,GR,Test Chair,Γιάννης Παπαδόπουλος,,,,2001-01-01,2002-01-01
n9,GR,Test Secretary,ΓΙΑΝΝΗΣ ΠΑΠΑΔΟΠΟΥΛΟΣ,,,,2003-01-01,2004-01-01
n10,WS,Test Chair,Fiamē Naomi Mataʻafa,,,,2021-05-24,2025-09-16
n11,WS,Test Secretary,Fiame Naomi Mata'afa,,,,2016-01-01,2020-09-11
n12,DK,Test Chair,Lars Løkke Rasmussen,,,,2015-06-28,2019-06-27
n13,DK,Test Secretary,Lars Loekke Rasmussen,,,,2009-04-05,2011-10-03
n14,IE,Test Chair,Éamon O’Cuív,,,,2001-01-01,2002-01-01
n15,IE,Test Secretary,Eamon O'Cuiv,,,,2003-01-01,2004-01-01
n16,MT,Test Chair,Ġorġ Ħaż-Żebbuġ,,,,2001-01-01,2002-01-01
n17,MT,Test Secretary,Gorg Haz-Zebbug,,,,2003-01-01,2004-01-01
";
    let (tracker, report) = imported(rows, &basic()).await;
    let counts = &report.counts;
    assert_eq!(
        (counts.new, counts.questions, counts.rejected),
        (16, 1, 0),
        "{report}"
    );
    let world = tracker.world();
    for (country, person) in [
        ("vn", "nguyen-phu-trong"),
        ("pl", "lukasz-klosinski"),
        ("tr", "ismail-isik"),
        ("gr", "giannis-papadopoylos"),
        ("ws", "fiame-naomi-mataafa"),
        ("dk", "lars-lokke-rasmussen"),
        ("ie", "eamon-ocuiv"),
        ("mt", "gorg-haz-zebbug"),
    ] {
        for title in ["Test Chair", "Test Secretary"] {
            let of_country: Vec<_> = tenures(&world, title)
                .into_iter()
                .filter(|(_, tenure)| tenure.office.as_str().starts_with(country))
                .map(|(person, _)| person)
                .collect();
            assert_eq!(of_country, [person], "{title} of {country}");
        }
    }
    // Azerbaijan has had an Əli Əsədov in office: whether he is meant is asked.
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_is_a_country_where_countries_stand_and_nothing_elsewhere() {
    let rows = "\
a1,NA,Test Chair,Nangolo Mbumba,NA,NA,NA,2024-02-04,2025-03-21
a2,ZA,Test Chair,Kgalema Motlanthe,NA,1949-07-19,NA,2008-09-25,2009-05-09
";
    let by_column = r#"{ "*" = ["-"], qid = ["NA"], born = ["NA"], died = ["NA"] }"#;
    for missing in [r#"["NA", "-"]"#, by_column] {
        let (tracker, report) = imported(rows, &mapping(missing, r#"["EDTF"]"#, "")).await;
        assert_eq!(report.counts.accepted, 2, "{report}");
        let offices: Vec<_> = tenures(&tracker.world(), "Test Chair")
            .into_iter()
            .map(|(_, tenure)| tenure.office.to_string())
            .collect();
        assert_eq!(offices, ["na-test-chair", "za-test-chair"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dates_are_read_where_the_mapping_names_their_shape() {
    let rows = r#"s01,CH,Shape A,Test Person Aa,,,,2017-01-20T00:00:00Z,2021-01-20T00:00:00Z
s02,CH,Shape B,Test Person Bb,,,,27.09.2017,
s03,CH,Shape C,Test Person Cc,,,,"January 20, 2017",
s04,CH,Shape D,Test Person Dd,,,,20-Jan-17,
s06,CH,Shape F,Test Person Ff,,,,2017/01/20,
s07,CH,Shape G,Test Person Gg,,,,20170120,
s08,CH,Shape H,Test Person Hh,,,,1 Sept 2017,
s13,CH,Shape M,Test Person Mm,,,,2017-01-20 00:00:00,
s14,CH,Shape N,Test Person Nn,,,,2017-1-5,
s16,CH,Shape P,Test Person Pp,,,,2017-01-20,present
s17,CH,Shape Q,Test Person Qq,,,,2017-01-20,Incumbent
s21,CH,Shape U,Test Person Uu,,,,2017-01-20,9999-12-31
"#;
    let shapes = r#"["YYYY-MM-DD", "YYYY-M-D", "YYYY/MM/DD", "YYYYMMDD", "timestamp", "D.M.YYYY", "Month D, YYYY", "D Month YYYY", "D-Mon-YY", "Y"]"#;
    let missing = r#"{ "*" = ["-"], to = ["present", "Incumbent"] }"#;
    let (tracker, report) = imported(rows, &mapping(missing, shapes, "years_from = 1950")).await;
    assert_eq!(reasons(&report), Vec::<&str>::new());
    let world = tracker.world();
    for (office, start, end) in [
        ("Shape A", "2017-01-20", "2021-01-20"),
        ("Shape B", "2017-09-27", ""),
        ("Shape C", "2017-01-20", ""),
        ("Shape D", "2017-01-20", ""),
        ("Shape F", "2017-01-20", ""),
        ("Shape G", "2017-01-20", ""),
        ("Shape H", "2017-09-01", ""),
        ("Shape M", "2017-01-20", ""),
        ("Shape N", "2017-01-05", ""),
        ("Shape P", "2017-01-20", ""),
        ("Shape Q", "2017-01-20", ""),
        ("Shape U", "2017-01-20", ""),
    ] {
        let held = tenures(&world, office);
        let dates: Vec<_> = held
            .iter()
            .map(|(_, tenure)| (tenure.start.clone(), tenure.end.clone()))
            .collect();
        assert_eq!(dates, [(edtf(start), edtf(end))], "{office}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_end_that_lies_ahead_is_when_a_tenure_is_due_and_the_end_of_the_calendar_is_none() {
    let rows = "\
t1,CH,Seat of a Term,Testa Amtsperson,,,,2025-01-03,2027-01-03
t2,CH,Seat without End,Testo Amtsmann,,,,2025-01-03,9999-12-31
";
    let (tracker, report) = imported(rows, &basic()).await;
    assert_eq!(report.counts.accepted, 2, "{report}");
    let world = tracker.world();
    let due = |title| {
        let held = tenures(&world, title);
        let [(_, tenure)] = &held[..] else {
            panic!("{held:?}")
        };
        assert_eq!((&tenure.end, tenure.end_reason), (&None, None));
        tenure
            .terms
            .iter()
            .map(|term| term.due.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(due("Seat of a Term"), [edtf("2027-01-03")]);
    assert!(due("Seat without End").is_empty());
    for day in [TODAY, jiff::civil::date(2027, 2, 1)] {
        let snapshot = world.on(day);
        for title in ["Seat of a Term", "Seat without End"] {
            let office = snapshot
                .offices()
                .find(|office| office.title.en == title)
                .expect("it is set up");
            assert_eq!(snapshot.holders(&office.id).len(), 1, "{title} on {day}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_in_office_after_death_before_birth_or_at_a_great_age_without_a_question() {
    let rows = "\
e1,AT,Seat of the Departed,Anselm Gestorbener,,1940-05-01,2019-06-01,2018-01-01,
e2,AT,Seat of the Late,Berta Verstorbene,,1940,2019,2018-01-01,2020-03-01
e3,AT,Seat of the Unborn,Carl Ungeboren,,1990-01-01,,1985-01-01,1988-01-01
e4,AT,Seat of the Ancient,Dora Uralt,,1850-01-01,,2001-01-01,
e5,AT,Seat Reversed,Emil Umgekehrt,,,,2019-05-29,2014-05-06
";
    let (tracker, report) = imported(rows, &basic()).await;
    let mut reasons = reasons(&report);
    reasons.sort_unstable();
    assert_eq!(
        reasons,
        [
            "it ends 2020-03-01, after its holder died, 2019",
            "it ends before it starts",
            "it has no end, and its holder died 2019-06-01",
            "it is of 1985-01-01, before its holder was born, 1990-01-01",
        ]
    );
    assert_eq!((report.counts.questions, report.counts.new), (1, 0), "{report}");
    assert!(
        tracker
            .world()
            .offices
            .values()
            .all(|office| !office.title.en.starts_with("Seat"))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn popolo_in_any_script_ends_with_its_organization_and_with_its_people() {
    let file = r#"{
 "persons": [
  {"id":"p1","name":"Tonio Bennetti","birth_date":"1925-04-03","death_date":"2014-03-14"},
  {"id":"p2","name":"Ursula Halbjahr","birth_date":"1950"},
  {"id":"p3","name":"Ζωή Παράδειγμα","other_names":[{"name":"Zoi Paradeigma","lang":"en"}]},
  {"id":"p4","name":"Zwei Ämter"},
  {"id":"p5","name":"山田 花子","sort_name":"Yamada Hanako"},
  {"id":"p6","name":"Anna Offenes-Ende"}
 ],
 "organizations": [{"id":"o1","name":"Test Council","dissolution_date":"2016-12-31"}],
 "posts": [
  {"id":"post1","label":"Speaker of the Test Council","role":"Speaker","organization_id":"o1"},
  {"id":"post2","label":"Clerk of the Test Council","role":"Clerk","organization_id":"o1"},
  {"id":"post3","label":"Usher of the Test Council","role":"Usher","organization_id":"o1"},
  {"id":"post4","label":"Herald of the Test Council","role":"Herald","organization_id":"o1"}
 ],
 "memberships": [
  {"id":"m1","person_id":"p1","post_id":"post1","organization_id":"o1","start_date":"1950-11-30"},
  {"id":"m2","person_id":"p2","post_id":"post2","organization_id":"o1","start_date":"2005","end_date":"2005-06"},
  {"id":"m3","person_id":"p3","post_id":"post3","organization_id":"o1","start_date":"2010-05","end_date":"2015"},
  {"id":"m4","person_id":"p5","post_id":"post4","organization_id":"o1","start_date":"2010-05","end_date":"2011"},
  {"id":"m5","person_id":"p6","post_id":"post4","organization_id":"o1","start_date":"2012-01-01","end_date":"2029-12-31"},
  {"id":"m6","person_id":"p4","post_id":"post2","organization_id":"o1","start_date":"2015-01-01","end_date":""}
 ]
}"#;
    let database = Database::new(Engine::Sqlite).await;
    let tracker = filled(&database).await;
    let options = popolo::Options::new(TODAY, Some(CountryId::parse("li").expect("a code")));
    let part = popolo::read("council.json", file.as_bytes(), &options).expect("it is read");
    let report = import(&tracker, part, &basic(), Accept::New).await;
    assert_sound(&tracker);
    let world = tracker.world();
    let ends: Vec<_> = ["Speaker", "Clerk", "Usher", "Herald"]
        .into_iter()
        .flat_map(|post| tenures(&world, &format!("{post} of the Test Council")))
        .map(|(person, tenure)| (person, tenure.end, tenure.end_reason))
        .collect();
    let abolished = Some(EndReason::OfficeAbolished);
    let unknown = Some(EndReason::Unknown);
    let expected = [
        ("ursula-halbjahr", "2005-06", unknown),
        ("zwei-amter", "2016-12-31", abolished),
        ("zoi-paradeigma", "2015", unknown),
        ("anna-offenes-ende", "2016-12-31", abolished),
        ("yamada-hanako", "2011", unknown),
    ];
    let expected = expected.map(|(person, end, reason)| (person.to_owned(), edtf(end), reason));
    assert_eq!(ends, expected, "{report}");
    let zoi = world
        .persons
        .get(&PersonId::parse("zoi-paradeigma").expect("an id"))
        .expect("she is there");
    assert_eq!(zoi.name.own.as_deref(), Some("Ζωή Παράδειγμα"));
    assert!(
        reasons(&report)
            .iter()
            .any(|why| why.contains("died, 2014-03-14")),
        "{report}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_number_of_wikidata_with_the_same_name_in_the_same_country_is_a_question() {
    let rows = "\
q1,JP,Test Envoy,Fumio Kishida,Q999999999,1957-07-29,,2025-01-01,2025-06-01
q2,HU,Test Envoy,Viktor Orbán,Q57641,1963-05-31,,1998-07-06,2002-05-27
";
    let (tracker, report) = imported(rows, &basic()).await;
    assert_eq!((report.counts.questions, report.counts.new), (1, 1), "{report}");
    let held: Vec<_> = tenures(&tracker.world(), "Test Envoy")
        .into_iter()
        .map(|(person, _)| person)
        .collect();
    assert_eq!(held, ["viktor-orban"]);
}
