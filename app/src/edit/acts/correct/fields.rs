//! What can be corrected in each kind of record: the names of its fields, and what each holds.

use crate::{edit::word::words_of, pages::unit_words};
use Shape::{Day, Flag, Id, Ids, Line, Lines, List, Number, One, Part, Removable, Several, Year};
use domain::{
    EntityKind, Language,
    entity::{
        Capacity, Cause, Chamber, DateKind, EndReason, Entry, EventKind, Filling, Firmness, Government,
        Group, Outlook, Powers, Reckoning, Region, Role, TimeUnit, Unit, Weekday,
    },
};

/// What a field holds.
#[derive(Clone, Copy)]
pub enum Shape {
    Line,
    Text,
    Date,
    Day,
    Time,
    Number,
    Year,
    Flag,
    /// One word of a list of words.
    One(fn(Language) -> Vec<(String, String)>),
    Several(fn(Language) -> Vec<(String, String)>),
    /// Any lines, one to each.
    Lines,
    /// The id of something of a kind.
    Id(EntityKind),
    /// Ids, one to each line.
    Ids(EntityKind),
    /// Sources, one to each line, with the place in each.
    Citations,
    /// Records in a list, each with fields of its own.
    List(&'static [(&'static str, Shape)]),
    /// A record that may be missing as a whole.
    Part(&'static [(&'static str, Shape)]),
    /// The same, taken out by emptying all of its fields.
    Removable(&'static [(&'static str, Shape)]),
}

const NAME: Shape = Part(&[
    ("en", Line),
    ("ja", Line),
    ("ko", Line),
    ("own", Line),
    ("own_language", Line),
    ("aliases", Lines),
]);

const SOURCES: (&str, Shape) = ("sources", Shape::Citations);

/// The units that a figure can have, in words.
fn units(language: Language) -> Vec<(String, String)> {
    Unit::KNOWN
        .iter()
        .map(|unit| (unit.word().to_owned(), unit_words(language, unit)))
        .collect()
}

macro_rules! span {
    ($value:ident) => {
        List(&[
            ("value", One(words_of::<$value>)),
            ("from", Shape::Date),
            ("to", Shape::Date),
            ("note", Shape::Text),
            SOURCES,
        ])
    };
}

const DATE: Shape = Part(&[
    ("on", Shape::Date),
    ("kind", One(words_of::<DateKind>)),
    ("firmness", One(words_of::<Firmness>)),
    ("time", Shape::Time),
    ("zone", Line),
]);

const RECORDED: &[(&str, Shape)] = &[("from", Shape::Date), ("to", Shape::Date), SOURCES];

const FORMER_NAMES: (&str, Shape) = (
    "former_names",
    List(&[
        ("name", NAME),
        ("from", Shape::Date),
        ("until", Shape::Date),
        SOURCES,
    ]),
);

const COUNTRY: &[(&str, Shape)] = &[
    ("name", NAME),
    FORMER_NAMES,
    ("iso3", Line),
    ("numeric", Line),
    ("region", One(words_of::<Region>)),
    ("groups", Several(words_of::<Group>)),
    ("un_member", Flag),
    ("established", Shape::Date),
    ("ended", Shape::Date),
    ("successors", Ids(EntityKind::Country)),
    ("government", One(words_of::<Government>)),
    ("recorded_elections", List(RECORDED)),
    (
        "recorded_meetings",
        List(&[
            ("with", Id(EntityKind::Country)),
            ("from", Shape::Date),
            ("to", Shape::Date),
            SOURCES,
        ]),
    ),
    ("wikidata", Line),
    SOURCES,
];

const RULE: (&str, Shape) = (
    "rule",
    Removable(&[
        ("text", Shape::Text),
        ("since", Shape::Date),
        (
            "day",
            Removable(&[
                ("month", Number),
                ("on_or_after", Number),
                ("weekday", One(words_of::<Weekday>)),
                ("every_years", Number),
                ("first_year", Year),
            ]),
        ),
        (
            "windows",
            List(&[
                ("basis", One(words_of::<Reckoning>)),
                ("at_least", Number),
                ("at_most", Number),
                ("counted_in", One(words_of::<TimeUnit>)),
            ]),
        ),
        SOURCES,
    ]),
);

const OFFICE: &[(&str, Shape)] = &[
    ("name", Shape::Text),
    ("title", Shape::Text),
    (
        "former_names",
        List(&[
            ("name", NAME),
            ("title", Shape::Text),
            ("from", Shape::Date),
            ("until", Shape::Date),
            SOURCES,
        ]),
    ),
    ("country", Id(EntityKind::Country)),
    ("roles", Several(words_of::<Role>)),
    ("party", Id(EntityKind::Party)),
    ("filled_by", One(words_of::<Filling>)),
    ("term_years", Number),
    ("term_limit", Number),
    ("legal_basis", Shape::Text),
    RULE,
    ("seats", Number),
    ("while_held", Flag),
    ("recorded", List(RECORDED)),
    ("wikidata", Line),
    SOURCES,
];

const PARTY: &[(&str, Shape)] = &[
    ("name", NAME),
    FORMER_NAMES,
    ("country", Id(EntityKind::Country)),
    ("wikidata", Line),
    SOURCES,
];

const BODY: &[(&str, Shape)] = &[
    ("name", NAME),
    FORMER_NAMES,
    ("country", Id(EntityKind::Country)),
    ("chamber", One(words_of::<Chamber>)),
    ("seats", Year),
    ("term_years", Number),
    RULE,
    ("wikidata", Line),
    SOURCES,
];

const PERSON: &[(&str, Shape)] = &[
    ("name", NAME),
    ("born", Shape::Date),
    ("died", Shape::Date),
    ("wikidata", Line),
    SOURCES,
];

const TENURE: &[(&str, Shape)] = &[
    ("office", Id(EntityKind::Office)),
    ("person", Id(EntityKind::Person)),
    ("party", Id(EntityKind::Party)),
    ("designated", Shape::Date),
    ("start", Shape::Date),
    ("end", Shape::Date),
    ("entry", One(words_of::<Entry>)),
    ("entry_note", Shape::Text),
    ("end_reason", One(words_of::<EndReason>)),
    ("end_note", Shape::Text),
    (
        "terms",
        List(&[
            ("from", Shape::Date),
            ("due", Shape::Date),
            ("note", Shape::Text),
            SOURCES,
        ]),
    ),
    ("capacity", span!(Capacity)),
    ("powers", span!(Powers)),
    ("outlook", span!(Outlook)),
    SOURCES,
];

const EVENT: &[(&str, Shape)] = &[
    ("kind", One(words_of::<EventKind>)),
    ("name", Shape::Text),
    ("countries", Ids(EntityKind::Country)),
    ("date", DATE),
    ("announced", Shape::Date),
    ("expected", Shape::Date),
    (
        "previous",
        List(&[("date", DATE), ("until", Shape::Date), ("note", Shape::Text)]),
    ),
    ("place", Shape::Text),
    ("body", Shape::Text),
    ("bodies", Ids(EntityKind::Body)),
    ("decides", Ids(EntityKind::Office)),
    ("significance", Shape::Text),
    ("description", Shape::Text),
    ("transitions", Ids(EntityKind::Transition)),
    ("round_of", Id(EntityKind::Event)),
    ("round", Number),
    (
        "participants",
        List(&[
            ("country", Id(EntityKind::Country)),
            ("person", Id(EntityKind::Person)),
            ("role", Shape::Text),
        ]),
    ),
    (
        "candidates",
        List(&[
            ("person", Id(EntityKind::Person)),
            ("name", Shape::Text),
            ("party", Id(EntityKind::Party)),
            ("since", Shape::Date),
        ]),
    ),
    (
        "outcome",
        Part(&[
            ("known", Shape::Date),
            ("winners", Ids(EntityKind::Person)),
            ("summary", Shape::Text),
            (
                "figures",
                List(&[
                    ("label", Shape::Text),
                    ("value", Line),
                    ("unit", One(units)),
                    ("round", Number),
                ]),
            ),
        ]),
    ),
    ("annulled", Part(&[("on", Shape::Date), ("note", Shape::Text)])),
    ("wikidata", Line),
    SOURCES,
];

const TRANSITION: &[(&str, Shape)] = &[
    ("office", Id(EntityKind::Office)),
    ("outgoing", Id(EntityKind::Tenure)),
    ("incoming", Id(EntityKind::Tenure)),
    ("cause", One(words_of::<Cause>)),
    ("cancelled", Shape::Date),
    SOURCES,
];

const SOURCE: &[(&str, Shape)] = &[
    ("title", Line),
    ("publisher", Line),
    ("url", Line),
    ("published", Shape::Date),
    ("retrieved", Day),
    ("archived_url", Line),
    ("quote", Line),
    ("licence", Line),
    ("unconfirmed", Flag),
];

/// Every field that can be corrected, in the order in which the form shows them.
pub const fn fields_of(kind: EntityKind) -> &'static [(&'static str, Shape)] {
    match kind {
        EntityKind::Country => COUNTRY,
        EntityKind::Office => OFFICE,
        EntityKind::Party => PARTY,
        EntityKind::Body => BODY,
        EntityKind::Person => PERSON,
        EntityKind::Tenure => TENURE,
        EntityKind::Event => EVENT,
        EntityKind::Transition => TRANSITION,
        EntityKind::Source => SOURCE,
    }
}
