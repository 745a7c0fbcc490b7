//! Every address of the server on one screen, the layers around nearly all of them, and what stands before.

use crate::{
    api, connections,
    http::{
        Context,
        accounts::{administration, own, security, set_up, sign_in, tokens},
        assets,
        cached_pages::CachedPages,
        desk, edit, export, health, layers, machines, news, oembed, page, review, rpc, writing,
    },
    incident, memory,
};
use app::{
    address::{Document, ResourceKind},
    routes::TABLE,
};
use axum::{
    Router, middleware,
    routing::{get, post},
};
use domain::Language;
use std::{future::Future, sync::Arc, time::Duration};
use tokio::net::TcpListener;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer, limit::RequestBodyLimitLayer, timeout::TimeoutLayer, trace::TraceLayer,
};

/// No page needs as much as a second; whoever waits longer is better told.
const LONGEST_ANSWER: Duration = Duration::from_secs(15);
/// The form of a long record with all its fields is a tenth of this.
const LARGEST_BODY: usize = 1024 * 1024;

/// Every address and what answers there.
///
/// # Errors
/// When the public address is no origin.
pub fn router(context: Arc<Context>) -> anyhow::Result<Router> {
    let mut router = Router::new()
        .route("/robots.txt", get(machines::robots))
        .route("/sitemap.xml", get(machines::sitemap))
        .route("/sitemaps/{file}", get(machines::sitemap_part))
        .route("/speculation-rules.json", get(machines::speculation_rules))
        .route("/favicon.ico", get(assets::favicon))
        .route("/pkg/{file}", get(assets::file))
        .route(ResourceKind::Oembed.pattern(), get(oembed::show))
        .route("/rpc/news", get(news::listen))
        .route(
            ResourceKind::Function.pattern(),
            post(rpc::call).get(rpc::to_form),
        )
        .route("/readyz", get(health::readyz))
        .merge(api::router(&context))
        .merge(api::counted(
            &context,
            Router::new().route("/export/{file}", get(export::download)),
        ));
    for language in Language::ALL {
        for route in TABLE {
            // The router knows no suffixes, so a page's route also answers with the documents beside it.
            router = router.route(&route.kind.pattern_in(language), get(page::show));
        }
        router = router
            .merge(lists(language))
            .merge(accounts(language))
            .merge(forms(language))
            .merge(reviews(language));
    }
    let layers = ServiceBuilder::new()
        .layer(TraceLayer::new_for_http().make_span_with(layers::span(context.trusted_proxy_hops > 0)))
        .layer(middleware::from_fn_with_state(Arc::clone(&context), layers::add))
        .layer(middleware::from_fn(api::problem_json))
        .layer(TimeoutLayer::with_status_code(
            axum::http::StatusCode::SERVICE_UNAVAILABLE,
            LONGEST_ANSWER,
        ))
        .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
        .layer(CatchPanicLayer::custom(incident::from_panic))
        .layer(layers::same_origin(&context.site)?);
    let router = router
        .fallback(page::not_found)
        .layer(layers)
        // After the layers, and so without them: whoever asks whether the process lives may ask often.
        .route("/healthz", get(health::healthz));
    // Last, so that no route is left out.
    Ok(writing::nowhere_else(router, &context).with_state(context))
}

/// The calendars and feeds of lists, embeds, badges and the card of the front page, which stand beside no page, and the tables beside lists, in one language.
fn lists(language: Language) -> Router<Arc<Context>> {
    let to = |kind: ResourceKind| kind.pattern_in(language);
    let is_list = |kind: &&ResourceKind| Document::Table.is_beside(**kind);
    let tables = ResourceKind::ALL.iter().filter(is_list).map(|kind| {
        let suffix = Document::Table.suffix();
        format!("{}{suffix}", to(*kind))
    });
    tables
        .fold(Router::new(), |router, path| router.route(&path, get(page::show)))
        .route(&to(ResourceKind::HomeCard), get(page::show))
        .route(&to(ResourceKind::Badge), get(page::show))
        .route(
            &format!("{}{}", to(ResourceKind::Citation), Document::Bibtex.suffix()),
            get(page::show),
        )
        .route(
            &format!("{}{}", to(ResourceKind::Citation), Document::Ris.suffix()),
            get(page::show),
        )
        .route(&to(ResourceKind::EmbedEvent), get(page::show))
        .route(&to(ResourceKind::EmbedCountry), get(page::show))
        .route(&to(ResourceKind::EmbedTransition), get(page::show))
        .route(&to(ResourceKind::EmbedUpcoming), get(page::show))
        .route(&to(ResourceKind::Calendar), get(page::show))
        .route(&to(ResourceKind::AtomFeed), get(page::show))
        .route(&to(ResourceKind::JsonFeed), get(page::show))
}

/// The forms of editors in one language; none of them is ever kept by anybody.
fn forms(language: Language) -> Router<Arc<Context>> {
    Router::new().route(&ResourceKind::Form.pattern_in(language), get(edit::show))
}

/// The pages on which editors decide on what is proposed, in one language.
fn reviews(language: Language) -> Router<Arc<Context>> {
    let to = |kind: ResourceKind| kind.pattern_in(language);
    Router::new()
        .route(&to(ResourceKind::Desk), get(desk::show))
        .route(&to(ResourceKind::Review), get(review::show))
        .route(&to(ResourceKind::Proposal), get(review::show_one))
        .route(&to(ResourceKind::ImportRun), get(review::show_run))
}

/// The pages of accounts in one language. No cache ever holds one, so they are not in the table of pages.
fn accounts(language: Language) -> Router<Arc<Context>> {
    let to = |kind: ResourceKind| kind.pattern_in(language);
    Router::new()
        .route(&to(ResourceKind::SignIn), get(sign_in::show))
        .route(&to(ResourceKind::SetUp), get(set_up::show))
        .route(&to(ResourceKind::Account), get(own::show))
        .route(&to(ResourceKind::Tokens), get(tokens::show))
        .route(&to(ResourceKind::Accounts), get(administration::show))
        .route(&to(ResourceKind::Security), get(security::show))
}

/// Serves until `stop` completes, then for at most `grace` to whoever is being answered.
///
/// # Errors
/// When the public address is no origin.
pub async fn serve(
    listener: TcpListener,
    context: Arc<Context>,
    stop: impl Future<Output = ()> + Send + 'static,
    grace: Duration,
) -> anyhow::Result<()> {
    let mut stopped = context.stopping.subscribe();
    let stopping = Arc::clone(&context);
    let stop = async move {
        stop.await;
        stopping.stopping.send_replace(true);
    };
    let pages = CachedPages::new(Arc::clone(&context), router(Arc::clone(&context))?);
    // Everything has been read and built by now.
    memory::give_back();
    let telling = tokio::spawn(news::tell(Arc::clone(&context)));
    let serving = connections::serve(listener, pages, Arc::clone(&context.connections), stop);
    let deadline = async move {
        // An error means that the other end is gone, and with it the server: there is nothing to wait for.
        drop(stopped.wait_for(|is_stopping| *is_stopping).await);
        tokio::time::sleep(grace).await;
    };
    tokio::select! {
        () = serving => {}
        () = deadline => tracing::warn!("some requests did not end in time"),
    }
    telling.abort();
    Ok(())
}
