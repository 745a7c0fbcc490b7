//! Forms of the verbs of a newsroom. Each asks for what happened first; what is seldom needed is folded away.
//!
//! [`leaving`], [`powers`] and [`coming`] follow the modules of [`domain::edit::verbs`], which say what a verb writes.

pub mod coming;
pub mod leaving;
pub mod powers;

use crate::{
    edit::{field::Need, form::Form, pick::PickedPerson},
    naming,
    words::{text, word},
};
use domain::{
    Edtf, Event, Language, Person, Tenure, Text,
    edit::{
        ActError, Draft,
        verbs::{NewEvent, StandIn, Told},
    },
    entity::{EventKind, Firmness},
    id::{CountryId, EventId, OfficeId, TenureId},
    stage::EventState,
    text::Forms,
};
use fluent_bundle::FluentArgs;

/// How many events are offered as the one that a verb tells of.
const MOST_EVENTS: usize = 12;

/// The tenure that a verb is about.
struct Holding<'a> {
    tenure: &'a Tenure,
    person: &'a Person,
    country: CountryId,
}

impl<'a> Holding<'a> {
    fn of(form: &Form<'a>, id: &TenureId) -> Option<Self> {
        let world = form.world;
        let tenure = world.tenures.get(id)?;
        Some(Self {
            tenure,
            person: world.persons.get(&tenure.person)?,
            country: world.offices.get(&tenure.office)?.country.clone(),
        })
    }

    /// The other offices that the person holds or acts in, in the same country.
    fn others(&self, form: &Form<'a>) -> Vec<&'a Tenure> {
        let world = form.world;
        let recorded = world.indices().tenures_of_person.of(&self.person.id);
        let is_here = |tenure: &Tenure| {
            let office = world.offices.get(&tenure.office);
            office.is_some_and(|office| office.country == self.country)
        };
        recorded
            .iter()
            .map(|tenure| &**tenure)
            .filter(|tenure| tenure.id != self.tenure.id && tenure.end.is_none() && tenure.start.is_some())
            .filter(|tenure| is_here(tenure))
            .collect()
    }
}

/// The day on which it happened.
fn when(form: &mut Form<'_>) -> Option<Edtf> {
    let today = form.visit.today.to_string();
    form.date("on", "verb-on", Need::Required, &today)
}

fn why(form: &mut Form<'_>) -> Option<Text> {
    form.text("why", "edit-why", Need::Optional)
}

/// Which of the person's other tenures the verb is about as well. What is done as a stand-in is ticked where `acting` says so.
fn also(form: &mut Form<'_>, others: &[&Tenure], ticks_acting: bool) -> Vec<TenureId> {
    if others.is_empty() {
        return Vec::new();
    }
    let choices = others
        .iter()
        .map(|tenure| (tenure.id.to_string(), office_name(form, &tenure.office)))
        .collect();
    let ticked: Vec<_> = others
        .iter()
        .filter(|tenure| ticks_acting && tenure.is_acting())
        .map(|tenure| tenure.id.to_string())
        .collect();
    let chosen = form.several("also", "verb-also", Need::Optional, &ticked, choices);
    chosen.iter().filter_map(|id| TenureId::parse(id).ok()).collect()
}

fn office_name(form: &Form<'_>, id: &OfficeId) -> String {
    let office = form.world.offices.get(id);
    office.map_or_else(
        || id.to_string(),
        |office| office.name.in_language(form.visit.language).to_owned(),
    )
}

/// Who acts, in which offices.
struct Acting {
    people: Vec<(OfficeId, PickedPerson)>,
    from: Option<Edtf>,
}

impl Acting {
    fn settle(self, draft: &mut Draft<'_>) -> Result<Vec<StandIn>, ActError> {
        let from = self.from;
        self.people
            .into_iter()
            .map(|(office, person)| {
                Ok(StandIn {
                    office,
                    person: person.settle(draft)?,
                    from: from.clone(),
                })
            })
            .collect()
    }
}

/// Who acts in an office from now on, and in others where the person leaves those, too.
fn acting(form: &mut Form<'_>, office: &OfficeId, others: &[&Tenure]) -> Acting {
    let mut people = Vec::new();
    let label = |form: &Form<'_>, id: &OfficeId| form.say_with("verb-acts", "office", &office_name(form, id));
    let words = label(form, office);
    let person = form.person_labelled("acts", words, Need::Optional, None);
    people.extend(person.map(|person| (office.clone(), person)));
    let from = form.in_group("verb-acts-more", true, |form| {
        let from = form.date("acts_from", "verb-acts-from", Need::Optional, "");
        form.hint("verb-acts-from-hint");
        for tenure in others {
            let words = label(form, &tenure.office);
            let name = format!("acts.{}", tenure.office);
            let person = form.person_labelled(&name, words, Need::Optional, None);
            people.extend(person.map(|person| (tenure.office.clone(), person)));
        }
        from
    });
    Acting { people, from }
}

/// A name for an event about a person that says what sort of event it is, and not how it came out.
fn event_name(kind: EventKind, person: &Person) -> Text {
    let name = |language: Language| {
        let mut arguments = FluentArgs::new();
        arguments.set("kind", word(language, "event-kind", kind.word()));
        arguments.set("person", person.name.in_language(language));
        text(language, "verb-event-name", Some(&arguments))
    };
    Text::from(Forms {
        en: name(Language::En),
        ja: Some(name(Language::Ja)),
        ko: Some(name(Language::Ko)),
    })
}

/// What events a verb may tell of.
struct Telling<'t> {
    country: &'t CountryId,
    office: &'t OfficeId,
    kinds: &'t [EventKind],
    /// What is added where nothing is chosen; none for nothing.
    default: Option<EventKind>,
    /// Whom a new event is named after.
    person: Option<&'t Person>,
}

/// The event that a verb tells of: one that is here, or a new one.
fn told(form: &mut Form<'_>, telling: &Telling<'_>) -> Option<Told> {
    form.in_group("verb-event-title", true, |form| {
        let known = known_event(form, telling.country, telling.office, telling.kinds);
        let kinds = telling.kinds.iter().map(|kind| {
            let words = word(form.visit.language, "event-kind", kind.word());
            (kind.word().to_owned(), words)
        });
        let kinds = kinds.collect();
        let kind = form.one("event_kind", "verb-event-new", Need::Optional, "", kinds);
        if let Some(default) = telling.default {
            let words = word(form.visit.language, "event-kind", default.word());
            let hint = form.say_with("verb-event-new-hint", "kind", &words);
            if let Some(field) = form.last() {
                field.hint = Some(hint);
            }
        }
        let announced = form.date("announced", "field-announced", Need::Optional, "");
        form.hint("verb-announced-hint");
        if let Some(known) = known {
            return Some(Told::Known(known));
        }
        let kind = kind
            .and_then(|kind| EventKind::from_word(&kind))
            .or(telling.default)?;
        Some(Told::New(NewEvent {
            kind,
            name: telling.person.map(|person| event_name(kind, person)),
            announced,
        }))
    })
}

/// An event of some kinds: chosen already where it is a step of the change that the office is in, its day has come, and nothing is
/// recorded of it. What lies ahead has done nothing yet.
fn known_event(
    form: &mut Form<'_>,
    country: &CountryId,
    office: &OfficeId,
    kinds: &[EventKind],
) -> Option<EventId> {
    let (visit, snapshot) = (form.visit, &form.visit.snapshot);
    let open: Vec<_> = snapshot.open_transitions_of(office).map(|it| &it.id).collect();
    let is_near = |event: &Event| {
        event.decides.contains(office) || event.transitions.iter().any(|id| open.contains(&id))
    };
    let mut events: Vec<_> = snapshot
        .events_of(country)
        .filter(|event| kinds.contains(&event.kind) && event.date.firmness != Firmness::Cancelled)
        .filter(|event| event.date.on.earliest().is_none_or(|day| day <= visit.today))
        .collect();
    events.sort_by_key(|event| (!is_near(event), std::cmp::Reverse(event.date.on.clone())));
    events.truncate(MOST_EVENTS);
    let is_due = |event: &&&Event| {
        is_near(event)
            && event.date.on.earliest().is_some()
            && matches!(
                snapshot.state_of(event),
                EventState::Ongoing | EventState::Unrecorded
            )
    };
    let due = events.iter().find(is_due);
    let proposed = due.map(|event| event.id.to_string()).unwrap_or_default();
    let choices = events
        .iter()
        .map(|event| {
            let name = naming::event_name(visit, event);
            let date = event.date.on.short(visit.language);
            (event.id.to_string(), format!("{name} · {date}"))
        })
        .collect();
    let chosen = form.one("event", "verb-event", Need::Optional, &proposed, choices)?;
    EventId::parse(&chosen).ok()
}
