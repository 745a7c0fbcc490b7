//! Answers and their heads: what may be kept and by whom, where a reader is led, what is refused.

use super::{
    encoding::{self, Encoding, plain_of_brotli},
    headers::{self, Elsewhere},
    validator::ContentHash,
};
use app::Site;
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};
use std::{io, time::Duration};

pub(crate) const HTML: &str = "text/html; charset=utf-8";

/// A cache in front may show a page for a minute, and an older one while it asks for a new one.
pub(super) const PUBLIC: &str = "public, max-age=0, s-maxage=60, stale-while-revalidate=600";

/// What stands under an address that has a hash of the content in it.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// What is made for somebody who is signed in stays with them, and not even on their disk.
const PRIVATE: &str = "private, no-store";

const SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");
const HIT: HeaderValue = HeaderValue::from_static("render;dur=0, cache;desc=hit");

/// Whether an answer was stored already, or how long it took to make.
#[derive(Clone, Copy, Debug)]
pub enum CacheStatus {
    Hit,
    Miss(Duration),
}

impl CacheStatus {
    /// The value of `Server-Timing`.
    fn timing(self) -> HeaderValue {
        match self {
            Self::Hit => HIT,
            Self::Miss(took) => {
                let text = format!("render;dur={:.3}", took.as_secs_f64() * 1000.0);
                HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("render"))
            }
        }
    }
}

/// A document in the encoding in which it is sent.
#[derive(Clone, Debug)]
pub struct Document {
    pub content_type: &'static str,
    pub encoding: Encoding,
    pub bytes: Bytes,
}

impl Document {
    /// # Errors
    /// Never, as long as memory lasts.
    pub fn new(content_type: &'static str, plain: Vec<u8>, encoding: Encoding) -> io::Result<Self> {
        Ok(Self {
            content_type,
            encoding,
            bytes: encoding.encode(plain)?,
        })
    }
}

/// What sort of public document it is: what may be kept for how long, where else it may be shown, and whether it gets smaller by
/// compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terms {
    /// A page of ours, or what else is read at its address.
    Page,
    /// A picture that anybody may show: as it is now.
    Picture,
    /// A picture at the address that belongs to what it shows.
    PictureForEver,
    /// A page that may be shown in the frames of others.
    Frame,
    /// What programs of others read, also in a browser.
    Data,
}

impl Terms {
    const fn cache_control(self) -> &'static str {
        match self {
            Self::Page | Self::Picture | Self::Frame | Self::Data => PUBLIC,
            Self::PictureForEver => FOR_EVER,
        }
    }

    const fn elsewhere(self) -> Elsewhere {
        match self {
            Self::Page => Elsewhere::Nowhere,
            Self::Picture | Self::PictureForEver => Elsewhere::AsPicture,
            Self::Frame => Elsewhere::InFrames,
            Self::Data => Elsewhere::AsData,
        }
    }

    /// In which encoding it is sent to a reader who accepts one.
    pub const fn encoding(self, accepted: Encoding) -> Encoding {
        match self {
            Self::Page | Self::Frame | Self::Data => accepted,
            Self::Picture | Self::PictureForEver => Encoding::Identity,
        }
    }
}

/// A document that anybody may keep, with the complete head of its answer: sending it again formats nothing.
#[derive(Clone, Debug)]
pub struct PublicDocument {
    hash: ContentHash,
    document: Document,
    /// The head of a hit, as it leaves the server.
    headers: HeaderMap,
    /// The head for a reader who has the document already.
    not_modified: HeaderMap,
    /// Whether more work would make it smaller.
    can_shrink: bool,
}

impl PublicDocument {
    pub fn new(document: Document, hash: ContentHash, terms: Terms, site: &Site) -> Self {
        let encoding = document.encoding.header();
        let mut not_modified = HeaderMap::with_capacity(16);
        not_modified.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static(terms.cache_control()),
        );
        not_modified.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        not_modified.insert(header::ETAG, hash.tag(encoding));
        not_modified.insert(SERVER_TIMING, HIT);
        headers::allow(&mut not_modified, terms.elsewhere());
        let mut headers = not_modified.clone();
        headers::secure(&mut not_modified, site);
        let content_type = HeaderValue::from_static(document.content_type);
        headers.insert(header::CONTENT_TYPE, content_type);
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(document.bytes.len()));
        headers::secure(&mut headers, site);
        Self {
            hash,
            can_shrink: document.encoding == Encoding::Brotli,
            document,
            headers,
            not_modified,
        }
    }

    pub fn can_shrink(&self) -> bool {
        self.can_shrink
    }

    /// Whether it is a text of a type.
    pub fn is(&self, content_type: &str, hash: ContentHash) -> bool {
        self.document.content_type == content_type && self.hash == hash
    }

    /// The same text in as few bytes as Brotli can make of it, with an `ETag` of their own. It takes a while.
    ///
    /// # Errors
    /// Where it is not in Brotli.
    pub fn shrunk(&self) -> io::Result<Self> {
        let bytes = encoding::small_brotli(&plain_of_brotli(&self.document.bytes)?)?;
        let mut headers = self.headers.clone();
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
        headers.insert(header::ETAG, self.hash.tag(Some("br-small")));
        Ok(Self {
            hash: self.hash,
            document: Document {
                bytes,
                ..self.document.clone()
            },
            headers,
            not_modified: self.not_modified.clone(),
            can_shrink: false,
        })
    }

    /// How much memory it takes, in bytes. Most values of headers are constants, and names are kept once.
    pub fn size(&self) -> usize {
        const HEADER: usize = size_of::<HeaderName>() + size_of::<HeaderValue>() + 64;
        size_of::<Self>()
            + self.document.bytes.len()
            + (self.headers.capacity() + self.not_modified.capacity()) * HEADER
    }

    /// Sends the document, or only says that the reader has it already.
    pub fn answer(&self, status: CacheStatus, request: &HeaderMap) -> Response<Body> {
        let own = self.headers.get(header::ETAG);
        let mut response = match own.and_then(|own| self.hash.known_tag(request, own)) {
            Some(tag) => {
                let mut response = Response::new(Body::empty());
                *response.status_mut() = StatusCode::NOT_MODIFIED;
                *response.headers_mut() = self.not_modified.clone();
                response.headers_mut().insert(header::ETAG, tag);
                response
            }
            None => {
                let mut response = Response::new(Body::from(self.document.bytes.clone()));
                *response.headers_mut() = self.headers.clone();
                response
            }
        };
        if let CacheStatus::Miss(_) = status {
            response.headers_mut().insert(SERVER_TIMING, status.timing());
        }
        response
    }
}

/// Sends a document that must not be kept, with the status it has.
pub fn uncacheable(code: StatusCode, document: &Document, status: CacheStatus) -> Response<Body> {
    with_body(code, document, status, "no-store")
}

/// Sends a document that is for one person alone.
pub fn private(code: StatusCode, document: &Document, status: CacheStatus) -> Response<Body> {
    with_body(code, document, status, PRIVATE)
}

/// Sends somebody on after a form: to a path of this site, which is asked for with GET.
pub fn redirect_after_post(location: &str) -> Response<Body> {
    let Ok(location) = HeaderValue::try_from(location) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let private = HeaderValue::from_static(PRIVATE);
    let headers = [(header::LOCATION, location), (header::CACHE_CONTROL, private)];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// Sends the reader to the address that the page really has: a path of this site.
pub fn redirect_permanently(location: &str) -> Response<Body> {
    // Never an address that a browser would take for another host, whatever came in.
    let path = format!("/{}", location.trim_start_matches(['/', '\\']));
    let Ok(location) = HeaderValue::try_from(path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kept = HeaderValue::from_static("public, max-age=300");
    let headers = [(header::LOCATION, location), (header::CACHE_CONTROL, kept)];
    (StatusCode::PERMANENT_REDIRECT, headers).into_response()
}

/// Says what is wrong with a request in a line of text.
pub fn refusal(status: StatusCode, message: &'static str) -> Response<Body> {
    (status, [(header::CACHE_CONTROL, "no-store")], message).into_response()
}

/// The status that `app` gives as a number.
pub(super) fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn with_body(
    code: StatusCode,
    document: &Document,
    status: CacheStatus,
    cache_control: &'static str,
) -> Response<Body> {
    let fixed = [
        (header::CONTENT_TYPE, document.content_type),
        (header::CACHE_CONTROL, cache_control),
        (header::VARY, "Accept-Encoding"),
    ];
    let timing = [(SERVER_TIMING, status.timing())];
    let mut response = (code, fixed, timing, document.bytes.clone()).into_response();
    if let Some(encoding) = document.encoding.header() {
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}
