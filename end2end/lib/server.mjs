// Starts the built program with an empty database on a port that the system chooses.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The release: `$HANDOVER_BIN`, or where `make build` leaves it. */
export function binary() {
  const target = process.env.CARGO_TARGET_DIR ?? join(homedir(), ".cache/handover/target");
  const path = process.env.HANDOVER_BIN ?? join(target, "release/handover");
  if (!existsSync(path)) throw new Error(`There is no program at ${path}: call "make build" first.`);
  return path;
}

/** A running server: its `url`, and `stop()`. `$HANDOVER_URL` names one that runs already. */
export async function startServer() {
  if (process.env.HANDOVER_URL) return { url: process.env.HANDOVER_URL, stop: async () => {} };
  return startOwnServer([]);
}

/** The password of every account that `addAccount` adds. */
export const PASSWORD = "correct horse battery";

/** Adds an account to the database of a server. */
export function addAccount(server, name) {
  execFileSync(binary(), ["user", "add", name, "--database", server.database], { input: `${PASSWORD}\n` });
}

/** A server with a database of its own, with these flags. */
export async function startOwnServer(flags) {
  const folder = mkdtempSync(join(tmpdir(), "handover-end2end-"));
  const database = `sqlite://${join(folder, "handover.db")}?mode=rwc`;
  const child = spawn(binary(), ["serve", "--listen", "127.0.0.1:0", "--database", database, ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, RUST_LOG: process.env.RUST_LOG ?? "warn" },
  });
  let log = "";
  child.stderr.on("data", (data) => (log = (log + data).slice(-20_000)));
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    const hard = setTimeout(() => child.kill("SIGKILL"), 5_000);
    await gone;
    clearTimeout(hard);
    rmSync(folder, { recursive: true, force: true });
  };

  const lines = createInterface({ input: child.stdout });
  const firstLine = new Promise((resolve) => lines.once("line", resolve));
  const late = new Promise((resolve) => setTimeout(resolve, 30_000).unref());
  const line = await Promise.race([firstLine, gone.then(() => undefined), late]);
  const address = /(\d+\.\d+\.\d+\.\d+|\[[0-9a-f:]+\]|localhost):\d+/.exec(line ?? "")?.[0];
  if (!address) {
    await stop();
    throw new Error(`The server did not say where it listens, but ${JSON.stringify(line)}.\n${log}`);
  }
  return { url: `http://${address}`, database, stop };
}
