//! Each act, from the form to the page that shows it.

use super::{Desk, WORD};
use crate::support::{
    every,
    html::{Element, Page},
};
use app::{
    address::Resource,
    edit::{Act, Subject},
};
use domain::entity::Firmness;
use reqwest::StatusCode;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_office_is_handed_over_with_one_form() {
    let desk = Desk::open().await;
    let path = "/edit/offices/jp-prime-minister/hand-over";
    let page = desk.app.get_as(&desk.editor, path).await;
    assert_eq!(page.status(), StatusCode::OK);
    assert_eq!(page.headers()["cache-control"], "private, no-store");
    let html = page.text().await.expect("text");
    let form = Page::of(&html);
    let holder = form.one("option[value^=jp-prime-minister-]").attribute("value");
    let holder = holder.expect("the holder is offered");
    let fields = [
        ("tenure", holder),
        ("end", "20 Nov 2026"),
        ("reason", "resigned"),
        ("person.en", "Example Person"),
        ("person.ja", "見本太郎"),
        ("person.ko", "견본 타로"),
        ("designated", "2026年11月18日"),
        ("entry", "designated"),
        ("cause", "resignation"),
    ];
    let preview = desk.send(path, "preview", &fields).await;
    assert_eq!(preview.status(), StatusCode::OK);
    let html = preview.text().await.expect("text");
    for words in [
        "What will change",
        "Example Person",
        "20 November 2026",
        "resigned",
    ] {
        assert!(html.contains(words), "the preview lacks {words}");
    }
    let preview = Page::of(&html).one("#edit-answer").text();
    // Somebody new has a name there already, and no page yet.
    assert!(
        preview.contains("Example Person, Prime Minister of Japan"),
        "{preview}"
    );
    assert!(!html.contains("/people/example-person"), "{preview}");
    let before = desk.seq();
    let transition = desk.save(path, &fields).await;
    assert_eq!(desk.seq(), before + 1);
    assert!(transition.contains("Example Person") && transition.contains("Saved as change"));
    for page in ["/ja/offices/jp-prime-minister", "/ja/countries/jp"] {
        assert!(desk.text(page).await.contains("見本太郎"), "{page}");
    }
    let change = desk.text(&format!("/changes/{}", desk.seq())).await;
    for words in [
        "Aiko",
        "Because the source says so",
        "18 November 2026",
        "The World Factbook",
    ] {
        assert!(change.contains(words), "the history lacks {words}");
    }
    // Before that day nothing of it shows.
    let earlier = desk.text("/offices/jp-prime-minister?as_of=2026-11-17").await;
    assert!(!earlier.contains("Example Person"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_event_is_scheduled_moved_cancelled_and_keeps_its_address() {
    let desk = Desk::open().await;
    let event = desk
        .save(
            "/edit/offices/fr-president/schedule",
            &[
                ("kind", "confidence_vote"),
                ("name", "Vote of the test"),
                ("date", "by Aug 2029"),
                ("announced", "1 Nov 2026"),
                ("decides[]", "fr-president"),
            ],
        )
        .await;
    assert!(event.contains("Vote of the test") && event.contains("by August 2029"));
    let path = "/events/fr-vote-of-the-test";
    let moved = desk
        .save(
            "/edit/events/fr-vote-of-the-test/move",
            &[
                ("date", "18 April – 2 May 2027"),
                ("known", "20 Nov 2026"),
                ("why", "A quarrel"),
            ],
        )
        .await;
    assert!(moved.contains("by August 2029") && moved.contains("A quarrel"));
    let earlier = desk.text(&format!("{path}?as_of=2026-11-19")).await;
    assert!(earlier.contains("by August 2029") && !earlier.contains("A quarrel"));
    let cancelled = desk
        .save(
            "/edit/events/fr-vote-of-the-test/cancel",
            &[("known", "2026-11-22")],
        )
        .await;
    assert!(cancelled.contains("cancelled"));
    let calendar = desk.text(&format!("{path}.ics")).await;
    assert!(calendar.contains("STATUS:CANCELLED"), "{calendar}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_status_begins_and_ends_and_a_tenure_ends() {
    let desk = Desk::open().await;
    let tenure = "/edit/tenures/kr-president-lee-jae-myung";
    let page = desk
        .save(
            &format!("{tenure}/add-span"),
            &[
                ("axis", "powers.suspended"),
                ("from", "2026年11月1日"),
                ("note", "A test"),
                ("note.ko", "시험"),
            ],
        )
        .await;
    assert!(page.contains("suspended"));
    assert!(desk.text("/ko/offices/kr-president").await.contains("시험"));
    desk.save(
        &format!("{tenure}/end-span"),
        &[("axis", "powers.suspended"), ("to", "5 Nov 2026")],
    )
    .await;
    assert!(
        !desk
            .text("/offices/kr-president")
            .await
            .contains("data-status=\"suspended\" data")
    );
    let page = desk
        .save(
            &format!("{tenure}/end-tenure"),
            &[("end", "2026-11-10"), ("reason", "resigned")],
        )
        .await;
    // Nobody has said that it is vacant.
    assert!(page.contains("data-status=\"not-recorded\""));
    let html = desk
        .refused(
            &format!("{tenure}/end-tenure"),
            &[("end", "2026-11-11"), ("reason", "resigned")],
        )
        .await;
    assert!(html.contains("This has ended already."));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn somebody_acts_in_an_office_that_is_added_with_the_form() {
    let desk = Desk::open().await;
    let page = desk
        .save(
            "/edit/countries/nz/start-tenure",
            &[
                ("office.title", "Test Minister"),
                ("office.title.ja", "試験相"),
                ("office.roles[]", "deputy"),
                ("person", "Christopher Luxon"),
                ("start", "1 Nov 2026"),
                ("capacity", "acting"),
                ("party.en", "Test Party"),
            ],
        )
        .await;
    assert!(page.contains("Test Minister") && page.contains("acting"));
    let office = desk.text("/ja/offices/nz-test-minister").await;
    assert!(office.contains("試験相") && office.contains("Test Party"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn any_field_is_corrected_and_a_record_is_verified() {
    let desk = Desk::open().await;
    let page = desk
        .app
        .get_as(&desk.editor, "/edit/people/fumio-kishida/correct")
        .await;
    let html = page.text().await.expect("text");
    assert!(html.contains("岸田文雄"));
    let fields = [
        ("name.en", "Fumio Kishida"),
        ("name.ja", "岸田文雄"),
        ("name.ko", "기시다 후미오"),
        ("name.aliases", "Kishida Fumio\nThe Honourable Test"),
        ("born", "29 July 1957"),
        ("sources", "cia-world-factbook"),
    ];
    desk.save("/edit/people/fumio-kishida/correct", &fields).await;
    assert!(desk.text("/people/fumio-kishida").await.contains("29 July 1957"));
    assert!(
        desk.text("/search?q=Honourable%20Test")
            .await
            .contains("Fumio Kishida")
    );
    let html = desk
        .refused(
            "/edit/people/fumio-kishida/correct",
            &[("name.en", ""), ("born", "2027-13-45")],
        )
        .await;
    assert!(
        html.contains("There is no such day in the calendar.") || html.contains("cannot be read as a date")
    );
    let before = desk.seq();
    // A correction is a check, so on the same day by the same source there is nothing more to say.
    let html = desk.refused("/edit/people/fumio-kishida/verify", &[]).await;
    assert!(html.contains("Nothing would change"));
    desk.save("/edit/people/joe-biden/verify", &[]).await;
    let change = desk.text(&format!("/changes/{}", before + 1)).await;
    assert!(change.contains("24 November 2026"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_election_has_rounds_candidates_a_date_that_is_given_up_and_confirmed_and_an_outcome() {
    let desk = Desk::open().await;
    desk.save(
        "/edit/countries/fr/schedule",
        &[
            ("kind", "presidential_election"),
            ("name", "Election of the test"),
            ("date", "November 2026"),
        ],
    )
    .await;
    let event = "/edit/events/fr-election-of-the-test";
    desk.save(
        &format!("{event}/round"),
        &[
            ("name", "Second round of the test"),
            ("kind", "presidential_election"),
            ("round", "2"),
            ("date", "29 Nov 2026"),
            ("firmness", "tentative"),
        ],
    )
    .await;
    let whole = desk.text("/events/fr-election-of-the-test").await;
    assert!(
        whole.contains("/events/fr-second-round-of-the-test"),
        "the round is joined to it"
    );
    let page = desk
        .save(
            &format!("{event}/candidate"),
            &[
                ("person.en", "Example Candidate"),
                ("party.en", "Party of the Test"),
            ],
        )
        .await;
    assert!(page.contains("Example Candidate") && page.contains("Party of the Test"));
    let known = ("known", "2026-11-20");
    assert!(
        desk.save(&format!("{event}/postpone"), &[known])
            .await
            .contains("postponed")
    );
    let page = desk
        .save(
            &format!("{event}/move"),
            &[("date", "22 Nov 2026"), ("firmness", "tentative"), known],
        )
        .await;
    assert!(page.contains("tentative"));
    desk.save(&format!("{event}/confirm"), &[]).await;
    let world = desk.app.context.backend.world();
    let confirmed = world
        .events
        .values()
        .find(|it| it.id.as_str() == "fr-election-of-the-test");
    assert_eq!(confirmed.expect("the event").date.firmness, Firmness::Confirmed);
    let page = desk
        .save(
            &format!("{event}/outcome"),
            &[
                ("person", "Example Candidate"),
                ("summary", "Elected in the first round"),
                ("figures", "Example Candidate: 52.5 %\nTurnout: 71%"),
            ],
        )
        .await;
    for words in ["held", "Elected in the first round", "52.5"] {
        assert!(page.contains(words), "the outcome lacks {words}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_here_already_is_not_added_again_and_nobody_is_forgotten() {
    let desk = Desk::open().await;
    let start = [("start", "1 Nov 2026")];
    let html = desk
        .refused(
            "/edit/countries/jp/start-tenure",
            &[
                &start[..],
                &[("office.title", "prime minister"), ("person", "岸田文雄")],
            ]
            .concat(),
        )
        .await;
    assert!(html.contains("Prime Minister of Japan” is recorded already"));
    let path = "/edit/offices/jp-prime-minister/start-tenure";
    let person = ("person", "岸田文雄");
    let html = desk
        .refused(
            path,
            &[&start[..], &[person, ("party.en", "Liberal democratic party")]].concat(),
        )
        .await;
    assert!(html.contains("Liberal Democratic Party” is recorded already"));
    let html = desk
        .refused(path, &[&start[..], &[("person.en", "Kishida Fumio")]].concat())
        .await;
    assert!(html.contains("Fumio Kishida") && html.contains("is recorded already"));
    let html = desk
        .refused(
            "/edit/offices/kr-president/hand-over",
            &[
                ("tenure", "kr-president-lee-jae-myung"),
                ("end", "1 Nov 2026"),
                ("reason", "resigned"),
                ("start", "1 Nov 2026"),
                ("cause", "resignation"),
            ],
        )
        .await;
    assert!(html.contains("This is missing."), "the successor is asked for");
}

/// Every record of some countries, and some of all others: none may be beyond what its own form takes.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_form_opens_with_what_stands_and_saves_nothing_when_nothing_is_changed() {
    let desk = Desk::open().await;
    let world = desk.app.context.backend.world();
    // Each of so many; `make test-long` takes them all.
    let step = every("HANDOVER_EVERY_FORM", 48);
    let paths: Vec<_> = world
        .entities()
        .map(|entity| entity.reference())
        .enumerate()
        .filter(|(place, entity)| entity.id().starts_with("kr") || place % step == 0)
        .map(|(_, entity)| Resource::form(&Subject::Entity(entity), Act::Correct).to_string())
        .collect();
    assert!(paths.len() > 100, "only {} records", paths.len());
    for path in &paths {
        let page = desk.app.get_as(&desk.editor, path).await;
        let html = page.text().await.expect("text");
        let form = as_sent(&html);
        let fields: Vec<_> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let before = desk.seq();
        let answer = desk
            .app
            .send_form(
                path,
                &desk.editor,
                &[&fields[..], &WORD, &[("go", "save")]].concat(),
            )
            .await;
        let status = answer.status();
        let html = answer.text().await.expect("text");
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(
            html.contains("Nothing would change"),
            "{path}: {}",
            super::problems(&html)
        );
        assert_eq!(desk.seq(), before);
    }
}

/// What a browser would send of a form that nobody has touched, but for the source and the reason.
pub fn as_sent(html: &str) -> Vec<(String, String)> {
    let page = Page::of(html);
    let fields = page.one("#edit-form").all("input, select, textarea").into_iter();
    let sent = fields.filter_map(Element::sent);
    sent.filter(|(name, _)| name != "source" && name != "comment")
        .collect()
}
