//! One statement about an office, and what statements are read with.

use crate::import::wikidata::{
    answer::{Moment, Statement},
    names::Names,
    persons::Life,
};
use domain::{Edtf, claim::WhichOffice};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One statement, and what of it is needed to compare it with others.
#[derive(Clone, Debug)]
pub struct Holding<'s> {
    pub statement: &'s Statement,
    pub office: &'s str,
    pub start: Moment,
    pub end: Moment,
    pub is_acting: bool,
}

/// What statements are read with.
pub struct HoldingContext<'c> {
    pub offices: &'c BTreeMap<String, WhichOffice>,
    pub lives: &'c BTreeMap<String, Life>,
    pub names: &'c Names,
    pub today: Date,
}

/// The property that is to blame, and why.
pub type UnusableProperty = (&'static str, String);

impl Holding<'_> {
    pub fn begins_after(&self, other: &Edtf) -> bool {
        self.start_date()
            .and_then(Edtf::earliest)
            .zip(other.latest())
            .is_some_and(|(start, other)| start > other)
    }

    pub fn start_date(&self) -> Option<&Edtf> {
        match &self.start {
            Moment::On(date) => Some(date),
            _ => None,
        }
    }
}
