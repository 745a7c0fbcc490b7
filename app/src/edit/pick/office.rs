//! Offices: those of a country, one that is added from inside a form, and any by its name.

use super::{Choice, Form, Need, Pick, PickedOffice};
use crate::edit::word::words_of;
use domain::{
    EntityRef,
    edit::add::NewOffice,
    entity::{Filling, Role},
    folding::{Alike, are_alike},
    id::{CountryId, OfficeId},
};

impl Form<'_> {
    /// An office of a country, or one that is added.
    pub fn office(&mut self, country: &CountryId) -> Option<PickedOffice> {
        let is_added = !self.value("office.title", "").is_empty();
        let need = if is_added { Need::Optional } else { Need::Required };
        let choices = self.offices_of(country);
        let known = self.one("office", "field-office", need, "", choices);
        let added = self.in_group("edit-office-add", true, |form| form.new_office(country));
        if let Some(added) = &added {
            let offices = self.visit.snapshot.every_office_of(country);
            let same = offices.iter().find(|office| {
                are_alike(office.name.forms(), added.name.forms())
                    || are_alike(office.title.forms(), added.title.forms())
            });
            let language = self.visit.language;
            self.fault_if_here(
                "office.title",
                same.map(|office| office.name.in_language(language)),
            );
        }
        match (known, added) {
            (Some(_), Some(_)) => {
                self.fault_at("office.title", self.say("edit-problem-either"));
                None
            }
            (_, Some(office)) => Some(Pick::New(office)),
            (Some(id), None) => OfficeId::parse(&id).ok().map(Pick::Known),
            (None, None) => None,
        }
    }

    /// The offices of a country, those of the past as well, each with its name.
    pub fn offices_of(&self, country: &CountryId) -> Vec<(String, String)> {
        self.visit
            .snapshot
            .every_office_of(country)
            .into_iter()
            .map(|office| {
                (
                    office.id.to_string(),
                    office.name.in_language(self.visit.language).to_owned(),
                )
            })
            .collect()
    }

    fn new_office(&mut self, country: &CountryId) -> Option<NewOffice> {
        let title = self.text("office.title", "edit-office-title", Need::Optional);
        self.hint("edit-office-title-hint");
        let name = self.text("office.name", "edit-office-name", Need::Optional);
        self.hint("edit-office-name-hint");
        let roles = words_of::<Role>(self.visit.language);
        let roles = self.several("office.roles", "field-roles", Need::Optional, &[], roles);
        let filled_by = self.choose::<Filling>("office.filled_by", "field-filled_by", Need::Optional, None);
        let term_years = self.number("office.term_years", "field-term_years", "");
        let title = title?;
        Some(NewOffice {
            country: country.clone(),
            name: name.unwrap_or_else(|| title.clone()),
            title,
            roles: roles.iter().filter_map(|role| Role::from_word(role)).collect(),
            filled_by,
            term_years,
        })
    }

    /// An office anywhere, by its name or the name of its country.
    pub fn office_anywhere(&mut self) -> Option<OfficeId> {
        let typed = self.line("office", "field-office", Need::Required, "")?;
        let snapshot = &self.visit.snapshot;
        if let Some(office) = snapshot.office(&typed) {
            return Some(office.id.clone());
        }
        let language = self.visit.language;
        let name = |id: &OfficeId| {
            snapshot
                .office(id.as_str())
                .map(|it| it.name.in_language(language).to_owned())
        };
        let alike = Alike::to([&*typed]);
        let exact: Vec<_> = snapshot
            .offices()
            .filter(|office| alike.is_any_of(office.name.forms()))
            .map(|office| office.id.clone())
            .collect();
        let is_clear = exact.len() == 1;
        let found = self.likely(&exact, &typed, |reference| match reference {
            EntityRef::Office(id) => Some(id),
            _ => None,
        });
        let picked = self.value("office.pick", "");
        let chosen = found
            .iter()
            .find(|id| id.as_str() == picked)
            .or(found.first().filter(|_| is_clear))
            .cloned();
        let offers = found.iter().map(|id| Choice {
            label: name(id).unwrap_or_else(|| id.to_string()),
            is_chosen: chosen.as_ref() == Some(id),
            value: id.to_string(),
        });
        let offers = offers.collect();
        let understood = chosen.as_ref().and_then(name);
        if let Some(field) = self.last() {
            field.offers = offers;
            field.understood = understood;
        }
        if chosen.is_none() {
            self.fault(match found[..] {
                [] => "edit-problem-no-office",
                _ => "edit-problem-which",
            });
        }
        chosen
    }
}
