//! The journal: every changeset, newest first, and one changeset with the difference it made.

mod detail;
pub(in crate::pages) mod difference;
mod fields;
mod filter;
mod list;
pub(in crate::pages) mod reference;
mod shown;
mod told;
mod values;

pub use detail::change;
pub use fields::label as field_label;
pub(crate) use filter::{ChangeFilter, changes_of};
pub(crate) use list::what;
pub use list::{changes, rows};
pub use reference::name as reference_name;
pub(in crate::pages) use shown::moment;
pub(crate) use told::told;
pub use told::{ToldChange, ToldField};
pub(crate) use values::spoken;
