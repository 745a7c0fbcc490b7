//! What things are called in a language, where their own record has no name for it.

use crate::{
    address::Resource,
    fragment::{Part, shared_text},
    visit::Visit,
    words::{listed, say, word},
};
use domain::{
    Changeset, Country, EntityRef, Event, Language, Text,
    changeset::{COMMON_GROUND, FIRST_RECORD, FIRST_RECORDER},
    entity::FormerName,
    id::SourceId,
    snapshot::TransitionView,
};

/// The name of an event: its own, else its kind with its country and the year it is held in.
pub fn event_name(visit: &Visit<'_>, event: &Event) -> String {
    match &event.name {
        Some(name) => name.in_language(visit.language).to_owned(),
        None => shared_text(visit, (Part::EventName, event.id.as_str()), || {
            made_name(visit, event)
        }),
    }
}

fn made_name(visit: &Visit<'_>, event: &Event) -> String {
    let kind = word(visit.language, "event-kind", event.kind.word());
    let countries = country_names(visit, event);
    // A body is named where several chambers vote, so that their elections can be told apart.
    let kind = match &event.body {
        Some(body) if event.kind.elects_a_chamber() => {
            say!(
                visit,
                "event-name-body",
                kind = kind,
                body = body.in_language(visit.language)
            )
        }
        Some(_) | None => kind,
    };
    match event.date.on.year() {
        Some(year) => say!(
            visit,
            "event-name-year",
            kind = kind,
            country = countries,
            year = year.to_string()
        ),
        None => say!(visit, "event-name", kind = kind, country = countries),
    }
}

/// The names of the countries of an event, joined as the language joins them.
pub fn country_names(visit: &Visit<'_>, event: &Event) -> String {
    let names: Vec<_> = event
        .countries
        .iter()
        .filter_map(|id| visit.snapshot.country(id.as_str()))
        .map(|country| country.name.in_language(visit.language))
        .collect();
    join_countries(visit.language, &names)
}

/// The former names of something, the newest first, each with the date that it ended by; none where it had no other.
pub fn former_names(visit: &Visit<'_>, names: &[FormerName]) -> Option<String> {
    let said = names.iter().rev().map(|former| {
        say!(
            visit,
            "former-name",
            name = former.name.in_language(visit.language),
            date = former.until.short(visit.language)
        )
    });
    let said: Vec<_> = said.collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// Names of countries that belong together: "Japan–South Korea", 日本・韓国, 일본·한국.
pub fn join_countries(language: Language, names: &[&str]) -> String {
    names.join(match language {
        Language::En => "–",
        Language::Ja => "・",
        Language::Ko => "·",
    })
}

/// What an event decides, as a clause; none where nothing is known to hang on it.
pub fn what_it_decides(visit: &Visit<'_>, event: &Event) -> Option<String> {
    if let Some(significance) = &event.significance {
        return Some(significance.in_language(visit.language).to_owned());
    }
    let offices: Vec<_> = event
        .decides
        .iter()
        .filter_map(|id| visit.snapshot.office(id.as_str()))
        .map(|office| office.name.in_language(visit.language))
        .collect();
    (!offices.is_empty()).then(|| say!(visit, "event-decides", office = listed(visit.language, &offices)))
}

/// What is decided, as a sentence that can stand alone.
pub fn decision(visit: &Visit<'_>, event: &Event) -> Option<String> {
    what_it_decides(visit, event).map(|clause| sentence(visit.language, &clause))
}

/// A clause as a sentence: a capital letter before it where there are such, a full stop behind.
fn sentence(language: Language, clause: &str) -> String {
    let clause = clause.trim();
    let mut letters = clause.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let stop = match language {
        _ if clause.ends_with(['.', '。', '!', '?']) => "",
        Language::En => ".",
        Language::Ja => "。",
        // A clause that ends in a noun takes no full stop in a Korean newspaper.
        Language::Ko if clause.ends_with('다') => ".",
        Language::Ko => "",
    };
    format!("{first}{}{stop}", letters.as_str())
}

/// How far a transition is; a stage that follows from a result that nobody has recorded as a hand-over says so.
pub fn stage(visit: &Visit<'_>, view: &TransitionView<'_>) -> String {
    let stage = word(visit.language, "stage", view.stage.word());
    match &view.presumed {
        Some(_) => say!(visit, "stage-presumed", stage = stage),
        None => stage,
    }
}

/// Who is to come by a transition, as recorded or presumed.
pub fn successor(visit: &Visit<'_>, view: &TransitionView<'_>) -> Option<String> {
    let recorded = view.incoming.as_ref().map(|spell| spell.person);
    let person = recorded.or_else(|| view.presumed.as_ref().map(|presumed| presumed.person))?;
    Some(person.name.in_language(visit.language).to_owned())
}

/// The title of a transition: the office, and who leaves it.
pub fn transition_name(visit: &Visit<'_>, view: &TransitionView<'_>) -> String {
    let office = view.office.name.in_language(visit.language);
    match &view.outgoing {
        Some(spell) => {
            say!(
                visit,
                "transition-name",
                office = office,
                person = spell.person.name.in_language(visit.language)
            )
        }
        None => say!(visit, "transition-name-vacant", office = office),
    }
}

/// The flags of the countries of an event.
pub fn flags(visit: &Visit<'_>, event: &Event) -> String {
    let countries = event.countries.iter();
    let countries = countries.filter_map(|id| visit.snapshot.country(id.as_str()));
    countries.map(flag).collect::<Vec<_>>().join(" ")
}

/// The emoji of a country's flag, from its two-letter code; fonts have none of countries that are no more.
pub fn flag(country: &Country) -> String {
    const REGIONAL_INDICATOR_A: u32 = 0x1F1E6;
    if country.ended.is_some() {
        return String::new();
    }
    country
        .id
        .as_str()
        .bytes()
        .filter(u8::is_ascii_lowercase)
        .filter_map(|letter| char::from_u32(REGIONAL_INDICATOR_A + u32::from(letter - b'a')))
        .collect()
}

/// A text of the data in the language of the visit.
pub fn text<'t>(visit: &Visit<'_>, text: &'t Text) -> &'t str {
    text.in_language(visit.language)
}

/// Where an entity can be read: its page, a tenure on that of its office, a party or a chamber by its country. Sources have none.
pub fn page_of<'r>(visit: &'r Visit<'_>, reference: &'r EntityRef) -> Option<Resource<'r>> {
    if !visit.snapshot.knows(reference) {
        return None;
    }
    let snapshot = &visit.snapshot;
    Some(match reference {
        EntityRef::Country(id) => Resource::country(id),
        EntityRef::Office(id) => Resource::office(id),
        EntityRef::Person(id) => Resource::person(id),
        EntityRef::Event(id) => Resource::event(id),
        EntityRef::Transition(id) => Resource::transition(id),
        EntityRef::Tenure(id) => Resource::office(&snapshot.tenure(id.as_str())?.office),
        EntityRef::Party(id) => Resource::country(&snapshot.party(id.as_str())?.country),
        EntityRef::Body(id) => Resource::country(&snapshot.body(id.as_str())?.country),
        EntityRef::Source(_) => return None,
    })
}

/// Who made a changeset, by name.
pub fn author(visit: &Visit<'_>, changeset: &Changeset) -> String {
    if changeset.author == FIRST_RECORDER {
        say!(visit, "change-author-starter")
    } else {
        changeset.author.clone()
    }
}

/// On whose word a changeset was made: its sources, those that were merged since by what they are now.
pub fn sources(visit: &Visit<'_>, changeset: &Changeset) -> Vec<SourceId> {
    let sources = changeset.sources.iter();
    sources.map(|id| visit.world.standing_source(id)).collect()
}

/// Why a changeset was made, as its author wrote it; what the program wrote itself is said in the reader's language.
pub fn comment(visit: &Visit<'_>, changeset: &Changeset) -> String {
    let recorded = changeset
        .comment
        .strip_prefix(FIRST_RECORD)
        .filter(|_| changeset.author == FIRST_RECORDER);
    match recorded {
        None => changeset.comment.clone(),
        Some(COMMON_GROUND) => say!(visit, "change-first-record-common"),
        Some(of) => {
            let mut countries = visit.snapshot.countries();
            let country = countries.find(|country| country.name.en == of);
            let name = country.map_or(of, |country| country.name.in_language(visit.language));
            say!(visit, "change-first-record", name = name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_becomes_a_sentence_of_its_language() {
        assert_eq!(
            sentence(Language::En, "decides the party's president"),
            "Decides the party's president."
        );
        assert_eq!(sentence(Language::Ja, "党総裁を決める"), "党総裁を決める。");
        assert_eq!(sentence(Language::Ko, "대통령을 뽑는다"), "대통령을 뽑는다.");
        assert_eq!(sentence(Language::Ko, "대통령 결정"), "대통령 결정");
        assert_eq!(sentence(Language::En, "It is done."), "It is done.");
    }
}
