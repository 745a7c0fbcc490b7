//! Answers of `wbgetentities`.

use super::Facts;
use serde_json::{Map, Value, json};

pub fn answer(numbers: &[&str], facts: &Facts) -> String {
    if numbers.len() > 50 {
        return json!({"error": {"code": "toomanyvalues", "info": "Too many values: the limit is 50"}})
            .to_string();
    }
    let mut entities = Map::new();
    for number in numbers {
        let mut labels = Map::new();
        for (language, label) in facts.labels.get(*number).into_iter().flatten() {
            labels.insert(language.clone(), json!({"language": language, "value": label}));
        }
        if labels.is_empty() && facts.names_all {
            labels.insert(
                "mul".to_owned(),
                json!({"language": "mul", "value": format!("Item {number}")}),
            );
        }
        let mut aliases = Map::new();
        for (language, list) in facts.aliases.get(*number).into_iter().flatten() {
            let list: Vec<_> = list
                .iter()
                .map(|it| json!({"language": language, "value": it}))
                .collect();
            aliases.insert(language.clone(), json!(list));
        }
        // An empty map is written as an empty list, as the service did for long.
        let or_list = |map: Map<String, Value>| if map.is_empty() { json!([]) } else { json!(map) };
        let entity =
            json!({"type": "item", "id": number, "labels": or_list(labels), "aliases": or_list(aliases)});
        entities.insert((*number).to_owned(), entity);
    }
    json!({"entities": entities, "success": 1}).to_string()
}
