//! The frame in which others show an embed, as HTML that they can paste.

use super::title;
use crate::{address::ResourceKind, escape::escaped, visit::Visit};

/// How wide a frame is where nobody asks for less, and how high by what it shows.
const WIDTH: u32 = 600;
const HEIGHT: u32 = 340;
const HEIGHT_OF_LIST: u32 = 480;

/// A frame with an embed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    pub url: String,
    pub title: String,
    pub width: u32,
    pub height: u32,
}

impl Frame {
    /// The frame for the page that a visit is to, within bounds; none where it cannot be embedded, or is not there on the day.
    pub fn of(visit: &Visit<'_>, most_width: Option<u32>, most_height: Option<u32>) -> Option<Self> {
        let resource = visit.resource.embed()?;
        let height = match visit.resource.kind()? {
            ResourceKind::Events => HEIGHT_OF_LIST,
            _ => HEIGHT,
        };
        let bounded = |usual: u32, most: Option<u32>| most.map_or(usual, |most| usual.min(most));
        Some(Self {
            url: format!(
                "{}{}",
                visit.site.public_url,
                visit.href_only(&resource, visit.query.clone())
            ),
            title: title(visit)?,
            width: bounded(WIDTH, most_width),
            height: bounded(height, most_height),
        })
    }

    /// The frame for a page of somebody else. What is in it can open pages and do nothing else.
    pub fn html(&self) -> String {
        let Self {
            url,
            title,
            width,
            height,
        } = self;
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
             sandbox=\"allow-popups allow-popups-to-escape-sandbox\" style=\"border:0;max-width:100%\"></iframe>",
            escaped(url),
            escaped(title)
        )
    }
}
