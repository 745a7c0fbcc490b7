//! Korea in 2024 and 2025: suspended, acting, restored, removed, elected.

use super::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_korean_chain_of_2024_and_2025_is_told_by_the_verbs_alone() {
    let mut newsroom = Newsroom::before(|world| rewound(world, "kr", "2024-12-14")).await;
    let han = "/edit/tenures/kr-prime-minister-han-duck-soo";
    newsroom
        .tell(
            "2024-12-14",
            "/edit/tenures/kr-president-yoon-suk-yeol/suspend",
            &[("why", "Impeached over martial law"), ("acts", "한덕수")],
        )
        .await;
    newsroom
        .tell(
            "2024-12-27",
            &format!("{han}/suspend"),
            &[("acts.kr-president", "최상목")],
        )
        .await;
    newsroom.tell("2025-03-24", &format!("{han}/restore"), &[]).await;
    newsroom
        .tell(
            "2025-04-04",
            "/edit/tenures/kr-president-yoon-suk-yeol/remove",
            &[],
        )
        .await;
    let election = "/edit/events/kr-presidential-election-after-2022";
    newsroom
        .tell(
            "2025-04-08",
            &format!("{election}/move"),
            &[("date", "3 June 2025")],
        )
        .await;
    newsroom
        .tell(
            "2025-05-01",
            &format!("{han}/resign"),
            &[
                ("acts", "이주호"),
                ("acts.kr-president", "이주호"),
                ("acts_from", "2025-05-02"),
            ],
        )
        .await;
    newsroom
        .tell("2025-06-03", &format!("{election}/win"), &[("person", "이재명")])
        .await;
    let winner = newsroom
        .on("2025-06-04")
        .await
        .tenure("kr-president", "lee-jae-myung");
    newsroom
        .tell("2025-06-04", &format!("/edit/tenures/{winner}/take-office"), &[])
        .await;
    newsroom
        .tell(
            "2025-07-03",
            "/edit/offices/kr-prime-minister/take-office",
            &[("person", "김민석")],
        )
        .await;

    let transition = "/transitions/kr-president-after-yoon-suk-yeol";
    for (prefix, under_way, decided, completed) in [
        ("", "under way", "decided", "completed"),
        ("/ja", "選出中", "後任決定", "交代完了"),
        ("/ko", "선출 중", "후임 결정", "교체 완료"),
    ] {
        for (day, stand, gone) in [
            (
                "2024-12-13",
                &[("yoon-suk-yeol", "in-office")][..],
                &["choi-sang-mok"][..],
            ),
            (
                "2024-12-14",
                &[("yoon-suk-yeol", "suspended"), ("han-duck-soo", "acting")],
                &[],
            ),
            (
                "2024-12-27",
                &[
                    ("yoon-suk-yeol", "suspended"),
                    ("choi-sang-mok", "acting"),
                    ("han-duck-soo", "suspended"),
                ],
                &[],
            ),
            (
                "2025-03-24",
                &[("yoon-suk-yeol", "suspended"), ("han-duck-soo", "acting")],
                &["choi-sang-mok"],
            ),
            ("2025-04-04", &[("han-duck-soo", "acting")], &["yoon-suk-yeol"]),
            ("2025-05-01", &[("han-duck-soo", "acting")], &[]),
            ("2025-05-02", &[("lee-ju-ho", "acting")], &["han-duck-soo"]),
            ("2025-06-03", &[("lee-ju-ho", "acting")], &[]),
            ("2025-06-04", &[("lee-jae-myung", "in-office")], &[]),
            (
                "2025-07-03",
                &[("lee-jae-myung", "in-office"), ("kim-min-seok", "in-office")],
                &["lee-ju-ho"],
            ),
        ] {
            let html = newsroom.text(&format!("{prefix}/countries/kr?as_of={day}")).await;
            for (person, status) in stand {
                stands_as(&html, person, status);
            }
            for person in gone {
                assert_eq!(statuses(&html, person), None, "{person} on {day}");
            }
        }
        for (day, word) in [
            ("2024-12-20", under_way),
            ("2025-04-05", under_way),
            ("2025-05-20", under_way),
            ("2025-06-03", decided),
            ("2025-06-04", completed),
        ] {
            let html = newsroom.text(&format!("{prefix}{transition}?as_of={day}")).await;
            assert_eq!(stage(&html), word, "{prefix} on {day}");
        }
    }
    // Who acts until a successor is elected stands between the two.
    let people = |html: &str| Page::of(html).one(".transition-people").text();
    for (day, acting, not) in [
        ("2025-04-05", "Han Duck-soo", "Lee Ju-ho"),
        ("2025-05-20", "Lee Ju-ho", "Han Duck-soo"),
    ] {
        let html = newsroom.text(&format!("{transition}?as_of={day}")).await;
        let told = people(&html);
        assert!(
            told.contains("Meanwhile") && told.contains(acting),
            "{day}: {told}"
        );
        assert!(!told.contains(not), "{day}: {told}");
    }
    let html = newsroom.text(&format!("{transition}?as_of=2025-06-04")).await;
    assert!(!people(&html).contains("Meanwhile"), "{}", people(&html));
    // Of each day only what had happened by then.
    let cause = |html: &str| Page::of(html).one(".transition-word").text().to_lowercase();
    let html = newsroom.text(&format!("{transition}?as_of=2024-12-13")).await;
    assert!(cause(&html).contains("election"), "{}", cause(&html));
    let html = newsroom.text(&format!("{transition}?as_of=2024-12-20")).await;
    assert!(cause(&html).contains("suspension"), "{}", cause(&html));
    let html = newsroom.text(&format!("{transition}?as_of=2025-04-05")).await;
    assert!(cause(&html).contains("removal"), "{}", cause(&html));
}
