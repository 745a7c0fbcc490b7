//! What is typed into the fields of a form: how it is read, what stands in them before, and how it is told what is wrong.

use super::{Desk, WORD};
use crate::support::html::Page;
use domain::entity::citation::source_ids;
use reqwest::StatusCode;
use std::collections::{BTreeMap, BTreeSet};

const END: &str = "/edit/tenures/kr-president-lee-jae-myung/end-tenure";

impl Desk {
    /// A form as it is opened.
    async fn opened(&self, path: &str) -> String {
        let answer = self.app.get_as(&self.editor, path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        answer.text().await.expect("text")
    }
}

/// The attributes of the control with an id.
fn control(html: &str, id: &str) -> BTreeMap<String, String> {
    Page::of(html).one(&format!("[id='{id}']")).attributes()
}

/// What is said about a field, as HTML.
fn said(html: &str, name: &str) -> String {
    Page::of(html).one(&format!("[id='f-{name}-said']")).inner()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn dates_are_read_from_the_day_of_the_request_and_shown_back_in_words() {
    let desk = Desk::open().await;
    for (path, typed, words) in [
        (END.to_owned(), "yesterday", "23 November 2026"),
        (END.to_owned(), "last Friday", "20 November 2026"),
        (END.to_owned(), "27 Nov", "27 November 2026"),
        (format!("/ja{END}"), "令和8年9月27日", "2026年9月27日"),
        (format!("/ja{END}"), "昨日", "2026年11月23日"),
        (format!("/ko{END}"), "어제", "2026년 11월 23일"),
        (END.to_owned(), "03/04/2026", "write the month as a word"),
    ] {
        let answer = desk.send(&path, "check", &[("end", typed)]).await;
        let html = answer.text().await.expect("text");
        assert!(
            said(&html, "end").contains(words),
            "{typed}: {}",
            said(&html, "end")
        );
    }
    let correct = "/edit/sources/cia-world-factbook/correct";
    let answer = desk.send(correct, "check", &[("retrieved", "yesterday")]).await;
    let html = answer.text().await.expect("text");
    assert!(said(&html, "retrieved").contains("23 November 2026"));
    let answer = desk
        .send(correct, "check", &[("retrieved", "November 2026")])
        .await;
    let html = answer.text().await.expect("text");
    assert!(said(&html, "retrieved").contains("Write a whole day"));

    let page = desk
        .save(
            END,
            &[("end", "yesterday"), ("reason", "resigned"), ("vacant", "on")],
        )
        .await;
    assert!(page.contains("data-status=\"vacant\""));
    let tenure = desk
        .app
        .context
        .backend
        .world()
        .tenures
        .get("kr-president-lee-jae-myung")
        .cloned();
    let end = tenure.and_then(|tenure| tenure.end.clone());
    assert_eq!(end.map(|end| end.to_string()).as_deref(), Some("2026-11-23"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_has_happened_has_happened_today_unless_somebody_says_otherwise() {
    let desk = Desk::open().await;
    let tenure = "/edit/tenures/kr-president-lee-jae-myung";
    for (path, field) in [
        (format!("{tenure}/end-tenure"), "end"),
        (format!("{tenure}/add-span"), "from"),
        (format!("{tenure}/end-span"), "to"),
        (format!("{tenure}/hand-over"), "end"),
        ("/edit/offices/kr-president/hand-over".to_owned(), "end"),
        ("/edit/events/jp-ldp-leadership-2024/cancel".to_owned(), "known"),
    ] {
        let html = desk.opened(&path).await;
        let control = control(&html, &format!("f-{field}"));
        assert_eq!(control["value"], "2026-11-24", "{path}: {field}");
    }
    // What is to come has no such day, and somebody may only have been chosen.
    let html = desk.opened("/edit/offices/kr-president/start-tenure").await;
    assert_eq!(control(&html, "f-start")["value"], "");
    let html = desk.opened("/edit/events/jp-ldp-leadership-2024/move").await;
    assert_eq!(control(&html, "f-date")["value"], "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refused_form_begins_with_its_problems_and_each_stands_beside_its_field_too() {
    let desk = Desk::open().await;
    let html = desk.refused(END, &[("end", "soon"), ("note", "x")]).await;
    let page = Page::of(&html);
    let section = page.one("#edit-answer[role=alert][tabindex='-1'][autofocus]");
    for field in ["end", "reason"] {
        assert!(
            section.find(&format!("a[href='#f-{field}']")).is_some(),
            "{field}: {}",
            section.inner()
        );
    }
    // It stands before the form, whose answer is scrolled to it.
    assert!(page.find("#edit-answer ~ .edit-form").is_some());
    assert!(page.find("form[action$='#edit-answer']").is_some());
    for field in ["end", "reason"] {
        assert!(said(&html, field).contains("form-field-problem"), "{field}");
        let control = control(&html, &format!("f-{field}"));
        assert!(
            control["aria-describedby"].starts_with(&format!("f-{field}-said")),
            "{control:?}"
        );
        assert_eq!(control["aria-invalid"], "true");
    }
    // So does what stands in the way of the whole, and what others changed meanwhile.
    let html = desk.refused("/edit/changes/1/undo", &[]).await;
    let page = Page::of(&html);
    assert!(page.find("#edit-answer ~ .edit-form").is_some());
    // While somebody types, nothing is in the way.
    let answer = desk.send(END, "check", &[("end", "soon")]).await;
    let html = answer.text().await.expect("text");
    assert!(!html.contains("role=\"alert\"") && said(&html, "end").contains("form-field-problem"));
    let mut ids = BTreeSet::new();
    for element in Page::of(&html).all("[id]") {
        let id = element.attribute("id").expect("an id").to_owned();
        assert!(ids.insert(id.clone()), "{id} stands twice");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn enter_shows_what_would_change_and_then_saves_it() {
    let desk = Desk::open().await;
    let first_button = |html: &str| {
        let page = Page::of(html);
        let submit = page.one(".edit-form button:not([type=button])");
        submit.attribute("value").map(str::to_owned)
    };
    let opened = desk.opened(END).await;
    assert_eq!(first_button(&opened).as_deref(), Some("preview"));
    let answer = desk
        .send(END, "preview", &[("end", "yesterday"), ("reason", "resigned")])
        .await;
    let html = answer.text().await.expect("text");
    assert_eq!(first_button(&html).as_deref(), Some("save"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sources_of_the_record_are_offered_first_and_ticked_where_they_can_know() {
    let desk = Desk::open().await;
    let world = desk.app.context.backend.world();
    let person = world.persons.get("fumio-kishida").expect("a person");
    let tenure = world.tenures.get("kr-president-lee-jae-myung").expect("a tenure");
    for (path, own, are_ticked) in [
        ("/edit/people/fumio-kishida/verify", &person.provenance, true),
        ("/edit/people/fumio-kishida/correct", &person.provenance, true),
        // What has just happened stands in no source that is here already.
        (
            "/edit/tenures/kr-president-lee-jae-myung/resign",
            &tenure.provenance,
            false,
        ),
    ] {
        let html = desk.opened(path).await;
        let own = source_ids(&own.sources);
        let page = Page::of(&html);
        let boxes = page.all("input[name='source[]']").into_iter();
        let offered: Vec<(String, bool)> = boxes
            .filter_map(|it| {
                let id = it.attribute("value")?.to_owned();
                Some((id, it.attribute("checked").is_some()))
            })
            .collect();
        assert!(offered.len() > own.len(), "{path}: {offered:?}");
        for (place, (id, is_ticked)) in offered.iter().enumerate() {
            let is_own = place < own.len();
            assert_eq!(
                own.iter().any(|own| own.as_str() == id),
                is_own,
                "{path}: {offered:?}"
            );
            assert_eq!(*is_ticked, is_own && are_ticked, "{path}: {offered:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn somebody_new_is_added_in_any_script() {
    let desk = Desk::open().await;
    let add = async |country: &str, office: &str, typed: &[(&str, &str)]| {
        let fields = [
            typed,
            &[
                ("office.title", office),
                ("person.pick", "new"),
                ("start", "yesterday"),
                ("capacity", "acting"),
            ],
        ]
        .concat();
        desk.save(&format!("/edit/countries/{country}/start-tenure"), &fields)
            .await
    };
    let page = add("kr", "Test Minister", &[("person", "홍길동")]).await;
    assert!(page.contains("홍길동") && page.contains("/people/honggildong"));
    add("jp", "Test Minister", &[("person", "見本花子")]).await;
    add("gr", "Test Minister", &[("person", "Αλέξης Δοκιμή")]).await;
    // The spelling below is read with what was typed first; in English both stand side by side.
    add(
        "kr",
        "Other Minister",
        &[("person", "견본이"), ("person.en", "Gyeon Bon-i")],
    )
    .await;
    let persons: Vec<_> = desk
        .app
        .context
        .backend
        .world()
        .persons
        .values()
        .cloned()
        .collect();
    for (id, name) in [
        ("honggildong", "홍길동"),
        ("jian-ben-hua-zi", "見本花子"),
        ("alexis-dokimi", "Αλέξης Δοκιμή"),
        ("gyeon-bon-i", "견본이"),
    ] {
        let person = persons.iter().find(|person| person.id.as_str() == id);
        let person = person.unwrap_or_else(|| panic!("{id} was not added"));
        assert_eq!(person.name.own.as_deref(), Some(name));
        let page = desk.text(&format!("/people/{id}")).await;
        assert!(page.contains(name), "{id}");
    }
    let page = desk.text("/people/gyeon-bon-i").await;
    assert!(page.contains("<h1>Gyeon Bon-i") && page.contains("견본이"));
    // Without a choice the form asks, and does not demand another language.
    let html = desk
        .refused(
            "/edit/countries/kr/start-tenure",
            &[
                ("office.title", "Third Minister"),
                ("person", "새사람"),
                ("start", "today"),
            ],
        )
        .await;
    assert!(html.contains("새사람") && !html.contains("English spelling"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whose_session_has_ended_is_led_back_to_the_form() {
    let desk = Desk::open().await;
    let answer = desk
        .app
        .send_form(&format!("/ja{END}"), "", &[("end", "yesterday"), ("go", "save")])
        .await;
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    let html = answer.text().await.expect("text");
    let page = Page::of(&html);
    let way_in = page.one("a[href*='/sign-in?next=']").attribute("href");
    let way_in = way_in.expect("a way in that leads back").to_owned();
    assert_eq!(
        way_in,
        "/ja/sign-in?next=%2Fja%2Fedit%2Ftenures%2Fkr-president-lee-jae-myung%2Fend-tenure"
    );
    assert!(html.contains("下書き"));
    let html = desk.app.text(&way_in).await;
    assert!(html.contains(&format!("name=\"next\" value=\"/ja{END}\"")));
    let (name, password) = ("Aiko", crate::support::PASSWORD);
    let fields = [
        ("name", name),
        ("password", password),
        ("next", "/ja/edit/tenures/kr-president-lee-jae-myung/end-tenure"),
    ];
    let answer = desk.app.post("/rpc/sign_in?page=/ja/sign-in", "", &fields).await;
    assert_eq!(answer.headers()["location"], format!("/ja{END}"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_source_that_is_wrong_is_told_once_and_where_it_is_wrong() {
    let desk = Desk::open().await;
    let path = "/edit/people/fumio-kishida/verify";
    let send = async |fields: &[(&str, &str)]| {
        let fields = [fields, &[("go", "save"), ("comment", "Read in the paper")]].concat();
        let answer = desk.app.send_form(path, &desk.editor, &fields).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        answer.text().await.expect("text")
    };
    for (url, field, words) in [
        (
            "http://127.0.0.1/article",
            "source.title",
            "leads into a private network",
        ),
        ("https://a.b@evil.example/", "source.url", "stands before an @"),
        ("example", "source.url", "beginning with https://"),
    ] {
        let html = send(&[("source.url", url)]).await;
        assert_eq!(html.matches("form-field-problem\"").count(), 1, "{url}");
        assert!(
            said(&html, field).contains(words),
            "{url}: {}",
            said(&html, field)
        );
    }
    // The title is as optional before as after, and the site stands in for a publisher.
    let label = |html: &str| {
        let page = Page::of(html);
        let label = page.one("[for='f-source.title']");
        label.find(".edit-optional").is_some()
    };
    assert!(label(&desk.opened(path).await));
    assert!(label(&send(&[("source.url", "http://127.0.0.1/article")]).await));
    let page = desk
        .save(
            path,
            &[
                ("source.url", "https://www.example.org/a"),
                ("source.title", "An article"),
            ],
        )
        .await;
    assert!(page.contains("An article"));
    let world = desk.app.context.backend.world();
    let source = world.sources.values().find(|source| source.title == "An article");
    assert_eq!(
        source.map(|source| source.publisher.as_str()),
        Some("example.org")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_confirms_a_record_sees_what_it_says() {
    let desk = Desk::open().await;
    for (path, facts) in [
        (
            "/edit/tenures/kr-president-lee-jae-myung/verify",
            ["4 June 2025", "Lee Jae-myung"],
        ),
        (
            "/ja/edit/people/fumio-kishida/verify",
            ["岸田文雄", "Kishida Fumio"],
        ),
        (
            "/ko/edit/events/jp-ldp-leadership-2024/verify",
            ["2024년 9월 27일", "종료"],
        ),
    ] {
        let html = desk.opened(path).await;
        let section = Page::of(&html).one(".edit-facts").text();
        for fact in facts {
            assert!(section.contains(fact), "{path}: {fact}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn signs_that_turn_the_line_around_are_refused() {
    let desk = Desk::open().await;
    let path = "/edit/people/fumio-kishida/correct";
    for sign in ['\u{202e}', '\u{2067}', '\u{200f}', '\u{feff}', '\u{7}'] {
        let typed = format!("Fumio {sign}Kishida");
        let html = desk.refused(path, &[("name.en", &typed)]).await;
        assert!(
            said(&html, "name.en").contains("reverse the direction"),
            "{sign:?}"
        );
        let comment = format!("It is {sign}true");
        let fields = [("go", "save"), ("source[]", WORD[0].1), ("comment", &comment)];
        let answer = desk
            .app
            .send_form("/edit/people/fumio-kishida/verify", &desk.editor, &fields)
            .await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{sign:?}");
        let html = answer.text().await.expect("text");
        assert!(
            said(&html, "comment").contains("reverse the direction"),
            "{sign:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn texts_in_other_languages_are_folded_away() {
    let desk = Desk::open().await;
    for (prefix, own, others) in [
        ("", "f-note", ["f-note.ja", "f-note.ko"]),
        ("/ja", "f-note.ja", ["f-note", "f-note.ko"]),
        ("/ko", "f-note.ko", ["f-note", "f-note.ja"]),
    ] {
        let path = format!("{prefix}/edit/tenures/kr-president-lee-jae-myung/add-span");
        let html = desk.opened(&path).await;
        let page = Page::of(&html);
        let fold = page.one(".edit-text-others");
        assert_eq!(fold.attribute("open"), None, "{path}");
        let ids: Vec<_> = fold
            .all("[id]")
            .into_iter()
            .filter_map(|it| it.attribute("id"))
            .collect();
        assert!(!ids.contains(&own), "{path}");
        for other in others {
            assert!(ids.contains(&other), "{path}: {other}");
        }
        // What stands in one of them is not hidden.
        let typed = [("note.ja", "理由"), ("note.ko", "이유"), ("note", "Why")];
        let answer = desk.send(&path, "check", &typed).await;
        let html = answer.text().await.expect("text");
        let page = Page::of(&html);
        assert!(
            page.one(".edit-text-others").attribute("open").is_some(),
            "{path}"
        );
    }
}

/// Without scripts there is no draft, so the page that asks to sign in has what was typed.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_that_was_sent_after_the_session_ended_can_be_sent_again() {
    let desk = Desk::open().await;
    let ended = desk.app.sign_in("Aiko").await;
    desk.app.post("/rpc/sign_out", &ended, &[]).await;
    let typed = [
        ("end", "2026-11-20"),
        ("reason", "resigned"),
        ("end_note", "\"quoted\" <b>& told</b>"),
        ("go", "save"),
    ];
    let fields = [&typed[..], &WORD].concat();
    let before = desk.seq();
    let answer = desk.app.send_form(&format!("/ko{END}"), &ended, &fields).await;
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    let html = answer.text().await.expect("text");
    assert!(html.contains("href=\"/ko/sign-in\" target=\"_blank\""), "{html}");
    let (_, form) = html.split_once("method=\"post\" action=\"").expect("a form");
    let address = form.split('"').next().expect("its address");
    let read = |text: &str| {
        let text = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"");
        text.replace("&#x27;", "'").replace("&amp;", "&")
    };
    let between = |text: &str, mark: &str| -> String {
        let (_, rest) = text.split_once(mark).expect("an attribute");
        read(rest.split('"').next().expect("its end"))
    };
    let (form, _) = form.split_once("</form>").expect("its end");
    let kept: Vec<_> = form
        .split("<input type=\"hidden\"")
        .skip(1)
        .map(|tag| (between(tag, "name=\""), between(tag, "value=\"")))
        .collect();
    for (name, value) in fields {
        let is_kept = |(known, text): &(String, String)| known == name && text == value;
        assert!(kept.iter().any(is_kept), "{name} is lost: {kept:?}");
    }
    assert_eq!(desk.seq(), before);
    let kept: Vec<_> = kept.iter().map(|(name, value)| (&**name, &**value)).collect();
    let again = desk.app.post(&read(address), &desk.editor, &kept).await;
    assert_eq!(again.status(), StatusCode::SEE_OTHER);
    assert_eq!(desk.seq(), before + 1);
}

/// A password is never written into a page.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_typed_about_an_account_is_not_shown_again() {
    let desk = Desk::open().await;
    let fields = [("current", "an old password"), ("password", "a new password")];
    let answer = desk
        .app
        .post("/rpc/change_password?page=/account", "", &fields)
        .await;
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    assert!(!answer.text().await.expect("text").contains("new password"));
}
