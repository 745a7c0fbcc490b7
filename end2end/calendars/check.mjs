// Every event's calendar, those of records and of lists, in every language, read by programs that are not ours: npm's node-ical here,
// PyPI's icalendar and vobject in check.py. None may have anything to warn of, and no day may stand there that is not known.
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

/** The paths of all pages, each in its languages, as the site map lists them. */
async function allPaths(url) {
  const listed = async (path) => {
    const xml = await (await fetch(url + path)).text();
    return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
  };
  const parts = await Promise.all((await listed("/sitemap.xml")).map(listed));
  return parts.flat();
}

/** The calendars of lists: each filter by itself, and several together. */
const LISTS = [
  "",
  "?country=jp&country=kr",
  "?region=asia",
  "?group=g7&kind=presidential_election",
  "?status=any&from=2024-01-01&to=2026-12-31",
  "?status=held&sort=newest",
  "?firmness=tentative",
  "?q=election",
  "?from=2020-01-01",
  "?country=xx",
].flatMap((query) => ["", "/ja", "/ko"].map((prefix) => `${prefix}/calendar.ics${query}`));

/** How many records there are for one whose calendar is read, by kind; the others are read all. No multiple of three, so that each language comes. */
const SAMPLED = { people: 13, offices: 5 };

/** The calendars of records: beside each page, or a part of them where there are thousands. */
function recordCalendars(paths) {
  const counts = {};
  const chosen = paths.filter((path) => {
    const kind = /\/(countries|people|offices|transitions|relations)\/[^/]+$/.exec(path)?.[1];
    if (!kind) return false;
    counts[kind] = (counts[kind] ?? 0) + 1;
    return (counts[kind] - 1) % (SAMPLED[kind] ?? 1) === 0;
  });
  return chosen.map((path) => `${path}.ics`);
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

/** What is wrong with the days of a calendar, if the record says this of its date and of those before it. */
function dayFaults(date, previous, items) {
  const event = items.find((item) => item.type === "VEVENT");
  const isExact = /^(\.\.\/)?\d{4}-\d{2}-\d{2}$/.test(date.on);
  if (!isExact && !/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/.test(date.on)) {
    // One that was just moved to a month stays on its old day, and says so.
    return event && previous.length === 0 ? [`${date.on} has become a day`] : [];
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
    if (process.env.CI) check("icalendar and vobject read every calendar without a warning", [message]);
    else console.log(`skipped: ${message}`);
    return;
  }
  const script = join(fileURLToPath(new URL(".", import.meta.url)), "check.py");
  const env = { ...process.env, PYTHONPATH: PYTHON_PACKAGES };
  const { status, stdout, stderr } = spawnSync("python3", [script, folder], { env, encoding: "utf8" });
  const faults = `${stdout}${stderr}`.split("\n").filter((line) => line !== "");
  check("icalendar and vobject read every calendar without a warning", status === 0 ? [] : faults);
}

const server = await startServer();
const folder = mkdtempSync(join(tmpdir(), "handover-calendars-"));
try {
  const all = await allPaths(server.url);
  const paths = all.filter((path) => /\/events\/[^/]+$/.test(path));
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
    wrong.push(...dayFaults(event.date, event.previous ?? [], items).map((fault) => `${path}: ${fault}`));
  });
  const others = [...LISTS, ...recordCalendars(all)];
  const sameEvent = [];
  await forEach(others, async (path) => {
    const answer = await fetch(server.url + path);
    if (answer.status !== 200) return said.push(`${path}: ${answer.status}`);
    const text = await answer.text();
    writeFileSync(join(folder, `${path.replaceAll(/[^a-z0-9]+/g, "_")}.ics`), text);
    const found = parse(text);
    said.push(...found.said.map((line) => `${path}: ${line}`));
    for (const item of found.items.filter((item) => item.type === "VEVENT")) {
      const id = String(item.url.val ?? item.url).split("/").at(-1);
      if (ids.get(id) !== item.uid) sameEvent.push(`${path}: ${item.uid} is not that of ${id}`);
    }
  });
  check("there are calendars of lists and records", others.length > 500 ? [] : [`only ${others.length}`]);
  check("an event has the same UID in every calendar", sameEvent);
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
