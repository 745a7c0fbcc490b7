//! JSON-LD: every page's is of the types and properties of schema.org, with values of their types.

use crate::support::{TestApp, html::Page};
use serde_json::{Map, Value};

/// What the value of a property may be.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Text,
    Url,
    /// A day, a month or a year, or a day with its time.
    Date,
    Number,
    /// One of these types.
    Thing(&'static [&'static str]),
}
use Kind::{Date, Number, Text, Thing, Url};

const THING: [(&str, Kind); 5] = [
    ("name", Text),
    ("url", Url),
    ("description", Text),
    ("alternateName", Text),
    ("sameAs", Url),
];

/// The properties of a type beside those of every thing, as schema.org has them.
fn properties(kind: &str) -> &'static [(&'static str, Kind)] {
    match kind {
        "Event" => &[
            ("inLanguage", Text),
            ("eventStatus", Url),
            ("about", Thing(&["Country", "Thing"])),
            ("startDate", Date),
            ("endDate", Date),
            ("previousStartDate", Date),
            ("location", Thing(&["Place", "Country"])),
            ("attendee", Thing(&["Person"])),
            ("superEvent", Thing(&["Event"])),
        ],
        "Person" => &[
            ("birthDate", Date),
            ("deathDate", Date),
            ("hasOccupation", Thing(&["Role"])),
            ("jobTitle", Text),
        ],
        "Role" => &[
            ("startDate", Date),
            ("endDate", Date),
            ("hasOccupation", Thing(&["Occupation"])),
        ],
        "Occupation" => &[("occupationLocation", Thing(&["Country"]))],
        "GovernmentOrganization" => &[
            ("areaServed", Thing(&["Country"])),
            ("member", Thing(&["OrganizationRole"])),
        ],
        "OrganizationRole" => &[
            ("roleName", Text),
            ("startDate", Date),
            ("endDate", Date),
            ("member", Thing(&["Person"])),
        ],
        "Country" | "Place" => &[("address", Text)],
        "BreadcrumbList" => &[("itemListElement", Thing(&["ListItem"]))],
        "ListItem" => &[("position", Number), ("item", Url)],
        "Thing" => &[],
        other => panic!("schema.org's {other} is not described here"),
    }
}

fn is_date(text: &str) -> bool {
    let day = text.split('T').next().unwrap_or_default();
    let parts: Vec<_> = day.split('-').collect();
    let are_digits = parts
        .iter()
        .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    are_digits && matches!(parts[..], [y] | [y, _] | [y, _, _] if y.len() == 4)
}

fn check_value(value: &Value, kind: Kind, path: &str) {
    if let Value::Array(values) = value {
        assert!(!values.is_empty(), "{path} is empty");
        return values.iter().for_each(|value| check_value(value, kind, path));
    }
    let text = value.as_str();
    let is_right = match kind {
        Text => text.is_some_and(|it| !it.is_empty()),
        Url => text.is_some_and(|it| it.starts_with("https://") && !it.contains(' ')),
        Date => text.is_some_and(is_date),
        Number => value.is_u64(),
        Thing(kinds) => {
            check(
                value.as_object().unwrap_or_else(|| panic!("{path}: {value}")),
                path,
            );
            value["@type"].as_str().is_some_and(|it| kinds.contains(&it))
        }
    };
    assert!(is_right, "{path} is no {kind:?}: {value}");
}

fn check(data: &Map<String, Value>, path: &str) {
    let kind = data["@type"]
        .as_str()
        .unwrap_or_else(|| panic!("{path} has no type"));
    for (name, value) in data {
        if name.starts_with('@') {
            continue;
        }
        let mut known = THING.iter().chain(properties(kind));
        let (_, expected) = known
            .find(|(known, _)| known == name)
            .unwrap_or_else(|| panic!("{path}: a {kind} has no {name}"));
        check_value(value, *expected, &format!("{path}.{name}"));
    }
}

/// The JSON-LD of a page, of which each has its type.
async fn data(app: &TestApp, address: &str) -> Vec<Value> {
    let html = app.text(address).await;
    let page = Page::of(&html);
    let scripts = page.all("script[type='application/ld+json']");
    let found: Vec<Value> = scripts
        .iter()
        .map(|script| serde_json::from_str(&script.text()).expect("JSON"))
        .collect();
    for data in &found {
        assert_eq!(data["@context"], "https://schema.org", "{address}");
        check(data.as_object().expect("an object"), address);
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_says_what_it_is_about_in_the_shapes_of_schema_org() {
    let app = TestApp::start().await;
    for (page, kinds) in [
        ("/events/jp-ldp-leadership-2024", vec!["Event", "BreadcrumbList"]),
        ("/people/fumio-kishida", vec!["Person", "BreadcrumbList"]),
        ("/people/elizabeth-ii", vec!["Person", "BreadcrumbList"]),
        (
            "/offices/jp-prime-minister",
            vec!["GovernmentOrganization", "BreadcrumbList"],
        ),
        (
            "/offices/us-president",
            vec!["GovernmentOrganization", "BreadcrumbList"],
        ),
        ("/countries/jp", vec!["BreadcrumbList"]),
        (
            "/transitions/jp-prime-minister-after-fumio-kishida",
            vec!["BreadcrumbList"],
        ),
    ] {
        for prefix in ["", "/ja", "/ko"] {
            let address = format!("{prefix}{page}");
            let found = data(&app, &address).await;
            let types: Vec<_> = found.iter().filter_map(|data| data["@type"].as_str()).collect();
            assert_eq!(types, kinds, "{address}");
            let crumbs = &found.last().expect("breadcrumbs")["itemListElement"];
            let crumbs = crumbs.as_array().expect("a list");
            let last = crumbs.last().expect("the page")["item"]
                .as_str()
                .expect("an address");
            assert_eq!(last, format!("https://handover.example{address}"));
            for (place, crumb) in crumbs.iter().enumerate() {
                assert_eq!(crumb["position"], place + 1);
                let path = crumb["item"]
                    .as_str()
                    .expect("an address")
                    .trim_start_matches("https://handover.example");
                let path = if path.is_empty() { "/" } else { path };
                assert_eq!(app.get(path).await.status(), 200, "{path}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_has_roles_and_an_office_its_holder_as_they_were_on_the_day() {
    let app = TestApp::start().await;
    let person = &data(&app, "/people/fumio-kishida?as_of=2024-09-06").await[0];
    let roles = person["hasOccupation"].as_array().expect("roles");
    let premier = roles
        .iter()
        .find(|role| role["hasOccupation"]["name"] == "Prime Minister of Japan")
        .expect("the role");
    assert_eq!(premier["startDate"], "2021-10-04");
    assert!(premier.get("endDate").is_none(), "nobody knew it: {premier}");
    assert_eq!(premier["hasOccupation"]["occupationLocation"]["name"], "Japan");
    assert_eq!(person["alternateName"], "岸田文雄");
    let later = &data(&app, "/people/fumio-kishida").await[0];
    let roles = later["hasOccupation"].as_array().expect("roles");
    assert!(
        roles.iter().any(|role| role["endDate"] == "2024-10-01"),
        "{roles:?}"
    );
    assert!(
        later.get("jobTitle").is_none(),
        "he holds none of these offices: {later}"
    );
    let office = &data(&app, "/offices/jp-prime-minister?as_of=2024-09-06").await[0];
    assert_eq!(office["areaServed"]["name"], "Japan");
    assert_eq!(office["member"][0]["member"]["name"], "Fumio Kishida");
    assert_eq!(office["member"][0]["roleName"], "Prime Minister");
}

#[test]
fn what_schema_org_does_not_have_is_refused() {
    for wrong in [
        serde_json::json!({"@type": "Person", "startDate": "2024-01-01"}),
        serde_json::json!({"@type": "Person", "birthDate": "around 1950"}),
        serde_json::json!({"@type": "Person", "url": "/people/x"}),
        serde_json::json!({"@type": "Role", "hasOccupation": {"@type": "Person", "name": "x"}}),
    ] {
        let data = wrong.as_object().expect("an object").clone();
        assert!(std::panic::catch_unwind(|| check(&data, "")).is_err(), "{wrong}");
    }
}
