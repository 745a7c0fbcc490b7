//! The schemas of the small values, for a document that describes them to programs. The entities derive theirs.

use crate::{Edtf, Text, edtf::MAX_LENGTH, text::Forms};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, Type},
};

/// The schema of an id.
pub fn slug(description: &str) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(description.trim()))
        .pattern(Some("^[a-z0-9]+(-[a-z0-9]+)*$"))
        .max_length(Some(80))
        .into()
}

/// The schema of a plain word of these.
pub fn words(description: &str, words: &[&'static str]) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(description.trim()))
        .enum_values(Some(words.iter().copied()))
        .into()
}

impl PartialSchema for Edtf {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(
                "A date as exact as what is known: EDTF (ISO 8601-2), levels 0 and 1. `2024`, `2024-09`, `2024-09-27`, \
                 `2024-11~` (about), `2027-04/2027-05` (between), `../2029-08-15` (at the latest).",
            ))
            .min_length(Some(1))
            .max_length(Some(MAX_LENGTH))
            .examples(["2024-09-27", "2027-04/2027-05", "../2029-08-15"])
            .into()
    }
}

impl ToSchema for Edtf {}

impl PartialSchema for Text {
    fn schema() -> RefOr<Schema> {
        Forms::schema()
    }
}

impl ToSchema for Text {}
