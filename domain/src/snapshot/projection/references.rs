//! References to what was not known on the day.
//!
//! Only sources, transitions and the elections that rounds belong to can be later than the record that names them. Whoever a known
//! record names is known by that; countries, offices and parties are always known; [`transition`](super::transition) sees to
//! the tenures of a change. A source that came out later leaves a mark and not its id, so that a page can say that there is one.

use super::dates::{event_is_known, source_is_out, tenure_is_known};
use crate::{
    Country, Event, Office, Party, Snapshot, Tenure,
    entity::{Provenance, Recorded, Renamed, Span},
    id::{EventId, SourceId, TransitionId},
};

/// Whether a source could be read on the day.
fn is_out(id: &SourceId, view: &Snapshot) -> bool {
    let source = view.world.sources.get(id);
    source.is_some_and(|source| source_is_out(source, view.on))
}

/// Whether all of some sources could be read on the day. Of today that is true of all that there are, as a rule.
fn are_out(ids: &[SourceId], view: &Snapshot) -> bool {
    view.is_every_source_out || ids.iter().all(|id| is_out(id, view))
}

/// Takes away the sources that came out later; whether there were any.
fn prune_sources(ids: &mut Vec<SourceId>, view: &Snapshot) -> bool {
    let all = ids.len();
    ids.retain(|id| is_out(id, view));
    ids.len() < all
}

/// Whether neither a check was made nor a source came out later.
pub(super) fn was_provenance_known_whole(provenance: &Provenance, view: &Snapshot) -> bool {
    provenance.verified.is_none_or(|verified| verified <= view.on) && are_out(&provenance.sources, view)
}

pub(super) fn prune_provenance(provenance: &mut Provenance, view: &Snapshot) {
    provenance.verified = provenance.verified.filter(|verified| *verified <= view.on);
    provenance.has_later_sources = prune_sources(&mut provenance.sources, view);
}

pub(super) fn tenure_refers_to_nothing_later(tenure: &Tenure, view: &Snapshot) -> bool {
    fn all_out<Value>(spans: &[Span<Value>], view: &Snapshot) -> bool {
        spans.iter().all(|span| are_out(&span.sources, view))
    }
    was_provenance_known_whole(&tenure.provenance, view)
        && tenure.terms.iter().all(|term| are_out(&term.sources, view))
        && all_out(&tenure.capacity, view)
        && all_out(&tenure.powers, view)
        && all_out(&tenure.outlook, view)
}

pub(super) fn prune_tenure(tenure: &mut Tenure, view: &Snapshot) {
    fn prune_spans<Value>(spans: &mut [Span<Value>], view: &Snapshot) {
        for span in spans {
            span.has_later_sources = prune_sources(&mut span.sources, view);
        }
    }
    prune_provenance(&mut tenure.provenance, view);
    for term in &mut tenure.terms {
        prune_sources(&mut term.sources, view);
    }
    prune_spans(&mut tenure.capacity, view);
    prune_spans(&mut tenure.powers, view);
    prune_spans(&mut tenure.outlook, view);
}

pub(super) fn event_refers_to_nothing_later(event: &Event, view: &Snapshot) -> bool {
    was_provenance_known_whole(&event.provenance, view)
        && event.transitions.iter().all(|id| is_change_known(id, view))
        && event
            .round_of
            .as_ref()
            .is_none_or(|id| is_election_known(id, view))
}

pub(super) fn prune_event(event: &mut Event, view: &Snapshot) {
    prune_provenance(&mut event.provenance, view);
    event.transitions.retain(|id| is_change_known(id, view));
    event.round_of = event.round_of.take().filter(|id| is_election_known(id, view));
}

/// Whether the change of holder of which a known event is a step was known: that it has a step is enough, unless whoever leaves had
/// not come yet.
fn is_change_known(id: &TransitionId, view: &Snapshot) -> bool {
    view.world.transitions.get(id).is_some_and(|transition| {
        let outgoing = transition.outgoing.as_ref();
        outgoing.is_none_or(|id| {
            let tenure = view.world.tenures.get(id);
            tenure.is_some_and(|tenure| tenure_is_known(tenure, view.on))
        })
    })
}

fn is_election_known(id: &EventId, view: &Snapshot) -> bool {
    let election = view.world.events.get(id);
    election.is_some_and(|election| event_is_known(election, &view.world, view.on))
}

/// What an entity says to be complete, and within which dates.
pub(super) trait Completeness {
    fn spans(&self) -> impl Iterator<Item = &Recorded>;
    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Recorded>;
}

impl Completeness for Country {
    fn spans(&self) -> impl Iterator<Item = &Recorded> {
        let meetings = self.recorded_meetings.iter().map(|it| &it.recorded);
        self.recorded_elections.iter().chain(meetings)
    }

    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Recorded> {
        let meetings = self.recorded_meetings.iter_mut().map(|it| &mut it.recorded);
        self.recorded_elections.iter_mut().chain(meetings)
    }
}

impl Completeness for Office {
    fn spans(&self) -> impl Iterator<Item = &Recorded> {
        self.recorded.iter()
    }

    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Recorded> {
        self.recorded.iter_mut()
    }
}

impl Completeness for Party {
    fn spans(&self) -> impl Iterator<Item = &Recorded> {
        [].iter()
    }

    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Recorded> {
        [].iter_mut()
    }
}

pub(super) fn completeness_names_nothing_later(of: &impl Completeness, view: &Snapshot) -> bool {
    of.spans().all(|span| are_out(&span.sources, view))
}

pub(super) fn prune_completeness(of: &mut impl Completeness, view: &Snapshot) {
    for span in of.spans_mut() {
        span.has_later_sources = prune_sources(&mut span.sources, view);
    }
}

/// Whether something goes by the name of the day, and its former names stand on sources that could be read on it.
pub(super) fn former_names_tell_nothing_later(of: &impl Renamed, view: &Snapshot) -> bool {
    let former = of.former_names();
    former.is_empty() || (of.was_named_so(view.on) && former.iter().all(|it| are_out(&it.sources, view)))
}

pub(super) fn prune_former_names(of: &mut impl Renamed, view: &Snapshot) {
    for former in of.former_names_mut() {
        prune_sources(&mut former.sources, view);
    }
}
