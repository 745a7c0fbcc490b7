//! oEmbed (<https://oembed.com>): programs that know a page of this site are told the frame that shows it.

use super::{
    Context,
    answer::Terms,
    client::Client,
    error::HttpError,
    lines,
    lookup::{PageLookup, address_of},
    page::refuse_too_long,
};
use app::{
    Address, Became, PageRequest,
    cards::{self, HEIGHT, WIDTH},
    embeds::Frame,
    escape::escaped,
    visit::Visit,
};
use axum::{
    extract::{Request, State},
    http::StatusCode,
    response::Response,
};
use serde::Serialize;
use std::{borrow::Cow, sync::Arc, time::Instant};

/// For how many seconds a consumer may keep the answer.
const CACHE_AGE: u32 = 300;

/// The answer, with the names of the specification.
#[derive(Serialize)]
struct Rich {
    version: &'static str,
    r#type: &'static str,
    provider_name: &'static str,
    provider_url: String,
    title: String,
    cache_age: u32,
    html: String,
    width: u32,
    height: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
}

/// The preview card of the page, where it is within the bounds that were asked for.
#[derive(Serialize)]
struct Thumbnail {
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
}

#[derive(Clone, Copy)]
enum Format {
    Json,
    Xml,
}

/// Tells the frame of the page `url`, no larger than `maxwidth` and `maxheight`.
///
/// # Errors
/// When there is no such page, or no such format.
pub async fn show(
    State(context): State<Arc<Context>>,
    client: Client,
    request: Request,
) -> Result<Response, HttpError> {
    let uri = request.uri();
    refuse_too_long(uri)?;
    let lookup = PageLookup {
        address: address_of(uri).canonical(),
        is_page: true,
        uri,
        headers: request.headers(),
    };
    let make = || made(&context, &lookup);
    lookup.cached_or_made(&context, client, make).await
}

fn made(context: &Context, lookup: &PageLookup<'_>) -> Result<Response, HttpError> {
    let begun = Instant::now();
    let generation = context.generation();
    let query = &lookup.address.query;
    let format = match query.first("format") {
        None | Some("json") => Format::Json,
        Some("xml") => Format::Xml,
        Some(_) => {
            return Err(HttpError::Refused(
                StatusCode::NOT_IMPLEMENTED,
                lines::NO_SUCH_FORMAT,
            ));
        }
    };
    let bound = |name: &str| -> Result<Option<u32>, HttpError> {
        let read = query.first(name).map(str::parse::<u32>).transpose();
        let bound = read.map_err(|_| HttpError::bad_request(lines::NO_SIZE))?;
        Ok(bound.filter(|most| *most > 0))
    };
    let bounds = (bound("maxwidth")?, bound("maxheight")?);
    let url = query.first("url").ok_or(HttpError::bad_request(lines::NO_URL))?;
    let address = own_address(context, url).ok_or(NOTHING)?;
    let request = PageRequest {
        address: Address {
            resource: address.resource.page(),
            ..address
        },
        today: generation.today,
        viewer: None,
    };
    let (mut visit, problem) = app::visit(request, &*context.backend, &context.site);
    if problem.is_some() {
        return Err(NOTHING);
    }
    if let Some(Became::Merged(page)) = app::became(&visit) {
        visit.resource = page;
    }
    let rich = rich(&visit, bounds).ok_or(NOTHING)?;
    let (kind, text) = match format {
        Format::Json => ("application/json", serde_json::to_string(&rich)?),
        Format::Xml => ("text/xml; charset=utf-8", xml(&rich)),
    };
    let took = begun.elapsed();
    lookup.store(context, generation, (kind, Terms::Data), text.into_bytes(), took)
}

const NOTHING: HttpError = HttpError::not_found(lines::NOTHING_TO_EMBED);

/// What an address names on this site; none where it is of another one.
fn own_address<'u>(context: &Context, url: &'u str) -> Option<Address<'u>> {
    let public_url = context.site.public_url.as_str();
    let path = match url.strip_prefix(public_url) {
        Some("") => "/",
        Some(path) if path.starts_with(['/', '?', '#']) => path,
        Some(_) => return None,
        None => {
            let (scheme, rest) = url.split_once("://")?;
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let (host, path) = rest.split_at(end);
            let is_own = matches!(scheme, "http" | "https")
                && context.own_host.is_name(host)
                && context.own_host.is(host);
            if !is_own {
                return None;
            }
            path
        }
    };
    Some(Address::parse(path).canonical())
}

fn rich(visit: &Visit<'_>, (most_width, most_height): (Option<u32>, Option<u32>)) -> Option<Rich> {
    let frame = Frame::of(visit, most_width, most_height)?;
    let fits = most_width.is_none_or(|most| most >= WIDTH) && most_height.is_none_or(|most| most >= HEIGHT);
    let thumbnail = fits.then(|| Thumbnail {
        thumbnail_url: cards::of_page(visit).1,
        thumbnail_width: WIDTH,
        thumbnail_height: HEIGHT,
    });
    Some(Rich {
        version: "1.0",
        r#type: "rich",
        provider_name: "Handover",
        provider_url: visit.site.public_url.clone(),
        html: frame.html(),
        title: frame.title,
        cache_age: CACHE_AGE,
        width: frame.width,
        height: frame.height,
        thumbnail,
    })
}

fn xml(rich: &Rich) -> String {
    let number = |number: u32| Cow::Owned(number.to_string());
    let mut fields: Vec<(&str, Cow<'_, str>)> = vec![
        ("version", rich.version.into()),
        ("type", rich.r#type.into()),
        ("provider_name", rich.provider_name.into()),
        ("provider_url", rich.provider_url.as_str().into()),
        ("title", rich.title.as_str().into()),
        ("cache_age", number(rich.cache_age)),
        ("html", rich.html.as_str().into()),
        ("width", number(rich.width)),
        ("height", number(rich.height)),
    ];
    if let Some(thumbnail) = &rich.thumbnail {
        fields.push(("thumbnail_url", thumbnail.thumbnail_url.as_str().into()));
        fields.push(("thumbnail_width", number(thumbnail.thumbnail_width)));
        fields.push(("thumbnail_height", number(thumbnail.thumbnail_height)));
    }
    let fields = fields
        .iter()
        .map(|(name, value)| format!("<{name}>{}</{name}>", escaped(value)));
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>{}</oembed>\n",
        fields.collect::<String>()
    )
}
