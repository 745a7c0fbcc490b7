//! What `check` finds wrong, in the reader's language.

use crate::{visit::Visit, words::text};
use domain::check::Finding;

/// The rules that keep an edit from being saved, each with the key of its words.
const RULES: [(&str, &str); 51] = [
    ("announced_after_date", "finding-announced-after-date"),
    ("annulled_before_held", "finding-annulled-before-held"),
    ("cancelled_and_completed", "finding-cancelled-and-completed"),
    ("candidate_without_name", "finding-candidate-without-name"),
    ("date_impossible", "finding-date-impossible"),
    ("designated_after_start", "finding-designated-after-start"),
    ("end_in_future", "finding-end-in-future"),
    ("end_reason_without_end", "finding-end-reason-without-end"),
    ("event_without_country", "finding-event-without-country"),
    ("former_name_backwards", "finding-former-name-backwards"),
    ("former_name_in_future", "finding-former-name-in-future"),
    ("former_name_without_source", "finding-former-name-without-source"),
    ("held_in_future", "finding-held-in-future"),
    ("iso3_malformed", "finding-iso3-malformed"),
    ("language_malformed", "finding-language-malformed"),
    ("life_backwards", "finding-life-backwards"),
    ("no_previous_date", "finding-no-previous-date"),
    ("no_source", "finding-no-source"),
    ("numeric_malformed", "finding-numeric-malformed"),
    ("outcome_in_future", "finding-outcome-in-future"),
    ("outcome_known_wrong", "finding-outcome-known-wrong"),
    ("previous_in_future", "finding-previous-in-future"),
    ("previous_out_of_order", "finding-previous-out-of-order"),
    (
        "reviewed_without_confirmation",
        "finding-reviewed-without-confirmation",
    ),
    ("round_circle", "finding-round-circle"),
    ("round_of_nothing", "finding-round-of-nothing"),
    ("round_of_round", "finding-round-of-round"),
    ("source_in_future", "finding-source-in-future"),
    ("source_url", "finding-source-url"),
    ("span_backwards", "finding-span-backwards"),
    ("span_outside", "finding-span-outside"),
    ("tenure_backwards", "finding-tenure-backwards"),
    ("tenure_before_birth", "finding-tenure-before-birth"),
    ("tenure_open_after_death", "finding-tenure-open-after-death"),
    ("tenure_overlap", "finding-tenure-overlap"),
    ("tenure_past_death", "finding-tenure-past-death"),
    ("term_backwards", "finding-term-backwards"),
    ("term_outside", "finding-term-outside"),
    ("terms_out_of_order", "finding-terms-out-of-order"),
    ("text_empty", "finding-text-empty"),
    ("text_too_long", "finding-text-too-long"),
    ("text_untidy", "finding-text-untidy"),
    ("time_without_day", "finding-time-without-day"),
    ("time_without_zone", "finding-time-without-zone"),
    ("transition_office", "finding-transition-office"),
    ("transition_overlap", "finding-transition-overlap"),
    ("transition_to_itself", "finding-transition-to-itself"),
    ("verified_in_future", "finding-verified-in-future"),
    ("wikidata_duplicate", "finding-wikidata-duplicate"),
    ("wikidata_malformed", "finding-wikidata-malformed"),
    ("zone_malformed", "finding-zone-malformed"),
];

/// What is wrong, and what to do; in English where a rule has no words yet.
pub fn spoken(visit: &Visit<'_>, finding: &Finding) -> String {
    match RULES.iter().find(|(rule, _)| *rule == finding.rule) {
        Some((_, key)) => text(visit.language, key, None),
        None => finding.message.clone(),
    }
}
