//! The two days of a comparison.

use super::request::ComparisonRequest;
use crate::visit::Visit;
use domain::Edtf;
use std::sync::Arc;

/// The two days that are compared, each as a visit to it.
pub struct Days<'v> {
    pub earlier: Visit<'v>,
    pub later: Visit<'v>,
}

impl<'v> Days<'v> {
    pub fn of(visit: &Visit<'v>, request: &ComparisonRequest) -> Self {
        let later = match request.to == visit.day() {
            // The view of today knows which checks are old.
            true => Arc::clone(&visit.snapshot),
            false => Arc::new(visit.world.on(request.to)),
        };
        Self {
            earlier: visit.seen_in(Arc::new(visit.world.on(request.from))),
            later: visit.seen_in(later),
        }
    }

    pub fn names(&self) -> [String; 2] {
        [&self.earlier, &self.later].map(|it| Edtf::from_day(it.day()).spoken(it.language))
    }
}
