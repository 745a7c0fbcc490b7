//! How far a change of holder is, what each step decides, and what happens next.

use super::{Presumed, Snapshot, Spell};
use crate::{
    Edtf, Event, Office, Tenure, Transition, World,
    doubt::is_grave,
    entity::Renamed as _,
    folding::Needle,
    id::{OfficeId, TransitionId},
    stage::{EventState, Stage},
    status::{Headline, Phase},
};
use std::{cmp::Ordering, collections::BTreeSet, sync::Arc};

/// One step of a transition: an event and where it stands on the day.
#[derive(Clone, Debug)]
pub struct Step<'s> {
    pub event: &'s Event,
    pub state: EventState,
}

/// A transition with everything that is computed for it.
#[derive(Clone, Debug)]
pub struct TransitionView<'s> {
    pub transition: &'s Transition,
    pub office: &'s Office,
    pub outgoing: Option<Spell<'s>>,
    pub incoming: Option<Spell<'s>>,
    /// Who is to come by the result of an election, where nobody has recorded that; then the stage is computed from it.
    pub presumed: Option<Presumed<'s>>,
    pub stage: Stage,
    /// In the order of their dates.
    pub steps: Vec<Step<'s>>,
}

impl<'s> TransitionView<'s> {
    /// What happens next: the first step that is still ahead.
    pub fn next(&self) -> Option<&Step<'s>> {
        if !self.stage.is_open() {
            return None;
        }
        self.steps.iter().find(|step| step.state.is_ahead())
    }

    /// Whether it is recorded who follows in full, and not only who acts meanwhile.
    pub fn is_successor_known(&self) -> bool {
        self.incoming
            .as_ref()
            .is_some_and(|spell| !spell.tenure.is_acting())
    }
}

impl Snapshot {
    /// A transition with its stage and steps.
    pub fn transition_view<'s>(&'s self, transition: &'s Transition) -> Option<TransitionView<'s>> {
        let mut view = self.recorded_view(transition)?;
        if view.stage.is_open() && view.incoming.is_none() {
            let presumed = self.presumed_designates(&transition.office);
            // Where several hold an office, a step says who of them is followed.
            let is_step = |it: &Presumed<'_>| view.steps.iter().any(|step| step.event.id == it.event.id);
            view.presumed = presumed
                .into_iter()
                .find(|it| view.office.seats == 1 || is_step(it));
            if view.presumed.is_some() {
                view.stage = Stage::Decided;
            }
        }
        Some(view)
    }

    /// The same by what is recorded of the transition and its tenures alone.
    fn recorded_view<'s>(&'s self, transition: &'s Transition) -> Option<TransitionView<'s>> {
        let spell = |id: &Option<crate::id::TenureId>| {
            id.as_ref()
                .and_then(|id| self.tenure(id.as_str()))
                .and_then(|tenure| self.spell(tenure))
        };
        let office = self.office(transition.office.as_str())?;
        let outgoing = spell(&transition.outgoing);
        let incoming = spell(&transition.incoming);
        let steps: Vec<_> = self
            .steps_of(&transition.id)
            .map(|event| Step {
                event,
                state: self.state_of(event),
            })
            .collect();
        let mut stage = stage(transition, outgoing.as_ref(), incoming.as_ref(), &steps);
        if stage.is_open() && outgoing.as_ref().is_some_and(|it| self.is_followed(office, it)) {
            stage = Stage::Completed;
        }
        Some(TransitionView {
            transition,
            office,
            outgoing,
            incoming,
            presumed: None,
            stage,
            steps,
        })
    }

    /// Whether somebody has followed a holder of an office in full, whoever is recorded as having come in: perhaps only somebody who acted
    /// in between.
    fn is_followed(&self, office: &Office, outgoing: &Spell<'_>) -> bool {
        let Some(end) = &outgoing.tenure.end else {
            return false;
        };
        let follows = |tenure: &Tenure| {
            let begun = tenure.start.as_ref().filter(|start| start.is_reached(self.on));
            tenure.id != outgoing.tenure.id
                && !tenure.is_acting()
                && begun.is_some_and(|start| start.earliest() >= end.earliest())
        };
        let line = || self.tenures_in(self.world.indices().tenures_of_office.of(&office.id));
        let has_one_holder = office.seats == 1 && outgoing.tenure.office == office.id;
        has_one_holder
            && outgoing.status.phase == Phase::Ended
            && line().into_iter().any(|tenure| follows(tenure))
    }

    /// The steps of a transition, in the order of their dates.
    pub(super) fn steps_of<'s>(
        &'s self,
        transition: &TransitionId,
    ) -> impl Iterator<Item = &'s Event> + use<'s> {
        self.events_in(self.world.indices().steps_of_transition.of(transition))
            .map(|event| &**event)
            .filter(|event| event.transitions.contains(transition))
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// Every transition known on the day: open ones whose holder should have left, then by their next step, those without one after them, then the others, newest first. Each is looked at
    /// when it is reached.
    pub fn transition_views(&self) -> impl Iterator<Item = TransitionView<'_>> {
        let ids = self.memory.transitions(|| self.sorted_transitions());
        ids.iter()
            .filter_map(|id| self.transition_view(self.transition(id.as_str())?))
    }

    fn sorted_transitions(&self) -> Arc<[TransitionId]> {
        let mut views: Vec<_> = self
            .transitions()
            .filter_map(|it| self.transition_view(it))
            .collect();
        views.sort_by(|a, b| self.compare_transitions(a, b));
        views.iter().map(|view| view.transition.id.clone()).collect()
    }

    /// What [`Snapshot::transition_views`] goes by on this day, made of what it went by in the world before some commits, which
    /// touched these offices.
    pub(super) fn transitions_after(
        &self,
        before: &[TransitionId],
        world_before: &World,
        offices: &BTreeSet<OfficeId>,
    ) -> Arc<[TransitionId]> {
        let touched: BTreeSet<_> = [world_before, &self.world]
            .into_iter()
            .flat_map(|world| {
                let lists = &world.indices().transitions_of_office;
                offices.iter().flat_map(|office| lists.of(office).iter())
            })
            .map(|transition| &transition.id)
            .collect();
        let mut ids: Vec<_> = before
            .iter()
            .filter(|id| !touched.contains(id))
            .cloned()
            .collect();
        let view = |id: &TransitionId| self.transition_view(self.transition(id.as_str())?);
        for id in touched {
            if let Some(new) = view(id) {
                let place = ids.partition_point(|other| {
                    view(other).is_some_and(|other| self.compare_transitions(&other, &new).is_lt())
                });
                ids.insert(place, id.clone());
            }
        }
        ids.into()
    }

    /// Whether somebody is still recorded as in office who should have left by now.
    pub(super) fn is_overdue(&self, view: &TransitionView<'_>) -> bool {
        let outgoing = view.outgoing.as_ref().filter(|_| view.stage.is_open());
        outgoing.is_some_and(|spell| is_grave(&self.doubts(spell)))
    }

    fn compare_transitions(&self, a: &TransitionView<'_>, b: &TransitionView<'_>) -> Ordering {
        let by_stage = b.stage.is_open().cmp(&a.stage.is_open());
        let by_stage = by_stage.then_with(|| self.is_overdue(b).cmp(&self.is_overdue(a)));
        let by_date = || {
            if a.stage.is_open() {
                let undated = || {
                    let is_expected = |view: &TransitionView<'_>| view.stage == Stage::Anticipated;
                    is_expected(a)
                        .cmp(&is_expected(b))
                        .then_with(|| set_off_on(b).cmp(&set_off_on(a)))
                };
                let by_next = self.order_of_next(a).cmp(&self.order_of_next(b));
                if a.next().is_none() {
                    by_next.then_with(undated)
                } else {
                    by_next
                }
            } else {
                last_date(b).cmp(&last_date(a))
            }
        };
        by_stage
            .then_with(by_date)
            .then_with(|| a.transition.id.cmp(&b.transition.id))
    }

    fn order_of_next<'s>(&self, view: &TransitionView<'s>) -> (bool, Option<(bool, &'s Edtf)>) {
        let next = view.next().map(|step| self.order_of(step.event));
        (next.is_none(), next)
    }

    /// Whether all words of a text stand in names that a transition is found by: of its persons, its office and its country,
    /// in any script. No text stands in all.
    pub fn transition_matches(&self, view: &TransitionView<'_>, needle: &Needle) -> bool {
        let spells = [&view.outgoing, &view.incoming].into_iter().flatten();
        let presumed = view.presumed.iter().flat_map(|it| it.person.name.forms());
        let persons = spells.flat_map(|spell| spell.person.name.forms()).chain(presumed);
        let country = self.country(view.office.country.as_str()).into_iter();
        let forms = persons
            .chain(country.flat_map(|country| country.searched()))
            .chain(view.office.all_names());
        needle.is_empty() || needle.stands_in(forms)
    }

    /// The transitions of an office that may still happen.
    pub fn open_transitions_of(&self, office: &OfficeId) -> impl Iterator<Item = &Transition> {
        let open = self.standing(office).open_transitions.clone();
        open.into_iter().filter_map(|id| self.transition(id.as_str()))
    }

    pub(super) fn find_open_transitions(&self, office: &OfficeId) -> Vec<TransitionId> {
        self.transitions_of(office)
            .filter_map(|transition| self.recorded_view(transition))
            .filter(|view| view.stage.is_open())
            .map(|view| view.transition.id.clone())
            .collect()
    }

    /// Every transition of an office, in the order of their ids.
    pub fn transitions_of(&self, office: &OfficeId) -> impl Iterator<Item = &Transition> {
        let list = self.world.indices().transitions_of_office.of(office);
        list.iter()
            .filter_map(|it| self.look(&self.transitions, it))
            .map(|transition| &**transition)
    }
}

/// When a change of holder was last set in motion: by a step, by a status of who leaves, or by the end of the tenure.
fn set_off_on<'s>(view: &TransitionView<'s>) -> Option<&'s Edtf> {
    let steps = view
        .steps
        .iter()
        .filter(|step| step.state == EventState::Held)
        .map(|step| &step.event.date.on);
    let outgoing = view.outgoing.iter().map(|spell| spell.tenure);
    let leaving = outgoing.flat_map(|tenure| {
        let spans = tenure.outlook.iter().map(|span| &span.from);
        spans.chain(&tenure.end)
    });
    steps.chain(leaving).max()
}

/// The date of the last step.
fn last_date<'s>(view: &TransitionView<'s>) -> Option<&'s Edtf> {
    view.steps.last().map(|step| &step.event.date.on)
}

fn stage(
    transition: &Transition,
    outgoing: Option<&Spell<'_>>,
    incoming: Option<&Spell<'_>>,
    steps: &[Step<'_>],
) -> Stage {
    if transition.cancelled.is_some() {
        return Stage::Cancelled;
    }
    // Who only acts fills the office for nobody.
    let incoming = incoming.filter(|spell| !spell.tenure.is_acting());
    match incoming.map(|spell| spell.status.phase) {
        Some(Phase::InOffice | Phase::Ended) => return Stage::Completed,
        Some(Phase::Designate) => return Stage::Decided,
        Some(Phase::Unknown) | None => {}
    }
    let was_held = |step: &Step<'_>| step.state == EventState::Held;
    if steps
        .iter()
        .any(|step| was_held(step) && !step.event.kind.is_an_announcement())
    {
        return Stage::UnderWay;
    }
    let is_leaving = outgoing.is_some_and(|spell| {
        // A term limit is known from the first day on and announces nothing.
        spell.status.phase == Phase::Ended || spell.status.departures().any(|it| it != Headline::TermLimited)
    });
    if is_leaving || steps.iter().any(was_held) {
        return Stage::Announced;
    }
    Stage::Anticipated
}
