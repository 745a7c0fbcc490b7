import { writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import type { Reporter, Suite } from "@playwright/test/reporter";

/** Writes "passed failed" into `$COUNT_FILE`, for the sum of all suites, and below that what failed and how. */
export default class CountReporter implements Reporter {
  private root?: Suite;

  onBegin(_config: unknown, root: Suite) {
    this.root = root;
  }

  onEnd() {
    const tests = this.root?.allTests() ?? [];
    const failed = tests.filter((test) => test.outcome() === "unexpected");
    const skipped = tests.filter((test) => test.outcome() === "skipped").length;
    const told = failed.map((test) => {
      const result = test.results.at(-1);
      const error = stripVTControlCharacters(result?.error?.message ?? "").split("\n").slice(0, 3).join(" ");
      return `${test.titlePath().filter(Boolean).join(" › ")} (${Math.round((result?.duration ?? 0) / 1000)} s): ${error.slice(0, 300)}`;
    });
    if (process.env.COUNT_FILE) {
      const counts = `${tests.length - failed.length - skipped} ${failed.length}`;
      writeFileSync(process.env.COUNT_FILE, `${[counts, ...told].join("\n")}\n`);
    }
  }

  printsToStdio() {
    return false;
  }
}
