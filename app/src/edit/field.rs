//! One field of a form, with what stands in it and what is to be said about that.

/// A field as a page shows it.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name under which its value is sent.
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    pub input: Input,
    pub is_required: bool,
    /// What was wrong with what was typed.
    pub problem: Option<String>,
    /// How what was typed was understood.
    pub understood: Option<String>,
    /// What it could mean instead, to choose from; sent as `{name}.pick`.
    pub offers: Vec<Choice>,
    /// The group that it stands in; fields of one group follow each other.
    pub group: Option<Group>,
}

/// Fields that belong together, under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub title: String,
    /// Whether it is closed until somebody wants it.
    pub is_folded: bool,
}

/// What sort of field it is, with its value.
#[derive(Clone, Debug)]
pub enum Input {
    Line(String),
    /// A date as people type it.
    Date(String),
    /// Several lines.
    Long(String),
    /// A text in English, Japanese and Korean, sent as `{name}`, `{name}.ja` and `{name}.ko`.
    Text([String; 3]),
    One(Vec<Choice>),
    Several(Vec<Choice>),
    /// Sources to choose from, and beside each where in it the fact stands; places are sent as `{name}.place.{value}`.
    Cited(Vec<(Choice, String)>),
    Flag(bool),
}

/// A value to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub is_chosen: bool,
}

/// Whether something has to be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Required,
    Optional,
}
