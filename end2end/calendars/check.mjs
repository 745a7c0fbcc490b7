// Every event's calendar, in every language, read by two programs that are not ours: npm's node-ical here, PyPI's
// icalendar in check.py. Neither may have anything to warn of, and no day may stand there that is not known.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ical from "node-ical";
import { startServer } from "../lib/server.mjs";

const PYTHON_PACKAGES = join(homedir(), ".cache/handover/tools/icalendar");
const AT_ONCE = 8;

let passed = 0;
let failed = 0;

/** Counts one check, and prints what is wrong. */
function check(name, faults) {
  if (faults.length === 0) passed += 1;
  else failed += 1;
  console.log(`${faults.length === 0 ? "ok" : "FAILED"}: ${name}`);
  for (const fault of faults.slice(0, 20)) console.log(`    ${fault}`);
}

/** Does a piece of work for each item, a few at once. */
async function forEach(items, work) {
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** The paths of all events, each in its languages, as the site map lists them. */
async function eventPaths(url) {
  const listed = async (path) => {
    const xml = await (await fetch(url + path)).text();
    return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
  };
  const parts = await Promise.all((await listed("/sitemap.xml")).map(listed));
  return parts.flat().filter((path) => /\/events\/[^/]+$/.test(path));
}

/** What node-ical finds in a calendar, and what it says about it on the console. */
function parse(text) {
  const said = [];
  const { warn, error } = console;
  console.warn = console.error = (...words) => said.push(words.join(" "));
  try {
    return { items: Object.values(ical.sync.parseICS(text)), said };
  } catch (problem) {
    return { items: [], said: [...said, String(problem)] };
  } finally {
    Object.assign(console, { warn, error });
  }
}

/** What is wrong with the days of a calendar, if the record says this of its date. */
function dayFaults(date, items) {
  const event = items.find((item) => item.type === "VEVENT");
  const isExact = /^(\.\.\/)?\d{4}-\d{2}-\d{2}$/.test(date.on);
  if (!isExact && !/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/.test(date.on)) {
    return event ? [`${date.on} has become a day`] : [];
  }
  if (!event) return isExact ? [`${date.on} is missing`] : [];
  if (event.datetype === "date-time") return date.time ? [] : [`${date.on} has a time that nobody knows`];
  const hours = (event.end - event.start) / 3_600_000;
  const days = hours / 24;
  if (isExact && Math.round(days) !== 1) return [`${date.on} lasts ${days} days`];
  return days > 31.1 ? [`${date.on} lasts ${days} days`] : [];
}

/** Whether Python's icalendar reads every calendar of a folder without a warning. */
function readByPython(folder) {
  if (!existsSync(PYTHON_PACKAGES)) {
    const message = "Python's icalendar is not installed: .ci/install.sh calendars needs python3 with pip";
    if (process.env.CI) check("icalendar reads every calendar without a warning", [message]);
    else console.log(`skipped: ${message}`);
    return;
  }
  const script = join(fileURLToPath(new URL(".", import.meta.url)), "check.py");
  const env = { ...process.env, PYTHONPATH: PYTHON_PACKAGES };
  const { status, stdout, stderr } = spawnSync("python3", [script, folder], { env, encoding: "utf8" });
  const faults = `${stdout}${stderr}`.split("\n").filter((line) => line !== "");
  check("icalendar reads every calendar without a warning", status === 0 ? [] : faults);
}

const server = await startServer();
const folder = mkdtempSync(join(tmpdir(), "handover-calendars-"));
try {
  const paths = await eventPaths(server.url);
  const said = [];
  const wrong = [];
  const ids = new Map();
  await forEach(paths, async (path) => {
    const answer = await fetch(`${server.url}${path}.ics`);
    if (answer.status !== 200) return said.push(`${path}.ics: ${answer.status}`);
    const text = await answer.text();
    writeFileSync(join(folder, `${path.replaceAll("/", "_")}.ics`), text);
    const found = parse(text);
    said.push(...found.said.map((line) => `${path}: ${line}`));
    const items = found.items.filter((item) => item.type === "VEVENT" || item.type === "VJOURNAL");
    if (items.length !== 1) said.push(`${path}: ${items.length} components`);
    const uid = items[0]?.uid;
    const id = path.split("/").at(-1);
    if ((ids.get(id) ?? uid) !== uid) said.push(`${path}: ${uid} in one language, ${ids.get(id)} in another`);
    ids.set(id, uid);
    const { event } = await (await fetch(`${server.url}${path}.json`)).json();
    wrong.push(...dayFaults(event.date, items).map((fault) => `${path}: ${fault}`));
  });
  check("there are calendars", paths.length > 1000 ? [] : [`only ${paths.length}`]);
  check("node-ical reads every calendar without a warning", said);
  check("no two events share a UID", new Set(ids.values()).size === ids.size ? [] : [`${ids.size} events`]);
  check("a calendar has a day only where the day is known", wrong);
  readByPython(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
}
if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, `${passed} ${failed}\n`);
process.exit(failed > 0 ? 1 : 0);
