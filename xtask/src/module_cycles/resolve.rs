//! Which file defines what a path names.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::{ImportedName, ModuleId, Sources};

/// Whom each file depends on, and by which items.
pub type Dependencies = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Finds whom each file of a crate depends on.
pub fn dependencies(sources: &Sources) -> Dependencies {
    let mut dependencies = Dependencies::new();
    for (id, module) in sources.modules.iter().enumerate() {
        let imports = module.imports.iter().filter(|import| !import.is_reexport);
        let imported = imports.filter(|import| matches!(import.name, ImportedName::One(_)));
        for path in module.paths.iter().chain(imported.map(|import| &import.path)) {
            for target in (Resolver::new(sources)).path(id, path) {
                let Target::Item {
                    module: definer,
                    name,
                } = target
                else {
                    continue;
                };
                let definer = &sources.modules[definer].file;
                if *definer != module.file {
                    let of_file = dependencies.entry(module.file.clone()).or_default();
                    of_file.entry(definer.clone()).or_default().insert(name);
                }
            }
        }
    }
    dependencies
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    Module(ModuleId),
    Item { module: ModuleId, name: String },
}

struct Resolver<'s> {
    sources: &'s Sources,
    /// The names that are being looked up, since imports may lead back to themselves.
    pending: Vec<(ModuleId, String)>,
}

impl<'s> Resolver<'s> {
    fn new(sources: &'s Sources) -> Self {
        Self {
            sources,
            pending: Vec::new(),
        }
    }

    /// What a path names when it stands in a module; nothing if that is no part of this crate. One name may be a
    /// module and a function.
    fn path(&mut self, from: ModuleId, path: &[String]) -> Vec<Target> {
        let Some((first, rest)) = path.split_first() else {
            return Vec::new();
        };
        let mut found = match first.as_str() {
            "crate" => vec![Target::Module(0)],
            "self" => vec![Target::Module(from)],
            "super" => self.sources.modules[from]
                .parent
                .map(Target::Module)
                .into_iter()
                .collect(),
            name => self.name(from, name),
        };
        for name in rest {
            let module = found.iter().find_map(|target| match target {
                Target::Module(module) => Some(*module),
                Target::Item { .. } => None,
            });
            // A variant or an associated item: it belongs to whoever defines its type.
            let Some(module) = module else { break };
            found = match name.as_str() {
                "super" => self.sources.modules[module]
                    .parent
                    .map(Target::Module)
                    .into_iter()
                    .collect(),
                name => self.member(module, name),
            };
        }
        found
    }

    /// What a module has under a name. What it does not show is made by a macro, and so its own.
    fn member(&mut self, module: ModuleId, name: &str) -> Vec<Target> {
        let found = self.name(module, name);
        let leads_outside = self.sources.modules[module]
            .imports
            .iter()
            .any(|import| matches!(&import.name, ImportedName::One(one) if one == name));
        if found.is_empty() && !leads_outside {
            return vec![Target::Item {
                module,
                name: name.to_owned(),
            }];
        }
        found
    }

    /// What a name stands for in a module: its own, or imported, or by a glob.
    fn name(&mut self, module: ModuleId, name: &str) -> Vec<Target> {
        let key = (module, name.to_owned());
        if self.pending.contains(&key) {
            return Vec::new();
        }
        self.pending.push(key);
        let found = self.name_once(module, name);
        self.pending.pop();
        found
    }

    fn name_once(&mut self, id: ModuleId, name: &str) -> Vec<Target> {
        let sources = self.sources;
        let module = &sources.modules[id];
        let mut found = Vec::new();
        found.extend(module.children.get(name).map(|child| Target::Module(*child)));
        if module.items.contains(name) {
            found.push(Target::Item {
                module: id,
                name: name.to_owned(),
            });
        }
        for import in &module.imports {
            if matches!(&import.name, ImportedName::One(one) if one == name) {
                let targets = self.path(id, &import.path);
                found.extend(targets);
            }
        }
        if found.is_empty() {
            for import in &module.imports {
                if matches!(import.name, ImportedName::Glob) {
                    for target in self.path(id, &import.path) {
                        if let Target::Module(module) = target {
                            found.extend(self.name(module, name));
                        }
                    }
                }
            }
        }
        let mut seen = Vec::new();
        for target in found {
            if !seen.contains(&target) {
                seen.push(target);
            }
        }
        seen
    }
}
