//! The questions. All have answers of one shape, one row for each value of a statement (see [`super::answer`]).
//!
//! Statements are always read through their own nodes (`p:`, `ps:`, `pq:`), because `wdt:` hides all but the best rank,
//! and times through the nodes of their values (`psv:`, `pqv:`), because only those say how exact they are. The plain
//! value is asked for beside the node: an unknown value has no node and would look like no value. Nothing is filtered by
//! date, because the first day of a month that is still to come may be past.

/// The most subjects in one question.
pub const MOST_SUBJECTS: usize = 200;

const NAMESPACES: &str = "\
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX psv: <http://www.wikidata.org/prop/statement/value/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX pqv: <http://www.wikidata.org/prop/qualifier/value/>
PREFIX wikibase: <http://wikiba.se/ontology#>
";
const ROWS: &str = "SELECT ?subject ?statement ?rank ?predicate ?value ?time ?precision ?calendar WHERE {\n";
const TIME: &str = "  OPTIONAL { ?value wikibase:timeValue ?time ; wikibase:timePrecision ?precision ; wikibase:timeCalendarModel ?calendar . }
}
";

/// A property whose statements are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Property {
    Value(&'static str),
    Time(&'static str),
}

impl Property {
    fn pairs(self) -> String {
        match self {
            Self::Value(property) => format!("(p:{property} ps:{property})"),
            Self::Time(property) => {
                format!("(p:{property} ps:{property}) (p:{property} psv:{property})")
            }
        }
    }
}

fn items<S: AsRef<str>>(numbers: &[S]) -> String {
    let named: Vec<_> = numbers
        .iter()
        .map(|number| format!("wd:{}", number.as_ref()))
        .collect();
    named.join(" ")
}

fn pairs(asked: &[Property]) -> String {
    let pairs: Vec<_> = asked.iter().map(|asked| asked.pairs()).collect();
    pairs.join(" ")
}

/// The statements of some properties of some items.
pub fn statements_of<S: AsRef<str>>(subjects: &[S], asked: &[Property]) -> String {
    format!(
        "# Handover: statements of items\n{NAMESPACES}{ROWS}  VALUES ?subject {{ {} }}\n{}",
        items(subjects),
        statements(asked)
    )
}

fn statements(asked: &[Property]) -> String {
    format!(
        "  VALUES (?claim ?predicate) {{ {} }}
  ?subject ?claim ?statement .
  ?statement wikibase:rank ?rank ; ?predicate ?value .
{TIME}",
        pairs(asked)
    )
}

/// The offices of a country of which only the code is known.
///
/// Codes of countries that are no more, and codes that a country once had, lead to no offices of today.
pub fn country_by_code(code: &str, asked: &[Property]) -> String {
    format!(
        "# Handover: a country by its code\n{NAMESPACES}{ROWS}  ?subject p:P297 ?code .
  ?code ps:P297 \"{code}\" ; wikibase:rank ?codeRank .
  FILTER ( ?codeRank != wikibase:DeprecatedRank )
  FILTER NOT EXISTS {{ ?code pq:P582 ?until . }}
  FILTER NOT EXISTS {{ ?subject p:P576 ?dissolved . }}
{}",
        statements(asked)
    )
}

/// Who holds or held some offices.
pub fn holders<S: AsRef<str>>(offices: &[S]) -> String {
    format!(
        "# Handover: holders of offices\n{NAMESPACES}{ROWS}  VALUES ?office {{ {} }}
  VALUES ?predicate {{ ps:P39 pq:P580 pqv:P580 pq:P582 pqv:P582 pq:P5102 pq:P2868 pq:P1534 pq:P1366 }}
  ?statement ps:P39 ?office .
  ?subject p:P39 ?statement .
  ?statement wikibase:rank ?rank ; ?predicate ?value .
{TIME}",
        items(offices)
    )
}

/// When what is read of a country was last changed: the country, its offices, whoever holds or held them, and the elections.
pub fn last_change<S: AsRef<str>>(countries: &[S], offices: &[S]) -> String {
    format!(
        "# Handover: the last change\nPREFIX schema: <http://schema.org/>\n{}SELECT (MAX(?modified) AS ?last) WHERE {{
  {{ VALUES ?subject {{ {} {offices} }} }} UNION
  {{ VALUES ?office {{ {offices} }} ?statement ps:P39 ?office . ?subject p:P39 ?statement . }} UNION
  {{ {} }}
  ?subject schema:dateModified ?modified .
}}
",
        NAMESPACES,
        items(countries),
        elections_of(countries, offices),
        offices = items(offices),
    )
}

/// The elections to some offices, and those in some countries that belong to no part of one.
pub fn elections<S: AsRef<str>>(countries: &[S], offices: &[S], asked: &[Property]) -> String {
    format!(
        "# Handover: elections\n{NAMESPACES}{ROWS}  {{ {} }}\n{}",
        elections_of(countries, offices),
        statements(asked)
    )
}

fn elections_of<S: AsRef<str>>(countries: &[S], offices: &[S]) -> String {
    let countries = items(countries);
    let contested = if offices.is_empty() {
        String::new()
    } else {
        format!(
            "      {{ VALUES ?office {{ {} }} ?subject p:P541/ps:P541 ?office . }} UNION\n",
            items(offices)
        )
    };
    format!(
        "SELECT DISTINCT ?subject WHERE {{
{contested}      {{ VALUES ?country {{ {countries} }} ?subject p:P1001/ps:P1001 ?country . }} UNION
      {{ VALUES ?country {{ {countries} }} ?subject p:P17/ps:P17 ?country .
        FILTER NOT EXISTS {{ ?subject p:P1001 ?elsewhere . }}
        FILTER NOT EXISTS {{ ?subject p:P131 ?place . }} }}
      ?subject p:P31/ps:P31/wdt:P279* wd:Q40231 .
  }}"
    )
}
