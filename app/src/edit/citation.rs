//! What the page of a source says of itself.

use domain::Edtf;

/// Title, publisher and date of a page, as far as it tells them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<Edtf>,
}
