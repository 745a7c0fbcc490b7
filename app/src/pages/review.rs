//! The review: what imports and others propose, to be accepted, put right or rejected.

mod list;
mod one;
mod overview;
mod parts;
mod run;

use crate::{page::Page, review::ReviewPage, visit::Visit};

/// The page that the server asks for.
pub fn review(visit: &Visit<'_>, page: &ReviewPage) -> Page {
    let page = match page {
        ReviewPage::Overview(overview) => overview::overview(visit, overview),
        ReviewPage::List(list) => list::list(visit, list),
        ReviewPage::One(one) => one::one(visit, one),
        ReviewPage::Run(run) => run::run(visit, run),
    };
    page.undated()
}
