//! Records as an answer carries them: without the ids of what was not known on the day. An id can tell as much as a title.

use domain::{
    Country, Event, Office, Party, Person, Provenance, Snapshot, Tenure, Transition, entity::Span,
    id::SourceId,
};

fn retain_known(snapshot: &Snapshot, sources: &mut Vec<SourceId>) {
    sources.retain(|id| snapshot.source(id.as_str()).is_some());
}

fn provenance(snapshot: &Snapshot, provenance: &mut Provenance) {
    retain_known(snapshot, &mut provenance.sources);
}

macro_rules! with_known_sources {
    ($($name:ident $of:ident),*) => {
        $(pub fn $name(snapshot: &Snapshot, it: &$of) -> $of {
            let mut known = it.clone();
            provenance(snapshot, &mut known.provenance);
            known
        })*
    };
}

with_known_sources!(country Country, office Office, party Party, person Person, transition Transition);

pub fn tenure(snapshot: &Snapshot, it: &Tenure) -> Tenure {
    fn spans<Value>(snapshot: &Snapshot, spans: &mut [Span<Value>]) {
        for span in spans {
            retain_known(snapshot, &mut span.sources);
        }
    }
    let mut known = it.clone();
    provenance(snapshot, &mut known.provenance);
    for term in &mut known.terms {
        retain_known(snapshot, &mut term.sources);
    }
    spans(snapshot, &mut known.capacity);
    spans(snapshot, &mut known.powers);
    spans(snapshot, &mut known.outlook);
    known
}

pub fn event(snapshot: &Snapshot, it: &Event) -> Event {
    let mut known = it.clone();
    provenance(snapshot, &mut known.provenance);
    known
        .transitions
        .retain(|id| snapshot.transition(id.as_str()).is_some());
    known.round_of = known.round_of.filter(|id| snapshot.event(id.as_str()).is_some());
    known
}
