// What an analyst does: a spreadsheet comes in, what it proposes is reviewed, and the pages say where it came from.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { htmlFaults } from "../lib/html";
import { addAccount, binary, PASSWORD, startOwnServer } from "../lib/server.mjs";
import { expect, test as base } from "../lib/test";

const MAPPING = `
[source]
id = "sheet"
title = "A register"
publisher = "A desk"
[row]
fact = "tenure"
key = "id"
country = { column = "state" }
[row.office]
title = { en = "Chief herald" }
name = { en = "Chief herald of {country}" }
may_be_new = true
[row.person]
name = "who"
[row.tenure]
start = [{ column = "from", shapes = ["YYYY-MM-DD"] }]
end = [{ column = "to", shapes = ["YYYY-MM-DD"] }]
`;
const SHEET = `id,state,who,from,to
1,jp,Ichiro Kamon,1950-01-01,1960-01-01
2,jp,Kishida,1960-01-01,1970-01-01
3,kr,Hong Gil-dong,1950-01-01,1955-01-01
4,zz,Nobody,1950-01-01,1955-01-01
`;

const test = base.extend<{ signedIn: void }>({
  baseURL: async ({}, use) => {
    const server = await startOwnServer([]);
    addAccount(server, "Aiko");
    const folder = mkdtempSync(join(tmpdir(), "handover-review-"));
    writeFileSync(join(folder, "sheet.csv"), SHEET);
    writeFileSync(join(folder, "sheet.toml"), MAPPING);
    const from = [join(folder, "sheet.csv"), "--mapping", join(folder, "sheet.toml")];
    execFileSync(binary(), ["import", "csv", ...from, "--database", server.database], { stdio: "pipe" });
    await use(server.url);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  },
  signedIn: [
    async ({ page, baseURL }, use) => {
      await page.goto(`${baseURL}/sign-in`);
      await page.fill("[name=name]", "Aiko");
      await page.fill("[name=password]", PASSWORD);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.locator(".masthead-viewer")).toContainText("Aiko");
      await use();
    },
    { auto: true },
  ],
});

test("what a spreadsheet proposes is accepted, answered and rejected, and the pages say where it came from", async ({ page }) => {
  await page.locator(".masthead-viewer").getByRole("link", { name: "Review" }).click();
  await expect(page.locator(".lede")).toContainText("3 proposals wait");
  await page.getByRole("link", { name: "Japan" }).click();
  await page.getByRole("link", { name: /Ichiro Kamon/ }).click();
  await expect(page.locator(".edit-preview")).toContainText("Chief herald of Japan");
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.locator(".review-one")).toContainText("Accepted by Aiko");
  await page.goto("/people/ichiro-kamon");
  await expect(page.locator("main")).toContainText("1 Jan 1950");
  await expect(page.locator("main")).toContainText("A register");

  await page.goto("/review?country=jp");
  await page.getByRole("link", { name: /Kishida/ }).click();
  await page.getByRole("radio", { name: /Somebody who is not recorded/ }).check();
  await page.getByRole("button", { name: "Answer" }).click();
  await expect(page.locator(".lede")).toContainText("The record does not have it");

  await page.goto("/review?country=kr");
  await page.getByLabel("Reason, if you reject").fill("A character of a novel");
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.locator(".account-done")).toContainText("Rejected");
  await page.goto("/review?country=all&status=rejected");
  await expect(page.locator("main")).toContainText("A character of a novel");
});

/** The pages of the review and beside it, by how one gets there: an address, or the page with a link of this name. */
const PAGES: [name: string, path: string, link?: RegExp][] = [
  ["overview", "/review"],
  ["list in Japanese", "/ja/review?country=jp"],
  ["question", "/review?country=jp", /Kishida/],
  ["question in Korean", "/ko/review?country=jp", /Kishida/],
  ["import", "/review", /A register/],
  ["tokens", "/account/tokens"],
  ["description of the API", "/api/docs"],
];

for (const [name, path, link] of PAGES) {
  test(`the page “${name}” is sound HTML, axe finds nothing, and it fits a phone`, async ({ page, axe, visit }) => {
    await visit(path);
    const address = link ? await page.getByRole("link", { name: link }).last().getAttribute("href") : path;
    const opened = await visit(address!);
    expect(await htmlFaults(await opened.text())).toBe("");
    for (const [width, colorScheme] of [[1280, "light"], [390, "dark"]] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      await visit(address!);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `it scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
      await axe();
    }
  });
}
