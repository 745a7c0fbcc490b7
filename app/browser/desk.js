// What only editors get: keys for what they do most, and an address that can be loaded anew after a form was sent.
const OFF = "keys-off";
const dialog = document.getElementById("keys");

// A page that answers a form stands at the address of its function. Going back or loading anew leads to the form itself, without the
// browser's question whether to send it again; its draft is kept.
const form = new URLSearchParams(location.search).get("page");
if (location.pathname.startsWith("/rpc/") && form?.startsWith("/") && !form.startsWith("//")) {
  history.replaceState(null, "", form + location.hash);
}
document.getElementById("edit-answer")?.focus();

const acts = {
  e() {
    const summary = document.getElementById("edit-actions");
    if (!summary) return false;
    summary.parentElement.open = true;
    summary.parentElement.querySelector("a").focus();
    return true;
  },
  "/"() {
    document.querySelector("input[type=search]")?.focus();
    return true;
  },
  "?"() {
    dialog.showModal();
    return true;
  },
};

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
    event.target.form?.querySelector(".edit-save")?.click();
    return;
  }
  const isTyping = event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  if (isPlain && !isTyping && !dialog.open && !localStorage.getItem(OFF) && acts[event.key]?.()) event.preventDefault();
});

if (dialog) {
  const [on] = dialog.querySelectorAll("input[type=checkbox]");
  on.checked = !localStorage.getItem(OFF);
  on.addEventListener("change", () => (on.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  const opener = document.getElementById("keys-open");
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());
}
