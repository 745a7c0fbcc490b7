//! The table of leaders, and the orders that it can stand in.

use super::spell::Spell;
use crate::{
    Country, Event, Office, Person, Tenure,
    status::{LastDay, status},
};
use jiff::civil::Date;
use std::{collections::HashSet, ops::Range, sync::Arc};

/// One row of the table of leaders: an office, and who holds it; nobody when it is vacant.
#[derive(Clone, Debug)]
pub struct Leader<'s> {
    pub country: &'s Country,
    pub office: &'s Office,
    pub spell: Option<Spell<'s>>,
    /// The next event that decides who comes next.
    pub next: Option<&'s Event>,
}

/// The table of leaders, or the part of it that was asked for, in its order.
///
/// It holds the records themselves, as they were known on the day, so that showing a row looks nothing up.
#[derive(Debug)]
pub struct LeaderTable {
    on: Date,
    pub(super) rows: Vec<Row>,
    /// How many people stand in it.
    pub people: usize,
    pub countries: usize,
    pub vacancies: usize,
}

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub country: Arc<Country>,
    pub office: Arc<Office>,
    pub holder: Option<(Arc<Tenure>, Arc<Person>, LastDay)>,
    pub next: Option<Arc<Event>>,
}

impl Row {
    pub fn leader(&self, on: Date) -> Leader<'_> {
        Leader {
            country: &self.country,
            office: &self.office,
            spell: self.holder.as_ref().map(|(tenure, person, last_day)| Spell {
                tenure,
                person,
                office: &self.office,
                status: status(tenure, on, *last_day),
            }),
            next: self.next.as_deref(),
        }
    }
}

impl LeaderTable {
    pub(super) fn of(on: Date, rows: Vec<Row>) -> Self {
        let people: HashSet<_> = rows
            .iter()
            .filter_map(|row| row.holder.as_ref())
            .map(|(_, person, _)| &person.id)
            .collect();
        let countries: HashSet<_> = rows.iter().map(|row| &row.country.id).collect();
        let (people, countries) = (people.len(), countries.len());
        Self {
            on,
            people,
            countries,
            vacancies: rows.iter().filter(|row| row.holder.is_none()).count(),
            rows,
        }
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = Leader<'_>> {
        self.rows(0..self.rows.len())
    }

    /// What stands in some rows; those that there are not are left out.
    pub fn rows(&self, rows: Range<usize>) -> impl Iterator<Item = Leader<'_>> {
        let end = rows.end.min(self.rows.len());
        let begin = rows.start.min(end);
        self.rows[begin..end].iter().map(|row| row.leader(self.on))
    }
}

/// In which order leaders stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LeaderOrder {
    /// What changes first: the date of the next deciding event.
    #[default]
    Change,
    Country,
    Person,
    /// Longest in office first.
    Since,
}
