// The `test` that every spec uses: it fails on whatever a reader's browser complains about.
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page, type Response } from "@playwright/test";

export { expect };

const AXE_TAGS = [
  "wcag2a",
  "wcag2aa",
  "wcag21a",
  "wcag21aa",
  "wcag22a",
  "wcag22aa",
  "best-practice",
];

interface Fixtures {
  /** Complaints that this test provokes on purpose, as patterns. */
  expectedProblems: RegExp[];
  problems: string[];
  /** Checks the page as it stands, of long lists and tables the first rows, unless the whole is asked for; nothing may be found. The other rows are
   *  gone afterwards. Without scripts the tree is the same, so there it looks only where a twin is asked for. */
  axe: (options?: { whole?: boolean; twin?: boolean }) => Promise<void>;
  /** Waits until the islands live; without scripts there is nothing to wait for. */
  hydrated: () => Promise<void>;
  /** Opens a page, checks its status, and waits until it lives. */
  visit: (path: string, status?: number) => Promise<Response>;
}

export const test = base.extend<Fixtures>({
  expectedProblems: async ({}, use) => {
    await use([]);
  },

  problems: [
    async ({ page, baseURL, expectedProblems }, use) => {
      const problems: string[] = [];
      watch(page, baseURL ?? "", problems);
      await use(problems);
      const unexpected = problems.filter((problem) => !expectedProblems.some((pattern) => pattern.test(problem)));
      expect(unexpected, "the browser complained").toEqual([]);
    },
    { auto: true },
  ],

  axe: async ({ page, browser, javaScriptEnabled }, use) => {
    await use(async ({ whole = false, twin: hasTwin = false } = {}) => {
      if (javaScriptEnabled !== false) return findNothing(page, whole);
      if (!hasTwin) return;
      // Axe is a script itself. So it looks at the same answer, as the same reader, in a page whose own scripts are empty.
      const isDark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
      const context = await browser.newContext({
        viewport: page.viewportSize(),
        storageState: await page.context().storageState(),
        colorScheme: isDark ? "dark" : "light",
        javaScriptEnabled: true,
      });
      const twin = await context.newPage();
      await twin.route("**/*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
      await twin.goto(page.url());
      await findNothing(twin, whole);
      await context.close();
    });
  },

  hydrated: async ({ page, javaScriptEnabled }, use) => {
    await use(async () => {
      if (javaScriptEnabled === false) return;
      await page.locator("html[data-live]").waitFor({ state: "attached" });
    });
  },

  visit: async ({ page, hydrated, expectedProblems }, use) => {
    await use(async (path, status = 200) => {
      // The browser reports the status of every page that is not a success; here it is asked for.
      if (status >= 400) expectedProblems.push(new RegExp(`status of ${status}`));
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(status);
      await hydrated();
      return response!;
    });
  },
});

/** The rows of one table are alike, and axe compares each link with each: the time for two hundred rows is that of all other pages together. What it is
 *  told to leave out it still measures, so these rows are taken away. */
const ROWS_BEYOND = ":is(main tbody tr, main li, main option):nth-child(n+25):not(:checked, :has(:checked))";

async function findNothing(page: Page, whole: boolean) {
  // Of what passes nothing is told, so nothing has to be gathered.
  const axe = new AxeBuilder({ page }).options({ runOnly: { type: "tag", values: AXE_TAGS }, resultTypes: ["violations"] });
  if (!whole) await page.locator(ROWS_BEYOND).evaluateAll((rows) => rows.forEach((row) => row.remove()));
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help} at ${target.join(" ")}: ${html.slice(0, 200)}`),
  );
  expect(found, "axe found").toEqual([]);
}

function watch(page: Page, origin: string, problems: string[]) {
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on("pageerror", (error) => {
    // The browser gives up its own animation between two pages where the second is shown before it could begin; nothing of ours waits for it.
    if (error.message.startsWith("Transition was ")) return;
    problems.push(`page error: ${error.message}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("data:") && !url.startsWith("blob:")) {
      problems.push(`request to another origin: ${url}`);
    }
  });
  page.on("requestfailed", (request) => {
    // What is still loading when a test leaves the page is given up, and that is no fault.
    const reason = request.failure()?.errorText ?? "";
    if (reason !== "net::ERR_ABORTED") problems.push(`request failed: ${request.url()} ${reason}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) {
      problems.push(`${response.url()} answered ${response.status()}`);
    }
  });
}
