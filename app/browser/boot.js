// Loads the WebAssembly behind the usable page, and wakes the islands on it.
// A page without an island loads nothing more than this file.
const script = document.querySelector("script[data-wasm]");
const islands = document.querySelectorAll("leptos-island");

async function wake() {
  const bundle = await import(script.dataset.js);
  await bundle.default({ module_or_path: script.dataset.wasm });
  bundle.hydrate();
  for (const island of islands) {
    await bundle[island.dataset.component]?.(island);
  }
  document.documentElement.dataset.live = "";
}

if (islands.length > 0) {
  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
  // The page is painted first: the second frame begins when the first stands on the screen.
  const begin = () =>
    requestAnimationFrame(() => requestAnimationFrame(() => whenIdle(() => wake(), { timeout: 2000 })));
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
} else {
  document.documentElement.dataset.live = "";
}

// An edit was saved: the draft of its form, which was sent, has done its work.
if (document.querySelector("[data-saved]")) {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith("draft-sent:")) continue;
    localStorage.removeItem(key);
    localStorage.removeItem(key.replace("draft-sent:", "draft:"));
  }
}

// The page hears of commits that touch it, while somebody looks at it. What is being read does not move: a line over
// the page offers to show what is new.
// A form hears of the page that it is about.
const { version, listensTo } = document.documentElement.dataset;
let news = null;

function listen() {
  if (news || document.visibilityState !== "visible") return;
  const asked = listensTo ? { page: listensTo } : { page: location.pathname + location.search, version };
  news = new EventSource(`/rpc/news?${new URLSearchParams(asked)}`);
  news.addEventListener("changed", () => {
    document.getElementById("news").hidden = false;
    hush();
  });
}

function hush() {
  news?.close();
  news = null;
}

if (version || listensTo) {
  // Not among the first requests: the page comes first.
  const begin = () => {
    clearTimeout(waiting);
    for (const sign of ["pointermove", "keydown", "scroll"]) removeEventListener(sign, begin);
    listen();
    document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  };
  const waiting = setTimeout(begin, 10_000);
  for (const sign of ["pointermove", "keydown", "scroll"]) addEventListener(sign, begin, { passive: true });
  addEventListener("pagehide", hush);
}

// The toolbar: the browser's own print, and the address of what is shown.
addEventListener("click", ({ target }) => {
  const { tool, done } = target.dataset;
  if (tool === "print") print();
  if (tool === "copy") navigator.clipboard?.writeText(location.href).then(() => (target.textContent = done), console.warn);
});
