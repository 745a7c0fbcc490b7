use super::*;
use crate::{
    edit::{Act, Subject},
    rpc::FUNCTIONS,
};
use domain::id::{CountryId, EventId, OfficeId, PersonId, TransitionId};
use jiff::{Timestamp, civil::date};

const TODAY: Date = date(2026, 11, 24);

/// One of each kind, and of what an address can name beside pages.
fn resources() -> Vec<Resource<'static>> {
    let mut resources = vec![
        Resource::HOME,
        Resource::LEADERS,
        Resource::COUNTRIES,
        Resource::country(&CountryId::parse("jp").expect("an id")).into_owned(),
        Resource::person(&PersonId::parse("fumio-kishida").expect("an id")).into_owned(),
        Resource::office(&OfficeId::parse("jp-prime-minister").expect("an id")).into_owned(),
        Resource::EVENTS,
        Resource::TRANSITIONS,
        Resource::transition(&TransitionId::parse("jp-pm-2024").expect("an id")).into_owned(),
        Resource::relation(["jp", "kr", "us"]),
        Resource::CHANGES,
        Resource::COMPARISON,
        Resource::BRIEFING,
        Resource::TIMELINES,
        Resource::MAP,
        Resource::change(12),
        Resource::SEARCH,
        Resource::SIGN_IN,
        Resource::SET_UP,
        Resource::ACCOUNT,
        Resource::TOKENS,
        Resource::ACCOUNTS,
        Resource::SECURITY,
        Resource::DESK,
        Resource::REVIEW,
        Resource::proposal("0123abcd"),
        Resource::import_run("7"),
        Resource::API_DOCS,
        Resource::ABOUT,
        Resource::HOME_CARD,
        Resource::badge(&OfficeId::parse("jp-prime-minister").expect("an id")).into_owned(),
        Resource::CITATION,
        Resource::EMBEDDING,
        Resource::OEMBED,
        Resource::CALENDAR,
        Resource::ATOM_FEED,
        Resource::JSON_FEED,
    ];
    let pages = resources.clone();
    for document in Document::ALL {
        let beside = pages.iter().map(|page| page.document(document));
        resources.extend(beside.filter(|it| it.as_document().is_some()));
    }
    let event = Resource::event(&EventId::parse("jp-ldp-leadership-2024").expect("an id")).into_owned();
    resources.extend(Document::ALL.map(|document| event.document(document)));
    resources.push(event);
    let embeds = resources.iter().filter_map(Resource::embed).collect::<Vec<_>>();
    resources.extend(embeds);
    for (kind, id) in [("offices", "jp-prime-minister"), ("changes", "12")] {
        let subject = Subject::parse(kind, id).expect("a subject");
        resources.extend(subject.acts().iter().map(|act| Resource::form(&subject, *act)));
    }
    resources.extend(FUNCTIONS.iter().map(|function| {
        let name = function.path.rsplit('/').next().expect("a name");
        Resource::function(name)
    }));
    resources
}

/// Clocks as they can stand together.
fn all_clocks() -> [Clocks; 4] {
    let as_of = Some(date(2024, 9, 6));
    let known_at = Some("2024-09-06T12:00:00Z".parse::<Timestamp>().expect("a moment"));
    [
        Clocks::default(),
        Clocks {
            as_of,
            known_at: None,
        },
        Clocks {
            as_of: None,
            known_at,
        },
        Clocks { as_of, known_at },
    ]
}

fn knows_clocks(resource: &Resource<'_>) -> bool {
    let kind = resource.kind().expect("something stands there");
    kind.parameters().contains(&"as_of")
}

#[test]
fn there_is_one_of_each_kind_here() {
    for kind in ResourceKind::ALL {
        let found = resources().iter().any(|resource| resource.kind() == Some(*kind));
        assert!(found, "{kind:?} is not tried");
    }
}

#[test]
fn every_address_is_read_as_what_it_was_made_of() {
    for resource in resources() {
        let kind = resource.kind().expect("something stands there");
        for language in Language::ALL {
            if !kind.has_languages() && language != Language::En {
                continue;
            }
            for clocks in all_clocks() {
                let mut address = Address::new(language, resource.clone());
                if knows_clocks(&resource) {
                    address = address.with_clocks(clocks);
                }
                let text = address.to_string();
                let read = Address::parse(&text);
                assert_eq!(read, address, "{text}");
                if knows_clocks(&resource) {
                    assert_eq!(read.clocks(TODAY).ok(), Some(clocks), "{text}");
                }
            }
        }
    }
}

#[test]
fn every_parameter_of_a_kind_is_read_and_no_other() {
    for resource in resources().iter().filter(|it| it.as_document().is_none()) {
        let kind = resource.kind().expect("something stands there");
        for name in kind.parameters() {
            let query = Query::of(name, "/ja/events?kind=meeting&as_of=2024-09-06");
            let address = Address::new(Language::En, resource.clone()).with_query(query);
            let text = address.to_string();
            assert_eq!(Address::parse(&text), address, "{text}");
        }
        let text = format!("{resource}?utm_source=x");
        assert!(Address::parse(&text).query.is_empty(), "{text}");
    }
}

#[test]
fn paths_are_written_as_they_always_were() {
    for (address, text) in [
        (Address::new(Language::En, Resource::HOME), "/"),
        (Address::new(Language::Ja, Resource::HOME), "/ja"),
        (
            Address::new(Language::Ko, Resource::ACCOUNTS),
            "/ko/admin/accounts",
        ),
        (
            Address::new(Language::Ja, Resource::function("sign_in")),
            "/rpc/sign_in",
        ),
        (
            Address::new(Language::Ja, Resource::relation(["jp", "kr"]))
                .with_query(Query::of("as_of", "2024-09-06")),
            "/ja/relations/jp-kr?as_of=2024-09-06",
        ),
    ] {
        assert_eq!(address.to_string(), text);
    }
    let event = Resource::event(&EventId::parse("e-1").expect("an id")).into_owned();
    assert_eq!(
        Resource::relation(["jp", "kr"])
            .document(Document::Calendar)
            .to_string(),
        "/relations/jp-kr.ics"
    );
    assert_eq!(Resource::LEADERS.document(Document::Code), Resource::LEADERS);
    assert_eq!(
        Address::parse("/ja/events.csv?kind=meeting&utm=1").to_string(),
        "/ja/events.csv?kind=meeting"
    );
    let suffixes = Document::ALL.map(|document| event.document(document).to_string());
    assert_eq!(
        suffixes,
        [
            "/events/e-1.ics",
            "/events/e-1.json",
            "/events/e-1.qr.svg",
            "/events/e-1",
            "/events/e-1.png",
            "/events/e-1",
            "/events/e-1",
            "/events/e-1"
        ]
    );
}

#[test]
fn what_stands_nowhere_is_kept_as_it_came() {
    for path in [
        "/nothing",
        "/ja/nothing/here",
        "/events/",
        "/leaders.ics",
        "/events/a/b",
        "/ja/rpc/sign_in",
        "/people/%FF",
    ] {
        let address = Address::parse(path);
        assert_eq!(address.resource.kind(), None, "{path}");
        assert_eq!(address.to_string(), path);
    }
    // The language is a whole part of the path.
    assert_eq!(Address::parse("/japan").language, Language::En);
    assert_eq!(Address::parse("/ja/nothing").language, Language::Ja);
}

#[test]
fn parts_are_decoded_and_a_fragment_is_no_part() {
    let address = Address::parse("/people/%E5%B2%B8%E7%94%B0?as_of=2024-09-06#sources");
    assert_eq!(address.resource.part("id"), "岸田");
    assert_eq!(address.query.first("as_of"), Some("2024-09-06"));
    assert_eq!(Address::parse(&address.to_string()), address);
}

#[test]
fn a_form_says_what_it_is_about() {
    let subject = Subject::parse("offices", "jp-prime-minister").expect("a subject");
    let form = Resource::form(&subject, Act::HandOver);
    assert_eq!(form.as_form(), Some((subject, Act::HandOver)));
    assert_eq!(Resource::parse("/edit/cats/tom/hand-over").as_form(), None);
    assert_eq!(Resource::LEADERS.as_form(), None);
}

#[test]
fn a_clock_that_cannot_be_read_is_named() {
    let problem = Address::parse("/leaders?as_of=yesterday").clocks(TODAY);
    assert_eq!(problem.err().map(|problem| problem.parameter), Some("as_of"));
}

#[test]
fn only_a_path_of_this_site_is_gone_to() {
    for right in [
        "/",
        "/ja/events?kind=meeting&as_of=2024-09-06",
        "/edit/people/a#b",
    ] {
        assert_eq!(local_path(right), Some(right));
    }
    for wrong in [
        "",
        "leaders",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/a b",
        "/é",
    ] {
        assert_eq!(local_path(wrong), None, "{wrong:?}");
    }
}

#[test]
fn an_embed_is_made_of_its_page_and_leads_back_to_it() {
    let mut made = Vec::new();
    for page in resources().iter().filter(|it| it.as_document().is_none()) {
        if let Some(embed) = page.embed() {
            assert_eq!(embed.page(), *page);
            assert_eq!(page.as_is(&embed), embed);
            made.push(embed.to_string());
        }
    }
    made.sort();
    made.dedup();
    assert_eq!(
        made,
        [
            "/embed/countries/jp",
            "/embed/events/jp-ldp-leadership-2024",
            "/embed/transitions/jp-pm-2024",
            "/embed/upcoming"
        ]
    );
    let badge = Address::parse("/ko/badge/offices/jp-prime-minister.svg?v=1");
    assert_eq!(badge.resource.as_document(), Some(Document::Badge));
    assert_eq!(badge.to_string(), "/ko/badge/offices/jp-prime-minister.svg");
    let office = badge.resource.page();
    assert_eq!(office.to_string(), "/offices/jp-prime-minister");
    assert_eq!(office.as_is(&badge.resource), badge.resource);
    let card = Address::parse("/people/fumio-kishida.png").resource;
    assert_eq!(card.page().as_is(&card), card);
}
