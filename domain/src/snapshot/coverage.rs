//! What is recorded of each country, and what is missing.

use super::Snapshot;
use crate::{Country, Event, Office, entity::Absence};
use jiff::civil::Date;

/// What is recorded of one country on the day.
#[derive(Debug)]
pub struct Coverage<'s> {
    pub country: &'s Country,
    /// The offices that it is led from.
    pub offices: Vec<&'s Office>,
    /// How many of them have nobody recorded, though they may be held.
    pub without_holder: usize,
    /// Since when all of their lines of holders are recorded; none where one is not.
    pub line_since: Option<Date>,
    /// The next vote that decides one of them or a chamber.
    pub next_vote: Option<&'s Event>,
    /// Whether the law behind the elections of an office or a chamber is recorded.
    pub has_rule: bool,
    /// How many who lead it or are to lead it have no name in Japanese, and in Korean.
    pub without_ja: usize,
    pub without_ko: usize,
    /// The oldest day on which what is said of a holder was last found confirmed; none where it never was.
    pub checked: Option<Date>,
}

impl Coverage<'_> {
    /// How many of the things that a country should have are missing.
    pub fn missing(&self) -> usize {
        let gaps = [
            self.offices.is_empty(),
            self.without_holder > 0,
            self.line_since.is_none(),
            self.next_vote.is_none(),
            !self.has_rule,
            self.without_ja > 0,
            self.without_ko > 0,
            self.checked.is_none(),
        ];
        gaps.into_iter().filter(|is_missing| *is_missing).count()
    }
}

impl Snapshot {
    /// What is recorded of each country that stands on the day: what has most gaps first, then in the order of their ids.
    pub fn coverage(&self) -> Vec<Coverage<'_>> {
        let mut found: Vec<_> = self.standing_countries().map(|it| self.coverage_of(it)).collect();
        found.sort_by(|a, b| {
            b.missing()
                .cmp(&a.missing())
                .then_with(|| a.country.id.cmp(&b.country.id))
        });
        found
    }

    fn coverage_of<'s>(&'s self, country: &'s Country) -> Coverage<'s> {
        let offices = self.leading(country).offices;
        let spells: Vec<_> = offices
            .iter()
            .flat_map(|office| [self.holders(&office.id), self.designates(&office.id)].concat())
            .collect();
        let is_without_holder = |office: &&&Office| self.missing(office) == Some(Absence::NotRecorded);
        let votes = offices.iter().filter_map(|office| self.next_decision(&office.id));
        let of_chambers = self
            .bodies_of(&country.id)
            .filter_map(|body| self.next_election_of_body(body));
        let mut bodies = self.bodies_of(&country.id);
        let since = offices.iter().map(|office| self.line_since(office));
        Coverage {
            country,
            without_holder: offices.iter().filter(is_without_holder).count(),
            line_since: since
                .collect::<Option<Vec<_>>>()
                .and_then(|days| days.into_iter().max()),
            next_vote: votes.chain(of_chambers).min_by(|a, b| a.date.on.cmp(&b.date.on)),
            has_rule: offices.iter().any(|it| it.rule.is_some()) || bodies.any(|it| it.rule.is_some()),
            without_ja: spells.iter().filter(|it| it.person.name.ja.is_none()).count(),
            without_ko: spells.iter().filter(|it| it.person.name.ko.is_none()).count(),
            checked: spells
                .iter()
                .map(|it| it.tenure.provenance.verified)
                .min()
                .flatten(),
            offices,
        }
    }

    /// The first day from which on the line of holders of an office is recorded up to the day of the view.
    fn line_since(&self, office: &Office) -> Option<Date> {
        let spans = office
            .recorded
            .iter()
            .filter(|span| span.covers(self.on, self.on));
        spans.filter_map(|span| span.from.earliest()).min()
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Entity,
        entity::{Recorded, Role},
        fixture::{country, date, day, office, person, provenance, tenure, world},
    };

    #[test]
    fn what_is_missing_comes_first_and_what_is_there_is_told() {
        let mut president = office("aa-president");
        president.roles = vec![Role::HeadOfState];
        let mut king = office("jp-king");
        king.roles = vec![Role::HeadOfState];
        king.recorded = vec![Recorded {
            from: date("1990"),
            to: None,
            sources: provenance().sources,
            has_later_sources: false,
        }];
        let mut bea = person("bea");
        bea.name.ko = None;
        let records: Vec<Entity> = vec![
            country("aa").into(),
            country("jp").into(),
            president.into(),
            king.into(),
            bea.into(),
            tenure("jp-king", "bea", "2001-01-01").into(),
        ];
        let snapshot = world(records).on(day("2003-01-01"));
        let coverage = snapshot.coverage();
        let [empty, kept] = &coverage[..] else {
            panic!("two countries: {coverage:?}");
        };
        assert_eq!(empty.country.id.as_str(), "aa");
        assert_eq!((empty.without_holder, empty.checked), (1, None));
        assert_eq!((kept.without_holder, kept.without_ja, kept.without_ko), (0, 0, 1));
        assert_eq!(kept.line_since, Some(day("1990-01-01")));
        assert_eq!(kept.checked, Some(day("2000-01-01")));
        assert!(empty.missing() > kept.missing());
    }
}
