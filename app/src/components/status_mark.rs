//! The status of a tenure: a shape, a hue and a word, and the small print beside them.

use super::doubt_note::{DoubtNote, doubt_reasons, headline_words};
use crate::{
    naming,
    visit::Visit,
    words::{say, word},
};
use domain::{
    Language,
    doubt::Doubt,
    entity::{Absence, Capacity, Outlook, Powers},
    snapshot::{Presumed, Spell},
    status::{Headline, Status},
};
use leptos::prelude::*;

/// The shape and hue of a status; one meaning each, see `style/components/status_mark.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    InOffice,
    Designate,
    Departing,
    Acting,
    Suspended,
    Ended,
    Disputed,
    /// In office by the record, which is in doubt.
    Doubtful,
    Vacant,
    NotRecorded,
}

impl Mark {
    /// The mark of a holder, as far as their status may be said.
    pub fn of(visit: &Visit<'_>, spell: &Spell<'_>) -> Self {
        let headline = spell.status.headline;
        if headline == Headline::InOffice && !visit.snapshot.doubts(spell).is_empty() {
            return Self::Doubtful;
        }
        Self::of_headline(headline)
    }

    pub const fn of_absence(absence: Absence) -> Self {
        match absence {
            Absence::Vacant => Self::Vacant,
            Absence::NotRecorded => Self::NotRecorded,
        }
    }

    const fn of_headline(headline: Headline) -> Self {
        match headline {
            Headline::InOffice | Headline::HoldingOver | Headline::Unknown => Self::InOffice,
            Headline::Designate => Self::Designate,
            Headline::ResignationTendered
            | Headline::AnnouncedDeparture
            | Headline::LostElection
            | Headline::NotSeekingReelection
            | Headline::TermLimited => Self::Departing,
            Headline::Acting | Headline::Interim | Headline::Caretaker | Headline::Transitional => {
                Self::Acting
            }
            Headline::Suspended | Headline::RemovalPending => Self::Suspended,
            Headline::Ended => Self::Ended,
            Headline::Disputed => Self::Disputed,
        }
    }

    /// In the order of a legend.
    pub const ALL: [Self; 10] = [
        Self::InOffice,
        Self::Designate,
        Self::Departing,
        Self::Acting,
        Self::Suspended,
        Self::Disputed,
        Self::Doubtful,
        Self::Ended,
        Self::Vacant,
        Self::NotRecorded,
    ];

    /// What it is called: one word for all that it stands for.
    pub fn name(self, language: Language) -> String {
        let status = match self {
            Self::InOffice => "in_office",
            Self::Designate => "designate",
            Self::Departing => "announced_departure",
            Self::Acting => "acting",
            Self::Suspended => "suspended",
            Self::Ended => "ended",
            Self::Disputed => "disputed",
            Self::Doubtful => "in_doubt",
            Self::Vacant => "vacant",
            Self::NotRecorded => "not_recorded",
        };
        word(language, "status", status)
    }

    /// Its name in the style sheet.
    pub const fn word(self) -> &'static str {
        match self {
            Self::InOffice => "in-office",
            Self::Designate => "designate",
            Self::Departing => "departing",
            Self::Acting => "acting",
            Self::Suspended => "suspended",
            Self::Ended => "ended",
            Self::Disputed => "disputed",
            Self::Doubtful => "doubtful",
            Self::Vacant => "vacant",
            Self::NotRecorded => "not-recorded",
        }
    }
}

/// The headline status as a mark with its word, and why it is in doubt that the holder still holds the office.
#[component]
pub fn StatusMark<'c>(visit: &'c Visit<'c>, spell: &'c Spell<'c>) -> impl IntoView + use<> {
    let headline = spell.status.headline;
    let doubts = visit.snapshot.doubts(spell);
    view! {
        <span class="status-mark" data-status=Mark::of(visit, spell).word()>
            {headline_words(visit, headline, &doubts)}
        </span>
        <DoubtNote visit doubts=&doubts />
    }
}

/// That a holder is in doubt, and why, for lists in which nothing is said of whoever is plainly in office.
#[component]
pub fn DoubtMark<'c>(visit: &'c Visit<'c>, doubts: &'c [Doubt]) -> impl IntoView + use<> {
    let reasons = doubt_reasons(visit, doubts).map(|reasons| {
        view! {
            " "
            <small class="doubt-note">{reasons}</small>
        }
    });
    view! {
        <span class="status-mark" data-status=Mark::Doubtful.word()>
            {say!(visit, "doubt-brief")}
        </span>
        {reasons}
    }
}

/// Who is to come by the result of an election, where nobody has recorded that, and why that is presumed.
#[component]
pub fn PresumedMark<'c>(visit: &'c Visit<'c>, presumed: &'c Presumed<'c>) -> impl IntoView + use<> {
    let event = naming::event_name(visit, presumed.event);
    view! {
        <span class="status-mark" data-status=Mark::Designate.word()>
            {say!(visit, "status-presumed")}
        </span>
        " "
        <small class="status-note">{say!(visit, "presumed-reason", event = event)}</small>
    }
}

/// An office of which nobody is recorded as the holder: vacant, or not recorded.
#[component]
pub fn AbsenceMark<'c>(visit: &'c Visit<'c>, absence: Absence) -> impl IntoView + use<> {
    view! {
        <span class="status-mark" data-status=Mark::of_absence(absence).word()>
            {word(visit.language, "status", absence.word())}
        </span>
    }
}

/// What the axes say beside the headline, and why, as small text.
#[component]
pub fn StatusNote<'c>(visit: &'c Visit<'c>, spell: &'c Spell<'c>) -> impl IntoView + use<> {
    let beside = beside(visit, &spell.status);
    let notes = notes(visit, &spell.status);
    let text = [beside, notes].concat().join(" · ");
    (!text.is_empty()).then(|| {
        view! {
            " "
            <small class="status-note">{text}</small>
        }
    })
}

/// The values in force that the headline does not say.
fn beside(visit: &Visit<'_>, status: &Status<'_>) -> Vec<String> {
    let headline = status.headline.word();
    let since = |word: String, from: &domain::Edtf| {
        say!(
            visit,
            "status-since",
            status = word,
            date = from.short(visit.language)
        )
    };
    let capacity = status
        .capacity
        .iter()
        .filter(|span| span.value != Capacity::Substantive);
    let capacity = capacity.map(|span| ("capacity", span.value.word(), &span.from));
    let powers = status.powers.iter().filter(|span| span.value != Powers::Full);
    let powers = powers.map(|span| ("powers", span.value.word(), &span.from));
    let outlook = status.outlook.iter().filter(|span| span.value != Outlook::None);
    let outlook = outlook.map(|span| ("outlook", span.value.word(), &span.from));
    capacity
        .chain(powers)
        .chain(outlook)
        .map(|(family, value, from)| {
            // The headline's own word stands beside the mark already; only its date is news.
            if value == headline {
                say!(visit, "status-date", date = from.short(visit.language))
            } else {
                since(word(visit.language, family, value), from)
            }
        })
        .collect()
}

fn notes(visit: &Visit<'_>, status: &Status<'_>) -> Vec<String> {
    let capacity = status.capacity.iter().filter_map(|span| span.note.as_ref());
    let powers = status.powers.iter().filter_map(|span| span.note.as_ref());
    let outlook = status.outlook.iter().filter_map(|span| span.note.as_ref());
    capacity
        .chain(powers)
        .chain(outlook)
        .map(|note| note.in_language(visit.language).to_owned())
        .collect()
}
