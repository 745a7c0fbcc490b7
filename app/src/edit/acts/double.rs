//! The form that makes one record of two.

use super::work::Work;
use crate::{
    edit::{field::Need, form::Form},
    pages::{field_label, spoken},
};
use domain::{
    EntityRef,
    edit::{
        double::{Contradiction, Double, NotOne, side},
        merge::Choices,
    },
};

/// What each field begins with in which somebody chooses between the two records.
const KEEP: &str = "keep.";

/// Asks which record it is a double of, and what is true where the two say something else.
pub fn merge<'a>(form: &mut Form<'a>, from: &EntityRef) -> Option<Work<'a>> {
    let into = form.record_like(from)?;
    // What both records say now counts, whatever they said when the form was opened.
    let newest = &form.visit.newest;
    let contradictions = match Double::new(newest, from.clone(), into.clone()) {
        Ok(double) => double.contradictions(),
        Err(problem) => {
            form.fault(match problem {
                NotOne::Same => "merge-problem-same",
                NotOne::Unknown | NotOne::OtherKind | NotOne::Country => "merge-problem-nothing",
            });
            return None;
        }
    };
    let mut choices = Choices::new();
    if !contradictions.is_empty() {
        form.in_group("merge-keep", false, |form| {
            for contradiction in contradictions {
                choose(form, from, &contradiction, &mut choices);
            }
        });
    }
    (!form.has_problems()).then(|| Work::Merge {
        from: from.clone(),
        into,
        choices,
    })
}

fn choose(form: &mut Form<'_>, of: &EntityRef, between: &Contradiction, choices: &mut Choices) {
    let field = &between.field;
    let words = |value: &str| spoken(form.visit, of.kind(), field, value);
    let values = vec![
        ("kept".to_owned(), words(&between.kept)),
        ("lost".to_owned(), words(&between.lost)),
    ];
    let label = field_label(form.visit, field);
    let chosen = form.one_labelled(&format!("{KEEP}{field}"), label, Need::Required, "", values);
    if let Some(side) = chosen.as_deref().and_then(side) {
        choices.insert(field.clone(), side);
    }
}
