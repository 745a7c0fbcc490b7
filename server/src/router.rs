//! Every address of the server on one screen, and the layers around all of them.

use crate::{
    http::{
        Context, assets, calendar,
        document::{DocumentRoute, Format},
        event_json, headers, health, machines, page,
        page::PageRoute,
    },
    incident,
};
use app::routes::TABLE;
use axum::{
    Router, middleware,
    routing::get,
    serve::{Listener, ListenerExt},
};
use domain::Language;
use std::{future::Future, io, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::watch};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    limit::RequestBodyLimitLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

/// No page needs as much as a second; whoever waits longer is better told.
const LONGEST_ANSWER: Duration = Duration::from_secs(15);
/// Nothing that readers send has a body.
const LARGEST_BODY: usize = 64 * 1024;

/// What else stands at the address of a page. The router knows no suffixes, so the page's route looks here first.
const DOCUMENTS: &[DocumentRoute] = &[
    DocumentRoute {
        pattern: "/events/{id}",
        suffix: ".ics",
        format: Format::Calendar,
        text: calendar::event,
    },
    DocumentRoute {
        pattern: "/events/{id}",
        suffix: ".json",
        format: Format::Json,
        text: event_json::event,
    },
];

/// Every address and what answers there.
pub fn router(context: Arc<Context>) -> Router {
    let mut router = Router::new()
        .route("/robots.txt", get(machines::robots))
        .route("/sitemap.xml", get(machines::sitemap))
        .route("/speculation-rules.json", get(machines::speculation_rules))
        .route("/favicon.ico", get(assets::favicon))
        .route("/pkg/{file}", get(assets::file))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz));
    for language in Language::ALL {
        for route in TABLE {
            let page = PageRoute {
                language,
                route,
                documents: DOCUMENTS,
            };
            router = router.route(
                &page.pattern(),
                get(move |state, params, request| page::show(page, state, params, request)),
            );
        }
    }
    let layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(TraceLayer::new_for_http().make_span_with(headers::span))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(middleware::from_fn_with_state(Arc::clone(&context), headers::add))
        .layer(TimeoutLayer::with_status_code(
            axum::http::StatusCode::SERVICE_UNAVAILABLE,
            LONGEST_ANSWER,
        ))
        .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
        .layer(CatchPanicLayer::custom(incident::from_panic));
    router.fallback(page::not_found).layer(layers).with_state(context)
}

/// Serves until `stop` completes, then for at most `grace` to whoever is being answered.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    context: Arc<Context>,
    stop: impl Future<Output = ()> + Send + 'static,
    grace: Duration,
) -> io::Result<()> {
    let (stopping, mut stopped) = watch::channel(false);
    let stop = async move {
        stop.await;
        stopping.send_replace(true);
    };
    let serving = axum::serve(without_delay(listener), router(context)).with_graceful_shutdown(stop);
    let deadline = async move {
        // An error means that the other end is gone, and with it the server: there is nothing to wait for.
        drop(stopped.wait_for(|is_stopping| *is_stopping).await);
        tokio::time::sleep(grace).await;
    };
    tokio::select! {
        result = serving => result,
        () = deadline => {
            tracing::warn!("some requests did not end in time");
            Ok(())
        }
    }
}

/// Without TCP_NODELAY, an answer in two pieces waits for the reader's acknowledgement of the first.
fn without_delay(listener: TcpListener) -> impl Listener<Addr = std::net::SocketAddr> {
    listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "could not set TCP_NODELAY");
        }
    })
}
