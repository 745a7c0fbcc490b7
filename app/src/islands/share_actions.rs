//! Copying a link or a sentence, and the device's own share sheet.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The words of the buttons, and what they say when they are done.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShareWords {
    pub copy_link: String,
    pub copy_sentence: String,
    pub share: String,
    pub copied: String,
    pub failed: String,
}

/// Buttons that do nothing before they are alive, so the style sheet keeps their place and hides them until then.
/// The link is in the address bar and the sentence on the page: without scripts both can be selected.
#[island]
pub fn ShareActions(title: String, sentence: String, url: String, words: ShareWords) -> impl IntoView {
    let (note, set_note) = signal(String::new());
    let (has_sheet, set_has_sheet) = signal(false);
    Effect::new(move || {
        #[cfg(feature = "hydrate")]
        set_has_sheet.set(crate::browser::has_share_sheet());
        #[cfg(not(feature = "hydrate"))]
        let _ = set_has_sheet;
    });
    let ShareWords {
        copy_link,
        copy_sentence,
        share,
        copied,
        failed,
    } = words;
    let copy = Callback::new(move |text: String| {
        #[cfg(feature = "hydrate")]
        {
            let (copied, failed) = (copied.clone(), failed.clone());
            crate::browser::copy(&text, move |is_copied| {
                set_note.set(if is_copied { copied } else { failed });
            });
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = (text, &copied, &failed, set_note);
    });
    let (link, quotation) = (url.clone(), format!("{sentence} {url}"));
    let open_sheet = move |_| {
        #[cfg(feature = "hydrate")]
        crate::browser::open_share_sheet(&title, &sentence, &url);
        #[cfg(not(feature = "hydrate"))]
        let _ = (&title, &sentence, &url);
    };
    view! {
        <div class="share-actions">
            <button type="button" on:click=move |_| copy.run(link.clone())>{copy_link}</button>
            <button type="button" on:click=move |_| copy.run(quotation.clone())>{copy_sentence}</button>
            <button type="button" hidden=move || !has_sheet.get() on:click=open_sheet>{share}</button>
            <span role="status" class="share-note">{move || note.get()}</span>
        </div>
    }
}
