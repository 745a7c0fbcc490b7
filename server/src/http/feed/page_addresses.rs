//! Where the pages of a feed stand, and the same feed in other languages.

use app::{Address, address::Resource, feeds::Feed, visit::Visit};
use domain::Language;

/// The addresses of the pages of a feed.
pub struct Pages {
    pub this: String,
    pub first: String,
    pub previous: Option<String>,
    pub next: Option<String>,
    pub last: String,
}

impl Pages {
    pub fn of(visit: &Visit<'_>, resource: &Resource<'_>, feed: &Feed) -> Self {
        let to = |page: usize| {
            let number = (page > 1).then(|| page.to_string());
            let query = visit.query.with("page", number.as_deref());
            format!("{}{}", visit.site.public_url, visit.href_only(resource, query))
        };
        let at = feed.at;
        Self {
            this: to(at.page),
            first: to(1),
            previous: (at.page > 1).then(|| to(at.page - 1)),
            next: (at.page < at.pages).then(|| to(at.page + 1)),
            last: to(at.pages),
        }
    }
}

/// The same feed in the other languages, with their tags.
pub fn in_other_languages(
    visit: &Visit<'_>,
    resource: &Resource<'_>,
) -> impl Iterator<Item = (Language, String)> {
    let others = Language::ALL.into_iter().filter(|it| *it != visit.language);
    others.map(|language| {
        let address = Address::new(language, resource.clone()).with_query(visit.query.clone());
        (language, format!("{}{address}", visit.site.public_url))
    })
}
