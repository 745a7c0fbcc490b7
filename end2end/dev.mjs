// What `make dev` promises, in a real browser: a saved style sheet, a new program and new data each load the open page anew,
// and what is faulty leaves it alone. It works on a copy of what it changes, and serves the release instead of compiling.
import { chromium } from "@playwright/test";
import { spawn } from "node:child_process";
import { appendFileSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { args, executablePath } from "./lib/chromium.mjs";
import { binary } from "./lib/server.mjs";

const LONGEST = 30_000;
const SOURCES = `[[source]]
id = "a-source"
title = "A source"
publisher = "A publisher"
`;
const COUNTRY = `[country]
id = "mt"
iso3 = "MLT"
numeric = "470"
name = { en = "Malta", ja = "マルタ", ko = "몰타" }
region = "europe"
un_member = true
sources = ["a-source"]
review = "unreviewed"
`;

const clone = mkdtempSync(join(tmpdir(), "handover-dev-"));
const program = join(clone, "handover");
const sheet = join(clone, "style/main.css");
const country = join(clone, "data/countries/mt.toml");
for (const folder of ["style", "app/browser"]) cpSync(join("..", folder), join(clone, folder), { recursive: true });
mkdirSync(dirname(country), { recursive: true });
copyFileSync(binary(), program);

const tool = spawn(
  join(dirname(binary()), "xtask"),
  ["dev", "--listen", "127.0.0.1:0", "--program", program],
  {
    stdio: ["ignore", "inherit", "pipe"],
    env: {
      ...process.env,
      CARGO_MANIFEST_DIR: join(clone, "xtask"),
      CARGO_TARGET_DIR: join(clone, "target"),
      RUST_LOG: "warn",
    },
  },
);
const ended = new Promise((resolve) => tool.once("exit", resolve));

const said = [];
const waiting = new Set();
createInterface({ input: tool.stderr }).on("line", (line) => {
  said.push(line);
  for (const look of waiting) look();
});

/** Waits for a line of the tool, the first of this kind after `from` others, and returns it. */
function line(pattern, from) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no line ${pattern} in:\n${said.join("\n")}`)), LONGEST);
    const look = () => {
      const found = said.slice(from).find((text) => pattern.test(text));
      if (found === undefined) return;
      clearTimeout(late);
      waiting.delete(look);
      resolve(found);
    };
    waiting.add(look);
    look();
  });
}

let passed = 0;
let failed = 0;
async function check(name, work) {
  const begun = performance.now();
  try {
    await work();
    passed += 1;
    console.log(`ok: ${name} (${Math.round(performance.now() - begun)} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}\n${error.stack}`);
  }
}

const browser = await chromium.launch({ executablePath, args });
try {
  const [url] = /http:\S+/.exec(await line(/serving http/, 0));
  const page = await browser.newPage();
  page.setDefaultTimeout(LONGEST);
  await page.goto(`${url}/countries`);

  /** Does something, and waits until the page was loaded anew and shows what it should. */
  const reloads = async (change, shows) => {
    await page.evaluate(() => (window.isOld = true));
    change();
    await page.waitForFunction(() => !window.isOld && document.readyState === "complete");
    await page.waitForFunction(shows);
  };
  const announced = async () => (await fetch(`${url}/pkg/reload.txt`)).text();
  /** Does something, waits until the tool has told of it, and looks whether the page was left alone. */
  const stays = async (change, told) => {
    const before = await announced();
    const answer = line(told, said.length);
    change();
    await answer;
    if ((await announced()) !== before) throw new Error("the page was told to load");
  };

  await check("a saved style sheet shows on the open page", () =>
    reloads(
      () => appendFileSync(sheet, ":root { --dev-check: seen; }\n"),
      () => getComputedStyle(document.documentElement).getPropertyValue("--dev-check") === "seen",
    ),
  );
  await check("a style sheet that is not closed leaves the page alone", () =>
    stays(() => appendFileSync(sheet, ":root {\n"), /the style sheet: .*main\.css opens/),
  );
  await check("a new program is served at the same address", () =>
    reloads(
      () => {
        copyFileSync(binary(), `${program}.new`);
        renameSync(`${program}.new`, program);
      },
      () => document.title !== "",
    ),
  );
  await check("data with a fault leaves the page alone", () =>
    stays(() => writeFileSync(country, COUNTRY), /the starter world: .*check/),
  );
  await check("data without faults fills the database anew", () =>
    reloads(
      () => writeFileSync(join(clone, "data/sources.toml"), SOURCES),
      () => document.body.textContent.includes("Malta"),
    ),
  );
  await check("the server ends with the tool", async () => {
    tool.kill("SIGTERM");
    await ended;
    const isGone = await fetch(url).then(() => false, () => true);
    if (!isGone) throw new Error("the server still answers");
  });
} finally {
  tool.kill("SIGTERM");
  await browser.close();
  await ended;
  rmSync(clone, { recursive: true, force: true });
}
if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, `${passed} ${failed}\n`);
process.exit(failed > 0 ? 1 : 0);
