//! Which tenure is meant, and in what the source says otherwise.

use super::{
    Agreement, TenureClaim, WhichOffice, agreement,
    belief::{self, Believed},
    matcher::{Matcher, Verdict},
    person::{Found, Surroundings},
};
use crate::{
    Edtf, Entity, EntityRef, Name, Office, Party, Tenure,
    edit::add::{NewOffice, spelled::settle_script},
    edtf::agreement::may_meet,
    entity::{Capacity, EndReason, Entry, Span, Term},
    folding::{Alike, fold, is_same},
    id::{OfficeId, PartyId, PersonId},
};
use std::sync::Arc;

impl Matcher<'_> {
    pub(super) fn office(&self, id: &OfficeId) -> Option<Office> {
        match self.draft.find(&EntityRef::Office(id.clone()))? {
            Entity::Office(office) => Some(Arc::unwrap_or_clone(office)),
            _ => None,
        }
    }

    /// The office that a source names: by id, by Wikidata's number, by title.
    pub(super) fn find_office(&self, which: &WhichOffice) -> Option<OfficeId> {
        if let Some(id) = &which.id {
            return match self.world.standing(&EntityRef::Office(id.clone())) {
                EntityRef::Office(id) => self.office(id).map(|office| office.id),
                _ => None,
            };
        }
        let of_country = self.index.offices_by_country.get(&which.country);
        let offices: Vec<Office> = of_country
            .into_iter()
            .flatten()
            .filter_map(|id| self.office(id))
            .collect();
        let by_number = offices
            .iter()
            .find(|office| which.wikidata.is_some() && office.wikidata == which.wikidata);
        let same_title = |office: &&Office| {
            let is_other_number = office
                .wikidata
                .as_ref()
                .zip(which.wikidata.as_ref())
                .is_some_and(|(recorded, said)| recorded != said);
            if is_other_number {
                return false;
            }
            is_same(&office.title.en, &which.title.en) || is_same(&office.name.en, &which.name.en)
        };
        by_number
            .or_else(|| offices.iter().find(same_title))
            .map(|office| office.id.clone())
    }

    /// The office, set up where the country has none like it and the source may set one up.
    pub(super) fn office_or_new(&mut self, which: &WhichOffice) -> Result<OfficeId, Verdict> {
        if let Some(id) = self.find_office(which) {
            return Ok(id);
        }
        if !which.may_be_new || self.world.countries.get(&which.country).is_none() {
            return Err(Verdict::Refused(format!(
                "{} has no office like “{}”",
                which.country, which.title.en
            )));
        }
        let id = self.draft.add_office(NewOffice {
            country: which.country.clone(),
            name: which.name.clone(),
            title: which.title.clone(),
            roles: which.roles.clone(),
            filled_by: which.filled_by,
            term_years: None,
        })?;
        if let Some(mut office) = self.office(&id) {
            office.wikidata.clone_from(&which.wikidata);
            office.seats = which.seats.unwrap_or(office.seats);
            office.recorded.extend(which.recorded.clone());
            office.provenance = self.provenance();
            self.put(office);
        }
        Ok(id)
    }

    pub(super) fn take_tenure(&mut self, claim: &TenureClaim) -> Result<Verdict, Verdict> {
        let Believed { claim, due } = belief::tenure(claim, self.word.today)?;
        let (claim, due) = (&claim, due.as_ref());
        let around = Surroundings {
            country: Some(&claim.office.country),
        };
        let found = self.find_person(&claim.person, &around)?;
        if let (Some(office), Found::Known(person)) = (self.find_office(&claim.office), &found)
            && let Some(tenure) = self.find_tenure(&office, person, claim)
        {
            self.person_or_new(&claim.person, &around)?;
            return self.compared(tenure, claim, due);
        }
        let office = self.office_or_new(&claim.office)?;
        let known = match &found {
            Found::Known(person) => Some(person),
            Found::Nobody => None,
        };
        self.check_holder(claim, known)?;
        let person = self.person_or_new(&claim.person, &around)?;
        let party = self.party(claim)?;
        let id = self.draft.free_tenure_id(&format!("{office} {person}"))?;
        let tenure = Tenure {
            id: id.clone(),
            office,
            person: person.clone(),
            party,
            designated: None,
            start: claim.start.clone(),
            end: claim.end.clone(),
            entry: claim.entry.unwrap_or(Entry::Unknown),
            entry_note: None,
            end_reason: claim
                .end
                .as_ref()
                .map(|_| claim.end_reason.unwrap_or(EndReason::Unknown)),
            end_note: None,
            terms: self.term(claim, due).into_iter().collect(),
            capacity: self.capacity(claim).into_iter().collect(),
            powers: Vec::new(),
            outlook: Vec::new(),
            provenance: self.provenance(),
        };
        self.put(tenure);
        let reference = EntityRef::Tenure(id);
        // What it says of records that are there is for somebody to decide.
        let is_recorded = self.world.persons.get(&person).is_some();
        Ok(if is_recorded && self.take_death(&person, claim) {
            Verdict::Differs(reference, vec!["died"])
        } else {
            Verdict::New(reference)
        })
    }

    /// The party that a claim names, set up where the country has none of that name.
    fn party(&mut self, claim: &TenureClaim) -> Result<Option<PartyId>, Verdict> {
        let Some(said) = &claim.party else {
            return Ok(None);
        };
        let country = &claim.office.country;
        let alike = Alike::to([&**said]);
        let is_it = |party: &Party| party.country == *country && alike.is_any_of(party.name.forms());
        let recorded = self.world.parties.values().find(|party| is_it(party));
        if let Some(party) = recorded {
            return Ok(Some(party.id.clone()));
        }
        let key = (country.clone(), fold(said));
        if let Some(id) = self.parties.get(&key) {
            let is_there = self.draft.find(&EntityRef::Party(id.clone())).is_some();
            if is_there {
                return Ok(Some(id.clone()));
            }
        }
        let mut name = Name {
            en: said.clone(),
            ..Name::default()
        };
        settle_script(&mut name, Some(country));
        let id = self.draft.add_party(country.clone(), name)?;
        if let Some(Entity::Party(party)) = self.draft.find(&EntityRef::Party(id.clone())) {
            let mut party = Arc::unwrap_or_clone(party);
            party.provenance = self.provenance();
            self.put(party);
        }
        self.parties.insert(key, id.clone());
        Ok(Some(id))
    }

    /// The term that is due by a day, where the source has one.
    fn term(&self, claim: &TenureClaim, due: Option<&Edtf>) -> Option<Term> {
        Some(Term {
            due: Some(due?.clone()),
            from: claim.start.clone()?,
            note: None,
            sources: self.word.sources.clone(),
        })
    }

    /// The capacity in which the office was held, from its start on; full holders need no word.
    fn capacity(&self, claim: &TenureClaim) -> Option<Span<Capacity>> {
        let value = claim.capacity.filter(|value| *value != Capacity::Substantive)?;
        Some(Span {
            value,
            from: claim.start.clone()?,
            to: None,
            note: None,
            sources: self.word.sources.clone(),
            has_later_sources: false,
        })
    }

    /// The spell that is meant, of a person who may have held the office more than once: the one with the start that the
    /// source gives, or else one that it runs into.
    fn find_tenure(&self, office: &OfficeId, person: &PersonId, claim: &TenureClaim) -> Option<Tenure> {
        let of_office = self.index.tenures_by_office.get(office);
        let spells: Vec<Tenure> = of_office
            .into_iter()
            .flatten()
            .filter_map(|id| self.draft.tenure(id))
            .filter(|tenure| tenure.person == *person)
            .collect();
        let Some(start) = &claim.start else {
            let same_end = spells.iter().find(|tenure| {
                tenure
                    .end
                    .as_ref()
                    .zip(claim.end.as_ref())
                    .is_some_and(|(a, b)| may_meet(a, b))
            });
            return match (same_end, spells.as_slice()) {
                (Some(tenure), _) | (None, [tenure]) => Some(tenure.clone()),
                _ => None,
            };
        };
        let same_start = spells
            .iter()
            .find(|tenure| tenure.start.as_ref().is_some_and(|it| may_meet(it, start)));
        let runs_into = || {
            spells.iter().find(|tenure| {
                let ended_before = tenure
                    .end
                    .as_ref()
                    .and_then(Edtf::latest)
                    .zip(start.earliest())
                    .is_some_and(|(end, start)| end <= start);
                let begins_after = claim
                    .end
                    .as_ref()
                    .and_then(Edtf::latest)
                    .zip(tenure.start.as_ref().and_then(Edtf::earliest))
                    .is_some_and(|(end, start)| end <= start);
                !ended_before && !begins_after
            })
        };
        same_start.or_else(runs_into).cloned()
    }

    fn compared(
        &mut self,
        mut tenure: Tenure,
        claim: &TenureClaim,
        due: Option<&Edtf>,
    ) -> Result<Verdict, Verdict> {
        let reference = EntityRef::Tenure(tenure.id.clone());
        let mut fields = Vec::new();
        if agreement(tenure.start.as_ref(), claim.start.as_ref()) != Agreement::Says {
            tenure.start.clone_from(&claim.start);
            fields.push("start");
        }
        if agreement(tenure.end.as_ref(), claim.end.as_ref()) != Agreement::Says {
            tenure.end.clone_from(&claim.end);
            fields.push("end");
        }
        if let Some(entry) = claim.entry
            && tenure.entry == Entry::Unknown
            && entry != Entry::Unknown
        {
            tenure.entry = entry;
            fields.push("entry");
        }
        let reason = claim
            .end_reason
            .filter(|reason| *reason != EndReason::Unknown && tenure.end.is_some());
        if reason.is_some() && matches!(tenure.end_reason, None | Some(EndReason::Unknown)) {
            tenure.end_reason = reason;
            fields.push("end_reason");
        }
        if tenure.end.is_some() && tenure.end_reason.is_none() {
            tenure.end_reason = Some(EndReason::Unknown);
        }
        if tenure.capacity.is_empty()
            && let Some(span) = self.capacity(claim)
        {
            tenure.capacity.push(span);
            fields.push("capacity");
        }
        if tenure.end.is_none()
            && tenure.terms.is_empty()
            && let Some(term) = self.term(claim, due)
        {
            tenure.terms.push(term);
            fields.push("terms");
        }
        if tenure.party.is_none()
            && let Some(party) = self.party(claim)?
        {
            tenure.party = Some(party);
            fields.push("party");
        }
        let person = tenure.person.clone();
        if !fields.is_empty() {
            self.put_changed(tenure);
        }
        if self.take_death(&person, claim) {
            fields.push("died");
        }
        if fields.is_empty() {
            return Ok(Verdict::Same(reference));
        }
        Ok(Verdict::Differs(reference, fields))
    }
}
