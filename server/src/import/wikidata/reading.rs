//! Reads one country from its item to its claims: one question after the other, each made of what the last one gave.

use super::{
    answer::{self, Statement},
    client::{Client, Service, WikidataError},
    elections,
    names::Names,
    offices,
    persons::{self, Life},
    query::{self, MOST_SUBJECTS, Property},
    rejected, tenures,
};
use crate::import::{Part, Rejected};
use domain::{
    Country,
    claim::{Claim, WhichOffice},
    entity::Role,
};
use jiff::{Timestamp, civil::Date};
use std::collections::{BTreeMap, BTreeSet};

/// The reading of one country.
pub struct Reading<'c> {
    country: &'c Country,
    today: Date,
    claims: Vec<Claim>,
    rejected: Vec<Rejected>,
}

impl<'c> Reading<'c> {
    pub const fn of(country: &'c Country, today: Date) -> Self {
        Self {
            country,
            today,
            claims: Vec::new(),
            rejected: Vec::new(),
        }
    }

    /// Reads the country; none where all of it stands as it stood at `since`.
    pub async fn run(
        mut self,
        since: Option<Timestamp>,
        client: &mut Client,
        names: &mut Names,
    ) -> Result<Option<Part>, WikidataError> {
        let found = ask(client, &self.country_query()).await?;
        let countries: Vec<String> = match &self.country.wikidata {
            Some(number) => vec![number.clone()],
            None => subjects(&found),
        };
        let roles = offices::roles(&found);
        if countries.is_empty() || roles.is_empty() {
            self.nothing(&countries);
        }
        if countries.is_empty() {
            return Ok(Some(self.part()));
        }
        if let Some(since) = since {
            let offices: Vec<_> = roles.keys().cloned().collect();
            let query = query::last_change(&countries, &offices);
            let last = client
                .ask(Service::Query, &[("query", &query)], answer::last_change)
                .await?;
            if last.is_some_and(|last| last < since) {
                return Ok(None);
            }
        }
        let held = self.holders(client, &roles).await?;
        let elections = self.elections(client, names, &countries, &roles).await?;
        let people = self.people(client, &elections).await?;

        let mut persons: BTreeSet<&str> = held.iter().map(|it| it.subject.as_str()).collect();
        persons.extend(people.values().flatten().map(String::as_str));
        let lives = self.lives(client, &persons).await?;
        let known = lives
            .iter()
            .filter(|(_, life)| life.is_human)
            .map(|(number, _)| number.as_str());
        let wanted = known
            .chain(roles.keys().map(String::as_str))
            .chain(tenures::causes(&held))
            .chain(elections.iter().map(|it| it.number.as_str()));
        names.fetch(client, wanted).await?;

        let offices = self.offices(&roles, names);
        for number in &persons {
            if let Ok(who) = persons::who(number, &lives, names) {
                self.claims.extend(persons::claim(&who));
            }
        }
        let context = tenures::HoldingContext {
            offices: &offices,
            lives: &lives,
            names,
            today: self.today,
        };
        let (claims, faults) = tenures::claims(&held, &context);
        self.claims.extend(claims);
        self.rejected.extend(faults);
        let context = elections::ElectionContext {
            country: &self.country.id,
            offices: &offices,
            people: &people,
            lives: &lives,
            names,
            today: self.today,
        };
        for election in &elections {
            self.claims
                .push(elections::claim(election, &context, &mut self.rejected));
        }
        Ok(Some(self.part()))
    }

    fn part(self) -> Part {
        Part {
            name: self.country.id.to_string(),
            claims: self.claims,
            rejected: self.rejected,
        }
    }

    fn country_query(&self) -> String {
        match &self.country.wikidata {
            Some(number) => query::statements_of(&[number], &offices::ASKED),
            None => {
                let code = self.country.id.as_str().to_uppercase();
                query::country_by_code(&code, &offices::ASKED)
            }
        }
    }

    fn nothing(&mut self, countries: &[String]) {
        let code = self.country.id.as_str().to_uppercase();
        let (property, reason) = if countries.is_empty() {
            ("P297", format!("no item has the code {code}"))
        } else {
            (
                "P1906",
                "the item names no office of head of state or of government".to_owned(),
            )
        };
        let at = countries.first().cloned().unwrap_or(code);
        self.rejected.push(rejected(at, property, reason));
    }

    async fn holders(
        &self,
        client: &mut Client,
        roles: &BTreeMap<String, Vec<Role>>,
    ) -> Result<Vec<Statement>, WikidataError> {
        if roles.is_empty() {
            return Ok(Vec::new());
        }
        let numbers: Vec<_> = roles.keys().collect();
        ask(client, &query::holders(&numbers)).await
    }

    async fn elections(
        &mut self,
        client: &mut Client,
        names: &mut Names,
        countries: &[String],
        roles: &BTreeMap<String, Vec<Role>>,
    ) -> Result<Vec<elections::Election>, WikidataError> {
        let contested: Vec<_> = roles.keys().map(String::as_str).collect();
        let countries_asked: Vec<_> = countries.iter().map(String::as_str).collect();
        let query = query::elections(&countries_asked, &contested, &elections::ASKED);
        let found = ask(client, &query).await?;
        names.fetch(client, elections::classes(&found)).await?;
        let (elections, faults) = elections::chosen(&found, countries, roles, names);
        self.rejected.extend(faults);
        Ok(elections)
    }

    async fn people(
        &mut self,
        client: &mut Client,
        elections: &[elections::Election],
    ) -> Result<BTreeMap<(String, &'static str), Vec<String>>, WikidataError> {
        let numbers: Vec<_> = elections.iter().map(|it| it.number.as_str()).collect();
        let found = in_chunks(client, &numbers, &elections::PEOPLE).await?;
        Ok(elections::bounded(elections::people(&found), &mut self.rejected))
    }

    async fn lives(
        &mut self,
        client: &mut Client,
        persons: &BTreeSet<&str>,
    ) -> Result<BTreeMap<String, Life>, WikidataError> {
        let numbers: Vec<_> = persons.iter().copied().collect();
        let found = in_chunks(client, &numbers, &persons::ASKED).await?;
        let (lives, faults) = persons::lives(&found);
        self.rejected.extend(faults);
        Ok(lives)
    }

    fn offices(&self, roles: &BTreeMap<String, Vec<Role>>, names: &Names) -> BTreeMap<String, WhichOffice> {
        roles
            .iter()
            .filter_map(|(number, roles)| {
                let which = offices::which(number, roles, self.country, names)?;
                Some((number.clone(), which))
            })
            .collect()
    }
}

fn subjects(statements: &[Statement]) -> Vec<String> {
    let subjects: BTreeSet<_> = statements.iter().map(|it| it.subject.clone()).collect();
    subjects.into_iter().collect()
}

async fn in_chunks(
    client: &mut Client,
    numbers: &[&str],
    asked: &[Property],
) -> Result<Vec<Statement>, WikidataError> {
    let mut found = Vec::new();
    for chunk in numbers.chunks(MOST_SUBJECTS) {
        found.extend(ask(client, &query::statements_of(chunk, asked)).await?);
    }
    Ok(found)
}

async fn ask(client: &mut Client, query: &str) -> Result<Vec<Statement>, WikidataError> {
    client
        .ask(Service::Query, &[("query", query)], answer::statements)
        .await
}
