use anyhow::{Context, Result};

use super::{graph, resolve, sources};

/// The cycles of a crate that is given as its files and their texts.
fn cycles(files: &[(&str, &str)]) -> Result<Vec<String>> {
    let load = |path: &str| {
        let found = files.iter().find(|(name, _)| *name == path);
        let (_, text) = found.with_context(|| format!("there is no {path}"))?;
        Ok((*text).to_owned())
    };
    let dependencies = resolve::dependencies(&sources::read("src/lib.rs", &load)?);
    Ok(graph::cycles(&dependencies)
        .iter()
        .map(ToString::to_string)
        .collect())
}

#[test]
fn two_files_that_use_each_other_are_a_cycle() -> Result<()> {
    let found = cycles(&[
        ("src/lib.rs", "mod a; mod b;"),
        ("src/a.rs", "use crate::b::B; pub struct A(B);"),
        ("src/b.rs", "pub struct B; fn f() { super::a::A::new(); }"),
    ])?;
    assert_eq!(found, ["src/a.rs → [B] src/b.rs → [A] src/a.rs"]);
    Ok(())
}

#[test]
fn a_longer_way_round_is_a_cycle() -> Result<()> {
    let found = cycles(&[
        ("src/lib.rs", "mod a; mod b; mod c;"),
        ("src/a.rs", "use crate::b; pub fn f() { b::f() }"),
        ("src/b.rs", "use super::c::f as g; pub fn f() { g() }"),
        ("src/c.rs", "pub fn f() { crate::a::f() }"),
    ])?;
    assert_eq!(found, ["src/a.rs → [f] src/b.rs → [f] src/c.rs → [f] src/a.rs"]);
    Ok(())
}

#[test]
fn re_exports_are_followed_and_are_no_dependency() -> Result<()> {
    let found = cycles(&[
        ("src/lib.rs", "mod parent; pub use parent::First;"),
        (
            "src/parent.rs",
            "mod first; mod second; pub use first::First; pub use second::*; pub struct Shared;",
        ),
        (
            "src/parent/first.rs",
            "use super::{Second, Shared}; pub struct First(Second, Shared);",
        ),
        (
            "src/parent/second.rs",
            "use super::Shared; pub struct Second(Shared);",
        ),
    ])?;
    assert!(found.is_empty(), "{found:?}");
    Ok(())
}

#[test]
fn a_parent_that_calls_a_child_that_uses_its_type_is_a_cycle() -> Result<()> {
    let found = cycles(&[
        ("src/lib.rs", "mod parent;"),
        (
            "src/parent.rs",
            "mod child; pub struct Shared; fn f() { child::f(&Shared); }",
        ),
        ("src/parent/child.rs", "pub fn f(shared: &super::Shared) {}"),
    ])?;
    assert_eq!(
        found,
        ["src/parent.rs → [f] src/parent/child.rs → [Shared] src/parent.rs"]
    );
    Ok(())
}

#[test]
fn a_re_export_that_the_file_uses_itself_is_a_dependency() -> Result<()> {
    let found = cycles(&[
        ("src/lib.rs", "mod parent;"),
        (
            "src/parent.rs",
            "mod child; pub use child::Child; pub struct Shared(Child);",
        ),
        (
            "src/parent/child.rs",
            "pub struct Child; fn f() -> super::Shared { todo!() }",
        ),
    ])?;
    assert_eq!(found.len(), 1, "{found:?}");
    Ok(())
}

#[test]
fn what_macros_are_given_and_what_they_make_counts() -> Result<()> {
    let found = cycles(&[
        ("src/lib.rs", "mod a; mod b;"),
        (
            "src/a.rs",
            "fn f() { view! { <p>{crate::b::made()}</p> } } pub struct A;",
        ),
        (
            "src/b.rs",
            "words! { pub enum Made { One } } impl Made { fn f() -> crate::a::A { todo!() } }",
        ),
    ])?;
    assert_eq!(found, ["src/a.rs → [made] src/b.rs → [A] src/a.rs"]);
    Ok(())
}

#[test]
fn tests_and_inline_modules_are_no_cycle() -> Result<()> {
    let found = cycles(&[
        ("src/lib.rs", "mod a; mod b;"),
        (
            "src/a.rs",
            "pub struct A; mod inner { pub fn f(_: super::A) {} } fn g() { inner::f(A) }
             #[cfg(test)] mod tests { use crate::b::B; fn f(_: B) {} }",
        ),
        ("src/b.rs", "use crate::a::A; pub struct B(A);"),
    ])?;
    assert!(found.is_empty(), "{found:?}");
    Ok(())
}

#[test]
fn a_file_that_cannot_be_read_is_an_error() {
    assert!(cycles(&[("src/lib.rs", "mod missing;")]).is_err());
    assert!(cycles(&[("src/lib.rs", "fn {")]).is_err());
}
