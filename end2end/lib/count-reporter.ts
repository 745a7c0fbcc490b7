import { writeFileSync } from "node:fs";
import type { Reporter, Suite } from "@playwright/test/reporter";

/** Writes "passed failed" into `$COUNT_FILE`, for the sum of all suites. */
export default class CountReporter implements Reporter {
  private root?: Suite;

  onBegin(_config: unknown, root: Suite) {
    this.root = root;
  }

  onEnd() {
    const outcomes = this.root?.allTests().map((test) => test.outcome()) ?? [];
    const failed = outcomes.filter((outcome) => outcome === "unexpected").length;
    const skipped = outcomes.filter((outcome) => outcome === "skipped").length;
    if (process.env.COUNT_FILE) {
      writeFileSync(process.env.COUNT_FILE, `${outcomes.length - failed - skipped} ${failed}\n`);
    }
  }

  printsToStdio() {
    return false;
  }
}
