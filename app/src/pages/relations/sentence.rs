//! How often the present leaders have met, as a sentence.

use crate::{
    visit::Visit,
    words::{joined, ordinal, say},
};
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
    let persons = leaders(visit.language, &people);
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

/// The leaders of a sentence: "A and B", "A, B and C"; A氏とB氏; A·B 두 정상.
fn leaders(language: Language, names: &[&str]) -> String {
    match language {
        Language::En => joined(language, names),
        Language::Ja => {
            let names: Vec<_> = names.iter().map(|name| format!("{name}氏")).collect();
            joined(language, &names)
        }
        // The count stands after the names, so that no particle depends on how a name ends.
        Language::Ko => {
            let names_joined = joined(language, names);
            let count = match names.len() {
                1 => return names_joined,
                2 => "두",
                3 => "세",
                4 => "네",
                5 => "다섯",
                many => return format!("{names_joined} {many}개국 정상"),
            };
            format!("{names_joined} {count} 정상")
        }
    }
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
    fn leaders_are_named_as_each_language_does() {
        assert_eq!(leaders(Language::En, &["A", "B", "C"]), "A, B and C");
        assert_eq!(
            leaders(Language::Ja, &["岸田文雄", "尹錫悦"]),
            "岸田文雄氏と尹錫悦氏"
        );
        assert_eq!(
            leaders(Language::Ko, &["기시다 후미오", "윤석열"]),
            "기시다 후미오·윤석열 두 정상"
        );
        assert_eq!(
            leaders(Language::Ko, &["가", "나", "다", "라", "마", "바"]),
            "가·나·다·라·마·바 6개국 정상"
        );
    }
}
