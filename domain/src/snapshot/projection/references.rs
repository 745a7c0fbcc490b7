//! References to what was not known on the day.
//!
//! Only sources, transitions and the elections that rounds belong to can be later than the record that names them. Whoever a known
//! record names is known by that; countries, offices, parties and bodies are always known; [`transition`](super::transition) sees to
//! the tenures of a change. A source that came out later leaves a mark and not its id, so that a page can say that there is one. Of a
//! citation the place is hidden where nothing says that it stood there by the day: a row may be called by the year in which it ended.

use super::dates::{event_is_known, source_is_out, tenure_is_known};
use crate::{
    Body, Country, Edtf, EntityRef, Event, Office, Party, Snapshot, Tenure,
    entity::{Citation, Provenance, Recorded, Renamed, Span, citation::cite},
    id::{EventId, TransitionId},
    world::citations,
};
use jiff::civil::Date;

/// Whether the source of a citation could be read on the day.
pub(super) fn is_out(citation: &Citation, view: &Snapshot) -> bool {
    let source = view.world.sources.get(citation.source());
    source.is_some_and(|source| source_is_out(source, view.on))
}

/// Names the record that cites, for when its history has to be looked at.
pub(super) type Citing<'c> = &'c dyn Fn() -> EntityRef;

/// Whether the source had come out by the day for certain, so that each place in it stood there.
fn had_its_places(citation: &Citation, view: &Snapshot) -> bool {
    let has_come = |day: Date| day <= view.on;
    view.world.sources.get(citation.source()).is_some_and(|source| {
        let published = source.published.as_ref().and_then(Edtf::latest);
        published.is_some_and(has_come) || source.retrieved.is_some_and(has_come)
    })
}

/// Whether a record cited the place by the day, so that it stood there whatever else is known of the source.
fn was_cited(citation: &Citation, citing: Citing<'_>, view: &Snapshot) -> bool {
    if view.recorded_by == view.world.seq() {
        return true;
    }
    if view.recorded_by == 0 {
        return false;
    }
    let record = citing();
    view.world
        .version_of(&record)
        .is_some_and(|version| version <= view.recorded_by)
        || view
            .world
            .entity_at(&record, view.recorded_by)
            .is_some_and(|(_, entity)| citations(&entity).any(|it| it == citation))
}

/// Whether everything that a citation says beside its source was known.
fn was_known_whole(citation: &Citation, citing: Citing<'_>, view: &Snapshot) -> bool {
    match citation.read() {
        Some(read) => read <= view.on,
        None => {
            citation.is_of_whole_source()
                || had_its_places(citation, view)
                || was_cited(citation, citing, view)
        }
    }
}

/// Whether all of some citations were known whole. Of today that is true of all that there are, as a rule.
pub(super) fn were_all_known_whole(citations: &[Citation], citing: Citing<'_>, view: &Snapshot) -> bool {
    (view.is_every_source_out || citations.iter().all(|it| is_out(it, view)))
        && citations.iter().all(|it| was_known_whole(it, citing, view))
}

/// Takes away the sources that came out later, and of the others the places that did; whether there were any such sources.
pub(super) fn prune_sources(citations: &mut Vec<Citation>, citing: Citing<'_>, view: &Snapshot) -> bool {
    let all = citations.len();
    citations.retain(|it| is_out(it, view));
    let has_later = citations.len() < all;
    if citations.iter().all(|it| was_known_whole(it, citing, view)) {
        return has_later;
    }
    let mut known = Vec::with_capacity(citations.len());
    for citation in citations.iter() {
        if was_known_whole(citation, citing, view) {
            cite(&mut known, citation);
        } else if had_its_places(citation, view) {
            cite(&mut known, &citation.without_details());
        } else {
            cite(&mut known, &citation.source_id().into());
        }
    }
    *citations = known;
    has_later
}

/// Whether neither a check was made nor a source came out later.
pub(super) fn was_provenance_known_whole(
    provenance: &Provenance,
    citing: Citing<'_>,
    view: &Snapshot,
) -> bool {
    provenance.verified.is_none_or(|verified| verified <= view.on)
        && were_all_known_whole(&provenance.sources, citing, view)
}

pub(super) fn prune_provenance(provenance: &mut Provenance, citing: Citing<'_>, view: &Snapshot) {
    provenance.verified = provenance.verified.filter(|verified| *verified <= view.on);
    provenance.has_later_sources = prune_sources(&mut provenance.sources, citing, view);
}

pub(super) fn tenure_refers_to_nothing_later(tenure: &Tenure, view: &Snapshot) -> bool {
    fn all_known<Value>(spans: &[Span<Value>], citing: Citing<'_>, view: &Snapshot) -> bool {
        spans
            .iter()
            .all(|span| were_all_known_whole(&span.sources, citing, view))
    }
    let citing: Citing<'_> = &|| EntityRef::Tenure(tenure.id.clone());
    was_provenance_known_whole(&tenure.provenance, citing, view)
        && tenure
            .terms
            .iter()
            .all(|term| were_all_known_whole(&term.sources, citing, view))
        && all_known(&tenure.capacity, citing, view)
        && all_known(&tenure.powers, citing, view)
        && all_known(&tenure.outlook, citing, view)
}

pub(super) fn prune_tenure(tenure: &mut Tenure, view: &Snapshot) {
    fn prune_spans<Value>(spans: &mut [Span<Value>], citing: Citing<'_>, view: &Snapshot) {
        for span in spans {
            span.has_later_sources = prune_sources(&mut span.sources, citing, view);
        }
    }
    let id = tenure.id.clone();
    let citing: Citing<'_> = &|| EntityRef::Tenure(id.clone());
    prune_provenance(&mut tenure.provenance, citing, view);
    for term in &mut tenure.terms {
        prune_sources(&mut term.sources, citing, view);
    }
    prune_spans(&mut tenure.capacity, citing, view);
    prune_spans(&mut tenure.powers, citing, view);
    prune_spans(&mut tenure.outlook, citing, view);
}

pub(super) fn event_refers_to_nothing_later(event: &Event, view: &Snapshot) -> bool {
    was_provenance_known_whole(&event.provenance, &|| EntityRef::Event(event.id.clone()), view)
        && event.transitions.iter().all(|id| is_change_known(id, view))
        && event
            .round_of
            .as_ref()
            .is_none_or(|id| is_election_known(id, view))
}

pub(super) fn prune_event(event: &mut Event, view: &Snapshot) {
    let id = event.id.clone();
    prune_provenance(&mut event.provenance, &|| EntityRef::Event(id.clone()), view);
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

impl Completeness for Body {
    fn spans(&self) -> impl Iterator<Item = &Recorded> {
        [].iter()
    }

    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Recorded> {
        [].iter_mut()
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

pub(super) fn completeness_names_nothing_later(
    of: &impl Completeness,
    citing: Citing<'_>,
    view: &Snapshot,
) -> bool {
    of.spans()
        .all(|span| were_all_known_whole(&span.sources, citing, view))
}

pub(super) fn prune_completeness(of: &mut impl Completeness, citing: Citing<'_>, view: &Snapshot) {
    for span in of.spans_mut() {
        span.has_later_sources = prune_sources(&mut span.sources, citing, view);
    }
}

/// Whether something goes by the name of the day, and its former names stand on sources that could be read on it.
pub(super) fn former_names_tell_nothing_later(
    of: &impl Renamed,
    citing: Citing<'_>,
    view: &Snapshot,
) -> bool {
    let former = of.former_names();
    former.is_empty()
        || (of.was_named_so(view.on)
            && former
                .iter()
                .all(|it| were_all_known_whole(&it.sources, citing, view)))
}

pub(super) fn prune_former_names(of: &mut impl Renamed, citing: Citing<'_>, view: &Snapshot) {
    for former in of.former_names_mut() {
        prune_sources(&mut former.sources, citing, view);
    }
}
