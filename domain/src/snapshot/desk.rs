//! What an editor should see to today: doubts, dates that are near and not certain, whoever leaves without a successor, warnings.
//!
//! The gravest comes first, and of one kind what has waited longest. A task has a name of its own that stays while there is a reason
//! for it, so that somebody can take it or put it off.

use super::{
    task::{Task, TaskKind},
    view::Snapshot,
};
use crate::{
    EntityRef, Event,
    check::{Severity, check},
    doubt::DoubtKind,
    edit::double::likely::doubles,
    entity::Firmness,
    id::CountryId,
    stage::Stage,
};
use jiff::ToSpan;

impl Snapshot {
    /// Everything that an editor should see to on the day of this view, which is to be one of today, but for
    /// [`Snapshot::warnings`]. Worked out once.
    pub fn tasks(&self) -> &[Task] {
        self.memory.tasks(|| self.find_tasks())
    }

    /// Who is likely recorded twice, and what the rules of the data find, but for errors, and doubts, which are tasks of their own. Worked
    /// out once; it takes as long as looking at every record.
    pub fn warnings(&self) -> &[Task] {
        self.memory.warnings(|| self.find_warnings())
    }

    fn find_tasks(&self) -> Vec<Task> {
        let mut tasks = self.doubtful();
        tasks.extend(self.near());
        tasks.extend(self.leaving());
        tasks.sort_by(|one, other| {
            let order = |task: &Task| (task.kind, task.since.is_none(), task.since);
            order(one)
                .cmp(&order(other))
                .then_with(|| one.about.cmp(&other.about))
        });
        tasks
    }

    fn doubtful(&self) -> Vec<Task> {
        let mut tasks = Vec::new();
        for office in self.offices() {
            for spell in self.holders(&office.id) {
                // The gravest alone: what settles it settles the others.
                let Some(doubt) = self.doubts(&spell).first().copied() else {
                    continue;
                };
                let vote = || {
                    let (vote, _) = self.overdue(&office.id).into_iter().next()?;
                    Some(EntityRef::Event(vote.event.id.clone()))
                };
                tasks.push(Task {
                    kind: doubt.kind.into(),
                    about: EntityRef::Tenure(spell.tenure.id.clone()),
                    by: (doubt.kind == DoubtKind::VoteOverdue).then(vote).flatten(),
                    country: Some(office.country.clone()),
                    since: doubt.since,
                    findings: Vec::new(),
                });
            }
        }
        tasks
    }

    fn near(&self) -> Vec<Task> {
        let Some(rules) = self.freshness() else {
            return Vec::new();
        };
        let horizon = self.on.saturating_add(i32::from(rules.near_days).days());
        let is_near = |event: &Event| event.date.on.earliest().is_none_or(|day| day <= horizon);
        let is_stale = |event: &Event| {
            let last = event.provenance.verified;
            last.is_none_or(|day| day.saturating_add(i32::from(rules.event_days).days()) < self.on)
        };
        let kind = |event: &Event| match event.date.firmness {
            Firmness::Tentative | Firmness::Changing | Firmness::Postponed => Some(TaskKind::DateNear),
            Firmness::Confirmed if is_stale(event) => Some(TaskKind::EventUnchecked),
            Firmness::Confirmed | Firmness::Cancelled | Firmness::Held => None,
        };
        self.upcoming()
            .map(|(event, _)| event)
            .filter(|event| is_near(event))
            .filter_map(|event| {
                Some(Task {
                    kind: kind(event)?,
                    about: EntityRef::Event(event.id.clone()),
                    by: None,
                    country: event.countries.first().cloned(),
                    since: event.date.on.earliest().or(event.date.on.latest()),
                    findings: Vec::new(),
                })
            })
            .collect()
    }

    fn leaving(&self) -> Vec<Task> {
        let views = self.transition_views().take_while(|view| view.stage.is_open());
        views
            .filter(|view| view.stage != Stage::Anticipated && !view.is_successor_known())
            .filter_map(|view| {
                let outgoing = view.outgoing.as_ref()?;
                let said = outgoing
                    .tenure
                    .outlook
                    .iter()
                    .filter_map(|span| span.from.earliest());
                Some(Task {
                    kind: TaskKind::Leaving,
                    about: EntityRef::Transition(view.transition.id.clone()),
                    by: None,
                    country: Some(view.office.country.clone()),
                    since: said.max(),
                    findings: Vec::new(),
                })
            })
            .collect()
    }

    fn find_warnings(&self) -> Vec<Task> {
        let mut tasks = self.double();
        let findings = check(&self.world, self.on).into_iter().filter(|finding| {
            finding.severity == Severity::Warning && DoubtKind::from_word(finding.rule).is_none()
        });
        // They come by entity and rule; what one rule says of one entity is one task.
        for finding in findings {
            if let Some(last) = tasks.last_mut()
                && last.about == finding.entity
                && last.findings.iter().any(|first| first.rule == finding.rule)
            {
                last.findings.push(finding);
                continue;
            }
            tasks.push(Task {
                kind: TaskKind::Warning,
                country: self.country_of(&finding.entity),
                about: finding.entity.clone(),
                by: None,
                since: None,
                findings: vec![finding],
            });
        }
        tasks
    }

    /// One task for each record that should become one with another, however many it is like.
    fn double(&self) -> Vec<Task> {
        let mut tasks: Vec<Task> = Vec::new();
        for (stays, goes) in doubles(&self.world) {
            let about = EntityRef::Person(goes);
            if tasks.iter().any(|task| task.about == about) {
                continue;
            }
            tasks.push(Task {
                kind: TaskKind::Double,
                country: self.country_of(&about),
                about,
                by: Some(EntityRef::Person(stays)),
                since: None,
                findings: Vec::new(),
            });
        }
        tasks
    }

    /// The country that a record belongs to; the first of an event of several.
    pub fn country_of(&self, about: &EntityRef) -> Option<CountryId> {
        let of_office = |id: &str| self.office(id).map(|office| office.country.clone());
        match about {
            EntityRef::Country(id) => Some(id.clone()),
            EntityRef::Office(id) => of_office(id.as_str()),
            EntityRef::Party(id) => self.party(id.as_str()).map(|party| party.country.clone()),
            EntityRef::Body(id) => self.body(id.as_str()).map(|body| body.country.clone()),
            EntityRef::Person(id) => {
                let tenures = self.world.indices().tenures_of_person.of(id);
                of_office(tenures.last()?.office.as_str())
            }
            EntityRef::Tenure(id) => of_office(self.tenure(id.as_str())?.office.as_str()),
            EntityRef::Transition(id) => of_office(self.transition(id.as_str())?.office.as_str()),
            EntityRef::Event(id) => self.event(id.as_str())?.countries.first().cloned(),
            EntityRef::Source(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        World,
        doubt::Freshness,
        entity::{DateKind, EventKind, Provenance},
        fixture::{country, date, day, event, office, person, provenance, tenure, when, world},
        id::OfficeId,
    };

    const TODAY: &str = "2024-06-01";

    fn checked(on: &str) -> Provenance {
        Provenance {
            verified: Some(day(on)),
            ..provenance()
        }
    }

    fn told(world: &World) -> Vec<(TaskKind, String)> {
        let view = Snapshot::of_today(world, day(TODAY), Freshness::default());
        let tasks = view.tasks().iter();
        tasks
            .map(|task| (task.kind, task.about.id().to_owned()))
            .collect()
    }

    #[test]
    fn the_gravest_comes_first_and_of_one_kind_what_waits_longest() {
        let holder = |office: &str, who: &str, verified: &str| crate::Tenure {
            provenance: checked(verified),
            ..tenure(office, who, "2020-01-01")
        };
        let vote = |id: &str, on: &str, firmness, verified: &str| Event {
            announced: Some(date("2024-01-01")),
            date: when(on, DateKind::Scheduled, firmness),
            decides: vec![OfficeId::parse("aa-president").unwrap()],
            provenance: checked(verified),
            ..event(id, EventKind::PresidentialElection, on)
        };
        let world = world(vec![
            country("aa").into(),
            office("aa-president").into(),
            office("bb-president").into(),
            office("cc-president").into(),
            person("ada").into(),
            person("bea").into(),
            person("cyd").into(),
            holder("aa-president", "ada", "2024-05-20").into(),
            holder("bb-president", "bea", "2024-03-01").into(),
            holder("cc-president", "cyd", "2024-02-01").into(),
            vote("aa-passed", "2024-05-25", Firmness::Confirmed, "2024-05-20").into(),
            vote("aa-tentative", "2024-06-20", Firmness::Tentative, "2024-05-30").into(),
            vote("aa-stale", "2024-06-10", Firmness::Confirmed, "2024-05-01").into(),
            vote("aa-sure", "2024-06-12", Firmness::Confirmed, "2024-05-30").into(),
            vote("aa-far", "2024-09-01", Firmness::Tentative, "2024-01-01").into(),
        ]);
        assert_eq!(
            told(&world),
            [
                (TaskKind::VoteOverdue, "aa-president-ada".to_owned()),
                (TaskKind::DateNear, "aa-tentative".to_owned()),
                (TaskKind::EventUnchecked, "aa-stale".to_owned()),
                (TaskKind::CheckOld, "cc-president-cyd".to_owned()),
                (TaskKind::CheckOld, "bb-president-bea".to_owned()),
            ]
        );
        let view = Snapshot::of_today(&world, day(TODAY), Freshness::default());
        let overdue = &view.tasks()[0];
        assert_eq!(overdue.by.as_ref().map(EntityRef::id), Some("aa-passed"));
        assert_eq!(overdue.key(), "vote_overdue:tenure/aa-president-ada");
    }

    #[test]
    fn every_task_has_a_name_of_its_own() {
        let mut untranslated = person("ada");
        (untranslated.name.ja, untranslated.name.ko) = (None, None);
        let holder = crate::Tenure {
            provenance: checked("2024-03-01"),
            ..tenure("aa-president", "ada", "2020-01-01")
        };
        let world = world(vec![untranslated.into(), holder.into()]);
        let view = Snapshot::of_today(&world, day(TODAY), Freshness::default());
        let all = || view.tasks().iter().chain(view.warnings());
        let keys: std::collections::BTreeSet<_> = all().map(Task::key).collect();
        assert_eq!(keys.len(), all().count());
        assert!(!view.warnings().is_empty());
    }
}
