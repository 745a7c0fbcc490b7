//! The table of leaders, and the orders that it can stand in.

use super::spell::Spell;
use crate::{
    Country, Edtf, Event, Office, Person, Tenure,
    doubt::{Doubt, is_grave},
    entity::Absence,
    status::{LastDay, status},
};
use jiff::civil::Date;
use std::{collections::HashSet, ops::Range, sync::Arc};

/// One row of the table of leaders: an office, and who holds it; nobody where it is vacant, or no holder is recorded.
#[derive(Clone, Debug)]
pub struct Leader<'s> {
    pub country: &'s Country,
    pub office: &'s Office,
    pub spell: Option<Spell<'s>>,
    /// What it means that there is nobody; none where there is somebody.
    pub absence: Option<Absence>,
    /// Why it is in doubt that the holder still holds the office.
    pub doubts: Arc<[Doubt]>,
    /// The next event that decides who comes next.
    pub next: Option<&'s Event>,
}

/// The table of leaders, or the part of it that was asked for, in its order.
///
/// It holds the records themselves, as they were known on the day, so that showing a row looks nothing up.
#[derive(Debug)]
pub struct LeaderTable {
    on: Date,
    pub(super) rows: Vec<LeaderRow>,
    /// How many people stand in it.
    pub people: usize,
    pub countries: usize,
    /// Offices that nobody holds.
    pub vacant: usize,
    /// Offices of which no holder is recorded.
    pub not_recorded: usize,
    /// How many rows are of a holder who is in doubt.
    pub doubts: usize,
}

#[derive(Clone, Debug)]
pub(super) struct LeaderRow {
    pub country: Arc<Country>,
    pub office: Arc<Office>,
    pub holder: Option<(Arc<Tenure>, Arc<Person>, LastDay)>,
    pub absence: Option<Absence>,
    pub doubts: Arc<[Doubt]>,
    pub next: Option<Arc<Event>>,
}

impl LeaderRow {
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
            absence: self.absence,
            doubts: Arc::clone(&self.doubts),
            next: self.next.as_deref(),
        }
    }
}

impl LeaderTable {
    pub(super) fn of(on: Date, rows: Vec<LeaderRow>) -> Self {
        let people: HashSet<_> = rows
            .iter()
            .filter_map(|row| row.holder.as_ref())
            .map(|(_, person, _)| &person.id)
            .collect();
        let countries: HashSet<_> = rows.iter().map(|row| &row.country.id).collect();
        let (people, countries) = (people.len(), countries.len());
        let count = |absence| rows.iter().filter(|row| row.absence == Some(absence)).count();
        Self {
            on,
            people,
            countries,
            vacant: count(Absence::Vacant),
            not_recorded: count(Absence::NotRecorded),
            doubts: rows.iter().filter(|row| !row.doubts.is_empty()).count(),
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

    /// What each row can be sorted by: all of it but its status, which is the larger part of a row to find out.
    pub fn sorting(&self) -> impl Iterator<Item = Sorting<'_>> {
        self.rows.iter().map(|row| Sorting {
            country: &row.country,
            office: &row.office,
            holder: row
                .holder
                .as_ref()
                .map(|(tenure, person, _)| (&**tenure, &**person)),
            urgency: Urgency::of(&row.doubts),
            next: row.next.as_deref(),
        })
    }

    /// What stands in some rows; those that there are not are left out.
    pub fn rows(&self, rows: Range<usize>) -> impl Iterator<Item = Leader<'_>> {
        let end = rows.end.min(self.rows.len());
        let begin = rows.start.min(end);
        self.rows[begin..end].iter().map(|row| row.leader(self.on))
    }
}

/// What one row of the table can be sorted by.
#[derive(Clone, Copy, Debug)]
pub struct Sorting<'s> {
    pub country: &'s Country,
    pub office: &'s Office,
    pub holder: Option<(&'s Tenure, &'s Person)>,
    pub urgency: Urgency,
    /// The next event that decides who comes next.
    pub next: Option<&'s Event>,
}

/// How urgent a change is, whether nothing is known of the next one, and its date.
pub type ChangeOrder<'l> = (Urgency, bool, Option<(bool, &'l Edtf)>);

/// How much a row needs a look: by its doubts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Something should have happened meanwhile.
    Overdue,
    /// Nobody has checked for long.
    Unchecked,
    Calm,
}

impl Urgency {
    pub(super) fn of(doubts: &[Doubt]) -> Self {
        match doubts {
            [] => Self::Calm,
            doubts if is_grave(doubts) => Self::Overdue,
            _ => Self::Unchecked,
        }
    }
}

/// In which order leaders stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LeaderOrder {
    /// What changes first: whoever should have left, then those who were not checked for long, then the others, each by the
    /// date of the next deciding event.
    #[default]
    Change,
    Country,
    Person,
    /// Longest in office first.
    Since,
}
