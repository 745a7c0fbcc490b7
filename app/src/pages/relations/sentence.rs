//! How often the present leaders have met, as a sentence.

use crate::{visit::Visit, words::say};
use domain::{Edtf, Event, Language, snapshot::Relation};

/// "Fumio Kishida and Yoon Suk Yeol have met 12 times since 10 May 2022, the last time on 6 September 2024 in Seoul."
///
/// None where fewer than two of the countries have a leader whose start is known.
pub fn meetings(visit: &Visit<'_>, relation: &Relation<'_>) -> Option<String> {
    let people: Vec<_> = relation
        .present
        .iter()
        .map(|spell| spell.person.name.in_language(visit.language))
        .collect();
    let starts = relation.present.iter().map(|spell| spell.tenure.start.as_ref());
    let since = starts
        .collect::<Option<Vec<_>>>()?
        .into_iter()
        .max_by_key(|start| start.earliest())?;
    if people.len() < 2 || people.len() < relation.countries.len() {
        return None;
    }
    let persons = join_persons(visit.language, &people);
    let since = since.spoken(visit.language);
    let count = relation.meetings_of_present.len();
    let Some(last) = relation.meetings_of_present.last() else {
        return Some(say!(
            visit,
            "relation-never-met",
            persons = persons,
            since = since
        ));
    };
    let when = when_and_where(visit, last);
    let met = say!(
        visit,
        "relation-met",
        persons = persons,
        count = count,
        since = since,
        last = when
    );
    if last.date.on.exact_day() != Some(visit.day()) {
        return Some(met);
    }
    let today = say!(
        visit,
        "relation-met-this-day",
        number = ordinal(visit.language, count)
    );
    Some([met, today].join(if visit.language == Language::Ja { "" } else { " " }))
}

fn when_and_where(visit: &Visit<'_>, event: &Event) -> String {
    let date = event.date.on.spoken(visit.language);
    let is_day = event.date.on.exact_day().is_some();
    let place = event
        .place
        .as_ref()
        .map(|place| place.in_language(visit.language));
    let when = if is_day {
        say!(visit, "relation-on-day", date = date)
    } else {
        say!(visit, "relation-in-time", date = date)
    };
    match place {
        Some(place) => say!(visit, "relation-when-where", when = when, place = place),
        None => when,
    }
}

/// Names in a sentence: "A and B", "A, B and C"; A氏とB氏; A·B 두 정상.
fn join_persons(language: Language, names: &[&str]) -> String {
    match (language, names) {
        (Language::En, [firsts @ .., last]) if !firsts.is_empty() => {
            format!("{} and {last}", firsts.join(", "))
        }
        (Language::En, _) => names.concat(),
        (Language::Ja, [first, second]) => format!("{first}氏と{second}氏"),
        (Language::Ja, _) => format!("{}氏", names.join("氏、")),
        // The count stands after the names, so that no particle depends on how a name ends.
        (Language::Ko, _) => {
            let count = match names.len() {
                2 => "두",
                3 => "세",
                4 => "네",
                5 => "다섯",
                _ => "여섯",
            };
            format!("{} {count} 정상", names.join("·"))
        }
    }
}

/// A number that counts an occasion: "12th"; the other languages say it with the number alone.
pub fn ordinal(language: Language, number: usize) -> String {
    if language != Language::En {
        return number.to_string();
    }
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// The start of the relation that the sentence speaks of: when the later of the present leaders came.
pub fn since<'r>(relation: &'r Relation<'_>) -> Option<&'r Edtf> {
    relation
        .present
        .iter()
        .filter_map(|spell| spell.tenure.start.as_ref())
        .max_by_key(|start| start.earliest())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_end_as_they_are_spoken() {
        let said = [1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(|number| ordinal(Language::En, number));
        assert_eq!(
            said,
            [
                "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"
            ]
        );
        assert_eq!(ordinal(Language::Ja, 12), "12");
    }

    #[test]
    fn names_are_joined_as_each_language_does() {
        assert_eq!(join_persons(Language::En, &["A", "B", "C"]), "A, B and C");
        assert_eq!(
            join_persons(Language::Ja, &["岸田文雄", "尹錫悦"]),
            "岸田文雄氏と尹錫悦氏"
        );
        assert_eq!(
            join_persons(Language::Ko, &["기시다 후미오", "윤석열"]),
            "기시다 후미오·윤석열 두 정상"
        );
    }
}
