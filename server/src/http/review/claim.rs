//! What an editor says about a claim before accepting it: who is meant, and what its source has wrong.

use app::review::{ClaimField, FieldProblem};
use domain::{
    Edtf,
    claim::{Chosen, Claim, Fact},
    id::PersonId,
};

/// The longest name.
const LONGEST_NAME: usize = 200;

/// The fields of a claim that can be put right.
pub fn fields(claim: &Claim) -> Vec<ClaimField> {
    let date = |date: &Option<Edtf>| date.as_ref().map_or_else(String::new, ToString::to_string);
    let field = |name, value| ClaimField {
        name,
        value,
        problem: None,
    };
    match &claim.fact {
        Fact::Tenure(tenure) => vec![
            field("name", tenure.person.name.en.clone()),
            field("start", date(&tenure.start)),
            field("end", date(&tenure.end)),
        ],
        Fact::Event(event) => vec![field("on", event.on.to_string())],
        Fact::Person(who) => vec![field("name", who.name.en.clone())],
    }
}

/// The claim with what was typed, or the fields with what is wrong beside them. A field that was not sent stays as it is.
pub fn put_right<'t>(
    claim: &Claim,
    sent: impl Fn(&str) -> Option<&'t str>,
) -> Result<Claim, Vec<ClaimField>> {
    let mut claim = claim.clone();
    let mut shown = fields(&claim);
    let stands = shown.clone();
    let typed = |name: &str| {
        let stands = || stands.iter().find(|field| field.name == name);
        sent(name)
            .or_else(|| stands().map(|field| field.value.as_str()))
            .unwrap_or("")
    };
    let mut read = |name: &'static str, needed: bool| -> Option<Edtf> {
        let text = typed(name);
        let (date, problem) = match Edtf::parse_typed(text) {
            Ok(date) => (Some(date), None),
            Err(_) if text.is_empty() && !needed => (None, None),
            Err(_) if text.is_empty() => (None, Some(FieldProblem::Needed)),
            Err(_) => (None, Some(FieldProblem::NoDate)),
        };
        for field in shown.iter_mut().filter(|field| field.name == name) {
            field.value = text.chars().take(LONGEST_NAME).collect();
            field.problem = problem;
        }
        date
    };
    match &mut claim.fact {
        Fact::Tenure(tenure) => {
            tenure.start = read("start", false);
            tenure.end = read("end", false);
            tenure.person.name.en = name(typed("name"), &mut shown);
        }
        Fact::Event(event) => {
            if let Some(on) = read("on", true) {
                event.on = on;
            }
        }
        Fact::Person(who) => who.name.en = name(typed("name"), &mut shown),
    }
    if shown.iter().any(|field| field.problem.is_some()) {
        Err(shown)
    } else {
        claim.tidy();
        Ok(claim)
    }
}

fn name(typed: &str, shown: &mut [ClaimField]) -> String {
    let problem = if typed.is_empty() {
        Some(FieldProblem::Needed)
    } else if typed.chars().count() > LONGEST_NAME || typed.chars().any(char::is_control) {
        Some(FieldProblem::TooLong)
    } else {
        None
    };
    for field in shown.iter_mut().filter(|field| field.name == "name") {
        field.value = typed.chars().take(LONGEST_NAME).collect();
        field.problem = problem;
    }
    typed.to_owned()
}

/// The claim with the answer to who is meant: one of those whom it may be, or none of them. None where it is anybody else.
pub fn answered(claim: &Claim, name: &str, person: &str, likely: &[PersonId]) -> Option<Claim> {
    let chosen = match person {
        "-" => Chosen::NoneOf(likely.to_vec()),
        id => {
            let meant = likely.iter().find(|likely| likely.as_str() == id)?;
            Chosen::Person(meant.clone())
        }
    };
    let mut claim = claim.clone();
    for who in claim.persons_mut() {
        if who.name.en == name {
            who.chosen = Some(chosen.clone());
        }
    }
    Some(claim)
}
