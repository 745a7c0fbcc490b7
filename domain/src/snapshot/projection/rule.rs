//! The rule behind an election: shown once it was the law, with the sources that could be read.

use super::{
    Snapshot,
    dates::is_known,
    references::{Citing, is_out, prune_sources, were_all_known_whole},
};
use crate::{Body, Office, Party, entity::ElectionRule};

/// What may have a rule.
pub(super) trait Ruled {
    fn rule(&self) -> Option<&ElectionRule>;
    fn rule_mut(&mut self) -> Option<&mut Option<Box<ElectionRule>>>;
}

impl Ruled for Office {
    fn rule(&self) -> Option<&ElectionRule> {
        self.rule.as_deref()
    }

    fn rule_mut(&mut self) -> Option<&mut Option<Box<ElectionRule>>> {
        Some(&mut self.rule)
    }
}

impl Ruled for Body {
    fn rule(&self) -> Option<&ElectionRule> {
        self.rule.as_deref()
    }

    fn rule_mut(&mut self) -> Option<&mut Option<Box<ElectionRule>>> {
        Some(&mut self.rule)
    }
}

impl Ruled for Party {
    fn rule(&self) -> Option<&ElectionRule> {
        None
    }

    fn rule_mut(&mut self) -> Option<&mut Option<Box<ElectionRule>>> {
        None
    }
}

/// Whether the law is known to have said so by the day: it did since a day that had come, or one of its sources was out.
fn was_law(rule: &ElectionRule, view: &Snapshot) -> bool {
    match &rule.since {
        Some(since) => is_known(since, view.on),
        None => rule.sources.iter().any(|it| is_out(it, view)),
    }
}

pub(super) fn rule_tells_nothing_later(of: &impl Ruled, citing: Citing<'_>, view: &Snapshot) -> bool {
    of.rule()
        .is_none_or(|rule| was_law(rule, view) && were_all_known_whole(&rule.sources, citing, view))
}

pub(super) fn prune_rule(of: &mut impl Ruled, citing: Citing<'_>, view: &Snapshot) {
    let Some(place) = of.rule_mut() else { return };
    if let Some(mut rule) = place.take_if(|rule| was_law(rule, view)) {
        rule.has_later_sources = prune_sources(&mut rule.sources, citing, view);
        *place = Some(rule);
    } else {
        *place = None;
    }
}
