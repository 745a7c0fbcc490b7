//! What the preview card of a page says, in the words of the page. How it is drawn is the server's.
//!
//! A card says nothing that ages by itself: no countdown, and the day on which all of it was so. Its version is a hash of what it says, so
//! its address is another one as soon as it says something else.

mod badge;
mod card;
mod change;
mod event;
mod holders;
mod overview;
mod parts;

pub use crate::components::{Certainty, Mark};
pub use badge::{Badge, badge};
pub use card::{Card, CardDate, CardRow};
pub(crate) use parts::as_of;

use crate::{
    address::{Document, Resource, ResourceKind},
    pages::relation_countries,
    query::{CLOCKS, Query},
    visit::Visit,
};

/// The size of a card, in pixels.
pub const WIDTH: u32 = 1200;
pub const HEIGHT: u32 = 630;

/// The card of the page that a visit is to; none where it has none of its own, or is not there on the day.
pub fn card(visit: &Visit<'_>) -> Option<Card> {
    let snapshot = &visit.snapshot;
    match visit.resource.kind()? {
        ResourceKind::Home | ResourceKind::HomeCard => Some(overview::home(visit)),
        ResourceKind::Event => Some(event::event(visit, snapshot.event(visit.param("id"))?)),
        ResourceKind::Person => Some(holders::person(visit, snapshot.person(visit.param("id"))?)),
        ResourceKind::Office => Some(holders::office(visit, snapshot.office(visit.param("id"))?)),
        ResourceKind::Country => Some(holders::country(visit, snapshot.country(visit.param("iso2"))?)),
        ResourceKind::Transition => {
            let transition = snapshot.transition(visit.param("id"))?;
            Some(change::transition(visit, &snapshot.transition_view(transition)?))
        }
        ResourceKind::Relation => {
            let ids = relation_countries(visit.param("countries"))?;
            Some(overview::relation(visit, &snapshot.relation(&ids)?))
        }
        _ => None,
    }
}

/// The card that stands for a page and where it is: under another address as soon as it says something else. A page without a card of its own
/// has that of the front page.
pub fn of_page(visit: &Visit<'_>) -> (Card, String) {
    let own = visit.resource.document(Document::Card);
    let (card, resource) = match card(visit) {
        Some(card) if own.as_document().is_some() => (card, own),
        Some(_) | None => (overview::home(visit), Resource::HOME_CARD),
    };
    let query = Query::of("v", &card.version()).and(&visit.query.only(&CLOCKS));
    let address = format!("{}{}", visit.site.public_url, visit.href_only(&resource, query));
    (card, address)
}
