//! Which offices a country is led from: by how its head of state and its head of government are filled, and by what powers they have.
//!
//! The rule is today's: neither how an office was filled earlier nor how a country was governed is recorded with dates.

use super::{Snapshot, Spell};
use crate::{
    Country, Office,
    entity::{Filling, Role},
    id::CountryId,
    words::words,
};

words! {
    /// Why these offices are the ones that a country is led from.
    LeadingReason {
        /// The presidents of an institution that is no state.
        Institution = "institution",
        /// One office is head of state and of government.
        BothInOne = "both_in_one",
        /// Only a head of state or only a head of government is recorded.
        OnlyOne = "only_one",
        /// The head of state is elected by the people.
        HeadOfStateElected = "head_of_state_elected",
        /// The system of government gives the head of state powers of their own.
        HeadOfStateGoverns = "head_of_state_governs",
        /// The head of government is appointed and not chosen by a parliament.
        GovernmentAppointed = "government_appointed",
        /// The system of government is parliamentary, and the head of state is not elected by the people.
        Parliamentary = "parliamentary",
        /// A parliament chooses the head of government; of the powers of the head of state nothing is recorded.
        ChosenByParliament = "chosen_by_parliament",
        /// Nothing is recorded that tells which of the two leads.
        NotRecorded = "not_recorded",
    }
}

impl LeadingReason {
    /// Whether the system of government is what decides.
    pub const fn tells_the_system(self) -> bool {
        match self {
            Self::HeadOfStateGoverns | Self::Parliamentary => true,
            Self::Institution
            | Self::BothInOne
            | Self::OnlyOne
            | Self::HeadOfStateElected
            | Self::GovernmentAppointed
            | Self::ChosenByParliament
            | Self::NotRecorded => false,
        }
    }
}

/// The offices that a country is led from, and why these.
#[derive(Clone, Debug)]
pub struct Leading<'s> {
    /// The head of state first; none where no such office is recorded.
    pub offices: Vec<&'s Office>,
    pub reason: LeadingReason,
}

impl Snapshot {
    /// The offices that a country is led from.
    pub fn leading(&self, country: &Country) -> Leading<'_> {
        let offices = self.offices_of(&country.id);
        let with = |role: Role| -> Vec<&Office> {
            let offices = offices.iter().filter(|office| office.roles.contains(&role));
            offices.copied().collect()
        };
        let (states, governments) = (with(Role::HeadOfState), with(Role::HeadOfGovernment));
        let institution = with(Role::InstitutionPresident);
        if states.is_empty() && governments.is_empty() && !institution.is_empty() {
            return Leading {
                offices: institution,
                reason: LeadingReason::Institution,
            };
        }
        let in_one = states
            .iter()
            .filter(|it| it.roles.contains(&Role::HeadOfGovernment));
        let in_one: Vec<_> = in_one.copied().collect();
        if !in_one.is_empty() {
            return Leading {
                offices: in_one,
                reason: LeadingReason::BothInOne,
            };
        }
        let reason = reason(country, &states, &governments);
        let offices = match reason {
            LeadingReason::Parliamentary | LeadingReason::ChosenByParliament => governments,
            LeadingReason::Institution
            | LeadingReason::BothInOne
            | LeadingReason::OnlyOne
            | LeadingReason::HeadOfStateElected
            | LeadingReason::HeadOfStateGoverns
            | LeadingReason::GovernmentAppointed
            | LeadingReason::NotRecorded => [states, governments].concat(),
        };
        Leading { offices, reason }
    }

    /// Whoever holds an office that a country is led from, each person once: a sultan may be his own prime minister.
    pub fn leading_spells(&self, country: &Country) -> Vec<Spell<'_>> {
        let mut spells: Vec<Spell<'_>> = Vec::new();
        for office in self.leading(country).offices {
            for spell in self.holders(&office.id) {
                if !spells.iter().any(|other| other.person.id == spell.person.id) {
                    spells.push(spell);
                }
            }
        }
        spells
    }

    /// The offices that a country is led from, by its id; none where the country is unknown.
    pub(super) fn leading_offices(&self, country: &CountryId) -> Vec<&Office> {
        self.country(country.as_str())
            .map(|country| self.leading(country).offices)
            .unwrap_or_default()
    }
}

/// Why both offices lead, or the head of government alone.
fn reason(country: &Country, states: &[&Office], governments: &[&Office]) -> LeadingReason {
    let is_filled = |offices: &[&Office], by: Filling| offices.iter().any(|it| it.filled_by == Some(by));
    if states.is_empty() || governments.is_empty() {
        return LeadingReason::OnlyOne;
    }
    if is_filled(states, Filling::DirectElection) {
        return LeadingReason::HeadOfStateElected;
    }
    let governs = country.government.and_then(|it| it.head_of_state_governs());
    if governs == Some(true) {
        return LeadingReason::HeadOfStateGoverns;
    }
    if is_filled(governments, Filling::Appointment) {
        return LeadingReason::GovernmentAppointed;
    }
    if governs == Some(false) {
        return LeadingReason::Parliamentary;
    }
    if is_filled(governments, Filling::Parliament) && states.iter().all(|it| it.filled_by.is_some()) {
        return LeadingReason::ChosenByParliament;
    }
    LeadingReason::NotRecorded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        entity::Government,
        fixture::{country, day, office, person, tenure, world},
    };

    fn filled(id: &str, roles: &[Role], by: Option<Filling>) -> Office {
        Office {
            roles: roles.to_vec(),
            filled_by: by,
            ..office(id)
        }
    }

    /// The offices that lead a country whose head of state and head of government are filled so, and why.
    fn led(
        state: Option<Filling>,
        government: Option<Filling>,
        system: Option<Government>,
    ) -> (Vec<String>, LeadingReason) {
        let country = Country {
            government: system,
            ..country("aa")
        };
        let world = world(vec![
            country.clone().into(),
            filled("aa-president", &[Role::HeadOfState], state).into(),
            filled("aa-prime-minister", &[Role::HeadOfGovernment], government).into(),
            filled("aa-vice-president", &[Role::Deputy], state).into(),
        ]);
        let snapshot = world.on(day("2024-09-06"));
        let leading = snapshot.leading(&country);
        let ids = leading.offices.iter().map(|it| it.id.to_string()).collect();
        (ids, leading.reason)
    }

    #[test]
    fn both_lead_where_the_head_of_state_is_elected_governs_or_appoints() {
        use Filling::{Appointment, DirectElection, Hereditary, IndirectElection, Parliament};
        let both = ["aa-president", "aa-prime-minister"].map(str::to_owned).to_vec();
        let parliamentary = Some(Government::Parliamentary);
        // Finland; China; Jordan; nothing known at all.
        for (state, government, system, reason) in [
            (
                Some(DirectElection),
                Some(Parliament),
                parliamentary,
                LeadingReason::HeadOfStateElected,
            ),
            (
                Some(IndirectElection),
                Some(Parliament),
                Some(Government::OneParty),
                LeadingReason::HeadOfStateGoverns,
            ),
            (
                Some(Hereditary),
                Some(Appointment),
                Some(Government::ParliamentaryMonarchy),
                LeadingReason::GovernmentAppointed,
            ),
            (None, None, None, LeadingReason::NotRecorded),
            (None, Some(Parliament), None, LeadingReason::NotRecorded),
        ] {
            assert_eq!(led(state, government, system), (both.clone(), reason));
        }
    }

    #[test]
    fn the_head_of_government_leads_where_parliament_chooses_and_the_people_do_not_elect_the_head_of_state() {
        use Filling::{Hereditary, IndirectElection, Parliament};
        let alone = vec!["aa-prime-minister".to_owned()];
        assert_eq!(
            led(
                Some(IndirectElection),
                Some(Parliament),
                Some(Government::Parliamentary)
            ),
            (alone.clone(), LeadingReason::Parliamentary)
        );
        assert_eq!(
            led(Some(Hereditary), Some(Parliament), None),
            (alone, LeadingReason::ChosenByParliament)
        );
    }

    #[test]
    fn one_office_may_be_both_and_one_person_may_hold_both() {
        let roles = [Role::HeadOfState, Role::HeadOfGovernment];
        let both = world(vec![
            country("aa").into(),
            filled("aa-president", &roles, Some(Filling::DirectElection)).into(),
            filled("aa-prime-minister", &[Role::HeadOfGovernment], None).into(),
        ]);
        let snapshot = both.on(day("2024-09-06"));
        let leading = snapshot.leading(snapshot.country("aa").unwrap());
        assert_eq!(leading.reason, LeadingReason::BothInOne);
        assert_eq!(leading.offices.len(), 1);
        let sultan = world(vec![
            country("aa").into(),
            filled("aa-sultan", &[Role::HeadOfState], Some(Filling::Hereditary)).into(),
            filled(
                "aa-prime-minister",
                &[Role::HeadOfGovernment],
                Some(Filling::Hereditary),
            )
            .into(),
            person("ada").into(),
            tenure("aa-sultan", "ada", "2001-01-01").into(),
            tenure("aa-prime-minister", "ada", "2001-01-01").into(),
        ]);
        let snapshot = sultan.on(day("2024-09-06"));
        let country = snapshot.country("aa").unwrap();
        assert_eq!(snapshot.leading(country).offices.len(), 2);
        assert_eq!(snapshot.leading_spells(country).len(), 1);
    }

    #[test]
    fn a_country_without_such_an_office_is_led_from_none() {
        let world = world(vec![country("aa").into()]);
        let snapshot = world.on(day("2024-09-06"));
        let leading = snapshot.leading(snapshot.country("aa").unwrap());
        assert!(leading.offices.is_empty());
    }
}
