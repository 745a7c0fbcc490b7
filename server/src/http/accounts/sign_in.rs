//! `/sign-in`.

use crate::http::{
    Context, answer, error::HttpError, lookup::address_of, personal::accounts_page, viewer::Viewer,
};
use app::{
    Address,
    accounts::{AccountsPage, Filled},
    address::{Resource, local_path},
};
use axum::{
    extract::{Query, State},
    http::Uri,
    response::Response,
};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Next {
    next: String,
}

/// The form; whoever is signed in goes on to where they wanted to go, else to the first page in their language.
pub async fn show(
    State(context): State<Arc<Context>>,
    viewer: Viewer,
    uri: Uri,
    Query(query): Query<Next>,
) -> Result<Response, HttpError> {
    let next = local_path(&query.next).map(str::to_owned);
    if viewer.0.is_some() {
        let home = || Address::new(address_of(&uri).language, Resource::HOME).to_string();
        let next = next.unwrap_or_else(home);
        return Ok(answer::redirect_after_post(&next));
    }
    let form = Filled::default();
    accounts_page(&context, &uri, None, &AccountsPage::SignIn { next, form })
}
