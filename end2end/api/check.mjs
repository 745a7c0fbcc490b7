// The API against its own document, which is valid by the schema of OpenAPI 3.1: schemathesis makes requests that fit it and
// requests that do not, with a token that may write, and judges every answer. The same seed makes the same requests.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addAccount, PASSWORD, startOwnServer } from "../lib/server.mjs";

const TOOLS = join(homedir(), ".cache/handover/tools/schemathesis/bin");
const TESTER = join(TOOLS, "schemathesis");
const VALIDATOR = join(TOOLS, "openapi-spec-validator");
const SETTINGS = fileURLToPath(new URL("schemathesis.toml", import.meta.url));
// Seconds after which the tester is stopped, whatever it does.
const LONGEST = 300;

/** Makes a token by the forms of the site, as an editor does. */
async function makeToken(server) {
  addAccount(server, "Tester");
  const send = (path, fields, cookie = "") =>
    fetch(server.url + path, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { cookie },
      redirect: "manual",
    });
  const signedIn = await send("/rpc/sign_in", { name: "Tester", password: PASSWORD });
  const cookie = (signedIn.headers.get("set-cookie") ?? "").split(";")[0];
  const made = await send("/rpc/make_token", { name: "a tester", scope: "write", days: "30" }, cookie);
  const token = /hnd_[0-9a-f]{64}/.exec(await made.text())?.[0];
  if (!token) throw new Error(`No token was made: ${made.status}`);
  return token;
}

/** What the report counts: each address in each phase is one case. */
function counted(report) {
  const cases = [...report.matchAll(/<testcase\b[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/g)];
  const failed = cases.filter(([, inner]) => /<(failure|error)\b/.test(inner ?? "")).length;
  return { passed: cases.length - failed, failed };
}

let passed = 0;
let failed = 0;
if (!existsSync(TESTER)) {
  console.log("schemathesis is not there, so nobody has tested the API from outside");
  failed = process.env.CI ? 1 : 0;
} else {
  const folder = mkdtempSync(join(tmpdir(), "handover-api-"));
  const server = await startOwnServer(["--api-requests-per-minute", "1000000"]);
  try {
    const token = await makeToken(server);
    const document = join(folder, "openapi.json");
    writeFileSync(document, await (await fetch(`${server.url}/api/v1/openapi.json`)).text());
    const valid = spawnSync(VALIDATOR, [document], { stdio: "inherit" }).status === 0;
    const report = join(folder, "report.xml");
    const run = spawnSync(
      TESTER,
      [
        "--config-file", SETTINGS,
        "run", `${server.url}/api/v1/openapi.json`,
        "--header", `Authorization: Bearer ${token}`,
        "--report", "junit", "--report-junit-path", report,
      ],
      { stdio: "inherit", cwd: folder, timeout: LONGEST * 1000, env: { ...process.env, NO_COLOR: "1" } },
    );
    if (existsSync(report)) ({ passed, failed } = counted(readFileSync(report, "utf8")));
    if (failed === 0 && (run.status !== 0 || passed === 0)) failed = 1;
    if (valid) passed += 1;
    else failed += 1;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(`api: ${passed} passed, ${failed} failed`);
if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, `${passed} ${failed}\n`);
process.exit(failed === 0 ? 0 : 1);
