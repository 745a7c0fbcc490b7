//! Which offices are changing hands, or may within a year.

use super::{Snapshot, Spell, TransitionView};
use crate::{Edtf, Event, Office, id::OfficeId, stage::Stage};
use jiff::ToSpan;
use std::{cmp::Reverse, collections::HashSet};

/// An office that is changing hands, or that a vote may change within a year.
#[derive(Clone, Debug)]
pub struct ChangingOffice<'s> {
    pub office: &'s Office,
    /// Who holds it, or leaves it.
    pub outgoing: Option<Spell<'s>>,
    /// The change of holder, where it is recorded.
    pub change: Option<TransitionView<'s>>,
    /// What happens next, where that is known.
    pub next: Option<&'s Event>,
}

impl ChangingOffice<'_> {
    pub fn stage(&self) -> Stage {
        self.change.as_ref().map_or(Stage::Anticipated, |view| view.stage)
    }
}

impl Snapshot {
    /// The offices to look at first, at most so many: those that something has set off, the furthest first, then those that a dated
    /// vote decides within a year. Within a stage they stand by the next date, and those without one after them.
    pub fn changing_hands(&self, most: usize) -> Vec<ChangingOffice<'_>> {
        let mut changing: Vec<_> = self
            .transition_views()
            .take_while(|view| view.stage.is_open())
            .filter(|view| view.stage != Stage::Anticipated || self.is_overdue(view))
            .map(|view| changing(view.office, Some(view)))
            .map(|it| self.with_vote(it))
            .collect();
        // Who leaves without a known next step has stood in the list by that; the sort keeps the order within a stage.
        changing.sort_by_key(|it| Reverse(it.stage()));
        changing.truncate(most);
        let mut seen: HashSet<&OfficeId> = changing.iter().map(|it| &it.office.id).collect();
        let ahead = self
            .decided_within_a_year()
            .filter(|office| seen.insert(&office.id));
        let ahead: Vec<_> = ahead.take(most - changing.len()).collect();
        changing.extend(ahead.into_iter().map(|office| self.ahead(office)));
        changing
    }

    /// With the vote that decides the office where no step of the change is known and nobody is chosen yet.
    fn with_vote<'s>(&'s self, mut it: ChangingOffice<'s>) -> ChangingOffice<'s> {
        if it.next.is_none() && it.stage() != Stage::Decided {
            let vote = self.next_decision(&it.office.id);
            it.next = vote.filter(|vote| self.state_of(vote).is_ahead());
        }
        it
    }

    fn ahead<'s>(&'s self, office: &'s Office) -> ChangingOffice<'s> {
        let open = self.open_transitions_of(&office.id);
        let views = open.filter_map(|transition| self.transition_view(transition));
        let view = views.min_by_key(|view| view.next().map(|step| self.order_of(step.event)));
        let mut it = changing(office, view);
        if it.outgoing.is_none() {
            it.outgoing = self.holders(&office.id).into_iter().next();
        }
        it.next = self.next_decision(&office.id).or(it.next);
        it
    }

    /// The offices that a vote decides within a year whose month at least is known, in the order of those votes.
    fn decided_within_a_year(&self) -> impl Iterator<Item = &Office> {
        let until = self.on.saturating_add(1.year());
        let is_dated = |on: &Edtf| on.month().is_some();
        self.upcoming()
            .map(|(event, _)| event)
            .filter(move |event| !event.awaits_a_date(self.on) && is_dated(&event.date.on))
            .take_while(move |event| event.date.on.earliest().is_none_or(|day| day <= until))
            .flat_map(|event| {
                let of_steps = event
                    .transitions
                    .iter()
                    .filter_map(|id| self.transition(id.as_str()));
                let offices = event.decides.iter().chain(of_steps.map(|it| &it.office));
                offices.filter_map(|id| self.office(id.as_str()))
            })
    }
}

fn changing<'s>(office: &'s Office, change: Option<TransitionView<'s>>) -> ChangingOffice<'s> {
    ChangingOffice {
        office,
        outgoing: change.as_ref().and_then(|view| view.outgoing.clone()),
        next: change.as_ref().and_then(|view| Some(view.next()?.event)),
        change,
    }
}
