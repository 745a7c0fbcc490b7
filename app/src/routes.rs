//! Every page and its address. The server puts each under `/`, `/ja` and `/ko`.

use crate::{
    address::Kind,
    page::{Detour, Page},
    pages,
    visit::Visit,
};

/// One kind of address and the page that answers it.
pub struct Route {
    pub kind: Kind,
    pub(crate) page: fn(&Visit<'_>) -> Result<Page, Detour>,
}

pub static TABLE: &[Route] = &[
    Route {
        kind: Kind::Home,
        page: pages::home,
    },
    Route {
        kind: Kind::Leaders,
        page: pages::leaders,
    },
    Route {
        kind: Kind::Countries,
        page: pages::countries,
    },
    Route {
        kind: Kind::Country,
        page: pages::country,
    },
    Route {
        kind: Kind::Person,
        page: pages::person,
    },
    Route {
        kind: Kind::Office,
        page: pages::office,
    },
    Route {
        kind: Kind::Events,
        page: pages::events,
    },
    Route {
        kind: Kind::Event,
        page: pages::event,
    },
    Route {
        kind: Kind::Transitions,
        page: pages::transitions,
    },
    Route {
        kind: Kind::Transition,
        page: pages::transition,
    },
    Route {
        kind: Kind::Relation,
        page: pages::relation,
    },
    Route {
        kind: Kind::Changes,
        page: pages::changes,
    },
    Route {
        kind: Kind::Change,
        page: pages::change,
    },
    Route {
        kind: Kind::Search,
        page: pages::search,
    },
];

/// The page of one kind of address, where there is one that anybody may keep.
pub fn find(kind: Kind) -> Option<&'static Route> {
    TABLE.iter().find(|route| route.kind == kind)
}
