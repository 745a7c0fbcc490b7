//! The bytes of a first visit, as transferred.

use std::net::SocketAddr;

use anyhow::{Result, ensure};

use crate::bench::http::{Answer, Client, get};

/// Bytes of a first visit to the home page.
pub struct Visit {
    /// Until it is usable.
    pub usable: f64,
    /// With the WebAssembly that loads behind it.
    pub complete: f64,
}

/// What a visit costs whose home page came as in `home`.
pub fn of(address: SocketAddr, home: &Answer) -> Result<Visit> {
    let plain = get(address, "/", "identity")?.text();
    let (mut usable, mut behind) = (home.body.len(), 0);
    for asset in assets_of(&plain) {
        let size = get(address, asset, "br")?.body.len();
        let file = asset.rsplit('/').next().unwrap_or_default();
        if file.starts_with("app-") || file.starts_with("app_bg-") {
            behind += size;
        } else {
            usable += size;
        }
    }
    Ok(Visit {
        usable: usable as f64,
        complete: (usable + behind) as f64,
    })
}

/// All bytes of a page that only somebody signed in gets, with everything that it loads.
pub fn of_page(client: &Client, path: &str, cookie: &str) -> Result<f64> {
    let sent = |path: &str, encoding| client.get(path, &[("Cookie", cookie), ("Accept-Encoding", encoding)]);
    let page = sent(path, "br")?;
    ensure!(page.status == 200, "{path} was answered with {}", page.status);
    let mut bytes = page.body.len();
    for asset in assets_of(&sent(path, "identity")?.text()) {
        bytes += sent(asset, "br")?.body.len();
    }
    Ok(bytes as f64)
}

/// The addresses below `/pkg/` that a page names, each once.
fn assets_of(page: &str) -> Vec<&str> {
    let mut assets: Vec<&str> = page
        .match_indices("/pkg/")
        .map(|(start, _)| {
            let rest = &page[start..];
            let end = rest
                .find(['"', '\'', ')', ' ', '<', '&', '\\'])
                .unwrap_or(rest.len());
            &rest[..end]
        })
        .collect();
    assets.sort_unstable();
    assets.dedup();
    assets
}
