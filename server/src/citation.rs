//! Reads what a web page says of itself: title, publisher, date. For editors who paste the address of a source.
//!
//! Whoever may sign in can make this server ask for an address, so it asks for little: only `http` and `https` at their own
//! ports, only addresses of the public internet (looked at after the name is resolved, and again at each redirect), only
//! HTML, only so much of it, and only for so long. [`reach`] decides which addresses are public, [`page`] reads the HTML.

mod page;
mod reach;

use app::edit::Citation;
pub use app::edit::NotFetched as CitationError;

use reach::{PublicNames, Reach};
use reqwest::{
    Client, StatusCode, Url,
    header::{ACCEPT, CONTENT_TYPE},
    redirect::Policy,
};
use std::{net::SocketAddr, sync::Arc, time::Duration};

/// How long the whole may take.
const PATIENCE: Duration = Duration::from_secs(6);
/// How much of a page is read; what it says of itself stands at its beginning.
const MOST_BYTES: usize = 1024 * 1024;
/// A page that says it is larger than this is none.
const LARGEST_PAGE: u64 = 16 * 1024 * 1024;
const MOST_REDIRECTS: usize = 4;
const USER_AGENT: &str = concat!(
    "Handover/",
    env!("CARGO_PKG_VERSION"),
    " (reads titles of cited pages)"
);

/// What asks for pages.
#[derive(Clone, Debug)]
pub struct CitationReader {
    client: Client,
    reach: Arc<Reach>,
}

impl CitationReader {
    /// A reader of the public internet, and of these other addresses.
    ///
    /// # Errors
    /// When the system has no certificates to trust.
    pub fn new(also: Vec<SocketAddr>) -> Result<Self, reqwest::Error> {
        // Fails where somebody has chosen one already, which is as good.
        drop(rustls::crypto::ring::default_provider().install_default());
        let reach = Arc::new(Reach::new(also));
        let redirects = Arc::clone(&reach);
        let policy = Policy::custom(move |attempt| {
            if attempt.previous().len() > MOST_REDIRECTS {
                return attempt.error(CitationError::Redirects);
            }
            match redirects.allows(attempt.url()) {
                Ok(()) => attempt.follow(),
                Err(error) => attempt.error(error),
            }
        });
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .timeout(PATIENCE)
            .connect_timeout(PATIENCE / 2)
            .redirect(policy)
            .referer(false)
            .no_proxy()
            .dns_resolver(PublicNames)
            .build()?;
        Ok(Self { client, reach })
    }

    /// Reads the page at an address.
    ///
    /// # Errors
    /// When the address may not be asked for, or what is there is no page that can be read.
    pub async fn read(&self, address: &str) -> Result<Citation, CitationError> {
        let url = Url::parse(address).map_err(|_| CitationError::Address)?;
        self.reach.allows(&url)?;
        let request = self
            .client
            .get(url)
            .header(ACCEPT, "text/html, application/xhtml+xml");
        let mut response = request.send().await.map_err(|error| reason(&error))?;
        if response.status() != StatusCode::OK {
            return Err(CitationError::Status);
        }
        let kind = response
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default()
            .to_ascii_lowercase();
        if !["text/html", "application/xhtml+xml"]
            .iter()
            .any(|html| kind.starts_with(html))
        {
            return Err(CitationError::Kind);
        }
        if response
            .content_length()
            .is_some_and(|length| length > LARGEST_PAGE)
        {
            return Err(CitationError::Size);
        }
        let host = response.url().host_str().unwrap_or_default().to_owned();
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| reason(&error))? {
            let room = MOST_BYTES - bytes.len();
            bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if bytes.len() == MOST_BYTES {
                break;
            }
        }
        Ok(page::citation_of(&page::decode(&bytes, &kind), &host))
    }
}

/// The reason in an error of the client, which wraps ours.
fn reason(error: &reqwest::Error) -> CitationError {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(inner) = source {
        if let Some(ours) = inner.downcast_ref::<CitationError>() {
            return *ours;
        }
        source = inner.source();
    }
    if error.is_timeout() {
        CitationError::Time
    } else {
        CitationError::Network
    }
}
