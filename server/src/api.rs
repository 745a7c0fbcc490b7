//! The API, version 1: everything that pages show, as JSON, and a way to write.
//!
//! [`table`] is every address. Each resource has a file of its own, which answers through [`reading`]: [`parameters`] are read
//! strictly, the world is taken as it stood on the day, [`paging`] cuts the page, and [`since`] finds what changed. [`counting`]
//! lets no client ask more than [`crate::limits`] allow. Whatever goes wrong is a [`problem`]. [`document()`] describes it all to programs,
//! made from the same code; it stands in the context. Cookies are never looked at here.

mod bodies;
mod brief;
mod changes;
mod changesets;
mod cors;
mod counting;
mod countries;
mod docs;
mod document;
mod events;
mod leaders;
mod offices;
mod paging;
mod parameters;
mod parties;
mod people;
mod problem;
mod proposals;
mod reading;
mod redirects;
mod relations;
mod search;
mod since;
mod sources;
mod tenures;
mod transitions;

pub use document::Document;
pub use problem::{method_not_allowed, problem_json};
pub use reading::{One, Page};

use reading::Found;

use crate::http::Context;
use app::address::ResourceKind;
use axum::{
    Router, middleware,
    routing::{any, get},
};
use std::sync::Arc;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What the document says of the API as a whole.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Handover API",
        version = "1",
        description = "Who leads each country, how firmly they sit, and what will decide who comes next. Everything that the pages show, with the same filters and both clocks. Reading needs no account. Dates are EDTF: as exact as what is known, and no more.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    servers((url = "/", description = "This tracker")),
    components(schemas(since::Tombstone, problem::Problem))
)]
struct Whole;

/// Every address that the document describes; the paths stand at the functions.
fn table() -> OpenApiRouter<Arc<Context>> {
    OpenApiRouter::with_openapi(Whole::openapi())
        .routes(routes!(leaders::list))
        .routes(routes!(countries::list))
        .routes(routes!(countries::detail))
        .routes(routes!(offices::list))
        .routes(routes!(offices::detail))
        .routes(routes!(people::list))
        .routes(routes!(people::detail))
        .routes(routes!(parties::list))
        .routes(routes!(parties::detail))
        .routes(routes!(bodies::list))
        .routes(routes!(bodies::detail))
        .routes(routes!(tenures::list))
        .routes(routes!(tenures::detail))
        .routes(routes!(events::list))
        .routes(routes!(events::detail))
        .routes(routes!(transitions::list))
        .routes(routes!(transitions::detail))
        .routes(routes!(relations::detail))
        .routes(routes!(changes::list))
        .routes(routes!(changes::detail))
        .routes(routes!(sources::list))
        .routes(routes!(sources::detail))
        .routes(routes!(redirects::list))
        .routes(routes!(search::list))
        .routes(routes!(changesets::commit))
        .routes(routes!(proposals::propose))
        .routes(routes!(proposals::detail))
}

/// The document of all of them, for a [`Context`].
pub fn document() -> Document {
    Document::of(table().into_openapi())
}

/// Addresses whose requests are counted together with those to the API: what is large is asked for by programs, too.
pub fn counted(context: &Arc<Context>, addresses: Router<Arc<Context>>) -> Router<Arc<Context>> {
    addresses.layer(middleware::from_fn_with_state(
        Arc::clone(context),
        counting::count,
    ))
}

/// Everything under `/api`.
pub fn router(context: &Arc<Context>) -> Router<Arc<Context>> {
    let (described, _) = table().split_for_parts();
    let addresses = described
        .route("/api/v1/openapi.json", get(docs::show_document))
        .route(ResourceKind::ApiDocs.pattern(), get(docs::show))
        .route("/ja/api/docs", get(docs::to_page))
        .route("/ko/api/docs", get(docs::to_page))
        .method_not_allowed_fallback(problem::method_not_allowed)
        .route("/api", any(problem::not_found))
        .route("/api/{*rest}", any(problem::not_found));
    // At once, because each call of `layer` boxes every route once more.
    addresses.layer(
        ServiceBuilder::new()
            .layer(middleware::from_fn(cors::allow_reading))
            .layer(CatchPanicLayer::custom(problem::from_panic))
            .layer(middleware::from_fn_with_state(
                Arc::clone(context),
                counting::count,
            )),
    )
}
