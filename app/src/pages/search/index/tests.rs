use super::*;
use domain::World;
use serde_json::json;

/// A world of a few people and a country, as a changeset in the journal would bring it.
fn day() -> Snapshot {
    let person = |id: &str, en: &str, more: serde_json::Value| {
        let mut name = json!({ "en": en });
        if let (Some(name), serde_json::Value::Object(more)) = (name.as_object_mut(), more) {
            name.extend(more);
        }
        json!({ "expects": 0, "to": { "is": { "person": {
            "id": id, "name": name, "sources": ["gazette"], "review": "reviewed",
        }}}})
    };
    let changes = json!([
        { "expects": 0, "to": { "is": { "source": { "id": "gazette", "title": "Gazette", "publisher": "Press" } } } },
        { "expects": 0, "to": { "is": { "country": {
            "id": "jp", "iso3": "JPN", "name": { "en": "Japan", "ja": "日本", "ko": "일본" }, "region": "asia",
            "sources": ["gazette"], "review": "reviewed",
        }}}},
        person("fumio-kishida", "Fumio Kishida", json!({
            "ja": "岸田文雄", "ko": "기시다 후미오", "own": "岸田文雄", "own_language": "ja", "aliases": ["Kishida Fumio"],
        })),
        person("kashim-shettima", "Kashim Shettima", json!({})),
        person("luiz-inacio-lula-da-silva", "Luiz Inácio Lula da Silva", json!({ "aliases": ["Lula"] })),
        person("kim-jong-un", "Kim Jong Un", json!({ "ko": "김정은" })),
        person("yoon-suk-yeol", "Yoon Suk Yeol", json!({ "ko": "윤석열", "ja": "尹錫悦" })),
    ]);
    let changeset = serde_json::from_value(json!({
        "author": "desk", "at": "2026-01-01T00:00:00Z", "comment": "the beginning", "sources": ["gazette"],
        "changes": changes,
    }))
    .unwrap();
    World::replay([changeset])
        .unwrap()
        .on(jiff::civil::date(2026, 11, 24))
}

/// The ids that are found, group by group.
fn found(typed: &str) -> Vec<String> {
    find(&day(), typed)
        .iter()
        .flat_map(|group| &group.found)
        .map(|what| what.id().to_owned())
        .collect()
}

#[test]
fn a_person_is_found_in_every_script_and_order_of_names() {
    for typed in [
        "岸田",
        "岸田文雄",
        "岸田 文雄",
        "기시다",
        "기시다후미오",
        "kishida",
        "KISHIDA",
        "Fumio Kishida",
        "Kishida, Fumio",
        "fumio k",
        "kisida",
        "Kishidda",
        "Fumio Kisida",
    ] {
        assert_eq!(found(typed), ["fumio-kishida"], "{typed}");
    }
}

#[test]
fn a_misspelling_is_no_licence_to_find_everything() {
    for typed in ["kxyz", "abc", "zzz", "kida", "…"] {
        assert!(found(typed).is_empty(), "{typed} finds {:?}", found(typed));
    }
}

#[test]
fn accents_hyphens_and_aliases_do_not_matter() {
    assert_eq!(found("inacio"), ["luiz-inacio-lula-da-silva"]);
    assert_eq!(found("lula"), ["luiz-inacio-lula-da-silva"]);
    assert_eq!(found("yoon suk-yeol"), ["yoon-suk-yeol"]);
}

#[test]
fn what_fits_better_comes_first() {
    assert_eq!(found("ki"), ["kim-jong-un", "fumio-kishida"]);
    assert_eq!(found("jpn"), ["jp"]);
    assert_eq!(found("日本"), ["jp"]);
    let fits = |typed, form| fit(&Form::of(typed), &Form::of(form));
    assert_eq!(fits("Japan", "japan"), Some(Fit::Exact));
    assert_eq!(fits("jap", "japan"), Some(Fit::Begins));
    assert_eq!(fits("japan prime", "Prime Minister of Japan"), Some(Fit::Whole));
    assert_eq!(fits("jap pri", "Prime Minister of Japan"), Some(Fit::WordsBegin));
    assert_eq!(fits("us presidential", "Belarus presidential election"), None);
    assert_eq!(fits("mbs", "Mohammed bin Salman Al Saud"), Some(Fit::Initials));
    assert_eq!(fits("mb", "Mohammed bin Salman Al Saud"), None);
    assert_eq!(fits("el sisi", "Abdel Fattah al-Sisi"), Some(Fit::Whole));
    assert_eq!(fits("총리", "국무총리"), Some(Fit::Inside));
    assert_eq!(fits("apa", "japan"), Some(Fit::Inside));
    assert_eq!(fits("pa", "japan"), None);
    assert!(Fit::Exact < Fit::Begins && Fit::Inside < Fit::Misspelt(Reverse(u32::MAX)));
}
