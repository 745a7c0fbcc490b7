//! The form that adds an event, to come or already held: its date, what it decides, and what it is a step of.

use super::{
    event_date::date,
    work::{Work, country_of},
};
use crate::{
    edit::{field::Need, form::Form},
    naming,
    words::say,
};
use domain::{
    EntityRef, Event, Transition,
    edit::{ActError, Draft, event::Schedule},
    entity::EventKind,
    folding::Alike,
    id::{CountryId, OfficeId, TenureId, TransitionId},
};

/// What stands before the holder who leaves, where a step begins a new transition.
const NEW_TRANSITION: &str = "after:";
/// Before the office, where it is vacant.
const NEW_AFTER_VACANCY: &str = "vacant:";

pub fn schedule<'a>(form: &mut Form<'a>, subject: &EntityRef) -> Option<Work<'a>> {
    let country = country_of(form, subject)?;
    let whole = match subject {
        EntityRef::Event(id) => Some(form.visit.snapshot.event(id.as_str())?.clone()),
        _ => None,
    };
    let kind = form.choose::<EventKind>(
        "kind",
        "edit-event-kind",
        Need::Required,
        whole.as_ref().map(|it| it.kind),
    );
    let round = whole.as_ref().map(|whole| {
        let next = form.visit.snapshot.rounds_of(&whole.id).count() + 1;
        let round = form.number::<u8>("round", "field-round", &next.to_string());
        (whole.id.clone(), round.unwrap_or(1))
    });
    let name = form.text("name", "edit-event-name", Need::Optional);
    form.hint("edit-event-name-hint");
    let date = date(form, None);
    let announced = form.date("announced", "field-announced", Need::Optional, "");
    form.hint("edit-announced-hint");
    let others = form.line("countries", "edit-other-countries", Need::Optional, "");
    form.hint("edit-other-countries-hint");
    let countries = countries(form, &country, others.as_deref());
    let (decides, transitions, significance) = form.in_group("edit-decides-title", false, |form| {
        let decides = decides(form, &country, subject, whole.as_ref());
        let transitions = transitions(form, &country, subject, whole.as_ref());
        let significance = form.text("significance", "field-significance", Need::Optional);
        form.hint("edit-significance-hint");
        (decides, transitions, significance)
    });
    let (place, body) = form.in_group("edit-where-title", true, |form| {
        let place = form.text("place", "field-place", Need::Optional);
        (place, form.text("body", "field-body", Need::Optional))
    });
    let (kind, date, countries) = (kind?, date?, countries?);
    Work::making(move |draft| {
        let transitions = transitions
            .into_iter()
            .map(|step| step.settle(draft, kind))
            .collect::<Result<_, _>>()?;
        let id = draft.schedule(Schedule {
            kind,
            name,
            countries,
            date,
            announced,
            place,
            body,
            bodies: Vec::new(),
            decides,
            significance,
            transitions,
            round_of: round,
        })?;
        Ok(EntityRef::Event(id))
    })
}

/// The countries of an event: the one whose form it is, then those that were typed, by code or by name.
fn countries(form: &mut Form<'_>, first: &CountryId, others: Option<&str>) -> Option<Vec<CountryId>> {
    let mut countries = vec![first.clone()];
    for typed in others.unwrap_or_default().split([',', '、', ';']).map(str::trim) {
        if typed.is_empty() {
            continue;
        }
        let alike = Alike::to([typed]);
        let mut countries_here = form.visit.snapshot.countries();
        let found = countries_here.find(|country| alike.is_any_of(country.searched()));
        match found {
            Some(country) if countries.contains(&country.id) => {}
            Some(country) => countries.push(country.id.clone()),
            None => {
                let problem = form.say_with("edit-problem-country", "name", typed);
                form.fault_in_words(problem);
                return None;
            }
        }
    }
    Some(countries)
}

fn decides(
    form: &mut Form<'_>,
    country: &CountryId,
    subject: &EntityRef,
    whole: Option<&Event>,
) -> Vec<OfficeId> {
    let proposed: Vec<String> = match (subject, whole) {
        (EntityRef::Office(id), _) => vec![id.to_string()],
        (EntityRef::Transition(id), _) => {
            let transition = form.visit.snapshot.transition(id.as_str());
            transition.iter().map(|it| it.office.to_string()).collect()
        }
        (_, Some(whole)) => whole.decides.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    let offices = form.offices_of(country);
    let decides = form.several("decides", "field-decides", Need::Optional, &proposed, offices);
    decides.iter().filter_map(|id| OfficeId::parse(id).ok()).collect()
}

/// A transition that an event is a step of.
enum Step {
    Of(TransitionId),
    /// One that begins with the event: who leaves, or which office is vacant.
    After(TenureId, OfficeId),
    AfterVacancy(OfficeId),
}

impl Step {
    fn settle(self, draft: &mut Draft<'_>, kind: EventKind) -> Result<TransitionId, ActError> {
        match self {
            Self::Of(id) => Ok(id),
            Self::After(tenure, office) => draft.add_transition(office, Some(tenure), None, kind.cause()),
            Self::AfterVacancy(office) => draft.add_transition(office, None, None, kind.cause()),
        }
    }
}

fn transitions(
    form: &mut Form<'_>,
    country: &CountryId,
    subject: &EntityRef,
    whole: Option<&Event>,
) -> Vec<Step> {
    let visit = form.visit;
    let snapshot = &visit.snapshot;
    let mut proposed: Vec<String> = Vec::new();
    if let EntityRef::Transition(id) = subject {
        proposed.push(id.to_string());
    }
    proposed.extend(
        whole
            .iter()
            .flat_map(|it| &it.transitions)
            .map(ToString::to_string),
    );
    let mut steps: Vec<(Step, String, String)> = Vec::new();
    for office in snapshot.offices_of(country) {
        let is_offered = |it: &&Transition| {
            (it.incoming.is_none() && it.cancelled.is_none()) || proposed.contains(&it.id.to_string())
        };
        let open: Vec<_> = snapshot.transitions_of(&office.id).filter(is_offered).collect();
        for transition in &open {
            if let Some(view) = snapshot.transition_view(transition) {
                let name = naming::transition_name(visit, &view);
                steps.push((Step::Of(transition.id.clone()), transition.id.to_string(), name));
            }
        }
        let holders = snapshot.holders(&office.id);
        for spell in &holders {
            if open
                .iter()
                .any(|it| it.outgoing.as_ref() == Some(&spell.tenure.id))
            {
                continue;
            }
            let label = say!(
                visit,
                "edit-transition-new",
                office = office.name.in_language(visit.language),
                person = spell.person.name.in_language(visit.language)
            );
            let value = format!("{NEW_TRANSITION}{}", spell.tenure.id);
            steps.push((
                Step::After(spell.tenure.id.clone(), office.id.clone()),
                value,
                label,
            ));
        }
        if holders.is_empty() && open.is_empty() {
            let name = office.name.in_language(visit.language);
            let label = form.say_with("edit-transition-new-vacant", "office", name);
            let value = format!("{NEW_AFTER_VACANCY}{}", office.id);
            steps.push((Step::AfterVacancy(office.id.clone()), value, label));
        }
    }
    let choices = steps
        .iter()
        .map(|(_, value, label)| (value.clone(), label.clone()))
        .collect();
    let chosen = form.several("transitions", "edit-step-of", Need::Optional, &proposed, choices);
    steps
        .into_iter()
        .filter(|(_, value, _)| chosen.contains(value))
        .map(|(step, _, _)| step)
        .collect()
}
