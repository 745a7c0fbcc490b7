//! Who held an office and when, from statements of the property P39 and their qualifiers.
//!
//! A statement with an end is taken as it is. One without is taken as somebody in office only while nothing speaks against
//! it: many were never completed, and whoever is dead, replaced, or followed by somebody else holds nothing. No end is
//! made up for those: they are rejected, and the reason says what is missing.

mod holding;
mod open;
mod reason;

pub use holding::HoldingContext;

use super::{
    answer::{Moment, Statement},
    persons,
    rejected::rejected,
};
use crate::import::Rejected;
use domain::{
    Edtf,
    claim::{Claim, Fact, TenureClaim},
    entity::Capacity,
};
use holding::{Holding, UnusableProperty};

/// In an acting capacity.
const ACTING: &str = "Q4676846";

/// The claims of statements, and those of which none can be made.
pub fn claims(statements: &[Statement], context: &HoldingContext<'_>) -> (Vec<Claim>, Vec<Rejected>) {
    let holdings: Vec<_> = statements.iter().flat_map(holdings).collect();
    let mut claims = Vec::new();
    let mut faults = Vec::new();
    for holding in &holdings {
        match claim(holding, &holdings, context) {
            Ok(claim) => claims.push(claim),
            Err((property, reason)) => {
                faults.push(rejected(&holding.statement.id, property, reason));
            }
        }
    }
    (claims, faults)
}

/// The causes of ends that statements name, of which the names are needed.
pub fn causes(statements: &[Statement]) -> impl Iterator<Item = &str> {
    statements.iter().flat_map(|it| it.items("P1534"))
}

fn holdings(statement: &Statement) -> Option<Holding<'_>> {
    Some(Holding {
        office: statement.items("P39").next()?,
        start: statement.moment("P580"),
        end: statement.moment("P582"),
        is_acting: ["P5102", "P2868"]
            .iter()
            .any(|property| statement.has_item(property, ACTING)),
        statement,
    })
}

fn claim(
    holding: &Holding<'_>,
    all: &[Holding<'_>],
    context: &HoldingContext<'_>,
) -> Result<Claim, UnusableProperty> {
    let office = context
        .offices
        .get(holding.office)
        .ok_or_else(|| ("P39", "the office has no name in English".to_owned()))?;
    let subject = holding.statement.subject.as_str();
    let person =
        persons::who(subject, context.lives, context.names).map_err(|reason| ("P39", reason.to_owned()))?;
    let start = match &holding.start {
        Moment::On(date) => Some(date.clone()),
        Moment::NotSaid | Moment::Unknown => None,
        Moment::Unusable(why) => return Err(("P580", format!("the start cannot be used: {why}"))),
    };
    let end = end(holding)?;
    if start.is_none() && end.is_none() {
        return Err(("P580", "neither its start nor its end is known".to_owned()));
    }
    if let Some((start, end)) = start.as_ref().zip(end.as_ref())
        && end.latest() < start.earliest()
    {
        return Err(("P582", format!("it ends {end}, before it begins {start}")));
    }
    // An end that lies ahead is none yet.
    if end.as_ref().is_none_or(|end| !end.may_have_begun(context.today)) {
        open::check(holding, all, context)?;
    }
    let end_reason = end.as_ref().and_then(|_| {
        let causes = holding.statement.items("P1534");
        reason::of(
            &causes
                .filter_map(|cause| context.names.english(cause))
                .collect::<Vec<_>>(),
        )
    });
    let id = &holding.statement.id;
    Ok(Claim {
        key: format!("{id} {}", office.country),
        reference: format!("{subject} P39 {id}"),
        until: None,
        fact: Fact::Tenure(TenureClaim {
            office: office.clone(),
            person,
            start,
            end,
            entry: None,
            end_reason,
            capacity: holding.is_acting.then_some(Capacity::Acting),
            party: None,
        }),
    })
}

fn end(holding: &Holding<'_>) -> Result<Option<Edtf>, UnusableProperty> {
    match &holding.end {
        Moment::On(date) => Ok(Some(date.clone())),
        Moment::NotSaid => Ok(None),
        Moment::Unknown => Err((
            "P582",
            "it is over, and when is given as unknown: nothing tells the day".to_owned(),
        )),
        Moment::Unusable(why) => Err(("P582", format!("the end cannot be used: {why}"))),
    }
}
