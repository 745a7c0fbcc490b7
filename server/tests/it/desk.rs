//! The desk: what it lists, who sees to what, what is put off, and the rules that an administrator sets.

use crate::edit::Desk as Editing;
use app::desk::RULES;
use handover::accounts::Role;
use reqwest::StatusCode;

const TASK: &str = "check_old:tenure/de-chancellor-friedrich-merz";

impl Editing {
    async fn desk(&self, query: &str) -> String {
        let answer = self.app.get_as(&self.editor, &format!("/desk{query}")).await;
        assert_eq!(answer.status(), StatusCode::OK, "{query}");
        answer.text().await.expect("text")
    }

    async fn act(&self, function: &str, fields: &[(&str, &str)]) -> String {
        let answer = self
            .app
            .post(&format!("/rpc/{function}?page=/desk"), &self.editor, fields)
            .await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{function}");
        answer.headers()["location"].to_str().expect("a path").to_owned()
    }
}

/// The rows of the list.
fn rows(html: &str) -> Vec<&str> {
    html.split("<tr data-task=").skip(1).collect()
}

/// The row of a task.
fn row<'h>(html: &'h str, task: &str) -> Option<&'h str> {
    let mark = format!("value=\"{task}\"");
    rows(html).into_iter().find(|row| row.contains(&mark))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn editors_alone_see_the_desk_with_the_gravest_first() {
    let desk = Editing::open().await;
    let nobody = desk.app.get_as("", "/desk").await;
    assert_eq!(nobody.status(), StatusCode::SEE_OTHER);
    let html = desk.desk("").await;
    let kinds: Vec<_> = rows(&html)
        .iter()
        .map(|row| row.split('"').nth(1).unwrap_or_default())
        .collect();
    assert!(kinds.len() > 20, "{kinds:?}");
    let order = domain::snapshot::TaskKind::ALL;
    let places: Vec<_> = kinds
        .iter()
        .map(|kind| {
            order
                .iter()
                .position(|known| known.word() == *kind)
                .expect("a kind")
        })
        .collect();
    assert!(places.is_sorted(), "{kinds:?}");
    // Each has an act that settles it, and the masthead says how many there are.
    assert!(rows(&html).iter().all(|row| row.contains("/edit/")));
    let open = html
        .split("Desk (")
        .nth(1)
        .and_then(|rest| rest.split(')').next());
    let open: usize = open
        .and_then(|open| open.parse().ok())
        .expect("how many are open");
    assert!(open >= kinds.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_desk_is_narrowed_by_country_and_by_kind() {
    let desk = Editing::open().await;
    let html = desk.desk("?country=de&kind=check_old").await;
    assert!(row(&html, TASK).is_some());
    let all = rows(&html);
    assert!(
        all.iter()
            .all(|row| row.starts_with("\"check_old\"") && row.contains("/countries/de\""))
    );
    let none = desk.desk("?country=de&kind=leaving").await;
    assert!(rows(&none).is_empty() && none.contains("There is nothing here."));
    let korean = desk.app.get_as(&desk.editor, "/ko/desk?kind=check_old").await;
    assert!(korean.text().await.expect("text").contains("최근 확인 없음"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_task_is_taken_given_back_and_put_off() {
    let desk = Editing::open().await;
    let list = [("task", TASK), ("country", "de"), ("kind", "check_old")];
    let page = desk.act("take_task", &list).await;
    assert_eq!(page, "/desk?country=de&kind=check_old");
    let html = desk.desk("?country=de&kind=check_old").await;
    assert!(row(&html, TASK).is_some_and(|row| row.contains("Aiko") && row.contains("Release")));
    // Another process, or a restart, reads it from the database.
    desk.app.context.desk.refresh().await.expect("it can be read");
    let taken = desk.app.context.desk.marks();
    assert_eq!(taken[TASK].taken_by.as_deref(), Some("Aiko"));
    desk.act("release_task", &list).await;
    let html = desk.desk("?country=de&kind=check_old").await;
    assert!(row(&html, TASK).is_some_and(|row| !row.contains("Aiko")));

    desk.act("put_off_task", &[&list[..], &[("days", "7")]].concat())
        .await;
    assert!(row(&desk.desk("?country=de&kind=check_old").await, TASK).is_none());
    let put_off = desk.desk("?country=de&kind=check_old&put_off=yes").await;
    assert!(row(&put_off, TASK).is_some_and(|row| row.contains("put off until 1 Dec 2026")));
    desk.act("put_off_task", &[&list[..], &[("days", "0")]].concat())
        .await;
    assert!(row(&desk.desk("?country=de&kind=check_old").await, TASK).is_some());

    let many = [("task", TASK), ("days", "4000")];
    let refused = desk
        .app
        .post("/rpc/put_off_task?page=/desk", &desk.editor, &many)
        .await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

/// The record is checked again, and the task is gone.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_act_beside_a_task_settles_it() {
    let desk = Editing::open().await;
    let path = "/edit/tenures/de-chancellor-friedrich-merz/verify";
    let html = desk.desk("?country=de&kind=check_old").await;
    assert!(row(&html, TASK).is_some_and(|row| row.contains(path)));
    desk.save(path, &[]).await;
    assert!(row(&desk.desk("?country=de&kind=check_old").await, TASK).is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_administrator_sets_when_records_are_to_be_checked_again() {
    let desk = Editing::open().await;
    let html = desk.desk("?country=de&kind=check_old").await;
    assert!(
        !html.contains("name=\"leader_days\""),
        "an editor reads the rules and sets none"
    );
    let administrator = desk.app.sign_in_as("Minji", Role::Administrator).await;
    let set = |values: [&'static str; 4]| RULES.into_iter().zip(values).collect::<Vec<_>>();
    let wrong = set(["", "90", "0", "30"]);
    let refused = desk
        .app
        .post("/rpc/set_freshness?page=/desk", &administrator, &wrong)
        .await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = refused.text().await.expect("text");
    assert_eq!(html.matches("Write a whole number of days").count(), 2);
    let right = set(["1000", "90", "10", "30"]);
    let done = desk
        .app
        .post("/rpc/set_freshness?page=/desk", &administrator, &right)
        .await;
    assert_eq!(done.status(), StatusCode::SEE_OTHER);
    assert!(row(&desk.desk("?country=de&kind=check_old").await, TASK).is_none());
    // A process that starts later reads the same.
    let journal = desk.app.tracker().journal().clone();
    let reopened = handover::desk::Desk::open(&journal).await.expect("a desk");
    assert_eq!(reopened.freshness().leader_days, 1000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_broken_rule_is_told_in_the_language_of_the_reader_with_the_field() {
    let desk = Editing::open().await;
    // A note in English alone on a record that was reviewed.
    let status = "/edit/tenures/kr-president-lee-jae-myung/add-span";
    let fields = [
        ("axis", "outlook.term_limited"),
        ("from", "2026-11-01"),
        ("note", "By law"),
    ];
    desk.save(status, &fields).await;
    for (prefix, words) in [
        (
            "",
            "outlook 1 · note (Japanese), outlook 1 · note (Korean): Not written in this language yet: translate it.",
        ),
        ("/ja", "この言語ではまだ書かれていません。翻訳してください。"),
        ("/ko", "아직 이 언어로 쓰이지 않았습니다. 번역하십시오."),
    ] {
        let page = desk
            .app
            .get_as(&desk.editor, &format!("{prefix}/desk?country=kr&kind=warning"))
            .await;
        let html = page.text().await.expect("text");
        let row = row(
            &html,
            "warning.text_untranslated:tenure/kr-president-lee-jae-myung",
        )
        .expect("a row");
        assert!(row.contains(words), "{row}");
        assert!(!html.contains("is not written"), "{prefix}");
    }
}
