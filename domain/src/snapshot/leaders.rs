//! Who leads: the table of heads of state and of government, its filter and its orders.

use super::{
    leader_table::{ChangeOrder, Leader, LeaderOrder, LeaderRow, LeaderTable, Urgency},
    spell::Spell,
    view::Snapshot,
};
use crate::{
    Country, Edtf, Language, Office,
    collation::compare,
    entity::{Absence, Group, Region, Renamed as _, Role},
    folding::Needle,
    id::CountryId,
    status::Headline,
};
use std::{cmp::Ordering, collections::HashMap, sync::Arc};

/// Which leaders are asked for. An empty list asks for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeaderFilter {
    /// ISO codes in lower case.
    pub countries: Vec<String>,
    pub regions: Vec<Region>,
    pub groups: Vec<Group>,
    pub roles: Vec<Role>,
    /// With `absences` and `has_doubt`, what may stand in the column of the status; doubt is no headline.
    pub statuses: Vec<Headline>,
    pub absences: Vec<Absence>,
    pub has_doubt: bool,
    /// Words of names of the person, the office and the country, in any script.
    pub text: String,
}

impl Snapshot {
    /// Heads of state and of government, one row for each holder, and one for each office without one.
    pub fn leaders(&self, filter: &LeaderFilter, order: LeaderOrder, language: Language) -> Arc<LeaderTable> {
        if !filter.roles.is_empty() {
            return Arc::new(self.sorted_leaders(filter, order, language));
        }
        let all = self.memory.leaders(order, language, || {
            Arc::new(self.sorted_leaders(&LeaderFilter::default(), order, language))
        });
        if *filter == LeaderFilter::default() {
            return all;
        }
        let needle = filter.needle();
        let rows = all.rows.iter().filter(|row| {
            let leader = row.leader(self.on);
            filter.takes_country(leader.country) && filter.takes(&leader, &needle)
        });
        Arc::new(LeaderTable::of(self.on, rows.cloned().collect()))
    }

    fn sorted_leaders(&self, filter: &LeaderFilter, order: LeaderOrder, language: Language) -> LeaderTable {
        let mut leaders = self.unsorted_leaders(filter);
        let ranks = self.ranks(language);
        leaders.sort_by(|a, b| self.compare(a, b, order, language, &ranks));
        let rows = leaders.iter().filter_map(|leader| self.row(leader)).collect();
        LeaderTable::of(self.on, rows)
    }

    fn row(&self, leader: &Leader<'_>) -> Option<LeaderRow> {
        let shared = |spell: &Spell<'_>| {
            Some((
                Arc::clone(self.shared_tenure(spell.tenure.id.as_str())?),
                Arc::clone(self.shared_person(spell.person.id.as_str())?),
                self.last_day(spell.tenure),
            ))
        };
        Some(LeaderRow {
            country: Arc::clone(self.shared_country(leader.country.id.as_str())?),
            office: Arc::clone(self.shared_office(leader.office.id.as_str())?),
            holder: leader.spell.as_ref().and_then(shared),
            absence: leader.absence,
            doubts: Arc::clone(&leader.doubts),
            next: leader
                .next
                .and_then(|event| self.shared_event(event.id.as_str()))
                .map(Arc::clone),
        })
    }

    fn unsorted_leaders(&self, filter: &LeaderFilter) -> Vec<Leader<'_>> {
        let mut rows = Vec::new();
        let needle = filter.needle();
        for country in self.standing_countries() {
            if !filter.takes_country(country) {
                continue;
            }
            for office in self.offices_of(&country.id) {
                if filter.takes_office(office) {
                    rows.extend(self.rows_of(country, office, filter, &needle));
                }
            }
        }
        rows
    }

    fn rows_of<'s>(
        &'s self,
        country: &'s Country,
        office: &'s Office,
        filter: &LeaderFilter,
        needle: &Needle,
    ) -> Vec<Leader<'s>> {
        let next = self.next_decision(&office.id);
        let holders = self.holders(&office.id);
        let spells: Vec<_> = if holders.is_empty() {
            vec![None]
        } else {
            holders.into_iter().map(Some).collect()
        };
        spells
            .into_iter()
            .map(|spell| Leader {
                country,
                office,
                absence: spell.is_none().then(|| self.absence(office)),
                doubts: spell
                    .as_ref()
                    .map_or_else(Arc::default, |spell| self.doubts(spell)),
                spell,
                next,
            })
            .filter(|leader| filter.takes(leader, needle))
            .collect()
    }

    /// What sorts leaders by what changes first.
    pub fn change_order<'l>(&self, leader: &Leader<'l>) -> ChangeOrder<'l> {
        let next = leader.next.map(|event| self.order_of(event));
        (leader.urgency(), next.is_none(), next)
    }

    /// The countries by their places in the order of their names.
    fn ranks(&self, language: Language) -> HashMap<&CountryId, usize> {
        let name = |country: &Country| country.name.in_language(language).to_owned();
        let mut countries: Vec<_> = self.countries().map(|it| (name(it), &it.id)).collect();
        countries.sort_by(|a, b| compare(language, &a.0, &b.0));
        let ids = countries.into_iter().map(|(_, id)| id);
        ids.enumerate().map(|(rank, id)| (id, rank)).collect()
    }

    fn compare(
        &self,
        a: &Leader<'_>,
        b: &Leader<'_>,
        order: LeaderOrder,
        language: Language,
        ranks: &HashMap<&CountryId, usize>,
    ) -> Ordering {
        fn person<'l>(leader: &'l Leader<'_>, language: Language) -> Option<&'l str> {
            let spell = leader.spell.as_ref()?;
            Some(spell.person.name.in_language(language))
        }
        let first = match order {
            LeaderOrder::Change => self.change_order(a).cmp(&self.change_order(b)),
            LeaderOrder::Country => Ordering::Equal,
            LeaderOrder::Person => match (person(a, language), person(b, language)) {
                (Some(a), Some(b)) => compare(language, a, b),
                (a, b) => a.is_some().cmp(&b.is_some()),
            },
            LeaderOrder::Since => (a.since().is_none(), a.since()).cmp(&(b.since().is_none(), b.since())),
        };
        first
            .then_with(|| ranks.get(&a.country.id).cmp(&ranks.get(&b.country.id)))
            .then_with(|| a.office.roles.cmp(&b.office.roles))
            .then_with(|| a.office.id.cmp(&b.office.id))
    }
}

impl LeaderFilter {
    pub(super) fn takes_country(&self, country: &Country) -> bool {
        (self.countries.is_empty() || self.countries.iter().any(|id| id == country.id.as_str()))
            && (self.regions.is_empty() || self.regions.contains(&country.region))
            && (self.groups.is_empty() || self.groups.iter().any(|group| country.groups.contains(group)))
    }

    pub(super) fn takes_office(&self, office: &Office) -> bool {
        const LEADING: [Role; 3] = [
            Role::HeadOfState,
            Role::HeadOfGovernment,
            Role::InstitutionPresident,
        ];
        let wanted: &[Role] = if self.roles.is_empty() {
            &LEADING
        } else {
            &self.roles
        };
        wanted.iter().any(|role| office.roles.contains(role))
    }

    /// Whether a row has what is asked for, wherever it is; `needle` is [`LeaderFilter::needle`].
    fn takes(&self, leader: &Leader<'_>, needle: &Needle) -> bool {
        let is_any_status = self.statuses.is_empty() && self.absences.is_empty() && !self.has_doubt;
        let takes_status = match &leader.spell {
            Some(spell) => {
                self.statuses.contains(&spell.status.headline)
                    || (self.has_doubt && !leader.doubts.is_empty())
            }
            None => leader
                .absence
                .is_some_and(|absence| self.absences.contains(&absence)),
        };
        (is_any_status || takes_status) && leader.matches(needle)
    }

    fn needle(&self) -> Needle {
        Needle::of(&self.text)
    }
}

impl Leader<'_> {
    /// How much the row needs a look.
    pub fn urgency(&self) -> Urgency {
        Urgency::of(&self.doubts)
    }

    fn matches(&self, needle: &Needle) -> bool {
        let person = self.spell.iter().flat_map(|spell| spell.person.name.forms());
        needle.is_empty()
            || needle.stands_in(
                person
                    .chain(self.country.searched())
                    .chain(self.office.all_names()),
            )
    }

    fn since(&self) -> Option<&Edtf> {
        self.spell.as_ref().and_then(|spell| spell.tenure.start.as_ref())
    }
}
