//! Who is asking: [`Viewer`] for pages that anybody may see, [`SignedIn`], [`Editor`] and [`Administrator`]
//! for those that need an account, and a right.
//!
//! Who lacks the right is told so on a page of their own; who is not signed in is led to sign in, and back.

use super::{Context, answer, error::HttpError, lookup::address_of, personal::accounts_page, session_cookie};
use crate::accounts::{Account, AccountsError, Right, TokenHash};
use app::{Address, accounts::AccountsPage, address::Resource, query::Query};
use axum::{extract::FromRequestParts, http::request::Parts, response::Response};
use std::{convert::Infallible, sync::Arc};

/// A session, and whose it is.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub account: Account,
    pub session: TokenHash,
}

/// Who is signed in, if anybody. A cookie that is none, or none any more, is nobody's.
#[derive(Clone, Debug, Default)]
pub struct Viewer(pub Option<SignedIn>);

/// Who is signed in, if anybody, where that has to be certain: a database that is away is an incident.
#[derive(Clone, Debug)]
pub struct KnownViewer(pub Viewer);

/// Somebody with the right to edit.
#[derive(Clone, Debug)]
pub struct Editor(pub SignedIn);

/// Somebody with the right to manage accounts.
#[derive(Clone, Debug)]
pub struct Administrator(pub SignedIn);

impl SignedIn {
    /// What pages show of them.
    pub fn shown(&self) -> app::Viewer {
        app::Viewer {
            name: self.account.name.to_string(),
            role: self.account.role,
            can_edit: self.account.may(Right::Edit),
            can_administer: self.account.may(Right::ManageAccounts),
        }
    }
}

impl Viewer {
    /// What pages show of them.
    pub fn shown(&self) -> Option<app::Viewer> {
        self.0.as_ref().map(SignedIn::shown)
    }
}

impl FromRequestParts<Arc<Context>> for Viewer {
    type Rejection = Infallible;

    /// Readers are not to suffer from a database that is away: they are nobody then, as nearly all of them are.
    async fn from_request_parts(parts: &mut Parts, context: &Arc<Context>) -> Result<Self, Infallible> {
        Ok(look_up(parts, context).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "it cannot be told who is signed in");
            Self::default()
        }))
    }
}

impl FromRequestParts<Arc<Context>> for KnownViewer {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, context: &Arc<Context>) -> Result<Self, HttpError> {
        Ok(Self(look_up(parts, context).await?))
    }
}

impl FromRequestParts<Arc<Context>> for SignedIn {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, context: &Arc<Context>) -> Result<Self, HttpError> {
        let Viewer(signed_in) = look_up(parts, context).await?;
        signed_in.ok_or_else(|| HttpError::instead(sign_in_first(parts)))
    }
}

impl FromRequestParts<Arc<Context>> for Editor {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, context: &Arc<Context>) -> Result<Self, HttpError> {
        with_right(parts, context, Right::Edit).await.map(Self)
    }
}

impl FromRequestParts<Arc<Context>> for Administrator {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, context: &Arc<Context>) -> Result<Self, HttpError> {
        with_right(parts, context, Right::ManageAccounts).await.map(Self)
    }
}

async fn with_right(parts: &mut Parts, context: &Arc<Context>, right: Right) -> Result<SignedIn, HttpError> {
    let signed_in = SignedIn::from_request_parts(parts, context).await?;
    if signed_in.account.may(right) {
        Ok(signed_in)
    } else {
        let viewer = Some(signed_in.shown());
        let page = accounts_page(context, &parts.uri, viewer, &AccountsPage::NotAllowed)?;
        Err(HttpError::instead(page))
    }
}

/// Looks once for each request, and not at all where no cookie could be a session.
async fn look_up(parts: &mut Parts, context: &Context) -> Result<Viewer, AccountsError> {
    if let Some(viewer) = parts.extensions.get::<Viewer>() {
        return Ok(viewer.clone());
    }
    let viewer = match session_cookie::token(&parts.headers, &context.site) {
        Some(session) => {
            let account = context.accounts.session(&session).await?;
            Viewer(account.map(|account| SignedIn { account, session }))
        }
        None => Viewer(None),
    };
    parts.extensions.insert(viewer.clone());
    Ok(viewer)
}

/// Leads to the way in and back to the page.
fn sign_in_first(parts: &Parts) -> Response {
    let here = parts
        .uri
        .path_and_query()
        .map_or("/", |path_and_query| path_and_query.as_str());
    let sign_in = Address::new(address_of(&parts.uri).language, Resource::SIGN_IN);
    answer::redirect_after_post(&sign_in.with_query(Query::of("next", here)).to_string())
}
