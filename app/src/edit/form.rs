//! Asks for one field after the other. Each is read at once: to a value, or to a problem that stands beside it.

mod dates;

use super::{
    field::{Choice, Field, Group, Input, Need},
    typed::Typed,
    word::{Word, words_of},
};
use crate::{visit::Visit, words::text};
use domain::{
    Text, World,
    entity::citation::LONGEST_PLACE,
    folding::composed,
    id::CountryId,
    text::{Forms, is_unseen},
};

/// The longest line and the longest text that a field takes, in characters.
pub(super) const LONGEST_LINE: usize = 300;
pub(super) const LONGEST_TEXT: usize = 2000;

/// A form that is being filled in.
pub struct Form<'a> {
    pub visit: &'a Visit<'a>,
    /// The world as it stood when the editor opened the form.
    pub world: &'a World,
    /// The country that it is about, where it is about one.
    pub country: Option<CountryId>,
    typed: Option<&'a Typed>,
    fields: Vec<Field>,
    group: Option<Group>,
}

impl<'a> Form<'a> {
    /// A form as it is opened, or as it was sent.
    pub fn new(visit: &'a Visit<'a>, world: &'a World, typed: Option<&'a Typed>) -> Self {
        Self {
            visit,
            world,
            country: None,
            typed,
            fields: Vec::new(),
            group: None,
        }
    }

    pub fn say(&self, key: &str) -> String {
        text(self.visit.language, key, None)
    }

    /// Whether the form was sent, so that what is missing is to be told.
    pub fn is_sent(&self) -> bool {
        self.typed.is_some()
    }

    pub fn has_problems(&self) -> bool {
        self.fields.iter().any(|field| field.problem.is_some())
    }

    pub fn into_fields(self) -> Vec<Field> {
        self.fields
    }

    /// Puts all fields that `ask` asks for under one heading.
    pub fn in_group<T>(&mut self, title: &str, is_folded: bool, ask: impl FnOnce(&mut Self) -> T) -> T {
        let title = self.say(title);
        self.in_titled_group(title, is_folded, ask)
    }

    /// As [`Form::in_group`], with a heading of one's own.
    pub fn in_titled_group<T>(
        &mut self,
        title: String,
        is_folded: bool,
        ask: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = self.group.replace(Group { title, is_folded });
        let value = ask(self);
        self.group = outer;
        value
    }

    /// What stands in a field: what was sent, or else what the form proposes.
    pub fn value(&self, name: &str, proposed: &str) -> String {
        match self.typed {
            Some(typed) => composed(typed.get(name).unwrap_or_default()).into_owned(),
            None => proposed.to_owned(),
        }
    }

    pub fn values(&self, name: &str, proposed: &[String]) -> Vec<String> {
        match self.typed {
            Some(typed) => typed
                .all(name)
                .map(|value| composed(value).into_owned())
                .collect(),
            None => proposed.to_vec(),
        }
    }

    /// Puts a field into the form and says what is missing or beyond bounds about it.
    fn add(&mut self, name: &str, label: &str, input: Input, need: Need) -> &mut Field {
        let label = self.say(label);
        self.add_labelled(name, label, input, need)
    }

    /// As [`Form::add`], with a label of one's own. A label begins with a capital also where its words stand within sentences elsewhere.
    fn add_labelled(&mut self, name: &str, label: String, input: Input, need: Need) -> &mut Field {
        let label = with_capital(&label);
        let is_required = need == Need::Required;
        let problem = if self.is_sent() {
            self.plain_problem(&input, is_required)
        } else {
            None
        };
        self.fields.push(Field {
            name: name.to_owned(),
            label,
            hint: None,
            input,
            is_required,
            problem,
            understood: None,
            offers: Vec::new(),
            group: self.group.clone(),
        });
        let last = self.fields.len() - 1;
        &mut self.fields[last]
    }

    /// What is wrong with a value whatever it means.
    fn plain_problem(&self, input: &Input, is_required: bool) -> Option<String> {
        let (values, longest): (Vec<&str>, usize) = match input {
            Input::Line(value) | Input::Date(value) => (vec![value], LONGEST_LINE),
            Input::Long(value) => (vec![value], LONGEST_TEXT),
            Input::Text(values) => (values.iter().map(String::as_str).collect(), LONGEST_TEXT),
            Input::One(choices) | Input::Several(choices) => {
                let is_chosen = choices
                    .iter()
                    .any(|choice| choice.is_chosen && !choice.value.is_empty());
                return (is_required && !is_chosen).then(|| self.say("edit-problem-choose"));
            }
            Input::Cited(sources) => {
                let places = sources.iter().map(|(_, place)| place.as_str());
                (places.collect(), LONGEST_PLACE)
            }
            Input::Flag(_) => return None,
        };
        let lines_may_end = matches!(input, Input::Long(_) | Input::Text(_));
        let is_odd = |letter: char| is_unseen(letter) && !(lines_may_end && letter == '\n');
        if values.iter().any(|value| value.chars().any(is_odd)) {
            return Some(self.say("edit-problem-signs"));
        }
        if values.iter().any(|value| value.chars().count() > longest) {
            return Some(self.say_with("edit-problem-long", "count", &longest.to_string()));
        }
        (is_required && values.iter().all(|value| value.is_empty())).then(|| self.say("edit-problem-missing"))
    }

    pub fn say_with(&self, key: &str, name: &'static str, value: &str) -> String {
        let mut arguments = fluent_bundle::FluentArgs::new();
        arguments.set(name, value);
        text(self.visit.language, key, Some(&arguments))
    }

    /// The field that was asked for last.
    pub fn last(&mut self) -> Option<&mut Field> {
        self.fields.last_mut()
    }

    /// Says what is wrong with the field that was asked for last.
    pub fn fault(&mut self, key: &str) {
        let problem = self.say(key);
        self.fault_in_words(problem);
    }

    pub fn fault_in_words(&mut self, problem: String) {
        if self.is_sent()
            && let Some(field) = self.fields.last_mut()
        {
            field.problem.get_or_insert(problem);
        }
    }

    /// Says what is wrong with a field by its name; false where the form has no such field.
    pub fn fault_at(&mut self, name: &str, problem: String) -> bool {
        let field = self.fields.iter_mut().find(|field| field.name == name);
        let is_there = field.is_some();
        if let Some(field) = field {
            field.problem = Some(problem);
        }
        is_there
    }

    pub fn hint(&mut self, key: &str) {
        let hint = self.say(key);
        if let Some(field) = self.fields.last_mut() {
            field.hint = Some(hint);
        }
    }

    pub fn hint_at(&mut self, name: &str, key: &str) {
        let hint = self.say(key);
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.hint = Some(hint);
        }
    }

    /// Whether the field that was asked for last can be read further.
    pub(super) fn is_sound(&self) -> bool {
        self.fields.last().is_some_and(|field| field.problem.is_none())
    }

    /// A line of text; none where it is empty.
    pub fn line(&mut self, name: &str, label: &str, need: Need, proposed: &str) -> Option<String> {
        let value = self.value(name, proposed);
        self.add(name, label, Input::Line(value.clone()), need);
        (self.is_sound() && !value.is_empty()).then_some(value)
    }

    /// As [`Form::line`], with a label of one's own.
    pub fn line_labelled(&mut self, name: &str, label: String, need: Need, proposed: &str) -> Option<String> {
        let value = self.value(name, proposed);
        self.add_labelled(name, label, Input::Line(value.clone()), need);
        (self.is_sound() && !value.is_empty()).then_some(value)
    }

    /// Several lines of text.
    pub fn long(&mut self, name: &str, label: String, need: Need, proposed: &str) -> Option<String> {
        let value = self.value(name, proposed);
        self.add_labelled(name, label, Input::Long(value.clone()), need);
        (self.is_sound() && !value.is_empty()).then_some(value)
    }

    /// A text in up to three languages.
    pub fn text(&mut self, name: &str, label: &str, need: Need) -> Option<Text> {
        let label = self.say(label);
        self.text_labelled(name, label, need, &Text::default())
    }

    pub fn text_labelled(&mut self, name: &str, label: String, need: Need, proposed: &Text) -> Option<Text> {
        let [en, ja, ko] = [
            self.value(name, &proposed.en),
            self.value(&format!("{name}.ja"), proposed.ja.as_deref().unwrap_or_default()),
            self.value(&format!("{name}.ko"), proposed.ko.as_deref().unwrap_or_default()),
        ];
        self.add_labelled(
            name,
            label,
            Input::Text([en.clone(), ja.clone(), ko.clone()]),
            need,
        );
        let written = |text: String| (!text.is_empty()).then_some(text);
        let (en, ja, ko) = (written(en), written(ja), written(ko));
        // What is written in no English stands for it.
        let first = en.or_else(|| ja.clone()).or_else(|| ko.clone());
        first
            .filter(|_| self.is_sound())
            .map(|en| Text::from(Forms { en, ja, ko }))
    }

    /// One of some values; where nothing has to be chosen, the first choice is none of them.
    pub fn one(
        &mut self,
        name: &str,
        label: &str,
        need: Need,
        proposed: &str,
        choices: Vec<(String, String)>,
    ) -> Option<String> {
        let label = self.say(label);
        self.one_labelled(name, label, need, proposed, choices)
    }

    pub fn one_labelled(
        &mut self,
        name: &str,
        label: String,
        need: Need,
        proposed: &str,
        choices: Vec<(String, String)>,
    ) -> Option<String> {
        let value = self.value(name, proposed);
        let is_known = value.is_empty() || choices.iter().any(|(known, _)| *known == value);
        let none = (String::new(), self.say("edit-none"));
        let choices = std::iter::once(none)
            .chain(choices)
            .map(|(choice, label)| Choice {
                is_chosen: choice == value,
                value: choice,
                label,
            })
            .collect();
        self.add_labelled(name, label, Input::One(choices), need);
        if !is_known {
            self.fault("edit-problem-choose");
        }
        (self.is_sound() && !value.is_empty() && is_known).then_some(value)
    }

    /// Any number of some values.
    pub fn several(
        &mut self,
        name: &str,
        label: &str,
        need: Need,
        proposed: &[String],
        choices: Vec<(String, String)>,
    ) -> Vec<String> {
        let label = self.say(label);
        self.several_labelled(name, label, need, proposed, choices)
    }

    pub fn several_labelled(
        &mut self,
        name: &str,
        label: String,
        need: Need,
        proposed: &[String],
        choices: Vec<(String, String)>,
    ) -> Vec<String> {
        let values = self.values(name, proposed);
        let is_known = values
            .iter()
            .all(|value| choices.iter().any(|(choice, _)| choice == value));
        let choices = choices
            .into_iter()
            .map(|(value, label)| Choice {
                is_chosen: values.contains(&value),
                value,
                label,
            })
            .collect();
        self.add_labelled(name, label, Input::Several(choices), need);
        if !is_known {
            self.fault("edit-problem-choose");
            return Vec::new();
        }
        values
    }

    /// Any number of some sources, each with the place in it; one whose place is given is chosen.
    pub fn cited(
        &mut self,
        name: &str,
        label: &str,
        proposed: &[String],
        choices: Vec<(String, String)>,
    ) -> Vec<(String, String)> {
        let label = self.say(label);
        let values = self.values(name, proposed);
        let sources: Vec<_> = choices
            .into_iter()
            .map(|(value, label)| {
                let place = self.value(&format!("{name}.place.{value}"), "");
                let is_chosen = values.contains(&value) || !place.is_empty();
                let choice = Choice {
                    is_chosen,
                    value,
                    label,
                };
                (choice, place)
            })
            .collect();
        let is_known = |value: &String| sources.iter().any(|(choice, _)| choice.value == *value);
        let are_known = values.iter().all(is_known);
        let chosen = sources.iter().filter(|(choice, _)| choice.is_chosen);
        let chosen = chosen.map(|(choice, place)| (choice.value.clone(), place.clone()));
        let chosen = chosen.collect();
        self.add_labelled(name, label, Input::Cited(sources), Need::Optional);
        if !are_known {
            self.fault("edit-problem-choose");
            return Vec::new();
        }
        chosen
    }

    /// One word of the domain.
    pub fn choose<W: Word>(&mut self, name: &str, label: &str, need: Need, proposed: Option<W>) -> Option<W> {
        let choices = words_of::<W>(self.visit.language);
        let chosen = self.one(name, label, need, proposed.map_or("", W::word), choices)?;
        W::ALL.iter().copied().find(|word| word.word() == chosen)
    }

    /// A box to tick.
    pub fn flag(&mut self, name: &str, label: &str, proposed: bool) -> bool {
        let label = self.say(label);
        self.flag_labelled(name, label, proposed)
    }

    pub fn flag_labelled(&mut self, name: &str, label: String, proposed: bool) -> bool {
        let is_ticked = match self.typed {
            Some(typed) => typed.get(name).is_some_and(|value| value == "on"),
            None => proposed,
        };
        self.add_labelled(name, label, Input::Flag(is_ticked), Need::Optional);
        is_ticked
    }

    /// A whole number.
    pub fn number<N: std::str::FromStr>(&mut self, name: &str, label: &str, proposed: &str) -> Option<N> {
        let typed = self.line(name, label, Need::Optional, proposed)?;
        let number = typed.parse().ok();
        if number.is_none() {
            self.fault("edit-problem-number");
        }
        number
    }
}

fn with_capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
