//! What every answer has, whatever it tells: said once here, and not at each address.

use serde_json::{Value, json};

/// Describes every answer, names its headers, and gives each operation a name that no other has.
pub fn describe(whole: &mut Value) {
    whole["components"]["headers"] = json!({
        "RateLimit-Policy": described("How many requests a minute a client may make, as in `\"default\";q=600;w=60`."),
        "RateLimit": described("How many are left and after how many seconds all come back, as in `\"default\";r=599;t=60`."),
        "Retry-After": described("After how many seconds it is worth to ask again."),
        "ETag": described("The validator of the answer: put it into `If-None-Match` the next time."),
        "Link": described("The address of the next page, with `rel=\"next\"`."),
        "Location": described("Where what was made is found."),
    });
    let Some(paths) = whole["paths"].as_object_mut() else {
        return;
    };
    for (path, methods) in paths {
        let is_read_by_all = !path.contains("/proposals");
        let whose = path
            .trim_start_matches("/api/v1/")
            .split('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        for (method, operation) in methods.as_object_mut().into_iter().flatten() {
            // The functions at the addresses are called alike; programs need names for them.
            if let Some(does) = operation["operationId"].as_str() {
                operation["operationId"] = json!(format!("{whose}_{does}"));
            }
            if method == "get" && is_read_by_all {
                let asked = json!({
                    "name": "If-None-Match",
                    "in": "header",
                    "required": false,
                    "description": "The `ETag` of an answer that is there already; 304 says that it still holds.",
                    "schema": { "type": "string" },
                });
                if let Some(parameters) = operation["parameters"].as_array_mut() {
                    parameters.push(asked);
                }
                operation["responses"]["304"] = json!({ "description": "What you have still holds." });
            }
            let Some(responses) = operation["responses"].as_object_mut() else {
                continue;
            };
            for (status, response) in responses {
                if response["description"].as_str().is_none_or(str::is_empty) {
                    let text = if status == "201" {
                        "It was made."
                    } else {
                        "What was asked for."
                    };
                    response["description"] = json!(text);
                }
                let mut names = vec!["RateLimit-Policy", "RateLimit"];
                match status.as_str() {
                    "200" | "304" if is_read_by_all => names.extend(["ETag", "Link"]),
                    "201" => names.push("Location"),
                    "429" | "503" => names.push("Retry-After"),
                    _ => {}
                }
                let headers = names
                    .into_iter()
                    .map(|name| {
                        let reference = json!({ "$ref": format!("#/components/headers/{name}") });
                        (name.to_owned(), reference)
                    })
                    .collect();
                response["headers"] = Value::Object(headers);
            }
        }
    }
}

fn described(description: &str) -> Value {
    json!({ "description": description, "schema": { "type": "string" } })
}

#[cfg(test)]
mod tests {
    use crate::api::document;
    use std::collections::HashSet;

    #[test]
    fn every_answer_is_described() {
        let document = document();
        let paths = document.whole["paths"].as_object().expect("the paths");
        let mut names = HashSet::new();
        for (path, methods) in paths {
            for (method, operation) in methods.as_object().expect("the methods") {
                assert!(
                    names.insert(&operation["operationId"]),
                    "{method} {path} has the name of another"
                );
                for (status, response) in operation["responses"].as_object().expect("the responses") {
                    let text = response["description"].as_str().unwrap_or_default();
                    assert!(!text.is_empty(), "{method} {path} {status} is not described");
                    assert!(
                        response["headers"]["RateLimit"].is_object(),
                        "{method} {path} {status}"
                    );
                }
            }
        }
    }
}
