//! Pages whose parts come from the fragment cache read as pages that are rendered whole.

use crate::support::{
    html::{Element, Page},
    today,
};
use app::{
    Address, Answer, Backend, Body, NotCommitted, Obstacle, PageRequest, Site, Today,
    backend::{Committing, Make, Trying},
    desk::Marks,
};
use domain::{Language, World, changeset::Seq};
use handover::starter::{Starter, embedded};
use jiff::{Timestamp, civil::Date};
use std::sync::{Arc, LazyLock};

/// Pages that are made of fragments, and others that share some of them.
const PAGES: [&str; 11] = [
    "/",
    "/leaders",
    "/leaders?region=asia",
    "/leaders?sort=person&page=2",
    "/countries/jp",
    "/countries/fr",
    "/events",
    "/events?country=kr&sort=newest",
    "/events/jp-ldp-leadership-2024",
    "/changes",
    "/search?q=election",
];

/// The starter world, and the view of today that all requests share.
struct Fixed {
    world: Arc<World>,
    today: Arc<Today>,
}

static FIXED: LazyLock<Fixed> = LazyLock::new(|| {
    let changesets = Starter::read(&embedded()).changesets(Timestamp::UNIX_EPOCH);
    let world = Arc::new(World::replay(changesets).expect("every changeset is accepted"));
    let today = Arc::new(Today::new(world.on(today())));
    Fixed { world, today }
});

impl Backend for Fixed {
    fn world(&self) -> Arc<World> {
        Arc::clone(&self.world)
    }

    fn known_at(&self, _: Timestamp) -> Arc<World> {
        Arc::clone(&self.world)
    }

    fn at(&self, _: Seq) -> Arc<World> {
        Arc::clone(&self.world)
    }

    fn today(&self, _: &Arc<World>, _: Date) -> Arc<Today> {
        Arc::clone(&self.today)
    }

    fn obstacle(&self) -> Trying<'_> {
        Box::pin(std::future::ready(None))
    }

    fn marks(&self) -> Arc<Marks> {
        Arc::default()
    }

    fn commit_made<'b>(&'b self, _: Make<'b>) -> Committing<'b> {
        Box::pin(async { Err(NotCommitted::Unavailable(Obstacle::Other)) })
    }
}

fn page(language: Language, text: &str) -> String {
    let address = Address {
        language,
        ..Address::parse(text)
    };
    let request = PageRequest {
        address: address.clone(),
        today: today(),
        viewer: None,
    };
    match app::answer(request, &*FIXED, &Site::default()) {
        Answer {
            status: 200,
            body: Body::Html(html),
        } => without_version(&without_clock(&html)),
        other => panic!("{address} answers {other:?}"),
    }
}

/// The version is a hash of the body, in which the links are.
fn without_version(html: &str) -> String {
    const VERSION: &str = " data-version=\"";
    let (before, after) = html.split_once(VERSION).expect("a version");
    let (_, after) = after.split_once('"').expect("its end");
    format!("{before}{after}")
}

/// A page with a clock that asks for what it shows anyway shares no fragment.
fn whole(language: Language, text: &str) -> String {
    let joint = if text.contains('?') { '&' } else { '?' };
    page(language, &format!("{text}{joint}as_of={}", today()))
}

/// Its links carry the clock, which tells nothing here.
fn without_clock(html: &str) -> String {
    let day = today();
    html.replace(
        &format!("<input type=\"hidden\" name=\"as_of\" value=\"{day}\">"),
        "",
    )
    .replace(&format!("?as_of={day}&amp;"), "?")
    .replace(&format!("?as_of={day}"), "")
    .replace(&format!("&amp;as_of={day}"), "")
    .replace(&format!("%3Fas_of%3D{day}"), "")
    .replace(&format!("%26as_of%3D{day}"), "")
}

#[test]
fn a_page_reads_the_same_whether_its_parts_are_kept_made_or_not_shared() {
    for language in Language::ALL {
        for asked in PAGES {
            let first = page(language, asked);
            let second = page(language, asked);
            assert_eq!(first, second, "{asked:?} in {language:?}");
            let whole = whole(language, asked);
            let difference = first.bytes().zip(whole.bytes()).position(|(a, b)| a != b);
            if let Some(place) = difference {
                let from = first.floor_char_boundary(place.saturating_sub(80));
                let until = |html: &str| html.ceil_char_boundary(place + 80);
                panic!(
                    "{asked:?} in {language:?}:\n{}\nis not\n{}",
                    &first[from..until(&first)],
                    &whole[from..until(&whole)]
                );
            }
            assert_eq!(first.len(), whole.len(), "{asked:?} in {language:?}");
        }
    }
}

/// The form above a list is shared where nothing is chosen in it. What is chosen shows, whichever control it is chosen in.
#[test]
fn every_control_above_a_list_shows_what_is_asked_for() {
    for list in ["/leaders", "/events", "/transitions"] {
        let plain = page(Language::En, list);
        let plain = Page::of(&plain);
        let form = plain.one(".filters");
        let (mut selects, mut inputs) = (0, 0);
        let sent = |field: Element<'_>, value: &str| {
            let name = field.attribute("name").expect("its name");
            let asked = page(Language::En, &format!("{list}?{name}={value}"));
            let asked = Page::of(&asked);
            let field = asked.one(&format!(".filters [name='{name}']"));
            assert_eq!(field.sent(), Some((name.to_owned(), value.to_owned())), "{list}");
        };
        for select in form.all("select") {
            let mut offered = select.all("option").into_iter();
            let value = offered.find_map(|it| it.attribute("value").filter(|value| !value.is_empty()));
            sent(select, value.expect("something to choose"));
            selects += 1;
        }
        for input in form.all("input") {
            let is_date = input.attribute("type") == Some("date");
            sent(input, if is_date { "2026-12-01" } else { "vote" });
            inputs += 1;
        }
        assert!(
            selects >= 4 && inputs >= 1,
            "{list}: {selects} selects and {inputs} inputs"
        );
    }
}
