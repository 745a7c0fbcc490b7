//! Chambers, the rules behind elections, and what follows from them: on pages, in the API, in exports, and in the form that sets them.

mod chambers;
mod rules;

use crate::{
    edit::{Desk, WORD},
    support::html::Page,
};

/// What a form of an editor would send as it is opened, without source, comment and button.
async fn filled(desk: &Desk, path: &str) -> Vec<(String, String)> {
    let page = desk.app.get_as(&desk.editor, path).await;
    let html = page.text().await.expect("text");
    let page = Page::of(&html);
    let controls = page.all("[id^='f-']").into_iter();
    let sent = controls.filter_map(|control| control.sent());
    sent.filter(|(name, _)| !WORD.iter().any(|(word, _)| word == name))
        .collect()
}

/// The same with some fields filled in otherwise.
fn with<'f>(stands: &'f [(String, String)], fields: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let kept = stands
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| !fields.iter().any(|(other, _)| other == name));
    kept.chain(fields.iter().copied()).collect()
}
