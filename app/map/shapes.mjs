// Writes shapes.tsv: the countries of data/countries as shapes and discs of a world map. README.md describes
// the columns. Call it from a folder outside the repository that has the packages:
//
//   mkdir /tmp/map && cd /tmp/map
//   npm install world-atlas@2.0.2 topojson-client@3.1.0 topojson-simplify@3.0.3 d3-geo@3.1.2
//   node …/app/map/shapes.mjs

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// The packages lie where the script is called, not in the repository.
const installed = createRequire(`${process.cwd()}/`);
const load = (name) => import(pathToFileURL(installed.resolve(name)));
const { merge, transform } = await load("topojson-client");
const { presimplify, simplify } = await load("topojson-simplify");
const { geoNaturalEarth1 } = await load("d3-geo");
const atlas = (scale) => JSON.parse(readFileSync(installed.resolve(`world-atlas/countries-${scale}.json`)));

// All lengths are units of the viewBox.
const WIDTH = 1000;
const MARGIN = 5;
// No land but small islands lies on this meridian: the edge of the map cuts neither Chukotka nor Alaska.
const EDGE = -168.5;
// What lies farthest to the left, right and top: Hawaii, Samoa, Greenland. (Longitude, latitude.)
const CORNERS = [[-156.1, 19.7], [-171.4, -14], [-33, 83.6]];
// A corner that spans a triangle of less than this area is left out.
const DETAIL = 0.35;
// An island that is less across, or of a smaller area, is left out.
const ISLAND = 2;
const ISLET = 1.5;
// A state is a disc if its largest part fits into a square of this side, or is a sliver of less than this
// area, as the Gambia.
const SMALL = 7.5;
const SLIVER = 9;
// The radius of a disc, and how far the centres of two discs are at least from each other.
const RADIUS = 4;
const APART = 9;

// Land that the atlas has by name, and the country that it is drawn with. Without this, Hong Kong and Macao
// would be gaps in the coast of China.
const PART_OF = {
  Kosovo: "xk", Somaliland: "so", "N. Cyprus": "cy", "Hong Kong": "cn", Macao: "cn", Åland: "fi",
};
// Where a state lies whose largest island is far from its seat: Tarawa. (Longitude, latitude.)
const SEAT = { ki: [173, 1.4] };
// Where a disc would rather be than on its land: towards the sea, off what it would cover.
const SEAWARD = {
  // Europe
  mc: [0, 3], sm: [2, -1], va: [-2, 1], me: [-6, 3], xk: [-1, -2], mk: [3, 1],
  // The Levant and the Gulf
  ps: [-6, 0], lb: [-1, 0], kw: [2, 0], bh: [2, -2], qa: [3, 1],
  // The Caribbean and Central America
  bs: [2, 0], ag: [2, 0], dm: [-3, 0], lc: [4, 0], bb: [3, 0], vc: [-4, 0], gd: [3, 1], sv: [-1, 3],
  // Africa and Asia
  gm: [-5, 0], gq: [-3, 0], dj: [2, -1], bn: [-1, -3],
};

// ---- Which land is whose ----

const countries = new URL("../../data/countries/", import.meta.url);
const idOfNumber = new Map();
const ids = readdirSync(countries)
  .filter((file) => file.endsWith(".toml") && file !== "eu.toml")
  .map((file) => file.slice(0, -".toml".length));
for (const id of ids) {
  const number = readFileSync(new URL(`${id}.toml`, countries), "utf8").match(/^numeric = "(\d+)"/m);
  if (number) idOfNumber.set(number[1], id);
}

/** The geometries of a topology by the id of our country; land of none of them by its name. */
function byOwner(topology) {
  const owners = new Map();
  for (const geometry of topology.objects.countries.geometries) {
    const { name } = geometry.properties;
    if (name === "Antarctica") continue;
    const owner = idOfNumber.get(geometry.id) ?? PART_OF[name] ?? name;
    owners.set(owner, [...(owners.get(owner) ?? []), geometry]);
  }
  return owners;
}

// ---- Projection ----

const fine = atlas("50m");
const finest = atlas("10m");
const projection = geoNaturalEarth1().rotate([-(EDGE + 180), 0]);
projection.fitWidth(WIDTH - 2 * MARGIN, { type: "MultiPoint", coordinates: CORNERS });
projection.translate(projection.translate().map((value) => value + MARGIN));

/** The topology with its arcs in units of the viewBox. Neighbours share arcs: their border stays one line. */
function projected(topology) {
  const decode = transform(topology.transform);
  const arcs = topology.arcs.map((arc) => arc.map((point, index) => projection(decode(point, index))));
  return { ...topology, arcs, transform: undefined };
}

const exact = projected(fine);
const coarse = simplify(presimplify(exact), DETAIL);

// ---- Rings ----

function box(ring) {
  const [xs, ys] = [0, 1].map((axis) => ring.map((point) => point[axis]));
  const [left, top, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return { left, top, right, bottom, across: Math.max(right - left, bottom - top) };
}

function ringArea(ring) {
  let sum = 0;
  ring.forEach(([x, y], i) => (sum += x * ring.at(i - 1)[1] - y * ring.at(i - 1)[0]));
  return Math.abs(sum) / 2;
}

const between = ([x1, y1], [x2, y2]) => Math.hypot(x2 - x1, y2 - y1);
const largest = (polygons) => polygons.reduce((a, b) => (ringArea(b[0]) > ringArea(a[0]) ? b : a));

/** The whole point inside the polygon that is farthest from its edges and from the discs. */
function pointInside(polygon) {
  const { left, top, right, bottom } = box(polygon[0]);
  let best = { depth: 0 };
  for (let x = Math.ceil(left); x <= right; x++) {
    for (let y = Math.ceil(top); y <= bottom; y++) {
      const toDisc = Math.min(...discs.map(({ point }) => between(point, [x, y]))) - RADIUS;
      const depth = toDisc > 0 ? Math.min(toDisc, depthInside(polygon, x, y)) : 0;
      if (depth > best.depth) best = { depth, x, y };
    }
  }
  return best.depth > 0 ? [best.x, best.y] : [(left + right) / 2, (top + bottom) / 2].map(Math.round);
}

/** How far a point is from the edges of the polygon; 0 if it is outside. */
function depthInside(polygon, x, y) {
  let inside = false;
  let depth = Infinity;
  for (const ring of polygon) {
    ring.forEach(([x2, y2], i) => {
      const [x1, y1] = ring.at(i - 1);
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
      const [dx, dy] = [x2 - x1, y2 - y1];
      const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
      depth = Math.min(depth, Math.hypot(x1 + along * dx - x, y1 + along * dy - y));
    });
  }
  return inside ? depth : 0;
}

// ---- Path data ----

/** Relative path data in tenths of a unit, without what a reader of SVG does not need. */
function pathOf(rings) {
  let path = "";
  let start = [0, 0];
  for (const ring of rings) {
    const points = ring.map((point) => point.map((value) => Math.round(value * 10)));
    const steps = [];
    // The first step goes from the start of the ring before; the last point is the first, where `z` leads.
    let from = start;
    for (const to of points.slice(0, -1)) {
      const step = [to[0] - from[0], to[1] - from[1]];
      if (steps.length === 0 || step[0] !== 0 || step[1] !== 0) steps.push(...step);
      from = to;
    }
    if (steps.length < 6) continue;
    start = points[0];
    path += "m" + steps.map(shortNumber).reduce(joined) + "z";
  }
  return path;
}

const shortNumber = (tenths) => String(tenths / 10).replace(/^(-?)0\./, "$1.");

/** A number needs no space before its sign, nor before its point if the number before has a point too. */
function joined(text, number) {
  const before = text.slice(text.lastIndexOf(" ") + 1).match(/[-.]?[\d.]*$/)[0];
  return text + (number[0] === "-" || (number[0] === "." && before.includes(".")) ? "" : " ") + number;
}

// ---- Shapes ----

const polygonsOf = (topology, geometries) => merge(topology, geometries).coordinates;
// Arcs with two neighbours: what has one of them is no island.
const uses = new Map();
const arcsOf = (list) => list.flat(Infinity).map((arc) => (arc < 0 ? ~arc : arc));
for (const { arcs } of fine.objects.countries.geometries) {
  for (const arc of arcsOf(arcs)) uses.set(arc, (uses.get(arc) ?? 0) + 1);
}

/** The rings of an owner that are worth drawing. */
function drawn(geometries) {
  const bordering = arcsOf(geometries.map(({ arcs }) => arcs)).some((arc) => uses.get(arc) > 1);
  const polygons = polygonsOf(coarse, geometries);
  // What lies on both sides of the edge of the map is an islet there.
  const whole = polygons.filter(([ring]) => box(ring).across < WIDTH / 2);
  const kept = whole.filter(([ring]) => box(ring).across >= ISLAND && ringArea(ring) >= ISLET);
  return kept.length > 0 || !bordering ? kept : [largest(whole)];
}

const areas = [];
const discs = [];
const fineOwners = byOwner(fine);
const finestOwners = byOwner(finest);
for (const owner of new Set([...fineOwners.keys(), ...ids])) {
  const known = fineOwners.get(owner);
  // Tuvalu is in the finest atlas alone.
  const [topology, geometries] = known ? [exact, known] : [projected(finest), finestOwners.get(owner)];
  const main = largest(polygonsOf(topology, geometries));
  const { left, top, right, bottom, across } = box(main[0]);
  const isOurs = ids.includes(owner);
  const isDisc = isOurs && (across < SMALL || ringArea(main[0]) < SLIVER);
  if (isDisc) {
    const home = SEAT[owner] ? projection(SEAT[owner]) : [(left + right) / 2, (top + bottom) / 2];
    const [dx, dy] = SEAWARD[owner] ?? [0, 0];
    discs.push({ id: owner, wish: [home[0] + dx, home[1] + dy] });
  }
  // The land below a disc is land of nobody here, so that no sea shows where the disc does not cover it.
  const land = known ? drawn(known) : [];
  const path = pathOf(land.flat());
  if (path) areas.push({ id: isOurs && !isDisc ? owner : "-", main: largest(land), path });
}

// ---- Discs ----

// Each begins where it would rather be; those that are too near push each other away, a little in each round.
for (const disc of discs) disc.at = disc.wish;
for (let round = 0; round < 500; round++) {
  for (const disc of discs) disc.at = disc.at.map((value, axis) => value + (disc.wish[axis] - value) * 0.02);
  for (const [index, a] of discs.entries()) {
    for (const b of discs.slice(index + 1)) {
      const [dx, dy] = [b.at[0] - a.at[0], b.at[1] - a.at[1]];
      const distance = Math.hypot(dx, dy) || 0.01;
      const push = Math.max(0, APART + 0.3 - distance) / 2 / distance;
      a.at = [a.at[0] - dx * push, a.at[1] - dy * push];
      b.at = [b.at[0] + dx * push, b.at[1] + dy * push];
    }
  }
}
// Then each takes the free whole point that is nearest to where it was pushed, and after that to its wish.
const free = (point, self) =>
  discs.every((disc) => disc === self || !disc.point || between(disc.point, point) >= APART);
function nearestFree(disc, [x, y]) {
  let best = { distance: Infinity };
  for (let column = Math.round(x) - 20; column <= x + 20; column++) {
    for (let row = Math.round(y) - 20; row <= y + 20; row++) {
      const distance = between([column, row], [x, y]);
      if (distance < best.distance && free([column, row], disc)) best = { distance, point: [column, row] };
    }
  }
  return best.point;
}
for (const disc of discs) disc.point = nearestFree(disc, disc.at);
for (let round = 0; round < 5; round++) {
  for (const disc of discs) disc.point = nearestFree(disc, disc.wish);
}

// ---- The file ----

// Land of nobody comes first and discs last, so that a page can draw the lines in their order.
const byId = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const lines = [
  ...areas.sort(byId).map(({ id, main, path }) => [id, ...pointInside(main), "area", path]),
  ...discs.sort(byId).map(({ id, point }) => [id, ...point, "dot", ""]),
];
writeFileSync(new URL("shapes.tsv", import.meta.url), lines.map((line) => line.join("\t") + "\n").join(""));
const bottom = Math.max(...polygonsOf(coarse, fineOwners.get("cl")).flat(2).map(([, y]) => y));
console.log(`viewBox 0 0 ${WIDTH} ${Math.ceil(bottom + MARGIN)}, ${lines.length} lines`);
