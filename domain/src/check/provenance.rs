//! Every fact has a source, a check is never ahead of its day, and a source can be opened.

use super::finding::{Findings, is_after_day};
use crate::{
    Edtf, Entity, EntityRef, Provenance, Source, World,
    entity::{Review, source::check_web_address},
};
use jiff::civil::Date;

pub(super) fn check(entity: &Entity, world: &World, today: Date, findings: &mut Findings) {
    let at = entity.reference();
    if let Entity::Source(source) = entity {
        check_source(source, world, today, findings);
    }
    let Some(provenance) = entity.provenance() else {
        return;
    };
    if provenance.sources.is_empty() {
        findings.error(&at, "no_source", "has no source: name at least one");
    } else if provenance.review == Review::Reviewed && stands_on_nothing_confirmed(provenance, world) {
        findings.error(
            &at,
            "reviewed_without_confirmation",
            "is marked as reviewed and stands only on unconfirmed sources: mark it as unreviewed or name a better source",
        );
    }
    if provenance
        .sources
        .iter()
        .any(|it| it.read().is_some_and(|day| day > today))
    {
        findings.error(
            &at,
            "source_in_future",
            "cites what was read after today: correct the day",
        );
    }
    if provenance.verified.is_some_and(|day| day > today) {
        findings.error(
            &at,
            "verified_in_future",
            "was verified after today: give the day of the last check",
        );
    }
    if let Some(verified) = provenance.verified
        && let Some(last) = last_day_covered(provenance, world)
        && verified > last
    {
        let message = format!(
            "was verified {verified}, and its sources cover no day after {last}: give the day up to which they confirm it"
        );
        findings.warning(&at, "verified_after_source", message);
    }
}

fn stands_on_nothing_confirmed(provenance: &Provenance, world: &World) -> bool {
    provenance
        .sources
        .iter()
        .filter_map(|it| world.sources.get(it.source()))
        .all(|source| source.unconfirmed)
}

/// The last day that the sources of a fact can tell of; none where one of them is not dated, so that it may have been read later.
fn last_day_covered(provenance: &Provenance, world: &World) -> Option<Date> {
    let days: Option<Vec<_>> = provenance
        .sources
        .iter()
        .filter_map(|it| world.sources.get(it.source()))
        .map(|source| {
            let published = source.published.as_ref().and_then(Edtf::latest);
            source.retrieved.max(published)
        })
        .collect();
    days?.into_iter().max()
}

fn check_source(source: &Source, world: &World, today: Date, findings: &mut Findings) {
    let at = EntityRef::Source(source.id.clone());
    if source.needs_places() && world.indices().is_cited_without_place(&source.id) {
        findings.warning(
            &at,
            "citation_without_place",
            "is cited by facts that do not say where in it, and its address is the front page of a whole site: name the file, row or page in each of them, or give the address of the page",
        );
    }
    for (field, url) in [("url", &source.url), ("archived_url", &source.archived_url)] {
        if let Some(url) = url
            && let Err(error) = check_web_address(url)
        {
            findings.error(&at, "source_url", format!("`{field}` is “{url}”: {error}"));
        }
    }
    if source
        .published
        .as_ref()
        .is_some_and(|day| is_after_day(day, today))
        || source.retrieved.is_some_and(|day| day > today)
    {
        findings.error(
            &at,
            "source_in_future",
            "was published or retrieved after today: correct the day",
        );
    }
}
