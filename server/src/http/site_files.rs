//! Where the browser's files come from, and what they are called.

use anyhow::Context as _;
use app::Assets;
use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs,
    path::{Component, PathBuf},
    sync::Arc,
};

/// Gives a file of the site by its name.
pub type GetFile = Arc<dyn Fn(&str) -> Option<Cow<'static, [u8]>> + Send + Sync>;

/// Reads the files of a folder, and of none above or below it.
pub fn in_folder(folder: PathBuf) -> GetFile {
    Arc::new(move |name| {
        let path = std::path::Path::new(name);
        let mut parts = path.components();
        let is_inside = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
        let content = is_inside.then(|| fs::read(folder.join(path)))?;
        content.ok().map(Cow::Owned)
    })
}

/// Where the files of the site are, as the build's manifest names them. One that was not built has no address.
///
/// # Errors
/// When there is no manifest, or it cannot be read.
pub fn assets_of(get: &GetFile) -> anyhow::Result<Assets> {
    let file = get("manifest.json").context("the browser's files have no manifest.json")?;
    let manifest: BTreeMap<String, String> =
        serde_json::from_slice(&file).context("manifest.json of the browser's files cannot be read")?;
    let path = |key: &str| match manifest.get(key) {
        Some(name) => format!("/pkg/{name}"),
        None => String::new(),
    };
    Ok(Assets {
        css: path("css"),
        editors_css: path("editors-css"),
        boot: path("boot"),
        desk: path("desk"),
        js: path("js"),
        wasm: path("wasm"),
        favicon: path("favicon"),
    })
}

#[cfg(test)]
mod tests {
    use super::{GetFile, assets_of, in_folder};
    use std::{borrow::Cow, fs, sync::Arc};

    #[test]
    fn nothing_is_served_without_a_manifest_that_can_be_read() {
        let of = |manifest: Option<&'static str>| {
            let get: GetFile = Arc::new(move |name| {
                let manifest = manifest.filter(|_| name == "manifest.json")?;
                Some(Cow::Borrowed(manifest.as_bytes()))
            });
            assets_of(&get)
        };
        let assets = of(Some("{\"css\":\"handover-0.css\"}")).expect("a manifest");
        assert_eq!(
            (assets.css.as_str(), assets.js.as_str()),
            ("/pkg/handover-0.css", "")
        );
        for wrong in [None, Some(""), Some("{\"css\":"), Some("[]")] {
            assert!(of(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_folder_is_read_each_time_anew_and_nothing_outside_of_it() {
        let outside = tempfile::tempdir().expect("a folder");
        let folder = outside.path().join("pkg");
        fs::create_dir(&folder).expect("a folder");
        fs::write(outside.path().join("secret.txt"), "secret").expect("a file");
        let get = in_folder(folder.clone());
        for text in ["one", "two"] {
            fs::write(folder.join("handover.css"), text).expect("a file");
            assert_eq!(get("handover.css").as_deref(), Some(text.as_bytes()));
        }
        let absolute = outside.path().join("secret.txt");
        let absolute = absolute.to_str().expect("a path in UTF-8");
        for wrong in ["nothing.css", "../secret.txt", absolute, ""] {
            assert_eq!(get(wrong), None, "{wrong}");
        }
    }
}
