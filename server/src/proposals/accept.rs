//! From proposals to changesets: one for each country and source, whole or not at all.

use super::{Body, Proposal};
use domain::{
    Change, Changeset, EntityRef, Source, World,
    changeset::{Revision, Seq},
    check::{Finding, new_errors},
    claim::{Claim, Matcher, Verdict},
    edit::{Word, merge::merge},
    entity::Review,
    id::SourceId,
};
use jiff::{Timestamp, civil::Date};
use std::collections::BTreeMap;

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
    let mut barred: BTreeMap<String, String> = BTreeMap::new();
    loop {
        let open: Vec<&Proposal> = proposals
            .iter()
            .filter(|proposal| !barred.contains_key(&proposal.id))
            .collect();
        let (attempt, next) = AcceptAttempt::make(world, &open, acceptance);
        let new = new_errors(world, &next, acceptance.today);
        if new.is_empty() {
            return attempt.accepted(barred);
        }
        let count = barred.len();
        for finding in new {
            for id in attempt.by_entity.get(&finding.entity).into_iter().flatten() {
                barred.entry(id.clone()).or_insert_with(|| in_words(&finding));
            }
        }
        // Nobody touched what is wrong, such as an earlier tenure that a new one now overlaps.
        if barred.len() == count {
            let Some((id, why)) = attempt.first_unsound(world, &open, acceptance) else {
                return attempt.nothing(barred);
            };
            barred.insert(id, why);
        }
    }
}

fn in_words(finding: &Finding) -> String {
    format!("{}: {}", finding.rule, finding.message)
}

/// The length of the shortest beginning of `count` things that is not sound; all of them together are not.
fn shortest_unsound(count: usize, mut is_sound: impl FnMut(usize) -> bool) -> usize {
    let (mut sound, mut unsound) = (0, count);
    while unsound - sound > 1 {
        let middle = sound.midpoint(unsound);
        if is_sound(middle) {
            sound = middle;
        } else {
            unsound = middle;
        }
    }
    unsound
}

/// One try to make changesets of the proposals that are not barred.
#[derive(Default)]
struct AcceptAttempt {
    changesets: Vec<Changeset>,
    taken: Vec<(String, Seq)>,
    known: Vec<String>,
    left: Vec<(String, String)>,
    /// Which proposals touched which entity.
    by_entity: BTreeMap<EntityRef, Vec<String>>,
}

impl AcceptAttempt {
    fn make(world: &World, proposals: &[&Proposal], acceptance: &Acceptance) -> (Self, World) {
        let mut attempt = Self::default();
        let mut by_origin: BTreeMap<&str, Vec<&Proposal>> = BTreeMap::new();
        for proposal in proposals {
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
            attempt.apply_since(done, &mut standing);
            for proposal in changes {
                let done = attempt.changesets.len();
                attempt.take_changes(&standing, proposal, acceptance);
                attempt.apply_since(done, &mut standing);
            }
        }
        (attempt, standing)
    }

    /// Applies the changesets from a place on, as they would be committed. From one that the world refuses on they are
    /// taken back: the later ones count on it.
    fn apply_since(&mut self, place: usize, world: &mut World) {
        for number in place..self.changesets.len() {
            let changeset = &self.changesets[number];
            let seq = world.seq() + 1;
            let applied = world.apply(Changeset {
                at: world.time_of_next(changeset.at),
                ..changeset.clone()
            });
            if let Err(refusal) = applied {
                self.changesets.truncate(number);
                let why = refusal.to_string();
                let back = self.taken.extract_if(.., |(_, taken)| *taken >= seq);
                self.left.extend(back.map(|(id, _)| (id, why.clone())));
                return;
            }
        }
    }

    /// The first proposal that brings an error, and which.
    fn first_unsound(
        &self,
        world: &World,
        proposals: &[&Proposal],
        acceptance: &Acceptance,
    ) -> Option<(String, String)> {
        let applied = |count: usize| {
            let mut standing = world.clone();
            let mut beginning = Self {
                changesets: self.changesets[..count].to_vec(),
                ..Self::default()
            };
            beginning.apply_since(0, &mut standing);
            standing
        };
        let errors = |before: &World, after: &World| new_errors(before, after, acceptance.today);
        let changesets = shortest_unsound(self.changesets.len(), |count| {
            errors(world, &applied(count)).is_empty()
        });
        let before = applied(changesets - 1);
        let seq = world.seq() + changesets as Seq;
        let group: Vec<&Proposal> = proposals
            .iter()
            .copied()
            .filter(|it| self.taken.iter().any(|(id, taken)| *taken == seq && *id == it.id))
            .collect();
        let found = |count: usize| {
            let (_, after) = Self::make(&before, &group[..count], acceptance);
            errors(&before, &after)
        };
        let count = shortest_unsound(group.len(), |count| found(count).is_empty());
        let finding = found(count).into_iter().next()?;
        Some((group.get(count - 1)?.id.clone(), in_words(&finding)))
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
        let cited = world.standing_source(&source.id);
        let word = Word {
            sources: vec![(&cited).into()],
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
                    Verdict::New(_) | Verdict::Differs(..) => {
                        self.touches(matcher.touched(), &proposal.id);
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
            if matcher.find(&EntityRef::Source(cited.clone())).is_none() {
                matcher.put(source.clone());
            }
            seq += 1;
            let changes = matcher.give_out(seq);
            self.taken.extend(taken.into_iter().map(|id| (id, seq)));
            self.changesets.push(Changeset {
                author: acceptance.by.clone(),
                at: acceptance.at,
                comment: comment(source, &references),
                sources: vec![cited.clone()],
                changes,
            });
        }
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
        self.touches(merged.iter().map(Change::reference), &proposal.id);
        self.taken.push((proposal.id.clone(), world.seq() + 1));
        self.changesets.push(Changeset {
            author: acceptance.by.clone(),
            at: acceptance.at,
            comment: format!("{comment} (proposed by {})", proposal.proposed_by),
            sources: sources.iter().map(|id| world.standing_source(id)).collect(),
            changes: merged,
        });
    }

    /// Notes which proposal is to blame if something is wrong with one of some entities.
    fn touches(&mut self, entities: impl Iterator<Item = EntityRef>, id: &str) {
        for entity in entities {
            self.by_entity.entry(entity).or_default().push(id.to_owned());
        }
    }

    fn accepted(self, barred: BTreeMap<String, String>) -> Accepted {
        let mut left = self.left;
        left.extend(barred);
        Accepted {
            changesets: self.changesets,
            taken: self.taken,
            known: self.known,
            left,
        }
    }

    /// Leaves everything that would have been taken in.
    fn nothing(mut self, barred: BTreeMap<String, String>) -> Accepted {
        let why = "the world would not be sound with these together";
        self.changesets.clear();
        let back = self.taken.drain(..).map(|(id, _)| (id, why.to_owned()));
        self.left.extend(back);
        self.accepted(barred)
    }
}

/// A change on top of what stands now; none where that says the same already.
pub fn rebased(world: &World, seen: Seq, change: &Change) -> Result<Option<Change>, String> {
    let proposed_as = change.reference();
    let Revision::Is(mine) = &change.to else {
        return match world.get(&proposed_as) {
            None => Ok(None),
            Some(_) if world.version_of(&proposed_as) == Some(change.expects) => Ok(Some(change.clone())),
            Some(_) => Err("it was changed since".to_owned()),
        };
    };
    // What was merged since goes by its name of now.
    let mine = world.renamed(mine.clone());
    let entity = mine.reference();
    let version = world.version_of(&entity).unwrap_or(0);
    if version == change.expects {
        return Ok(Some(Change::replace(version, mine)));
    }
    let base = world.entity_at(&proposed_as, seen);
    let base = base.map(|(_, entity)| world.renamed(entity));
    match (base, world.get(&entity)) {
        (Some(base), Some(theirs)) => match merge(&base, &mine, &theirs) {
            Ok(both) if both == theirs => Ok(None),
            Ok(both) => Ok(Some(Change::replace(version, both))),
            Err(_) => Err("the same fields were changed since".to_owned()),
        },
        (None, Some(theirs)) if theirs == mine => Ok(None),
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
        sources: vec![world.standing_source(source).into()],
        today,
    };
    let mut matcher = Matcher::new(world, word, Review::Reviewed);
    let verdict = matcher.take(claim);
    Looked {
        verdict,
        changes: matcher.changes(),
    }
}
