//! How a page is cited: as a sentence, in the style of the APA, as BibTeX and as RIS. Each names the day that the page shows and the moment of the
//! record, and leads to the page as it stands then, whatever is recorded later.

use crate::{
    address::{Address, Resource},
    cards::card,
    query::CLOCKS,
    visit::Visit,
    words::say,
};
use domain::Edtf;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// What a citation is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub title: String,
    /// The day that the page shows, also in words.
    day: Date,
    as_of: String,
    /// Up to when the record was read.
    known_at: Option<Timestamp>,
    today: Date,
    /// The page as it stands then.
    pub url: String,
    language: &'static str,
    key: String,
}

/// What is asked to be cited: the page in `url`, on the day and of the record of the visit. None where it has no title of its own, or is
/// not there on the day.
pub fn reference(visit: &Visit<'_>) -> Option<Reference> {
    let address = visit.pasted(visit.query.first("url")?);
    let there = visit.to(Address {
        resource: address.resource.page(),
        query: visit.query.only(&CLOCKS),
        ..address
    });
    let card = card(&there)?;
    let known_at = there
        .known_at
        .or_else(|| Some(there.world.journal().last()?.changeset.at));
    Some(Reference {
        title: card.title,
        day: there.day(),
        as_of: Edtf::from_day(there.day()).spoken(visit.language),
        known_at,
        today: there.today,
        url: format!("{}{}", there.site.public_url, there.here_pinned()),
        language: there.language.tag(),
        key: key(&there.resource, there.day()),
    })
}

/// The name of an entry: what the page is about, and the day. It has letters, digits and hyphens alone.
fn key(resource: &Resource<'_>, day: Date) -> String {
    let path = resource.to_string();
    let plain = path.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    let parts: Vec<_> = ["handover"]
        .into_iter()
        .chain(plain.split('-').filter(|part| !part.is_empty()))
        .collect();
    format!("{}-{}", parts.join("-"), day.strftime("%Y%m%d"))
}

impl Reference {
    /// In a sentence of the page's language.
    pub fn plain(&self, visit: &Visit<'_>) -> String {
        say!(
            visit,
            "cite-sentence",
            title = self.title.clone(),
            date = self.as_of.clone(),
            recorded = self.recorded(),
            url = self.url.clone()
        )
    }

    /// As the seventh edition of the APA's manual has pages that change.
    pub fn apa(&self) -> String {
        format!(
            "Handover. ({}). {}. Retrieved {}, from {}",
            self.day.strftime("%Y, %B %-d"),
            self.title,
            self.today.strftime("%B %-d, %Y"),
            self.url
        )
    }

    pub fn bibtex(&self) -> String {
        format!(
            "@misc{{{},\n  author = {{{{Handover}}}},\n  title = {{{{{}}}}},\n  year = {{{}}},\n  month = {{{}}},\n  day = {{{}}},\n  \
             url = {{{}}},\n  urldate = {{{}}},\n  language = {{{}}},\n  note = {{As of {}; as recorded at {}}}\n}}\n",
            self.key,
            for_bibtex(&self.title),
            self.day.year(),
            self.day.month(),
            self.day.day(),
            self.url,
            self.today,
            self.language,
            self.day,
            self.recorded()
        )
    }

    pub fn ris(&self) -> String {
        let date = self.day.strftime("%Y/%m/%d").to_string();
        let lines = [
            ("TY", "ELEC".to_owned()),
            ("ID", self.key.clone()),
            ("AU", "Handover".to_owned()),
            ("TI", self.title.clone()),
            ("PY", self.day.year().to_string()),
            ("DA", date),
            ("Y2", self.today.strftime("%Y/%m/%d").to_string()),
            ("LA", self.language.to_owned()),
            ("UR", self.url.clone()),
            (
                "N1",
                format!("As of {}; as recorded at {}", self.day, self.recorded()),
            ),
            ("ER", String::new()),
        ];
        lines.map(|(tag, value)| format!("{tag}  - {value}\r\n")).concat()
    }

    /// Up to when the record was read, as the API writes moments.
    fn recorded(&self) -> String {
        let moment = self.known_at.unwrap_or_default().to_zoned_datetime(TimeZone::UTC);
        moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// A text in which nothing means anything to BibTeX.
fn for_bibtex(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => plain.push_str("\\textbackslash{}"),
            '~' => plain.push_str("\\textasciitilde{}"),
            '^' => plain.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '&' | '#' | '_' | '$' => {
                plain.push('\\');
                plain.push(letter);
            }
            letter => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn of(title: &str) -> Reference {
        Reference {
            title: title.to_owned(),
            day: date(2024, 9, 6),
            as_of: "6 September 2024".to_owned(),
            known_at: "2024-09-06T12:00:00Z".parse().ok(),
            today: date(2026, 11, 24),
            url: "https://handover.example/people/a?as_of=2024-09-06".to_owned(),
            language: "en",
            key: key(&Resource::LEADERS, date(2024, 9, 6)),
        }
    }

    #[test]
    fn nothing_in_a_title_means_anything_to_bibtex() {
        let entry = of("A & B {50%} \\x").bibtex();
        assert!(
            entry.contains("title = {{A \\& B \\{50\\%\\} \\textbackslash{}x}},"),
            "{entry}"
        );
        assert!(entry.starts_with("@misc{handover-leaders-20240906,\n"), "{entry}");
        assert_eq!(entry.matches('{').count(), entry.matches('}').count());
    }

    #[test]
    fn a_citation_names_the_day_the_record_and_the_reading() {
        let reference = of("Fumio Kishida");
        assert_eq!(
            reference.apa(),
            "Handover. (2024, September 6). Fumio Kishida. Retrieved November 24, 2026, from \
             https://handover.example/people/a?as_of=2024-09-06"
        );
        let ris = reference.ris();
        assert!(
            ris.starts_with("TY  - ELEC\r\n") && ris.ends_with("ER  - \r\n"),
            "{ris}"
        );
        assert!(
            ris.contains("DA  - 2024/09/06\r\n") && ris.contains("as recorded at 2024-09-06T12:00:00Z\r\n")
        );
    }
}
