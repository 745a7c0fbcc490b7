//! Dates in a form: typed as people write them, and shown as they were understood.

use super::{Form, Input, Need};
use domain::{Edtf, edtf::TypedError};

impl Form<'_> {
    /// The day of something that has happened: today, unless somebody says otherwise.
    pub fn day(&mut self, name: &str, label: &str, need: Need) -> Option<Edtf> {
        let today = self.visit.today.to_string();
        self.date(name, label, need, &today)
    }

    /// A date as people type it, with how it was understood beside it.
    pub fn date(&mut self, name: &str, label: &str, need: Need, proposed: &str) -> Option<Edtf> {
        let label = self.say(label);
        self.date_labelled(name, label, need, proposed)
    }

    /// A recorded date as somebody would type it; as it is recorded where that says more.
    fn as_typed(&self, recorded: &str) -> String {
        let words = Edtf::parse(recorded)
            .ok()
            .filter(|date| date.exact_day().is_none())
            .map(|date| (date.spoken(self.visit.language), date))
            .filter(|(words, date)| Edtf::parse_typed(words).as_ref() == Ok(date));
        words.map_or_else(|| recorded.to_owned(), |(words, _)| words)
    }

    pub fn date_labelled(&mut self, name: &str, label: String, need: Need, proposed: &str) -> Option<Edtf> {
        let value = match self.typed {
            Some(_) => self.value(name, proposed),
            None => self.as_typed(proposed),
        };
        self.add_labelled(name, label, Input::Date(value.clone()), need);
        if value.is_empty() || !self.is_sound() {
            return None;
        }
        match Edtf::parse_typed_on(&value, self.visit.today) {
            Ok(date) => {
                let understood = date.spoken(self.visit.language);
                if let Some(field) = self.last() {
                    field.understood = Some(understood);
                }
                Some(date)
            }
            Err(error) => {
                self.fault(match error {
                    TypedError::Empty => "edit-problem-missing",
                    TypedError::TooLong | TypedError::NotADate => "edit-problem-date",
                    TypedError::Ambiguous => "edit-problem-date-ambiguous",
                    TypedError::WhichWeek => "edit-problem-date-week",
                    TypedError::NoYear => "edit-problem-date-year",
                    TypedError::NotInEra => "edit-problem-date-era",
                    TypedError::OldCalendar => "edit-problem-date-old-calendar",
                    TypedError::NoSuchDay => "edit-problem-date-day",
                    TypedError::EndBeforeStart => "edit-problem-date-backwards",
                });
                None
            }
        }
    }
}
