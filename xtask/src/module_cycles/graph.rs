//! The cycles among files that depend on each other.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

use super::resolve::Dependencies;

/// Files of which each depends on the next, and the last on the first.
pub struct Cycle {
    /// Each file, with an item of the next one that it uses.
    steps: Vec<(String, String)>,
}

impl fmt::Display for Cycle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (file, item) in &self.steps {
            write!(formatter, "{file} → [{item}] ")?;
        }
        match self.steps.first() {
            Some((file, _)) => write!(formatter, "{file}"),
            None => Ok(()),
        }
    }
}

/// Cycles, the shortest first, so many that each dependency which is part of any cycle stands in one of them.
pub fn cycles(dependencies: &Dependencies) -> Vec<Cycle> {
    let mut paths: Vec<Vec<&str>> = Vec::new();
    for (from, targets) in dependencies {
        for to in targets.keys() {
            if let Some(mut files) = way(dependencies, to, from) {
                // A cycle begins nowhere, so it is told from the file that is first by name.
                let first = (0..files.len()).min_by_key(|place| files[*place]);
                files.rotate_left(first.unwrap_or_default());
                paths.push(files);
            }
        }
    }
    paths.sort_by_key(|files| (files.len(), files.clone()));
    let mut covered = BTreeSet::new();
    let mut cycles = Vec::new();
    for files in paths {
        let next = files.iter().cycle().skip(1);
        let edges: Vec<(&str, &str)> = files.iter().copied().zip(next.copied()).collect();
        if edges.iter().all(|edge| covered.contains(edge)) {
            continue;
        }
        covered.extend(edges.iter().copied());
        let item = |(from, to): (&str, &str)| {
            let items: Vec<&str> = dependencies[from][to].iter().map(String::as_str).collect();
            (from.to_owned(), items.join(", "))
        };
        cycles.push(Cycle {
            steps: edges.into_iter().map(item).collect(),
        });
    }
    cycles
}

/// The files on the shortest way from one to another, both among them.
fn way<'d>(dependencies: &'d Dependencies, from: &'d str, to: &str) -> Option<Vec<&'d str>> {
    let mut reached_from: BTreeMap<&str, Option<&str>> = BTreeMap::from([(from, None)]);
    let mut queue = VecDeque::from([from]);
    while let Some(file) = queue.pop_front() {
        if file == to {
            let mut way = vec![file];
            let mut at = file;
            while let Some(before) = reached_from[at] {
                way.push(before);
                at = before;
            }
            way.reverse();
            return Some(way);
        }
        for next in dependencies.get(file).into_iter().flat_map(BTreeMap::keys) {
            if !reached_from.contains_key(next.as_str()) {
                reached_from.insert(next, Some(file));
                queue.push_back(next);
            }
        }
    }
    None
}
