// The browser: the system's Chromium where there is one, else Playwright's own.
import { existsSync } from "node:fs";

/** The path of the system's Chromium, or undefined. */
export const executablePath = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
].find((path) => path && existsSync(path));

/** As root it needs the first; the others keep it from calling home, which would fail on a closed network. */
export const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
