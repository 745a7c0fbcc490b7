//! The OpenAPI document, made from the code once, and put into the form that readers of it understand best.
//!
//! - A record and what is computed beside it become one schema with all the fields, because `fields` may ask for each.
//! - What `fields` may leave out is not required; the id is always there.
//! - A list that knows `modified_since` may hold tombstones.
//! - What every answer has is said by [`answers`].

mod answers;

use serde_json::{Map, Value, json};
use utoipa::openapi::OpenApi;

/// Items of which `fields` picks some, with what identifies each.
const SPARSE: [(&str, &str); 12] = [
    ("CountryItem", "id"),
    ("OfficeItem", "id"),
    ("PersonItem", "id"),
    ("PartyItem", "id"),
    ("BodyItem", "id"),
    ("TenureItem", "id"),
    ("EventItem", "id"),
    ("TransitionItem", "id"),
    ("SourceItem", "id"),
    ("LeaderItem", "id"),
    ("HitItem", "id"),
    ("ChangeItem", "seq"),
];
/// Records as a changeset carries them, in which nothing else may stand.
const RECORDS: [&str; 9] = [
    "Country",
    "Office",
    "Party",
    "Body",
    "Person",
    "Tenure",
    "Event",
    "Transition",
    "Source",
];

/// What programs read of the API.
pub struct Document {
    pub whole: Value,
    pub text: String,
}

impl Document {
    /// The document of addresses that describe themselves.
    pub fn of(described: OpenApi) -> Self {
        let mut whole = serde_json::to_value(described).unwrap_or_default();
        if let Some(schemas) = schemas_mut(&mut whole) {
            let plain = schemas.clone();
            for (name, schema) in schemas.iter_mut() {
                *schema = joined(schema, &plain);
                if RECORDS.contains(&name.as_str()) {
                    schema["additionalProperties"] = json!(false);
                }
                if let Some((_, id)) = SPARSE.iter().find(|(sparse, _)| sparse == name) {
                    schema["required"] = json!([id]);
                }
            }
            // What is generic carries a copy of what it is made for, which has a name of its own.
            for (name, schema) in schemas.iter_mut() {
                let reference = |item: &str| json!({ "$ref": format!("#/components/schemas/{item}") });
                if let Some(item) = name.strip_prefix("Page_") {
                    schema["properties"]["data"]["items"] = reference(item);
                } else if let Some(item) = name.strip_prefix("One_") {
                    schema["properties"]["data"] = reference(item);
                }
            }
            for record in RECORDS {
                let items = format!("/Page_{record}Item/properties/data/items");
                let mut pages = Value::Object(std::mem::take(schemas));
                if let Some(items) = pages.pointer_mut(&items) {
                    *items = json!({ "anyOf": [items.take(), { "$ref": "#/components/schemas/Tombstone" }] });
                }
                if let Value::Object(pages) = pages {
                    *schemas = pages;
                }
            }
        }
        whole["components"]["securitySchemes"] = json!({
            "token": {
                "type": "http",
                "scheme": "bearer",
                "description": "A personal token, made at /account/tokens. Reading needs none.",
            },
        });
        answers::describe(&mut whole);
        let text = whole.to_string();
        Self { whole, text }
    }

    /// The properties of a schema, by name.
    pub fn fields_of(&self, schema: &str) -> Vec<&str> {
        self.schema(schema)
            .and_then(|schema| schema["properties"].as_object())
            .map(|properties| properties.keys().map(String::as_str).collect())
            .unwrap_or_default()
    }

    pub fn schema(&self, name: &str) -> Option<&Value> {
        self.whole.pointer("/components/schemas")?.get(name)
    }
}

fn schemas_mut(whole: &mut Value) -> Option<&mut Map<String, Value>> {
    whole.pointer_mut("/components/schemas")?.as_object_mut()
}

/// One schema of one that is put together of several.
fn joined(schema: &Value, all: &Map<String, Value>) -> Value {
    let Some(parts) = schema["allOf"].as_array() else {
        return schema.clone();
    };
    let mut properties = Map::new();
    let mut required = Vec::new();
    for part in parts {
        let part = part["$ref"]
            .as_str()
            .and_then(|reference| all.get(reference.rsplit('/').next()?))
            .unwrap_or(part);
        let part = joined(part, all);
        if let Some(more) = part["properties"].as_object() {
            properties.extend(more.clone());
        }
        required.extend(part["required"].as_array().cloned().unwrap_or_default());
    }
    let mut whole = json!({ "type": "object", "properties": properties, "required": required });
    if let Some(description) = schema.get("description") {
        whole["description"] = description.clone();
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::document;

    #[test]
    fn records_and_what_is_computed_stand_in_one_schema() {
        let document = document();
        let fields = document.fields_of("EventItem");
        for field in ["id", "date", "sources", "review", "state", "placement", "version"] {
            assert!(fields.contains(&field), "{field} is missing: {fields:?}");
        }
        assert_eq!(
            document.schema("EventItem").map(|it| &it["required"]),
            Some(&json!(["id"]))
        );
    }

    #[test]
    fn every_sparse_item_and_every_record_is_described() {
        let document = document();
        for name in SPARSE.map(|(name, _)| name).iter().chain(&RECORDS) {
            assert!(!document.fields_of(name).is_empty(), "{name} has no fields");
        }
    }

    #[test]
    fn words_are_those_of_the_data_and_lists_name_their_items() {
        let document = document();
        let firmness = document.schema("Firmness").expect("a schema");
        assert_eq!(firmness["enum"][0], "confirmed");
        let page = document.schema("Page_LeaderItem").expect("a schema");
        assert_eq!(
            page["properties"]["data"]["items"]["$ref"],
            "#/components/schemas/LeaderItem"
        );
        let page = document.schema("Page_EventItem").expect("a schema");
        assert_eq!(
            page["properties"]["data"]["items"]["anyOf"][1]["$ref"],
            "#/components/schemas/Tombstone"
        );
    }

    #[test]
    fn nothing_points_to_what_is_not_there() {
        let document = document();
        fn references<'d>(value: &'d Value, found: &mut Vec<&'d str>) {
            match value {
                Value::Object(fields) => {
                    found.extend(fields.get("$ref").and_then(Value::as_str));
                    fields.values().for_each(|value| references(value, found));
                }
                Value::Array(items) => items.iter().for_each(|value| references(value, found)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        references(&document.whole, &mut found);
        assert!(found.len() > 50);
        for reference in found {
            let pointer = reference.trim_start_matches('#');
            assert!(
                document.whole.pointer(pointer).is_some(),
                "{reference} points nowhere"
            );
        }
    }
}
