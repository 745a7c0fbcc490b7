//! Has the crate compiled anew when a file of the starter world is added or taken out; changed ones are seen anyway.

fn main() {
    println!("cargo::rerun-if-changed=../data");
}
