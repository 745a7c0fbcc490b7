//! The parts that pages are made of. They take values and call nothing; each has a style sheet of its name.

mod citations;
mod cited;
mod clock_banner;
mod completeness;
mod country_link;
mod date_travel;
mod doubt_note;
mod due_election;
mod edit_links;
mod event_date;
mod filters;
mod form_field;
mod freshness;
mod hidden_fields;
mod history;
mod masthead_viewer;
mod notes;
mod pager;
mod person_link;
mod presets;
mod rule_text;
mod share_bar;
mod share_line;
mod stage_steps;
mod status_mark;
mod stepper;
pub mod timeline;
mod toolbar;

pub use citations::{Cite, SourceList};
pub use cited::{Cited, LeftOpen, Sources};
pub use clock_banner::ClockBanner;
pub use completeness::completeness;
pub use country_link::CountryLink;
pub use date_travel::DateTravel;
pub use doubt_note::{doubt_reasons, status_words};
pub use due_election::DueElection;
pub use edit_links::{EDIT_ACTIONS, EditLinks};
pub use event_date::{Certainty, EventDate, Moment, countdown, date_parts, date_words, live_countdown};
pub use filters::{
    Choice, FilterProblems, InputFilter, PlaceFilters, SelectFilter, filters, group_label, live_filter,
    read_filter, read_page,
};
pub use form_field::FormField;
pub use freshness::Freshness;
pub use hidden_fields::HiddenFields;
pub use history::History;
pub use masthead_viewer::MastheadViewer;
pub use notes::{LEFT_OPEN, Notes};
pub use pager::{PageOf, Pager};
pub use person_link::PersonLink;
pub use presets::{Preset, Presets};
pub use rule_text::{RuleText, rule_dates};
pub use share_bar::ShareBar;
pub use share_line::ShareLine;
pub use stage_steps::{StageSteps, WAY};
pub use status_mark::{AbsenceMark, DoubtMark, Mark, PresumedMark, StatusMark, StatusNote};
pub use stepper::Stepper;
pub use timeline::OfficeTimeline;
pub use toolbar::{BriefToolbar, Toolbar};
