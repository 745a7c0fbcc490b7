//! The journal: every changeset, newest first, and one changeset with the difference it made.

mod detail;
pub(in crate::pages) mod difference;
mod fields;
mod list;
pub(in crate::pages) mod reference;
mod shown;
mod values;

pub use detail::change;
pub use fields::label as field_label;
pub use list::changes;
pub use reference::name as reference_name;
pub(in crate::pages) use shown::moment;
pub(crate) use values::spoken;
