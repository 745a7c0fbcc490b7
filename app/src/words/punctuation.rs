//! What stands between words, as each language writes it.

use domain::Language;

/// Names in a list: "A, B"; A、B; A, B.
pub fn listed<T: AsRef<str>>(language: Language, names: &[T]) -> String {
    let comma = match language {
        Language::En | Language::Ko => ", ",
        Language::Ja => "、",
    };
    join(names, comma)
}

/// What stands between a name and what is said of it.
pub fn colon(language: Language) -> &'static str {
    match language {
        Language::En | Language::Ko => ": ",
        Language::Ja => "：",
    }
}

/// Names that belong together in a sentence: "A and B", "A, B and C"; AとB, A、BとC; A·B, A·B·C.
pub fn joined<T: AsRef<str>>(language: Language, names: &[T]) -> String {
    let [firsts @ .., last] = names else {
        return String::new();
    };
    if firsts.is_empty() {
        return last.as_ref().to_owned();
    }
    let last = last.as_ref();
    match language {
        Language::En => format!("{} and {last}", join(firsts, ", ")),
        Language::Ja => format!("{}と{last}", join(firsts, "、")),
        Language::Ko => format!("{}·{last}", join(firsts, "·")),
    }
}

fn join<T: AsRef<str>>(names: &[T], between: &str) -> String {
    let mut joined = String::new();
    for (at, name) in names.iter().enumerate() {
        if at > 0 {
            joined.push_str(between);
        }
        joined.push_str(name.as_ref());
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_as_each_language_writes_them() {
        let names = ["A", "B", "C"];
        let lists = Language::ALL.map(|language| listed(language, &names));
        assert_eq!(lists, ["A, B, C", "A、B、C", "A, B, C"]);
        let joined_up = Language::ALL.map(|language| joined(language, &names));
        assert_eq!(joined_up, ["A, B and C", "A、BとC", "A·B·C"]);
        assert_eq!(joined(Language::Ja, &["A"]), "A");
        assert_eq!(joined::<&str>(Language::En, &[]), "");
    }
}
