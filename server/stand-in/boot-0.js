// Build with `cargo xtask build` to have the islands come alive.
