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
  const begin = () => whenIdle(() => wake(), { timeout: 2000 });
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
} else {
  document.documentElement.dataset.live = "";
}
