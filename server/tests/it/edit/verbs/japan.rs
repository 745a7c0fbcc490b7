//! Japan in 2024: Kishida announces his departure, the party votes, Ishiba takes office.

use super::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_japanese_hand_over_of_2024_is_three_forms_and_every_day_is_told_right() {
    let mut newsroom = Newsroom::before(|world| rewound(world, "jp", "2024-08-14")).await;
    let leaving = "/edit/tenures/jp-prime-minister-fumio-kishida/announce-departure";
    // With the source and the comment these are six entries; the day stands there already, and so does a comment.
    newsroom
        .tell(
            "2024-08-14",
            leaving,
            &[
                ("why", "Declining approval ratings and a funding scandal"),
                ("also[]", "jp-ldp-president-fumio-kishida"),
                ("vote_kind", "party_leadership_election"),
                ("vote_date", "27 Sep 2024"),
            ],
        )
        .await;
    let won = newsroom
        .tell(
            "2024-09-27",
            "/edit/offices/jp-ldp-president/win",
            &[("person", "石破茂"), ("starts", "27 Sep 2024")],
        )
        .await;
    assert!(
        won.contains("Shigeru Ishiba"),
        "the winner stands on the page of the vote"
    );
    let designate = newsroom
        .on("2024-10-01")
        .await
        .tenure("jp-prime-minister", "shigeru-ishiba");
    newsroom
        .tell(
            "2024-10-01",
            &format!("/edit/tenures/{designate}/take-office"),
            &[("event_kind", "designation_vote"), ("announced", "27 Sep 2024")],
        )
        .await;

    let transition = "/transitions/jp-prime-minister-after-fumio-kishida";
    for (prefix, announced, decided, completed, name) in [
        ("", "announced", "decided", "completed", "Shigeru Ishiba"),
        ("/ja", "表明", "後任決定", "交代完了", "石破茂"),
        ("/ko", "표명", "후임 결정", "교체 완료", "이시바 시게루"),
    ] {
        let country = format!("{prefix}/countries/jp");
        let before = newsroom.text(&format!("{country}?as_of=2024-08-13")).await;
        stands_as(&before, "fumio-kishida", "in-office");
        assert!(!before.contains(transition));
        let after = newsroom.text(&format!("{country}?as_of=2024-08-14")).await;
        stands_as(&after, "fumio-kishida", "departing");
        assert!(
            after.contains(transition),
            "the country says that it changes hands"
        );
        let first_page = newsroom.text(&format!("{}?as_of=2024-09-06", home(prefix))).await;
        assert!(first_page.contains(transition), "the first page says so, too");

        let page = format!("{prefix}{transition}");
        let html = newsroom.text(&format!("{page}?as_of=2024-09-06")).await;
        assert_eq!(stage(&html), announced);
        assert!(
            html.contains("2024-09-27") && !html.contains(name),
            "{prefix}: {html}"
        );
        assert!(!html.contains("2024-10-01"));
        let html = newsroom.text(&format!("{page}?as_of=2024-09-28")).await;
        assert_eq!(stage(&html), decided);
        assert!(
            html.contains(name) && html.contains("2024-10-01"),
            "the next step is told"
        );
        let html = newsroom.text(&format!("{page}?as_of=2024-10-02")).await;
        assert_eq!(stage(&html), completed);

        let html = newsroom.text(&format!("{country}?as_of=2024-09-28")).await;
        stands_as(&html, "shigeru-ishiba", "designate");
        stands_as(&html, "fumio-kishida", "departing");
        let html = newsroom.text(&format!("{country}?as_of=2024-10-02")).await;
        stands_as(&html, "shigeru-ishiba", "in-office");
        assert_eq!(statuses(&html, "fumio-kishida"), None);
    }
    // The announcement is its own outcome, and decides nothing.
    let event = newsroom
        .text("/events/jp-departure-announced-fumio-kishida?as_of=2024-09-06")
        .await;
    assert!(event.contains("Departure announced: Fumio Kishida") && event.contains("funding scandal"));
    assert!(!event.contains("outcome not recorded") && !event.contains("decides who is"));
    let event = newsroom
        .text("/ja/events/jp-departure-announced-fumio-kishida")
        .await;
    assert!(event.contains("退任表明：岸田文雄"));
}
