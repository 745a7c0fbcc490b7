//! What is doubted on past days, looked at with what is known now.

use crate::support::TestApp;
use domain::{Edtf, doubt::DoubtKind};
use jiff::ToSpan;
use std::collections::BTreeSet;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_first_of_january_doubts_whom_the_record_knows_to_have_stayed() {
    let app = TestApp::start().await;
    let world = app.context.backend.world();
    let mut false_doubts = BTreeSet::new();
    for year in 2000..=2026 {
        let day = jiff::civil::date(year, 1, 1);
        let view = world.on(day);
        for it in view.in_doubt() {
            let is_of_the_term =
                |kind: DoubtKind| matches!(kind, DoubtKind::SuccessorDue | DoubtKind::TermOver);
            let Some(tenure) = world.tenures.get(&it.spell.tenure.id) else {
                continue;
            };
            let end = tenure.end.as_ref().and_then(Edtf::earliest);
            let stayed = end.is_none_or(|end| end > day.saturating_add(60.days()));
            if stayed && it.doubts.iter().any(|doubt| is_of_the_term(doubt.kind)) {
                false_doubts.insert((tenure.id.to_string(), year));
            }
        }
    }
    assert!(false_doubts.is_empty(), "{false_doubts:?}");
}
