//! Every page and its address. The server puts each under `/`, `/ja` and `/ko`.

use crate::{
    address::ResourceKind,
    page::{Detour, Page},
    pages,
    visit::Visit,
};

/// One kind of address and the page that answers it.
pub struct Route {
    pub kind: ResourceKind,
    pub(crate) page: fn(&Visit<'_>) -> Result<Page, Detour>,
}

pub static TABLE: &[Route] = &[
    Route {
        kind: ResourceKind::Home,
        page: pages::home,
    },
    Route {
        kind: ResourceKind::Leaders,
        page: pages::leaders,
    },
    Route {
        kind: ResourceKind::Countries,
        page: pages::countries,
    },
    Route {
        kind: ResourceKind::Country,
        page: pages::country,
    },
    Route {
        kind: ResourceKind::Person,
        page: pages::person,
    },
    Route {
        kind: ResourceKind::Office,
        page: pages::office,
    },
    Route {
        kind: ResourceKind::Events,
        page: pages::events,
    },
    Route {
        kind: ResourceKind::Event,
        page: pages::event,
    },
    Route {
        kind: ResourceKind::Transitions,
        page: pages::transitions,
    },
    Route {
        kind: ResourceKind::Transition,
        page: pages::transition,
    },
    Route {
        kind: ResourceKind::Comparison,
        page: pages::compare,
    },
    Route {
        kind: ResourceKind::Briefing,
        page: pages::brief,
    },
    Route {
        kind: ResourceKind::Timelines,
        page: pages::timelines,
    },
    Route {
        kind: ResourceKind::Map,
        page: pages::map,
    },
    Route {
        kind: ResourceKind::Relation,
        page: pages::relation,
    },
    Route {
        kind: ResourceKind::Changes,
        page: pages::changes,
    },
    Route {
        kind: ResourceKind::Change,
        page: pages::change,
    },
    Route {
        kind: ResourceKind::Search,
        page: pages::search,
    },
    Route {
        kind: ResourceKind::About,
        page: pages::about,
    },
    Route {
        kind: ResourceKind::Citation,
        page: pages::citation,
    },
    Route {
        kind: ResourceKind::Embedding,
        page: pages::embedding,
    },
];

/// The page of one kind of address, where there is one that anybody may keep.
pub fn find(kind: ResourceKind) -> Option<&'static Route> {
    TABLE.iter().find(|route| route.kind == kind)
}
