//! What differs between two days: who holds which office and with what status, and which dates were moved in between.

use super::{LeaderFilter, Snapshot, Spell, view::by_date};
use crate::{
    Country, Edtf, Event, Office,
    entity::{Absence, EventDate},
    status::Phase,
};
use std::collections::BTreeSet;

/// An office that somebody else holds on the later of two days, or that is held with another status.
#[derive(Debug)]
pub struct OfficeDifference<'s> {
    pub country: &'s Country,
    pub office: &'s Office,
    /// Who held it on the earlier day, as it was known then.
    pub before: Vec<Spell<'s>>,
    /// Who of them has left it since, as it is known on the later day, with how and when.
    pub left: Vec<Spell<'s>>,
    /// Who took it after the earlier day and left it by the later one, oldest first.
    pub between: Vec<Spell<'s>>,
    /// Who holds it on the later day.
    pub after: Vec<Spell<'s>>,
    /// Who of them took it since.
    pub came: Vec<Spell<'s>>,
}

impl<'s> OfficeDifference<'s> {
    /// Whether somebody left the office or took it; otherwise its holders have another status alone.
    pub fn changed_hands(&self) -> bool {
        !self.left.is_empty() || !self.came.is_empty() || !self.between.is_empty()
    }

    /// When the office last changed hands: when the last one came, or left where nobody did.
    pub fn changed_on(&self) -> Option<&'s Edtf> {
        let start = |spell: &Spell<'s>| spell.tenure.start.as_ref();
        let end = |spell: &Spell<'s>| spell.tenure.end.as_ref();
        let came = self.came.iter().chain(&self.between).filter_map(start);
        came.max().or_else(|| self.left.iter().filter_map(end).max())
    }
}

/// An event that got another date in between, was put off, called off or declared void.
#[derive(Debug)]
pub struct MovedDate<'s> {
    /// As it is known on the later day.
    pub event: &'s Event,
    /// The date that was in force on the earlier day, as it was known then.
    pub before: &'s EventDate,
}

/// What differs between two days.
#[derive(Debug, Default)]
pub struct Comparison<'s> {
    /// In the order in which they last changed hands, then those that only have another status.
    pub offices: Vec<OfficeDifference<'s>>,
    /// In the order of their present dates.
    pub moved: Vec<MovedDate<'s>>,
    /// Offices of which it is not recorded who held them on one of the days.
    pub not_recorded: usize,
}

impl Snapshot {
    /// What differs between this day and a later one, in the offices and events of the countries that a filter takes.
    pub fn compared_with<'s>(&'s self, later: &'s Self, filter: &LeaderFilter) -> Comparison<'s> {
        let mut comparison = Comparison {
            moved: self.moved_until(later, filter),
            ..Comparison::default()
        };
        let mut seen = BTreeSet::new();
        for day in [later, self] {
            for country in day.standing_countries().filter(|it| filter.takes_country(it)) {
                let offices = day.offices_of(&country.id).into_iter();
                for office in offices.filter(|it| filter.takes_office(it)) {
                    if !seen.insert(&office.id) {
                        continue;
                    }
                    let is_missing =
                        |day: &Self| day.missing_if_it_stands(office) == Some(Absence::NotRecorded);
                    if is_missing(self) || is_missing(later) {
                        comparison.not_recorded += 1;
                    } else {
                        comparison.offices.extend(self.difference(later, country, office));
                    }
                }
            }
        }
        comparison
            .offices
            .sort_by_key(|it| (!it.changed_hands(), it.changed_on()));
        comparison
    }

    /// What is missing of an office that is one on the day.
    fn missing_if_it_stands(&self, office: &Office) -> Option<Absence> {
        let office = self
            .office(office.id.as_str())
            .filter(|it| self.is_standing(it))?;
        self.missing(office)
    }

    /// How an office differs; none where it does not.
    fn difference<'s>(
        &'s self,
        later: &'s Self,
        country: &'s Country,
        office: &'s Office,
    ) -> Option<OfficeDifference<'s>> {
        let before = self.holders(&office.id);
        let after = later.holders(&office.id);
        let is_in =
            |spells: &[Spell<'_>], spell: &Spell<'_>| spells.iter().any(|it| it.tenure.id == spell.tenure.id);
        let line = later.line(&office.id);
        let begins_after = |spell: &Spell<'_>| {
            let start = spell.tenure.start.as_ref().and_then(Edtf::earliest);
            start.is_some_and(|start| start > self.on)
        };
        let left: Vec<_> = line
            .iter()
            .filter(|it| is_in(&before, it) && !is_in(&after, it))
            .cloned()
            .collect();
        let between: Vec<_> = line
            .iter()
            .filter(|it| it.status.phase == Phase::Ended && begins_after(it) && !is_in(&before, it))
            .cloned()
            .collect();
        let came: Vec<_> = after.iter().filter(|it| !is_in(&before, it)).cloned().collect();
        let has_other_status = || {
            let headline = |spell: &Spell<'_>| {
                let same = before.iter().find(|it| it.tenure.id == spell.tenure.id);
                same.is_some_and(|it| it.status.headline != spell.status.headline)
            };
            after.iter().any(headline)
        };
        let differs = !left.is_empty() || !came.is_empty() || !between.is_empty() || has_other_status();
        differs.then_some(OfficeDifference {
            country,
            office,
            before,
            left,
            between,
            after,
            came,
        })
    }

    fn moved_until<'s>(&'s self, later: &'s Self, filter: &LeaderFilter) -> Vec<MovedDate<'s>> {
        let is_between = |event: &Event| {
            let left = later.left_its_date(event);
            left.is_some_and(|day| self.on < day && day <= later.on)
        };
        let is_of_a_country = |event: &Event| {
            let mut countries = event.countries.iter();
            countries.any(|id| {
                later
                    .country(id.as_str())
                    .is_some_and(|it| filter.takes_country(it))
            })
        };
        let events = later.events().map(|event| &**event);
        let mut moved: Vec<_> = events
            .filter(|event| is_between(event) && is_of_a_country(event))
            .filter_map(|event| {
                let before = &self.event(event.id.as_str())?.date;
                Some(MovedDate { event, before })
            })
            .collect();
        moved.sort_by(|a, b| by_date(a.event, b.event));
        moved
    }
}

#[cfg(test)]
mod tests;
