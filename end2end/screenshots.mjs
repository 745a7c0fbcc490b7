// Pictures to look at: node screenshots.mjs FOLDER PATH… takes each page wide and narrow, light and dark, in English and
// Japanese. LANGUAGES=en,ja,ko chooses others. For Japanese and Korean: apt-get install fonts-noto-cjk fonts-noto-color-emoji
import { chromium } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { args, executablePath } from "./lib/chromium.mjs";
import { startServer } from "./lib/server.mjs";

const [folder = "screenshots", ...given] = process.argv.slice(2);
const paths = given.length > 0 ? given : ["/", "/leaders", "/countries/jp", "/events/jp-ldp-leadership-2024"];
const languages = (process.env.LANGUAGES ?? "en,ja").split(",");

mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await chromium.launch({ executablePath, args });
try {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 390]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      for (const language of languages) {
        for (const path of paths) {
          const address = language === "en" ? path : `/${language}${path === "/" ? "" : path}`;
          await page.goto(server.url + address);
          await page.locator("html[data-live]").waitFor({ state: "attached", timeout: 5_000 }).catch(() => {});
          const name = (address.replace(/[^a-z0-9-]+/gi, "_").replace(/^_|_$/g, "") || "home").slice(0, 80);
          const file = join(folder, `${name}-${width}-${colorScheme}.png`);
          await page.screenshot({ path: file, fullPage: true });
          console.log(file);
        }
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
