//! The preview card of a page, and the badge of an office. A card is drawn once for what it says, and stands under an address that belongs to that.

use super::{Context, answer::Terms, content::Content};
use app::{cards, visit::Visit};

/// The parameter that says which version of a card is meant.
const VERSION: &str = "v";

/// The card as a picture; none where the page has none, or is not there on the day. Who asks for another version gets the present one, which
/// they are not to keep under that address.
///
/// # Errors
/// When it cannot be drawn.
pub fn card(context: &Context, visit: &Visit<'_>) -> anyhow::Result<Option<Content>> {
    let Some(card) = cards::card(visit) else {
        return Ok(None);
    };
    let version = card.version();
    let picture = context.pictures.of(&card, &version, &context.site.public_url)?;
    let asked = visit.query.first(VERSION);
    let terms = if asked == Some(version.as_str()) {
        Terms::PictureForEver
    } else {
        Terms::Picture
    };
    Ok(Some(Content {
        kind: "image/png",
        terms,
        plain: picture.to_vec(),
        is_named: asked.is_none_or(|asked| asked == version),
    }))
}

/// The badge of the office that a visit is to; none where there is no such office on the day.
pub fn badge(visit: &Visit<'_>) -> Option<String> {
    let office = visit.snapshot.office(visit.param("id"))?;
    Some(crate::card::badge(&cards::badge(visit, office)))
}
