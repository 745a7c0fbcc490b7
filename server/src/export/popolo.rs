//! The world as one Popolo document (popoloproject.com): areas, organizations, posts, persons, memberships and events.
//!
//! Popolo's dates are ISO 8601 with less precision where less is known. What EDTF says beyond that, `2024-11~` or a window,
//! is left out of the date and stands as it is in a field of its own, `start_date_edtf`. Whoever is only designated holds no
//! membership yet. Popolo has no merged records; those here stand in a list of their own, `redirects`. [`records`] makes each kind of
//! record, [`parts`] what several of them have.

mod parts;
mod records;

use super::{LICENCE, LICENCE_URL, Pieces, Scope, joined, records::shared};
use parts::object;
use serde_json::{Value, json};
use std::{io, iter, sync::Arc};

/// The whole document.
pub fn pieces(scope: &Arc<Scope>) -> Pieces {
    let snapshot = &scope.snapshot;
    let countries = shared(snapshot.countries());
    let parties = shared(snapshot.parties());
    let offices = shared(snapshot.offices());
    let people = shared(snapshot.persons());
    let tenures = shared(snapshot.tenures());
    let events = shared(snapshot.events());

    let meta = meta(scope);
    let areas = each(scope, countries.clone(), |_, it| Some(records::area(it)));
    let governments = each(scope, countries, |scope, it| Some(records::government(scope, it)));
    let parties = each(scope, parties, |scope, it| Some(records::party(scope, it)));
    let posts = each(scope, offices, |scope, it| Some(records::post(scope, it)));
    let persons = each(scope, people, |scope, it| Some(records::person(scope, it)));
    let memberships = each(scope, tenures, records::membership);
    let events = each(scope, events, |scope, it| Some(records::event(scope, it)));

    let redirects = snapshot.redirects().map(
        |(from, into, _)| json!({ "kind": from.kind().word(), "id": from.id(), "merged_into": into.id() }),
    );
    let redirects: Vec<Value> = redirects.collect();

    let begin = iter::once_with(move || Ok(format!("{{\n\"meta\": {meta}").into_bytes()));
    let end = iter::once_with(|| Ok(b"\n}\n".to_vec()));
    joined(
        begin
            .chain(list("areas", areas))
            .chain(list("organizations", governments.chain(parties)))
            .chain(list("posts", posts))
            .chain(list("persons", persons))
            .chain(list("memberships", memberships))
            .chain(list("events", events))
            .chain(list("redirects", redirects.into_iter()))
            .chain(end),
    )
}

fn meta(scope: &Scope) -> Value {
    object([
        (
            "title",
            json!("Handover: who leads, who leaves, who decides next"),
        ),
        ("licence", json!(LICENCE)),
        ("licence_url", json!(LICENCE_URL)),
        ("as_of", json!(scope.day())),
        ("known_at", json!(scope.known_at)),
        ("seq", json!(scope.world.seq())),
        ("recorded", json!(scope.recorded())),
        ("url", json!(scope.public_url)),
    ])
}

/// The records of one kind; some have none.
fn each<T: Send + Sync + 'static>(
    scope: &Arc<Scope>,
    records: Vec<Arc<T>>,
    make: fn(&Scope, &T) -> Option<Value>,
) -> impl Iterator<Item = Value> + Send + use<T> {
    let scope = Arc::clone(scope);
    records.into_iter().filter_map(move |it| make(&scope, &it))
}

/// A member of the document that is a list, one record a line.
fn list(
    name: &'static str,
    records: impl Iterator<Item = Value> + Send,
) -> impl Iterator<Item = io::Result<Vec<u8>>> + Send {
    let joints = iter::once("\n").chain(iter::repeat(",\n"));
    let records = joints.zip(records).map(|(joint, record)| {
        let mut bytes = joint.as_bytes().to_vec();
        serde_json::to_writer(&mut bytes, &record)?;
        Ok(bytes)
    });
    iter::once_with(move || Ok(format!(",\n\"{name}\": [").into_bytes()))
        .chain(records)
        .chain(iter::once_with(|| Ok(b"\n]".to_vec())))
}
