//! From proposals to changesets: one for each country and source, whole or not at all.

use super::{Body, Proposal};
use domain::{
    Change, Changeset, EntityRef, Refusal, Source, World,
    changeset::{Revision, Seq},
    check::{Finding, Severity, check},
    claim::{Claim, Matcher, Verdict},
    edit::{Word, merge::merge},
    entity::Review,
    id::SourceId,
};
use jiff::{Timestamp, civil::Date};
use std::collections::{BTreeMap, HashSet};

/// How often proposals that would make the world unsound are left out and the rest is tried again.
const TRIES: usize = 6;
/// How many references stand in the comment of one changeset.
const REFERENCES: usize = 40;

/// Who accepts, when, and whether a person has compared the facts with their sources.
#[derive(Clone, Debug)]
pub struct Acceptance {
    pub by: String,
    pub at: Timestamp,
    pub today: Date,
    pub review: Review,
    /// Only what the world does not have at all is taken in.
    pub only_new: bool,
}

/// What becomes of proposals.
#[derive(Clone, Debug, Default)]
pub struct Accepted {
    /// To be committed in this order, on the world that they were made for.
    pub changesets: Vec<Changeset>,
    /// The proposals that a changeset takes in, with its number.
    pub taken: Vec<(String, Seq)>,
    /// Those that the world says already.
    pub known: Vec<String>,
    /// Those that could not be taken in, and why.
    pub left: Vec<(String, String)>,
}

/// Makes changesets of proposals, so that the world takes them and is as sound as it was.
pub fn accept(world: &World, proposals: &[Proposal], acceptance: &Acceptance) -> Accepted {
    let before: HashSet<(EntityRef, &'static str)> = errors(world, acceptance.today)
        .into_iter()
        .map(|finding| (finding.entity, finding.rule))
        .collect();
    let mut barred: BTreeMap<String, String> = BTreeMap::new();
    for _ in 0..TRIES {
        let Ok((attempt, next)) = Attempt::make(world, proposals, acceptance, &barred) else {
            break;
        };
        let new: Vec<Finding> = errors(&next, acceptance.today)
            .into_iter()
            .filter(|finding| !before.contains(&(finding.entity.clone(), finding.rule)))
            .collect();
        if new.is_empty() {
            return attempt.accepted(&barred);
        }
        let count = barred.len();
        for finding in new {
            for id in attempt.to_blame(&finding.entity, world.seq()) {
                barred
                    .entry(id)
                    .or_insert_with(|| format!("{}: {}", finding.rule, finding.message));
            }
        }
        if barred.len() == count {
            break;
        }
    }
    Accepted {
        left: proposals
            .iter()
            .map(|proposal| {
                let why = barred
                    .get(&proposal.id)
                    .cloned()
                    .unwrap_or_else(|| "the world would not be sound with these together".to_owned());
                (proposal.id.clone(), why)
            })
            .collect(),
        ..Accepted::default()
    }
}

fn errors(world: &World, today: Date) -> Vec<Finding> {
    check(world, today)
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect()
}

/// One try to make changesets of the proposals that are not barred.
#[derive(Default)]
struct Attempt {
    changesets: Vec<Changeset>,
    taken: Vec<(String, Seq)>,
    known: Vec<String>,
    left: Vec<(String, String)>,
    /// Which proposals touched which entity.
    by_entity: BTreeMap<EntityRef, Vec<String>>,
}

impl Attempt {
    fn make(
        world: &World,
        proposals: &[Proposal],
        acceptance: &Acceptance,
        barred: &BTreeMap<String, String>,
    ) -> Result<(Self, World), Refusal> {
        let mut attempt = Self::default();
        let mut by_origin: BTreeMap<&str, Vec<&Proposal>> = BTreeMap::new();
        for proposal in proposals.iter().filter(|it| !barred.contains_key(&it.id)) {
            by_origin.entry(&proposal.made.origin).or_default().push(proposal);
        }
        // Each source meets what the ones before it have added.
        let mut standing = world.clone();
        for proposals in by_origin.into_values() {
            let (claims, changes): (Vec<_>, Vec<_>) = proposals
                .into_iter()
                .partition(|it| matches!(it.made.body, Body::Claim { .. }));
            let done = attempt.changesets.len();
            attempt.take_claims(&standing, claims, acceptance);
            attempt.apply_since(done, &mut standing)?;
            for proposal in changes {
                let done = attempt.changesets.len();
                attempt.take_changes(&standing, proposal, acceptance);
                attempt.apply_since(done, &mut standing)?;
            }
        }
        Ok((attempt, standing))
    }

    /// Applies the changesets from a place on, as they would be committed.
    fn apply_since(&self, place: usize, world: &mut World) -> Result<(), Refusal> {
        for changeset in &self.changesets[place..] {
            world.apply(Changeset {
                at: world.time_of_next(changeset.at),
                ..changeset.clone()
            })?;
        }
        Ok(())
    }

    /// Claims of one source, country by country.
    fn take_claims(&mut self, world: &World, mut proposals: Vec<&Proposal>, acceptance: &Acceptance) {
        let order = |proposal: &Proposal| match &proposal.made.body {
            Body::Claim { claim, .. } => claim.order(),
            Body::Changes { .. } => 0,
        };
        // Persons by themselves are of no country, and come last.
        proposals.sort_by(|a, b| {
            let key = |it: &Proposal| (it.made.country.is_none(), it.made.country.clone(), order(it));
            key(a).cmp(&key(b))
        });
        let Some(Body::Claim { source, .. }) = proposals.first().map(|it| &it.made.body) else {
            return;
        };
        let word = Word {
            sources: vec![source.id.clone()],
            today: acceptance.today,
        };
        let mut matcher = Matcher::new(world, word, acceptance.review);
        let mut seq = world.seq();
        for group in proposals.chunk_by(|a, b| a.made.country == b.made.country) {
            let mut taken = Vec::new();
            let mut references = Vec::new();
            for proposal in group {
                let Body::Claim { claim, .. } = &proposal.made.body else {
                    continue;
                };
                let verdict = if acceptance.only_new {
                    matcher.take_if_new(claim)
                } else {
                    matcher.take(claim)
                };
                match verdict {
                    Verdict::Differs(..) if acceptance.only_new => {
                        let why = "by now the record has it otherwise, and somebody has to decide";
                        self.left.push((proposal.id.clone(), why.to_owned()));
                    }
                    Verdict::New(entity) | Verdict::Differs(entity, _) => {
                        self.blame(&matcher, &entity, &proposal.id);
                        references.push(claim.reference.clone());
                        taken.push(proposal.id.clone());
                    }
                    Verdict::Same(_) => self.known.push(proposal.id.clone()),
                    Verdict::Question { name, .. } => self
                        .left
                        .push((proposal.id.clone(), format!("it is not certain who “{name}” is"))),
                    Verdict::Refused(why) => self.left.push((proposal.id.clone(), why)),
                }
            }
            if taken.is_empty() {
                continue;
            }
            // The source comes with the first facts that stand on its word.
            if matcher.find(&EntityRef::Source(source.id.clone())).is_none() {
                matcher.put(source.clone());
            }
            seq += 1;
            let changes = matcher.give_out(seq);
            self.taken.extend(taken.into_iter().map(|id| (id, seq)));
            self.changesets.push(Changeset {
                author: acceptance.by.clone(),
                at: acceptance.at,
                comment: comment(source, &references),
                sources: vec![source.id.clone()],
                changes,
            });
        }
    }

    /// Notes which proposal is to blame if something is wrong with an entity, or with what it names.
    fn blame(&mut self, matcher: &Matcher<'_>, entity: &EntityRef, id: &str) {
        let mut entities = vec![entity.clone()];
        if let Some(domain::Entity::Tenure(tenure)) = matcher.find(entity) {
            entities.push(EntityRef::Person(tenure.person));
            entities.push(EntityRef::Office(tenure.office));
        }
        for entity in entities {
            self.by_entity.entry(entity).or_default().push(id.to_owned());
        }
    }

    /// The proposals that touched an entity, or else all of the changeset that did.
    fn to_blame(&self, entity: &EntityRef, base: Seq) -> Vec<String> {
        if let Some(ids) = self.by_entity.get(entity) {
            return ids.clone();
        }
        let touching = (base + 1..)
            .zip(&self.changesets)
            .filter(|(_, changeset)| changeset.changes.iter().any(|it| it.reference() == *entity))
            .map(|(seq, _)| seq);
        let touching: HashSet<Seq> = touching.collect();
        let taken = self.taken.iter().filter(|(_, seq)| touching.contains(seq));
        taken.map(|(id, _)| id.clone()).collect()
    }

    /// Changes that somebody proposed, brought together with what others have changed since.
    fn take_changes(&mut self, world: &World, proposal: &Proposal, acceptance: &Acceptance) {
        let Body::Changes {
            seen,
            comment,
            sources,
            changes,
        } = &proposal.made.body
        else {
            return;
        };
        let mut merged = Vec::new();
        for change in changes {
            match rebased(world, *seen, change) {
                Ok(change) => merged.extend(change),
                Err(why) => {
                    self.left.push((proposal.id.clone(), why));
                    return;
                }
            }
        }
        if merged.is_empty() {
            self.known.push(proposal.id.clone());
            return;
        }
        for change in &merged {
            self.by_entity
                .entry(change.reference())
                .or_default()
                .push(proposal.id.clone());
        }
        self.taken.push((proposal.id.clone(), world.seq() + 1));
        self.changesets.push(Changeset {
            author: acceptance.by.clone(),
            at: acceptance.at,
            comment: format!("{comment} (proposed by {})", proposal.proposed_by),
            sources: sources.clone(),
            changes: merged,
        });
    }

    fn accepted(self, barred: &BTreeMap<String, String>) -> Accepted {
        let mut left = self.left;
        left.extend(barred.iter().map(|(id, why)| (id.clone(), why.clone())));
        Accepted {
            changesets: self.changesets,
            taken: self.taken,
            known: self.known,
            left,
        }
    }
}

/// A change on top of what stands now; none where that says the same already.
fn rebased(world: &World, seen: Seq, change: &Change) -> Result<Option<Change>, String> {
    let entity = change.reference();
    let version = world.version_of(&entity).unwrap_or(0);
    let Revision::Is(mine) = &change.to else {
        return Ok(Some(Change::remove(version, entity)));
    };
    if version == change.expects {
        return Ok(Some(change.clone()));
    }
    let base = world.entity_at(&entity, seen).map(|(_, entity)| entity);
    match (base, world.get(&entity)) {
        (Some(base), Some(theirs)) => match merge(&base, mine, &theirs) {
            Ok(both) if both == theirs => Ok(None),
            Ok(both) => Ok(Some(Change::replace(version, both))),
            Err(_) => Err("the same fields were changed since".to_owned()),
        },
        (None, Some(theirs)) if theirs == *mine => Ok(None),
        (None, Some(_)) => Err("something else has this id by now".to_owned()),
        (_, None) => Err("it was taken out since".to_owned()),
    }
}

/// Why the changeset was made: the source, and where in it.
fn comment(source: &Source, references: &[String]) -> String {
    let shown: Vec<_> = references.iter().take(REFERENCES).map(String::as_str).collect();
    let more = match references.len().saturating_sub(REFERENCES) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    format!("From “{}”: {}{more}", source.title, shown.join("; "))
}

/// What one proposal would change now, for whoever is to decide.
pub struct Looked {
    pub verdict: Verdict,
    pub changes: Vec<Change>,
}

/// Compares one claim with the world as it stands.
pub fn look(world: &World, source: &SourceId, claim: &Claim, today: Date) -> Looked {
    let word = Word {
        sources: vec![source.clone()],
        today,
    };
    let mut matcher = Matcher::new(world, word, Review::Reviewed);
    let verdict = matcher.take(claim);
    Looked {
        verdict,
        changes: matcher.changes(),
    }
}
