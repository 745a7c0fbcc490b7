//! Two editors who had the same form open.

use super::Desk;
use handover::accounts::Role;
use reqwest::StatusCode;

const FORM: &str = "/edit/people/fumio-kishida/correct";

/// The form of a person as it stands, with some fields typed anew.
fn fields<'f>(seen: &'f str, changed: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let stands = [
        ("seen", seen),
        ("name.en", "Fumio Kishida"),
        ("name.ja", "岸田文雄"),
        ("name.ko", "기시다 후미오"),
        ("name.own", "岸田文雄"),
        ("name.own_language", "ja"),
        ("name.aliases", "Kishida Fumio"),
        ("sources", "cia-world-factbook"),
    ];
    let is_stale = |name: &str| changed.iter().any(|(changed, _)| *changed == name);
    stands
        .into_iter()
        .filter(|(name, _)| !is_stale(name))
        .chain(changed.iter().copied())
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn different_fields_both_stand() {
    let desk = Desk::open().await;
    desk.save(FORM, &fields("", &[])).await;
    let seen = desk.seq().to_string();
    desk.save(FORM, &fields(&seen, &[("born", "29 July 1957")])).await;
    desk.save(
        FORM,
        &fields(&seen, &[("wikidata", "Q1057"), ("name.ko", "기시다")]),
    )
    .await;
    let page = desk.text("/people/fumio-kishida").await;
    assert!(page.contains("29 July 1957"));
    assert!(
        desk.text("/ko/people/fumio-kishida")
            .await
            .contains("<h1>기시다<")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_the_same_field_the_second_editor_chooses_and_nothing_is_lost() {
    let desk = Desk::open().await;
    desk.save(FORM, &fields("", &[])).await;
    let seen = desk.seq().to_string();
    let other = desk.app.sign_in_as("Minji", Role::Editor).await;
    let theirs = fields(
        &seen,
        &[
            ("born", "29 July 1957"),
            ("go", "save"),
            ("source[]", "world-leaders-current"),
            ("comment", "The register says so"),
        ],
    );
    let saved = desk.app.send_form(FORM, &other, &theirs).await;
    assert_eq!(saved.status(), StatusCode::SEE_OTHER);

    let mine = fields(&seen, &[("born", "July 1957"), ("wikidata", "Q1057")]);
    let html = desk.refused(FORM, &mine).await;
    for words in [
        "Somebody else changed the same fields",
        "Minji",
        "The register says so",
        "29 July 1957",
        "July 1957",
        "value=\"Q1057\"",
    ] {
        assert!(html.contains(words), "the page lacks {words}");
    }
    let choice = "choose.person.fumio-kishida:born";
    assert!(html.contains(choice));
    let page = desk.save(FORM, &[&mine[..], &[(choice, "mine")]].concat()).await;
    assert!(page.contains("July 1957") && !page.contains("29 July 1957"));
    // The other way round: what was chosen is theirs, and one's own other fields stand.
    let mine = fields(&seen, &[("born", "1956"), ("name.ko", "기시다")]);
    let page = desk
        .save(FORM, &[&mine[..], &[(choice, "theirs")]].concat())
        .await;
    assert!(page.contains("July 1957"));
    assert!(
        desk.text("/ko/people/fumio-kishida")
            .await
            .contains("<h1>기시다<")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_save_at_once_nobody_is_lost() {
    let desk = Desk::open().await;
    desk.save(FORM, &fields("", &[])).await;
    let seen = desk.seq().to_string();
    let before = desk.seq();
    let names: Vec<_> = (0..8).map(|number| format!("Alias {number}")).collect();
    let sending = names.iter().map(|name| {
        let fields = [
            ("name", name.as_str()),
            ("kind", "meeting"),
            ("date", "2027"),
            ("seen", seen.as_str()),
        ];
        let desk = &desk;
        async move {
            desk.send("/edit/countries/jp/schedule", "save", &fields)
                .await
                .status()
        }
    });
    let answers = futures_util::future::join_all(sending).await;
    assert!(
        answers.iter().all(|status| *status == StatusCode::SEE_OTHER),
        "{answers:?}"
    );
    assert_eq!(desk.seq(), before + 8);
}
