//! The modules of a crate, read from its files: what each declares, imports and names.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, ItemMod, ItemUse, Macro, Meta, Path, UseTree, Visibility};

/// The place of a module in [`Sources::modules`].
pub type ModuleId = usize;

/// All modules of one crate; the first is its root.
pub struct Sources {
    pub modules: Vec<Module>,
}

/// One module, inline or in a file of its own.
#[derive(Default)]
pub struct Module {
    pub file: String,
    pub parent: Option<ModuleId>,
    pub children: BTreeMap<String, ModuleId>,
    /// The names of what is defined here, besides modules.
    pub items: BTreeSet<String>,
    pub imports: Vec<Import>,
    /// The paths in code, type positions, macro calls and their arguments.
    pub paths: BTreeSet<Vec<String>>,
}

/// One name, or all of a module's, brought into scope by a `use`.
pub struct Import {
    pub path: Vec<String>,
    pub name: ImportedName,
    /// Whether it is shown to others too, so that it may be there for them alone.
    pub is_reexport: bool,
}

/// What an import is called in the module that imports it.
pub enum ImportedName {
    One(String),
    Glob,
}

/// Reads the crate whose root is the file `root`; `load` gives the text of a file.
pub fn read(root: &str, load: &dyn Fn(&str) -> Result<String>) -> Result<Sources> {
    let mut reader = Reader {
        load,
        modules: Vec::new(),
    };
    let (folder, _) = root.rsplit_once('/').context("the root lies in no folder")?;
    reader.file(root, folder, None)?;
    Ok(Sources {
        modules: reader.modules,
    })
}

struct Reader<'l> {
    load: &'l dyn Fn(&str) -> Result<String>,
    modules: Vec<Module>,
}

impl Reader<'_> {
    /// Reads a file as a module whose children lie in `folder`.
    fn file(&mut self, path: &str, folder: &str, parent: Option<ModuleId>) -> Result<ModuleId> {
        let text = (self.load)(path)?;
        let file = syn::parse_file(&text).with_context(|| format!("could not parse {path}"))?;
        self.module(path, folder, parent, &file.items)
    }

    fn module(
        &mut self,
        path: &str,
        folder: &str,
        parent: Option<ModuleId>,
        items: &[Item],
    ) -> Result<ModuleId> {
        let id = self.modules.len();
        self.modules.push(Module {
            file: path.to_owned(),
            parent,
            ..Module::default()
        });
        for item in items.iter().filter(|item| !is_for_tests(attributes_of(item))) {
            if let Item::Mod(child) = item {
                self.child(path, folder, id, child)?;
                continue;
            }
            let module = &mut self.modules[id];
            declare(item, &mut module.items);
            Names { module }.visit_item(item);
        }
        Ok(id)
    }

    fn child(&mut self, path: &str, folder: &str, parent: ModuleId, child: &ItemMod) -> Result<()> {
        let name = child.ident.unraw().to_string();
        ensure!(
            !child
                .attrs
                .iter()
                .any(|attribute| attribute.path().is_ident("path")),
            "{path}: the module `{name}` has a path of its own, which this check cannot follow"
        );
        let folder = format!("{folder}/{name}");
        let id = match &child.content {
            Some((_, items)) => self.module(path, &folder, Some(parent), items)?,
            None => self.file(&format!("{folder}.rs"), &folder, Some(parent))?,
        };
        self.modules[parent].children.insert(name, id);
        Ok(())
    }
}

/// Notes the name of what an item of a module defines.
fn declare(item: &Item, names: &mut BTreeSet<String>) {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        Item::Macro(item) => {
            match &item.ident {
                Some(name) => drop(names.insert(name.unraw().to_string())),
                None => declare_in_tokens(&item.mac.tokens, names),
            }
            return;
        }
        _ => return,
    };
    names.insert(ident.unraw().to_string());
}

/// Notes what the arguments of a macro define, as far as they are written like items.
fn declare_in_tokens(tokens: &TokenStream, names: &mut BTreeSet<String>) {
    const KEYWORDS: [&str; 7] = ["const", "enum", "fn", "static", "struct", "trait", "type"];
    let mut is_name = false;
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(ident) => {
                if is_name {
                    names.insert(ident.unraw().to_string());
                }
                is_name = KEYWORDS.iter().any(|keyword| ident == keyword);
            }
            TokenTree::Group(group) => {
                declare_in_tokens(&group.stream(), names);
                is_name = false;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => is_name = false,
        }
    }
}

/// Collects what the items of one module import and name.
struct Names<'m> {
    module: &'m mut Module,
}

impl Names<'_> {
    fn import(&mut self, tree: &UseTree, before: &[String], is_reexport: bool) {
        let mut path = before.to_vec();
        let name = match tree {
            UseTree::Path(tree) => {
                path.push(tree.ident.unraw().to_string());
                return self.import(&tree.tree, &path, is_reexport);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, before, is_reexport);
                }
                return;
            }
            UseTree::Glob(_) => ImportedName::Glob,
            UseTree::Name(tree) => {
                if tree.ident != "self" {
                    path.push(tree.ident.unraw().to_string());
                }
                ImportedName::One(path.last().cloned().unwrap_or_default())
            }
            UseTree::Rename(tree) => {
                if tree.ident != "self" {
                    path.push(tree.ident.unraw().to_string());
                }
                ImportedName::One(tree.rename.unraw().to_string())
            }
        };
        self.module.imports.push(Import {
            path,
            name,
            is_reexport,
        });
    }

    /// Notes the paths among the arguments of a macro. A name that stands alone may be anything; it is one of ours only
    /// where it is written like a type or called.
    fn paths_in(&mut self, tokens: &TokenStream) {
        let mut path = Vec::new();
        let mut colons = 0;
        let mut is_field = false;
        for token in tokens.clone() {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.note(&mut path, is_field, false);
                        is_field = colons == 0 && is_field;
                    }
                    path.push(ident.unraw().to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' && !path.is_empty() => colons += 1,
                TokenTree::Punct(punct) => {
                    self.note(&mut path, is_field, false);
                    is_field = punct.as_char() == '.';
                    colons = 0;
                }
                TokenTree::Group(group) => {
                    self.note(&mut path, is_field, group.delimiter() == Delimiter::Parenthesis);
                    self.paths_in(&group.stream());
                    is_field = false;
                    colons = 0;
                }
                TokenTree::Literal(_) => {
                    self.note(&mut path, is_field, false);
                    is_field = false;
                    colons = 0;
                }
            }
        }
        self.note(&mut path, is_field, false);
    }

    fn note(&mut self, path: &mut Vec<String>, is_field: bool, is_called: bool) {
        let path = std::mem::take(path);
        let is_ours = match path.as_slice() {
            [] => false,
            [name] => is_called || name.starts_with(char::is_uppercase),
            _ => true,
        };
        if is_ours && !is_field {
            self.module.paths.insert(path);
        }
    }
}

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes_of(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let attributes = match item {
            ImplItem::Const(item) => &item.attrs,
            ImplItem::Fn(item) => &item.attrs,
            ImplItem::Type(item) => &item.attrs,
            _ => return visit::visit_impl_item(self, item),
        };
        if !is_for_tests(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let is_reexport = !matches!(item.vis, Visibility::Inherited);
        self.import(&item.tree, &[], is_reexport);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let names = path
            .segments
            .iter()
            .map(|segment| segment.ident.unraw().to_string());
        self.module.paths.insert(names.collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.paths_in(&call.tokens);
        visit::visit_macro(self, call);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.paths_in(&list.tokens);
        }
    }
}

fn attributes_of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether something is compiled for tests alone.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let Meta::List(list) = &attribute.meta else {
            return attribute.path().is_ident("test");
        };
        let condition = list.tokens.to_string();
        list.path.is_ident("cfg") && (condition == "test" || condition.starts_with("all (test"))
    })
}
