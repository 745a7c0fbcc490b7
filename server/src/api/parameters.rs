//! The parameters of addresses: each stands here once, for whoever reads an address and for the document.
//!
//! Reading is strict. A parameter that an address does not know, or a value that is none, is refused by its name: a
//! misspelt filter that is silently ignored gives wrong answers.

use super::problem::Problem;
use app::query::Query;
use domain::{
    doubt::IN_DOUBT,
    entity::{Absence, EntityKind, EventKind, Firmness, Group, Region, Role},
    stage::{EventState, Stage},
    status::{Headline, Phase},
};
use jiff::{Timestamp, civil::Date};
use percent_encoding::percent_decode_str;
use utoipa::{
    IntoParams,
    openapi::{
        ArrayBuilder, KnownFormat, ObjectBuilder, RefOr, Required, Schema, SchemaFormat, Type,
        path::{ParameterBuilder, ParameterIn, ParameterStyle},
    },
};

/// How many values an address may carry, and how long the longest may be.
const MOST_VALUES: usize = 64;
const LONGEST: usize = 100;
const LONGEST_CURSOR: usize = 1000;

/// What stands behind a parameter's name.
#[derive(Clone, Copy)]
pub enum ParameterKind {
    /// A day of four, two and two digits.
    Day,
    /// A moment of RFC 3339.
    Moment,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// Any of these words; the parameter may be repeated.
    Words(fn() -> Vec<&'static str>),
    /// A country's code; the parameter may be repeated.
    Countries,
    /// Names of fields with commas between.
    Fields,
    Number {
        least: usize,
        most: usize,
    },
    Text,
    Cursor,
}

/// One parameter.
pub struct Parameter {
    pub name: &'static str,
    pub about: &'static str,
    pub kind: ParameterKind,
}

macro_rules! parameters {
    ($($constant:ident $name:literal $kind:expr, $about:literal;)*) => {
        $(pub const $constant: &Parameter = &Parameter { name: $name, about: $about, kind: $kind };)*
    };
}

macro_rules! words_of {
    ($of:ty) => {
        || <$of>::ALL.iter().map(|it| it.word()).collect()
    };
}

parameters! {
    AS_OF "as_of" ParameterKind::Day, "World time: everything as it stood on this day, with all that came later hidden. Without it, today in UTC, or the day of `known_at`.";
    KNOWN_AT "known_at" ParameterKind::Moment, "Record time: only what this tracker had recorded at this moment.";
    FIELDS "fields" ParameterKind::Fields, "Only these fields of each record, with commas between: `id,name,start`. The id is always there.";
    AFTER "after" ParameterKind::Cursor, "Goes on after the last page: the value of its `next`. The other parameters have to stay the same.";
    LIMIT "limit" ParameterKind::Number { least: 1, most: 200 }, "How many records at most; 50 without it.";
    MODIFIED_SINCE "modified_since" ParameterKind::Moment, "Only what was recorded at this moment or later, and a tombstone for what was taken out since. Put in the `modified` of the answer before.";
    COUNTRY "country" ParameterKind::Countries, "Only of these countries, by ISO 3166-1 alpha-2 code in small letters. May be repeated.";
    REGION "region" ParameterKind::Words(words_of!(Region)), "Only of these parts of the world. May be repeated.";
    GROUP "group" ParameterKind::Words(words_of!(Group)), "Only of members of these groupings. May be repeated.";
    TEXT "q" ParameterKind::Text, "Words of names, in any script and order, with or without accents.";
    ROLE "kind" ParameterKind::Words(words_of!(Role)), "Only offices with these roles. May be repeated.";
    EVENT_KIND "kind" ParameterKind::Words(words_of!(EventKind)), "Only events of these kinds. May be repeated.";
    ENTITY_KIND "kind" ParameterKind::Words(words_of!(EntityKind)), "Only of these kinds. May be repeated.";
    EVENT_STATE "status" ParameterKind::Words(words_of!(EventState)), "Only events that stand like this on the day. May be repeated.";
    STAGE "status" ParameterKind::Words(words_of!(Stage)), "Only transitions at this stage on the day. May be repeated.";
    HEADLINE "status" ParameterKind::Words(tenure_statuses), "Only with this headline status on the day, or `in_doubt`. May be repeated.";
    LEADER_STATUS "status" ParameterKind::Words(leader_statuses), "Only with this headline status on the day, `in_doubt`, or without a holder: `vacant`, `not_recorded`. May be repeated.";
    PHASE "phase" ParameterKind::Words(phases), "Only this far on the day. May be repeated.";
    FIRMNESS "firmness" ParameterKind::Words(words_of!(Firmness)), "Only events whose date is this firm. May be repeated.";
    FROM "from" ParameterKind::Day, "Only what may fall on this day or later.";
    TO "to" ParameterKind::Day, "Only what may fall on this day or earlier.";
    OFFICE "office" ParameterKind::Text, "Only of the office with this id.";
    PERSON "person" ParameterKind::Text, "Only of the person with this id.";
    EVENT_ORDER "sort" ParameterKind::Word(|| vec!["date", "newest", "id"]), "`date`: soonest first, which is so without it; `newest`: the other way round; `id`: by id.";
    LEADER_ORDER "sort" ParameterKind::Word(|| vec!["change", "country", "person", "since"]), "`change`: whoever is in doubt first, then by the next event that decides, which is so without it; `country`, `person`: by English name; `since`: longest in office first.";
    SEARCHED "q" ParameterKind::Text, "What is looked for: names in any script, also misspelt ones.";
}

fn leader_statuses() -> Vec<&'static str> {
    let absences = Absence::ALL.iter().map(|it| it.word());
    tenure_statuses().into_iter().chain(absences).collect()
}

fn tenure_statuses() -> Vec<&'static str> {
    Headline::ALL
        .iter()
        .map(|it| it.word())
        .chain([IN_DOUBT])
        .collect()
}

fn phases() -> Vec<&'static str> {
    Phase::ALL.iter().map(|it| it.word()).collect()
}

impl ParameterKind {
    const fn may_be_repeated(self) -> bool {
        matches!(self, Self::Words(_) | Self::Countries)
    }

    /// Why a value is none, if it is none.
    fn refuses(self, value: &str) -> Option<String> {
        let one_of = |words: Vec<&'static str>| {
            (!words.contains(&value)).then(|| format!("it must be one of {}", words.join(", ")))
        };
        let not = |is_right: bool, what: &str| (!is_right).then(|| what.to_owned());
        match self {
            Self::Day => not(is_day(value), "it must be a day such as 2024-09-06"),
            Self::Moment => not(
                value.parse::<Timestamp>().is_ok(),
                "it must be a moment such as 2024-09-06T12:00:00Z",
            ),
            Self::Word(words) | Self::Words(words) => one_of(words()),
            Self::Countries => not(
                value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_lowercase()),
                "it must be a code of two small letters such as jp",
            ),
            Self::Fields => not(
                value.split(',').all(|field| {
                    !field.is_empty()
                        && field
                            .bytes()
                            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
                }),
                "it must be names of fields with commas between",
            ),
            Self::Number { least, most } => {
                let is_plain = value.bytes().all(|byte| byte.is_ascii_digit());
                let number = value.parse::<usize>().ok().filter(|_| is_plain);
                not(
                    number.is_some_and(|number| (least..=most).contains(&number)),
                    &format!("it must be a whole number from {least} to {most}"),
                )
            }
            Self::Text => not(
                value.chars().count() <= LONGEST && !value.contains(char::is_control),
                &format!("it must have at most {LONGEST} characters, and none that cannot be seen"),
            ),
            Self::Cursor => not(
                (1..=LONGEST_CURSOR).contains(&value.len()),
                "it must be the `next` of an answer",
            ),
        }
    }

    fn schema(self) -> RefOr<Schema> {
        let text = || ObjectBuilder::new().schema_type(Type::String);
        let many = |item: ObjectBuilder| {
            ArrayBuilder::new()
                .items(item)
                .max_items(Some(MOST_VALUES))
                .into()
        };
        match self {
            Self::Day => text()
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
                .pattern(Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
                .into(),
            Self::Moment => text()
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
                .into(),
            Self::Word(words) => text().enum_values(Some(words())).into(),
            Self::Words(words) => many(text().enum_values(Some(words()))),
            Self::Countries => many(text().pattern(Some("^[a-z]{2}$"))),
            Self::Fields => text().pattern(Some("^[a-z_]+(,[a-z_]+)*$")).into(),
            Self::Number { least, most } => ObjectBuilder::new()
                .schema_type(Type::Integer)
                .minimum(Some(least))
                .maximum(Some(most))
                .into(),
            Self::Text => text().max_length(Some(LONGEST)).into(),
            Self::Cursor => text().min_length(Some(1)).max_length(Some(LONGEST_CURSOR)).into(),
        }
    }
}

/// One day, one spelling.
fn is_day(value: &str) -> bool {
    value
        .parse::<Date>()
        .is_ok_and(|day| (1..=9999).contains(&day.year()) && day.to_string() == value)
}

impl Parameter {
    fn described(&self) -> utoipa::openapi::path::Parameter {
        let builder = ParameterBuilder::new()
            .name(self.name)
            .parameter_in(ParameterIn::Query)
            .required(Required::False)
            .description(Some(self.about))
            .schema(Some(self.kind.schema()));
        if self.kind.may_be_repeated() {
            builder
                .style(Some(ParameterStyle::Form))
                .explode(Some(true))
                .build()
        } else {
            builder.build()
        }
    }
}

/// The parameters of one address.
pub trait Known: IntoParams {
    const ALL: &'static [&'static Parameter];
}

pub fn described(all: &[&Parameter]) -> Vec<utoipa::openapi::path::Parameter> {
    all.iter().map(|parameter| parameter.described()).collect()
}

/// Names the parameters of one address, for its reader and for the document.
macro_rules! known {
    ($name:ident: $($parameter:ident),* $(,)?) => {
        pub enum $name {}

        impl $crate::api::parameters::Known for $name {
            const ALL: &'static [&'static $crate::api::parameters::Parameter] =
                &[$($crate::api::parameters::$parameter),*];
        }

        impl utoipa::IntoParams for $name {
            fn into_params(
                _: impl Fn() -> Option<utoipa::openapi::path::ParameterIn>,
            ) -> Vec<utoipa::openapi::path::Parameter> {
                $crate::api::parameters::described(<Self as $crate::api::parameters::Known>::ALL)
            }
        }
    };
}
pub(super) use known;

/// What an address carries, every value of it sound.
#[derive(Clone, Debug, Default)]
pub struct Parameters(Vec<(&'static str, String)>);

impl Parameters {
    /// Reads what stands after the question mark.
    ///
    /// # Errors
    /// A problem that names the parameter which is unknown, repeated or unsound.
    pub fn read(query: &str, known: &[&'static Parameter]) -> Result<Self, Problem> {
        // Its reader would put signs of its own for what is no UTF-8.
        if percent_decode_str(query).decode_utf8().is_err() {
            return Err(Problem::bad_request(
                "What stands after the question mark is not UTF-8.",
            ));
        }
        let mut found: Vec<(&'static str, String)> = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let Some(parameter) = known.iter().find(|parameter| parameter.name == name) else {
                let names: Vec<_> = known.iter().map(|parameter| parameter.name).collect();
                return Err(Problem::parameter(
                    &name,
                    &format!("it is not known here; known are {}", names.join(", ")),
                ));
            };
            if found.len() == MOST_VALUES {
                return Err(Problem::parameter(&name, "the address carries too many values"));
            }
            let is_there = found.iter().any(|(known, _)| *known == parameter.name);
            if is_there && !parameter.kind.may_be_repeated() {
                return Err(Problem::parameter(parameter.name, "it may stand only once"));
            }
            if let Some(reason) = parameter.kind.refuses(&value) {
                return Err(Problem::parameter(parameter.name, &reason));
            }
            found.push((parameter.name, value.into_owned()));
        }
        Ok(Self(found))
    }

    pub fn first(&self, parameter: &Parameter) -> Option<&str> {
        self.all(parameter).next()
    }

    pub fn all<'p>(&'p self, parameter: &Parameter) -> impl Iterator<Item = &'p str> + use<'p> {
        let wanted = parameter.name;
        self.0
            .iter()
            .filter(move |(name, _)| *name == wanted)
            .map(|(_, value)| value.as_str())
    }

    /// The words of a parameter as what they stand for.
    pub fn words<T>(&self, parameter: &Parameter, from_word: impl Fn(&str) -> Option<T>) -> Vec<T> {
        self.all(parameter).filter_map(from_word).collect()
    }

    pub fn day(&self, parameter: &Parameter) -> Option<Date> {
        self.first(parameter)?.parse().ok()
    }

    pub fn moment(&self, parameter: &Parameter) -> Option<Timestamp> {
        self.first(parameter)?.parse().ok()
    }

    /// The two clocks, as pages read them.
    pub fn clocks(&self) -> Query {
        [AS_OF, KNOWN_AT]
            .into_iter()
            .fold(Query::default(), |query, parameter| {
                query.with(parameter.name, self.first(parameter))
            })
    }

    /// All of it in one spelling, for a validator or the address of the next page.
    pub fn canonical(&self, without: Option<&Parameter>) -> String {
        let mut pairs: Vec<_> = self
            .0
            .iter()
            .filter(|(name, _)| without.is_none_or(|without| without.name != *name))
            .map(|(name, value)| Query::of(name, value).to_string())
            .collect();
        pairs.sort();
        pairs.join("&")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME: &[&Parameter] = &[AS_OF, KNOWN_AT, EVENT_KIND, COUNTRY, LIMIT, FIELDS, TEXT];

    #[test]
    fn what_is_sound_is_read_in_one_spelling() {
        let read = Parameters::read("kind=meeting&kind=agreement&as_of=2024-09-06&q=%E5%B2%B8", SOME);
        let read = read.expect("sound parameters");
        assert_eq!(read.all(EVENT_KIND).collect::<Vec<_>>(), ["meeting", "agreement"]);
        assert_eq!(
            read.canonical(Some(TEXT)),
            "as_of=2024-09-06&kind=agreement&kind=meeting"
        );
        assert_eq!(read.clocks().to_string(), "as_of=2024-09-06");
    }

    #[test]
    fn what_is_unsound_is_refused_by_its_name() {
        for (query, named) in [
            ("as_of=2024-9-6", "as_of"),
            ("as_of=", "as_of"),
            ("as_of=2024-02-30", "as_of"),
            ("known_at=yesterday", "known_at"),
            ("limit=0", "limit"),
            ("limit=%2B5", "limit"),
            ("limit=201", "limit"),
            ("limit=1&limit=2", "limit"),
            ("kind=party", "kind"),
            ("country=JP", "country"),
            ("fields=id,,name", "fields"),
            ("colour=red", "colour"),
        ] {
            let problem = Parameters::read(query, SOME).expect_err("a problem");
            assert_eq!(problem.parameter.as_deref(), Some(named), "{query}");
            assert_eq!(problem.status, 400);
        }
        assert!(Parameters::read("q=%FF", SOME).is_err());
    }
}
