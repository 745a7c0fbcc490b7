//! Pages and API of a number of days, walked through for every holder who is in doubt.

use super::{all, as_json, names, on, view};
use crate::support::{TestApp, today};
use domain::{Snapshot, doubt::is_grave, entity::Role, snapshot::InDoubt, status::Headline};
use jiff::{ToSpan, civil::Date};
use std::{
    collections::{BTreeMap, BTreeSet},
    iter,
};

/// How many days are looked at, unless the environment says how many.
const DAYS: usize = 12;
/// The first day that may be looked at.
const FIRST: Date = jiff::civil::date(2010, 1, 1);

/// Today, the days of the stories that the starter world tells, and others that a fixed seed picks.
fn days() -> Vec<Date> {
    let wanted = std::env::var("HANDOVER_DOUBT_DAYS").ok();
    let wanted = wanted.map_or(DAYS, |text| text.parse().expect("a number of days"));
    let told = [
        today(),
        jiff::civil::date(2026, 3, 12),
        jiff::civil::date(2024, 9, 6),
        jiff::civil::date(2025, 12, 20),
    ];
    let span = (today() - FIRST).get_days();
    let mut seed: u64 = 0x2026_1129;
    let picked = std::iter::repeat_with(move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let number = i32::try_from(seed >> 40).expect("24 bits");
        FIRST.saturating_add((number % span).days())
    });
    told.into_iter().chain(picked).take(wanted).collect()
}

/// Which office a row is of, where it does not name it.
enum Within<'p> {
    Nothing,
    /// The figure of an office's line, where it stands in one.
    Timelines,
    Office(&'p str),
    Person(&'p str),
}

/// Persons and offices that a page calls plainly in office.
fn plain(html: &str, within: &Within<'_>) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    if matches!(within, Within::Timelines) {
        let mut parts = html.split("id=\"line-title-");
        found.extend(
            parts
                .next()
                .into_iter()
                .flat_map(|head| plain(head, &Within::Nothing)),
        );
        for part in parts {
            let (office, rest) = part.split_once('"').expect("the end of an id");
            let line = rest.split("</section>").next().unwrap_or_default();
            found.extend(plain(line, &Within::Office(office)));
        }
        return found;
    }
    // A row of a table may have a list inside, which is no row of its own.
    let rows = html.split("<tr").flat_map(|part| match part.split_once("</tr>") {
        Some((row, rest)) => iter::once(row).chain(rest.split("<li")).collect::<Vec<_>>(),
        None => part.split("<li").collect(),
    });
    for row in rows {
        if !row.contains("data-status=\"in-office\"") {
            continue;
        }
        let linked = |kind: &str| {
            let rest = row.split_once(&format!("/{kind}/"))?.1;
            let end = rest.find(['"', '?'])?;
            Some(rest[..end].to_owned())
        };
        let person = linked("people").or(match within {
            Within::Person(id) => Some((*id).to_owned()),
            _ => None,
        });
        let office = linked("offices").or(match within {
            Within::Office(id) => Some((*id).to_owned()),
            _ => None,
        });
        found.insert((person.expect(row), office.unwrap_or_default()));
    }
    found
}

/// What leads to the front page behind the prefix of a language.
fn home(prefix: &str) -> &'static str {
    if prefix.is_empty() { "/" } else { "" }
}

/// Gives how many holders the page calls plainly in office.
async fn check_page(
    app: &TestApp,
    path: &str,
    within: Within<'_>,
    doubtful: &BTreeSet<(String, String)>,
) -> usize {
    let answer = app.get(path).await;
    assert_eq!(answer.status(), 200, "{path}");
    let html = answer.text().await.expect("text");
    let plain = plain(&html, &within);
    for it in &plain {
        assert!(!doubtful.contains(it), "{path} calls {it:?} plainly in office");
    }
    plain.len()
}

/// The pages on which somebody who is in doubt stands, each once.
fn pages<'s>(doubts: &'s [InDoubt<'s>], home: &str) -> BTreeMap<String, Within<'s>> {
    let mut pages = BTreeMap::new();
    for path in [home, "/countries", "/transitions", "/search?q=president"] {
        pages.insert(path.to_owned(), Within::Nothing);
    }
    for it in doubts {
        let (office, person) = (it.spell.office, it.spell.person);
        pages.insert(format!("/countries/{}", it.country.id), Within::Timelines);
        pages.insert(
            format!("/offices/{}", office.id),
            Within::Office(office.id.as_str()),
        );
        pages.insert(
            format!("/people/{}", person.id),
            Within::Person(person.id.as_str()),
        );
    }
    pages
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_holder_in_doubt_is_plainly_in_office_on_any_page_or_in_the_api() {
    let app = TestApp::start().await;
    let (mut seen, mut plain) = (0, 0);
    for (number, day) in days().into_iter().enumerate() {
        let view = view(&app, day, today());
        let doubts: Vec<_> = view.in_doubt().collect();
        seen += doubts.len();
        let doubtful: BTreeSet<_> = doubts
            .iter()
            .filter(|it| it.spell.status.headline == Headline::InOffice)
            .map(|it| (it.spell.person.id.to_string(), it.spell.office.id.to_string()))
            .collect();
        // What a page says does not follow from its language; the marks are the same in all three.
        let prefix = ["", "/ja", "/ko"][number % 3];
        for (path, within) in pages(&doubts, home(prefix)) {
            let path = on(&format!("{prefix}{path}"), day, today());
            plain += check_page(&app, &path, within, &doubtful).await;
        }
        for page in 1..=view_pages(&view) {
            let path = on(&format!("{prefix}/leaders?page={page}"), day, today());
            plain += check_page(&app, &path, Within::Nothing, &doubtful).await;
        }
        check_api(&app, day, &doubts).await;
    }
    assert!(seen > 300, "{seen} doubts on all days");
    assert!(plain > 1000, "{plain} holders of whom nothing is doubted");
}

fn view_pages(view: &Snapshot) -> usize {
    let filter = domain::snapshot::LeaderFilter::default();
    let order = domain::snapshot::LeaderOrder::Change;
    view.leaders(&filter, order, domain::Language::En)
        .len()
        .div_ceil(60)
}

async fn check_api(app: &TestApp, day: Date, doubts: &[InDoubt<'_>]) {
    let of_tenure: BTreeMap<_, _> = doubts
        .iter()
        .map(|it| (it.spell.tenure.id.to_string(), as_json(&it.doubts)))
        .collect();
    let none = serde_json::Value::Array(Vec::new());
    let expected = |id: &serde_json::Value| of_tenure.get(id.as_str().expect("an id")).unwrap_or(&none);
    let tenures = all(app, &on("/api/v1/tenures?phase=in_office", day, today())).await;
    for record in &tenures {
        assert_eq!(record["doubt"], *expected(&record["id"]), "{}", record["id"]);
    }
    for record in all(app, &on("/api/v1/leaders", day, today())).await {
        assert_eq!(record["doubt"], *expected(&record["id"]), "{}", record["id"]);
        assert!(record["holder"].is_null() || record["holder"]["doubt"] == record["doubt"]);
    }
    let mut in_offices = 0;
    for record in all(app, &on("/api/v1/offices?status=in_doubt", day, today())).await {
        assert_ne!(record["doubt"], none, "{}", record["id"]);
        for holder in record["holders"].as_array().expect("a list") {
            assert_eq!(holder["doubt"], *expected(&holder["tenure"]));
            in_offices += usize::from(holder["doubt"] != none);
        }
    }
    assert_eq!(in_offices, doubts.len(), "on {day}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn home_leaders_and_country_tell_every_doubt_of_today() {
    let app = TestApp::start().await;
    let view = view(&app, today(), today());
    let doubts: Vec<_> = view.in_doubt().collect();
    assert!(doubts.len() > 100);
    for prefix in ["", "/ja", "/ko"] {
        let home = app.text(&format!("{prefix}{}", home(prefix))).await;
        let home = home.split("id=\"doubt-title\"").nth(1).expect("the section");
        let home = home.split("</section>").next().expect("its end");
        // Whoever is in doubt for an old check alone is counted there, where they are many, and named in the list that it leads to.
        let unchecked = doubts.iter().filter(|it| !is_grave(&it.doubts)).count();
        assert!(unchecked > 100, "{unchecked}");
        assert!(
            home.contains(&format!("{unchecked}")),
            "home does not count {unchecked}"
        );
        assert!(home.contains("/leaders?status=in_doubt"));
        let mut leaders = String::new();
        for page in 1..=view_pages(&view) {
            leaders += &app
                .text(&format!("{prefix}/leaders?status=in_doubt&page={page}"))
                .await;
        }
        for it in &doubts {
            let about = format!("{prefix} {} {:?}", it.spell.tenure.id, it.doubts);
            if is_grave(&it.doubts) {
                assert!(names(home, it), "home lacks {about}");
                let country = format!("/countries/{}\"", it.country.id);
                assert!(home.contains(&country), "{about}");
            }
            let leads = |role: &Role| {
                matches!(
                    role,
                    Role::HeadOfState | Role::HeadOfGovernment | Role::InstitutionPresident
                )
            };
            if it.spell.office.roles.iter().any(leads) {
                assert!(names(&leaders, it), "leaders lacks {about}");
            }
        }
        // One country after the other: its page says of each holder in doubt that they are.
        for chunk in doubts.chunk_by(|a, b| a.country.id == b.country.id) {
            let path = format!("{prefix}/countries/{}", chunk[0].country.id);
            let html = app.text(&path).await;
            let marks = html.matches("class=\"doubt-note\"").count();
            assert!(chunk.iter().all(|it| names(&html, it)), "{path}");
            assert!(marks >= chunk.len(), "{path} has {marks} of {}", chunk.len());
        }
    }
}
