import { writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import type { Reporter, Suite, TestCase } from "@playwright/test/reporter";

/** Writes "passed failed" into `$COUNT_FILE`, for the sum of all suites, and below that what failed or needed a second try, and how. */
export default class CountReporter implements Reporter {
  private root?: Suite;

  onBegin(_config: unknown, root: Suite) {
    this.root = root;
  }

  onEnd() {
    const tests = this.root?.allTests() ?? [];
    const failed = tests.filter((test) => test.outcome() === "unexpected");
    const retried = tests.filter((test) => test.outcome() === "flaky");
    const skipped = tests.filter((test) => test.outcome() === "skipped").length;
    if (!process.env.COUNT_FILE) return;
    const counts = `${tests.length - failed.length - skipped} ${failed.length}`;
    const told = [...failed.map((test) => `failed ${words(test)}`), ...retried.map((test) => `retried ${words(test)}`)];
    writeFileSync(process.env.COUNT_FILE, `${[counts, ...told].join("\n")}\n`);
  }

  printsToStdio() {
    return false;
  }
}

/** Which test it is, how long its first failure took, and what was said. */
function words(test: TestCase): string {
  const result = test.results.find(({ status }) => status !== "passed");
  const error = stripVTControlCharacters(result?.error?.message ?? "").split("\n").slice(0, 3).join(" ");
  return `${test.titlePath().filter(Boolean).join(" › ")} (${Math.round((result?.duration ?? 0) / 1000)} s): ${error.slice(0, 300)}`;
}
