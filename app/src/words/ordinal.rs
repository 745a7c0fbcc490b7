//! Numbers that count an occasion.

use domain::Language;

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
}
