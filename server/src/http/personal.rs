//! Pages that are made for one person alone: those of accounts, of forms, of the review. Nobody keeps one.

use super::{
    Context,
    answer::{self, CacheStatus, Document, HTML},
    encoding::Encoding,
    error::HttpError,
    lookup::address_of,
};
use app::{Address, Body, PageRequest, accounts::AccountsPage, address::Resource};
use axum::{http::Uri, response::Response};
use domain::Language;
use std::time::Instant;

/// Shows a page of the accounts in the language of an address.
pub fn accounts_page(
    context: &Context,
    uri: &Uri,
    viewer: Option<app::Viewer>,
    page: &AccountsPage,
) -> Result<Response, HttpError> {
    let Address {
        language, resource, ..
    } = address_of(uri);
    accounts_page_at(context, language, resource, viewer, page)
}

/// Shows a page as if it stood somewhere, whichever address the form was sent to.
pub fn accounts_page_at(
    context: &Context,
    language: Language,
    resource: Resource<'_>,
    viewer: Option<app::Viewer>,
    page: &AccountsPage,
) -> Result<Response, HttpError> {
    let begun = Instant::now();
    let request = PageRequest {
        address: Address::new(language, resource),
        today: context.clock.today(),
        viewer,
    };
    personal_page(
        app::answer_accounts(page, request, &*context.backend, &context.site),
        begun,
    )
}

/// Sends a page, which was begun to be made at a moment.
pub fn personal_page(answer: app::Answer, begun: Instant) -> Result<Response, HttpError> {
    let status = CacheStatus::Miss(begun.elapsed());
    match answer.body {
        Body::Redirect(location) => Ok(answer::redirect_after_post(&location)),
        // Not compressed: such a page may hold a secret beside what somebody else has typed.
        Body::Html(html) => {
            let document = Document::new(HTML, html.into_bytes(), Encoding::Identity)?;
            Ok(answer::private(answer::status(answer.status), &document, status))
        }
    }
}
