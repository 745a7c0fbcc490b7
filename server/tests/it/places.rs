//! Where in its source a fact stands: on pages, in forms and in what leaves the site.

use crate::{
    edit::Desk,
    support::{TestApp, html::Page},
};
use domain::{Snapshot, World, doubt::Freshness, entity::citation::cite};
use handover::starter::{Starter, embedded};
use jiff::Timestamp;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_letter_at_a_fact_leads_to_the_place_in_its_source() {
    let app = TestApp::start().await;
    for (prefix, label, number) in [
        ("", "Where in it:", "Source "),
        ("/ja", "該当箇所：", "出典"),
        ("/ko", "해당 위치:", "출처 "),
    ] {
        let html = app.text(&format!("{prefix}/offices/jp-emperor")).await;
        let page = Page::of(&html);
        let list = page.one(".source-list").text();
        assert!(list.contains(label), "{list}");
        let place = "state leaders 20c: Japan";
        let place = page
            .all(".source-list-item span")
            .into_iter()
            .find(|it| it.text().contains(place));
        let id = place.expect("the place").attribute("id").expect("an id");
        let mark = page.one(&format!("a[href='#{id}']"));
        let letter = id.strip_prefix("source-").expect("a number");
        assert_eq!(mark.text(), letter);
        assert_eq!(mark.attribute("aria-label"), Some(&*format!("{number}{letter}")));
        // A source stands once, however many places in it are cited.
        let items = page.all(".source-list-item");
        let named = items
            .iter()
            .filter(|it| it.text().contains("bjornskov") || it.text().contains("Bjørnskov"));
        assert!(named.count() <= 1);
    }
    // What has no date may have been written later.
    let past = app.text("/offices/jp-emperor?as_of=2001-01-01").await;
    assert!(!past.contains("state leaders 20c"), "{past}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_name_sources_alone() {
    let app = TestApp::start().await;
    for path in ["/", "/leaders"] {
        let html = app.text(path).await;
        assert!(html.contains("class=\"source-list\""), "{path}");
        assert!(!html.contains("Where in it:"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_keeps_the_place_through_preview_save_correction_and_undo() {
    let desk = Desk::open().await;
    let verify = "/edit/people/fumio-kishida/verify";
    let fields = [("source.place.cia-world-factbook", "ja.json, Executive branch")];
    let preview = desk
        .send(verify, "preview", &fields)
        .await
        .text()
        .await
        .expect("text");
    let page = Page::of(&preview);
    assert!(
        page.one("#edit-answer")
            .text()
            .contains("ja.json, Executive branch")
    );
    let typed = page.one("input[name='source.place.cia-world-factbook']");
    assert_eq!(typed.attribute("value"), Some("ja.json, Executive branch"));
    let person = desk.save(verify, &fields).await;
    assert!(person.contains("ja.json, Executive branch"));
    let seq = desk.seq();
    let cited = || {
        let world = desk.app.context.backend.world();
        let person = world.persons.get("fumio-kishida").expect("the person");
        let cited: Vec<_> = person
            .provenance
            .sources
            .iter()
            .map(|it| it.short().to_owned())
            .collect();
        cited
    };
    let place = "cia-world-factbook#ja.json, Executive branch".to_owned();
    assert!(cited().contains(&place), "{:?}", cited());

    // Whoever corrects something else leaves it as it is.
    let correct = "/edit/people/fumio-kishida/correct";
    let opened = desk
        .app
        .get_as(&desk.editor, correct)
        .await
        .text()
        .await
        .expect("text");
    let sources = Page::of(&opened).one("textarea[name='sources']").text();
    assert!(sources.contains(&place), "{sources}");
    desk.save(
        correct,
        &[
            ("name.en", "Fumio Kishida"),
            ("born", "29 July 1957"),
            ("sources", sources.trim()),
        ],
    )
    .await;
    assert!(cited().contains(&place), "{:?}", cited());
    let wrong = desk
        .refused(
            correct,
            &[("name.en", "Fumio Kishida"), ("sources", "cia-world-factbook#")],
        )
        .await;
    assert!(
        wrong.contains("A place in a source is a short text in one line."),
        "{}",
        crate::edit::problems(&wrong)
    );

    desk.save(&format!("/edit/changes/{seq}/undo"), &[]).await;
    assert!(!cited().contains(&place), "{:?}", cited());
}

/// The tables of the starter world, as they are committed and as pages of today read them.
#[test]
fn the_starter_world_names_the_places_of_its_tables() {
    let changesets = Starter::read(&embedded()).changesets(Timestamp::UNIX_EPOCH);
    let bytes = serde_json::to_vec(&changesets).expect("JSON");
    let world = World::replay(changesets).expect("every changeset is accepted");
    let again: Vec<domain::Changeset> = serde_json::from_slice(&bytes).expect("changesets");
    assert!(World::replay(again).expect("the same") == world);
    let today = Snapshot::of_today(&world, jiff::civil::date(2026, 11, 24), Freshness::default());
    let tenures = today.tenures().flat_map(|it| it.provenance.sources.iter());
    let events = today.events().flat_map(|it| it.provenance.sources.iter());
    let placed = tenures.chain(events).filter(|it| it.place().is_some()).count();
    assert!(placed > 19_000, "{placed}");
    for entity in world.entities() {
        let sources = entity.provenance().map_or(&[][..], |it| &it.sources);
        let mut joined = Vec::new();
        sources.iter().for_each(|it| cite(&mut joined, it));
        assert_eq!(joined, sources, "{:?}", entity.reference());
    }
}
