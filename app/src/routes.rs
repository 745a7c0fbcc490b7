//! Every page and its address. The server puts each under `/`, `/ja` and `/ko`.

use crate::{
    page::{Detour, Page},
    pages,
    visit::Visit,
};

/// One kind of address and the page that answers it.
pub struct Route {
    /// The path without the language, with names in braces for its parts.
    pub pattern: &'static str,
    pub(crate) page: fn(&Visit<'_>) -> Result<Page, Detour>,
}

pub static TABLE: &[Route] = &[
    Route {
        pattern: "/",
        page: pages::home,
    },
    Route {
        pattern: "/leaders",
        page: pages::leaders,
    },
    Route {
        pattern: "/countries",
        page: pages::countries,
    },
    Route {
        pattern: "/countries/{iso2}",
        page: pages::country,
    },
    Route {
        pattern: "/people/{id}",
        page: pages::person,
    },
    Route {
        pattern: "/offices/{id}",
        page: pages::office,
    },
    Route {
        pattern: "/events",
        page: pages::events,
    },
    Route {
        pattern: "/events/{id}",
        page: pages::event,
    },
    Route {
        pattern: "/transitions",
        page: pages::transitions,
    },
    Route {
        pattern: "/transitions/{id}",
        page: pages::transition,
    },
    Route {
        pattern: "/relations/{countries}",
        page: pages::relation,
    },
    Route {
        pattern: "/changes",
        page: pages::changes,
    },
    Route {
        pattern: "/changes/{seq}",
        page: pages::change,
    },
    Route {
        pattern: "/search",
        page: pages::search,
    },
];
