//! Taking a change back, at once and later, and what stands in the way.

use super::Desk;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_change_is_taken_back_with_a_reason_also_later() {
    let desk = Desk::open().await;
    let tenure = "/edit/tenures/kr-president-lee-jae-myung";
    desk.save(
        &format!("{tenure}/add-span"),
        &[("axis", "powers.on_leave"), ("from", "1 Nov 2026")],
    )
    .await;
    let wrong = desk.seq();
    assert!(desk.text("/offices/kr-president").await.contains("on leave"));
    // Something else happens in between.
    desk.save("/edit/people/fumio-kishida/verify", &[]).await;
    let change = desk.app.get_as(&desk.editor, &format!("/changes/{wrong}")).await;
    assert!(
        change
            .text()
            .await
            .expect("text")
            .contains(&format!("/edit/changes/{wrong}/undo"))
    );
    let page = desk.save(&format!("/edit/changes/{wrong}/undo"), &[]).await;
    assert!(page.contains("Because the source says so"));
    assert!(!desk.text("/offices/kr-president").await.contains("on leave"));
    // It cannot be taken back twice.
    let html = desk.refused(&format!("/edit/changes/{wrong}/undo"), &[]).await;
    assert!(html.contains("Nothing is left of this change"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_source_stays_that_the_undoing_itself_is_made_on() {
    let desk = Desk::open().await;
    let source = [
        ("source.title", "A retraction"),
        ("source.publisher", "Example Times"),
        ("axis", "powers.on_leave"),
        ("from", "1 Nov 2026"),
    ];
    desk.save("/edit/tenures/kr-president-lee-jae-myung/add-span", &source)
        .await;
    let path = format!("/edit/changes/{}/undo", desk.seq());
    let fields = [
        ("source[]", "example-times-a-retraction"),
        ("comment", "It was retracted"),
        ("go", "save"),
    ];
    let answer = desk.app.send_form(&path, &desk.editor, &fields).await;
    assert_eq!(answer.status().as_u16(), 303);
    assert!(!desk.text("/offices/kr-president").await.contains("on leave"));
    assert!(
        desk.text(&format!("/changes/{}", desk.seq()))
            .await
            .contains("A retraction")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_stands_in_the_way_is_said() {
    let desk = Desk::open().await;
    desk.save(
        "/edit/countries/jp/schedule",
        &[
            ("kind", "meeting"),
            ("name", "Summit of the test"),
            ("date", "2027"),
        ],
    )
    .await;
    let added = desk.seq();
    desk.save(
        "/edit/events/jp-summit-of-the-test/announce",
        &[("announced", "2026-11-02")],
    )
    .await;
    let html = desk.refused(&format!("/edit/changes/{added}/undo"), &[]).await;
    assert!(html.contains("was added by this change") && html.contains(&format!("change {}", added + 1)));
    // In the right order both go.
    desk.save(&format!("/edit/changes/{}/undo", added + 1), &[]).await;
    desk.save(&format!("/edit/changes/{added}/undo"), &[]).await;
    let gone = desk.app.get("/events/jp-summit-of-the-test").await;
    assert_eq!(gone.status().as_u16(), 410);
}
