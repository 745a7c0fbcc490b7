//! From what is kept to what the pages of the review show.

use super::claim;
use crate::{
    import::{
        reasons::{self, Reason},
        run::{Phase, Report},
    },
    proposals::{
        Body, Comparison, Proposal, State,
        accept::{look, rebased},
        store::{Group, RunRow, StoreError},
    },
};
use app::review::{Count, GroupLine, Line, One, ReasonLine, RejectedLine, RunPhase, RunShown, Standing};
use domain::{World, claim::Verdict};
use jiff::{Timestamp, civil::Date};

/// After how many seconds without a word an import counts as stopped.
const SILENT: i64 = 120;
/// How many rejected rows and missing facts one page lists.
const LISTED: usize = 500;

/// What waits, with one line for each country and source.
///
/// # Errors
/// When the database cannot count.
pub fn groups(groups: Vec<Group>) -> Result<Vec<GroupLine>, StoreError> {
    let mut lines: Vec<GroupLine> = Vec::new();
    for group in groups {
        let count = group.count()?;
        let country = if group.country.is_empty() {
            "-".to_owned()
        } else {
            group.country
        };
        let source = group.source;
        let is_same = |line: &&mut GroupLine| line.country == country && line.source == source;
        let line = match lines.iter_mut().find(is_same) {
            Some(line) => line,
            None => {
                lines.push(GroupLine {
                    country,
                    source,
                    new: 0,
                    differs: 0,
                    questions: 0,
                });
                let last = lines.len() - 1;
                &mut lines[last]
            }
        };
        match Comparison::from_word(&group.verdict) {
            Some(Comparison::New) => line.new += count,
            Some(Comparison::Differs) => line.differs += count,
            Some(Comparison::Question) => line.questions += count,
            None => {}
        }
    }
    Ok(lines)
}

/// A proposal in a list.
pub fn line(proposal: &Proposal) -> Line {
    let (source, reference) = match &proposal.made.body {
        Body::Claim { source, claim } => (source.title.clone(), claim.reference.clone()),
        Body::Changes { comment, .. } => (proposal.proposed_by.clone(), comment.clone()),
    };
    Line {
        id: proposal.id.clone(),
        title: proposal.made.title.clone(),
        kind: proposal.made.kind,
        source,
        reference,
        reason: proposal
            .decided
            .as_ref()
            .and_then(|decided| decided.reason.clone()),
    }
}

/// A proposal as it compares with the world now.
pub fn one(proposal: &Proposal, world: &World, today: Date) -> One {
    let is_open = proposal.state == State::Open;
    let (standing, changes, fields, source_url) = match &proposal.made.body {
        Body::Claim { source, claim } => {
            let looked = look(world, &source.id, claim, today);
            let standing = match looked.verdict {
                Verdict::Same(_) => Standing::Same,
                Verdict::New(_) => Standing::New,
                Verdict::Differs(..) => Standing::Differs,
                Verdict::Question { name, persons } => Standing::Question { name, persons },
                Verdict::Refused(why) => Standing::Refused(why),
            };
            let fields = if is_open { claim::fields(claim) } else { Vec::new() };
            (standing, looked.changes, fields, source.url.clone())
        }
        Body::Changes { seen, changes, .. } => {
            let merged: Result<Vec<_>, String> = changes
                .iter()
                .filter_map(|change| rebased(world, *seen, change).transpose())
                .collect();
            let (standing, merged) = match merged {
                Ok(merged) if merged.is_empty() => (Standing::Same, merged),
                Ok(merged) => (Standing::Differs, merged),
                Err(why) => (Standing::Refused(why), Vec::new()),
            };
            (standing, merged, Vec::new(), None)
        }
    };
    One {
        line: line(proposal),
        state: proposal.state,
        source_url,
        proposed: (proposal.proposed_by.clone(), proposal.proposed_at),
        decided: proposal
            .decided
            .as_ref()
            .map(|decided| (decided.by.clone(), decided.at, decided.seq)),
        standing,
        changes,
        fields,
        who: None,
        refused: None,
    }
}

/// How a proposal compares with the world once it has been answered or put right.
pub fn kind_now(body: &Body, before: Comparison, world: &World, today: Date) -> Comparison {
    let Body::Claim { source, claim } = body else {
        return before;
    };
    match look(world, &source.id, claim, today).verdict {
        Verdict::New(_) => Comparison::New,
        Verdict::Differs(..) => Comparison::Differs,
        Verdict::Question { .. } => Comparison::Question,
        Verdict::Same(_) | Verdict::Refused(_) => before,
    }
}

/// An import as its page shows it.
///
/// # Errors
/// When its row is damaged.
pub fn run(row: &RunRow) -> Result<RunShown, StoreError> {
    let report = Report::of(row)?;
    let (began, seen) = row.times()?;
    let is_silent = Timestamp::now().as_second() - row.seen > SILENT;
    let phase = match report.phase {
        Phase::Done => RunPhase::Done,
        Phase::Stopped => RunPhase::Stopped,
        _ if is_silent => RunPhase::Stopped,
        _ => RunPhase::Running,
    };
    let counts = &report.counts;
    Ok(RunShown {
        id: row.id.clone(),
        source: report.source.clone(),
        subject: report.subject.clone(),
        began,
        seen,
        phase,
        position: report.position(),
        total: report.total,
        counts: vec![
            (Count::Same, counts.same),
            (Count::New, counts.new),
            (Count::Differs, counts.differs),
            (Count::Questions, counts.questions),
            (Count::Rejected, counts.rejected),
            (Count::Gone, report.gone.len() as u64),
            (Count::Accepted, counts.accepted),
        ],
        reasons: reasons(&report),
        rejected: report
            .rejected
            .iter()
            .take(LISTED)
            .map(|rejected| RejectedLine {
                line: rejected.line,
                column: rejected.column.clone(),
                at: rejected.at.clone(),
                reason: rejected.reason.clone(),
            })
            .collect(),
        failed: report.failed_parts.clone(),
        gone: report.gone.iter().take(LISTED).cloned().collect(),
    })
}

/// Why rows were left out, the most frequent reason first.
fn reasons(report: &Report) -> Vec<ReasonLine> {
    let mut reasons = report.reasons.clone();
    reasons::sort(&mut reasons);
    let line = |reason: Reason| ReasonLine {
        count: reason.count,
        column: reason.column,
        words: reason.words,
        examples: reason.examples.into_iter().map(|row| row.at).collect(),
    };
    reasons.into_iter().map(line).collect()
}
