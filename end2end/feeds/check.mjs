// Feeds of changes, of events and of records, in every language and to their last page, read by programs that are not ours: by
// the schema of Atom and by PyPI's feedparser, in check.py.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "../lib/server.mjs";

const PYTHON_PACKAGES = join(homedir(), ".cache/handover/tools/icalendar");

/** How many pages of a feed are followed. */
const MOST_PAGES = 12;

const QUERIES = [
  "",
  "?country=jp",
  "?region=asia&kind=event",
  "?group=g7&kind=presidential_election",
  "?of=events",
  "?of=events&status=any&group=g20",
  "?of=events&from=2026-01-01&to=2026-12-31",
  "?of=people/fumio-kishida",
  "?of=offices/jp-prime-minister",
  "?of=events/jp-ldp-leadership-2024",
  "?of=transitions/jp-prime-minister-after-fumio-kishida",
  "?of=relations/jp-kr",
  "?as_of=2024-09-06",
];

let passed = 0;
let failed = 0;

/** Counts one check, and prints what is wrong. */
function check(name, faults) {
  if (faults.length === 0) passed += 1;
  else failed += 1;
  console.log(`${faults.length === 0 ? "ok" : "FAILED"}: ${name}`);
  for (const fault of faults.slice(0, 20)) console.log(`    ${fault}`);
}

/** Whether Python's readers find nothing wrong with the feeds of a folder. */
function readByPython(folder) {
  const name = "Atom is valid by its schema, and feedparser reads every feed";
  if (!existsSync(PYTHON_PACKAGES)) {
    const message = "Python's feedparser is not installed: .ci/install.sh calendars needs python3 with pip";
    if (process.env.CI) check(name, [message]);
    else console.log(`skipped: ${message}`);
    return;
  }
  const script = join(fileURLToPath(new URL(".", import.meta.url)), "check.py");
  const env = { ...process.env, PYTHONPATH: PYTHON_PACKAGES };
  const { status, stdout, stderr } = spawnSync("python3", [script, folder], { env, encoding: "utf8" });
  const faults = `${stdout}${stderr}`.split("\n").filter((line) => line !== "");
  check(name, status === 0 ? [] : faults);
}

const server = await startServer();
const folder = mkdtempSync(join(tmpdir(), "handover-feeds-"));
try {
  const wrong = [];
  let files = 0;
  for (const prefix of ["", "/ja", "/ko"]) {
    for (const query of QUERIES) {
      const seen = new Set();
      let next = `${prefix}/feed.atom${query}`;
      for (let page = 1; next && page <= MOST_PAGES; page += 1) {
        for (const path of [next, next.replace("/feed.atom", "/feed.json")]) {
          const answer = await fetch(server.url + path);
          if (answer.status !== 200) wrong.push(`${path}: ${answer.status}`);
          const suffix = path.includes("/feed.atom") ? "atom" : "json";
          const text = await answer.text();
          writeFileSync(join(folder, `${path.replaceAll(/[^a-z0-9]+/g, "_")}.${suffix}`), text);
          files += 1;
          if (suffix !== "atom") continue;
          for (const [, id] of text.matchAll(/<entry>\s*<id>([^<]+)/g)) {
            if (seen.has(id)) wrong.push(`${path}: ${id} stood on an earlier page`);
            seen.add(id);
          }
          const link = /<link rel="next"[^>]* href="([^"]+)"/.exec(text)?.[1].replaceAll("&amp;", "&");
          const address = link && new URL(link);
          next = address ? address.pathname + address.search : undefined;
        }
      }
    }
  }
  check("there are feeds", files > 100 ? [] : [`only ${files}`]);
  check("every page of every feed answers, and no entry stands on two", wrong);
  readByPython(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
}
if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, `${passed} ${failed}\n`);
process.exit(failed > 0 ? 1 : 0);
