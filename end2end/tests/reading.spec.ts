// What a reader does: travel to a day, narrow a list, search, follow a change of holder, by mouse, keyboard and on paper.
import { asOf, LANGUAGES, localized } from "../lib/pages";
import { expect, test } from "../lib/test";

test("a reader travels to a day and back to today", async ({ page, visit }) => {
  await visit("/countries/jp");
  await expect(page.locator(".clock-banner")).toHaveCount(0);
  await page.getByLabel("Day to show").fill("2024-09-06");
  await page.getByRole("button", { name: "Go", exact: true }).click();
  await expect(page).toHaveURL(/\/countries\/jp\?as_of=2024-09-06$/);
  await expect(page.locator(".clock-banner")).toContainText("6 September 2024");
  await expect(page.locator("main")).toContainText("Fumio Kishida");

  // The day goes with the reader from page to page, and into other languages.
  await page.locator("main").getByRole("link", { name: "Fumio Kishida" }).first().click();
  await expect(page).toHaveURL(/\/people\/fumio-kishida\?as_of=2024-09-06$/);
  await page.getByRole("link", { name: "日本語" }).click();
  await expect(page).toHaveURL(/\/ja\/people\/fumio-kishida\?as_of=2024-09-06$/);
  await page.getByRole("link", { name: "今日に戻る" }).click();
  await expect(page).toHaveURL(/\/ja\/people\/fumio-kishida$/);
});

test("the day before and the day after are one click away once the page lives", async ({ page, visit, javaScriptEnabled }) => {
  await visit(asOf("/transitions/jp-prime-minister-after-fumio-kishida", "2024-09-27"));
  const after = page.getByRole("button", { name: "The day after" });
  if (javaScriptEnabled === false) {
    // Without scripts the field beside it does the same, and a button that does nothing is not shown.
    await expect(after).toBeHidden();
    return;
  }
  await after.click();
  await expect(page).toHaveURL(/as_of=2024-09-28/);
  await page.locator("html[data-live]").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "The day before" }).click();
  await expect(page).toHaveURL(/as_of=2024-09-27/);
});

test("the leaders narrow as one types, and the address says how", async ({ page, visit, javaScriptEnabled }) => {
  await visit("/leaders");
  const rows = page.locator("#results tbody tr");
  expect(await rows.count()).toBeGreaterThan(50);
  const field = page.locator("form.filters input[name=q]");
  await field.fill("kishi");
  if (javaScriptEnabled === false) await page.locator("form.filters").getByRole("button").click();
  await expect(page).toHaveURL(/[?&]q=kishi/);
  await expect.poll(() => rows.count()).toBeLessThan(5);
  await page.locator("form.filters input[name=q]").fill("");
  await page.locator("form.filters select[name=group]").selectOption("g7");
  if (javaScriptEnabled === false) await page.locator("form.filters").getByRole("button").click();
  await expect(page).toHaveURL(/group=g7/);
  await expect(page.locator("#results")).toContainText("Japan");
  await expect(page.locator("#results")).not.toContainText("South Korea");
  // What the address says is what another reader gets.
  const shown = await rows.allInnerTexts();
  await page.goto(page.url());
  expect(await rows.allInnerTexts()).toEqual(shown);
});

test("no word of a table is broken, wide or narrow", async ({ page, visit }) => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of ["/leaders", "/countries/jp", "/changes"]) {
      await visit(path);
      const broken = await page.locator("td a, th a").evaluateAll((links) =>
        links.filter((link) => !/\s/.test(link.textContent!.trim()) && link.getClientRects().length > 1).map((link) => link.textContent),
      );
      expect(broken, `${path} at ${width} px`).toEqual([]);
    }
  }
});

test("events are filtered by kind and day", async ({ page, visit, javaScriptEnabled }) => {
  await visit(asOf("/events?kind=meeting&country=kr&from=2024-01-01", "2024-09-06"));
  const list = page.locator("#results");
  await expect(list.locator("time[datetime='2024-07-10']")).toHaveCount(1);
  await page.locator("form.filters input[name=from]").fill("2024-08-01");
  if (javaScriptEnabled === false) await page.locator("form.filters").getByRole("button").click();
  await expect(list.locator("time[datetime='2024-07-10']")).toHaveCount(0);
  await expect(list.locator("time[datetime='2024-09-06']")).toHaveCount(1);
});

test("a name is found in any script", async ({ page, visit }) => {
  await visit("/");
  for (const name of ["Yoon Suk Yeol", "윤석열", "尹錫悦", "yoon"]) {
    await page.locator(".masthead-search input[name=q]").fill(name);
    await page.locator(".masthead-search").getByRole("button").click();
    await expect(page).toHaveURL(/\/search\?q=/);
    await expect(page.locator("main a[href='/people/yoon-suk-yeol']").first()).toBeVisible();
  }
});

test("from the first page to what a vote decides, on whose word", async ({ page, visit }) => {
  await visit(asOf("/", "2024-09-06"));
  await page.locator(".changing-item").filter({ hasText: "Fumio Kishida" }).getByRole("heading").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/transitions\//);
  await page.locator("main").getByRole("link", { name: /LDP presidential election/ }).first().click();
  await expect(page).toHaveURL(/\/events\/jp-ldp-leadership-2024/);
  await expect(page.locator("main")).toContainText("decides the party's president", { ignoreCase: true });
  const cite = page.locator("main .cites a").first();
  const target = (await cite.getAttribute("href"))!;
  await cite.click();
  await expect(page.locator(target)).toBeInViewport();
});

test("an inauguration at noon in Washington is already the next day in Tokyo", async ({ page, visit, javaScriptEnabled }) => {
  await visit("/events/us-inauguration-2025");
  await expect(page.locator("main")).toContainText("12:00");
  await expect(page.locator("main")).toContainText("America/New York");
  if (javaScriptEnabled === false) return;
  await expect(page.locator(".local-time")).toContainText("21 January 2025");
  await expect(page.locator(".local-time")).toContainText("02:00");
});

test("everything can be reached by keyboard", async ({ page, visit }) => {
  await visit("/countries/jp");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  // The figure has a table twin, and a keyboard opens it.
  const twin = page.locator("main details summary").first();
  await twin.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("main details table").first()).toBeVisible();
});

test("focus is always visible", async ({ page, visit }) => {
  await visit("/leaders");
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => {
      const stop = document.activeElement!;
      const style = getComputedStyle(stop);
      return { tag: stop.getAttribute("type"), width: parseFloat(style.outlineWidth), kind: style.outlineStyle };
    });
    // The browser itself draws the focus on the parts of its date field.
    if (outline.tag === "date") continue;
    expect(outline.kind, `stop ${step}`).not.toBe("none");
    expect(outline.width, `stop ${step}`).toBeGreaterThanOrEqual(2);
  }
});

test("on paper the page is its text, and its sources show where they are", async ({ page, visit }) => {
  await visit("/countries/jp");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".masthead-tools")).toBeHidden();
  await expect(page.locator("h1")).toBeVisible();
  const address = await page
    .locator(".source-list a")
    .first()
    .evaluate((link) => getComputedStyle(link, "::after").content);
  expect(address).toContain("http");
});

test("what is not there helps on", async ({ page, visit }) => {
  await visit("/countries/atlantis", 404);
  await expect(page.locator("main input[name=q]")).toHaveValue("atlantis");
  await page.locator("main input[name=q]").fill("Japan");
  await page.locator("main").getByRole("button").click();
  await expect(page.locator("main a[href='/countries/jp']").first()).toBeVisible();
});

test("a person who was not known on the day has no page on it, and the way to today is offered", async ({ page, visit }) => {
  await visit(asOf("/people/friedrich-merz", "2017-06-01"), 404);
  await page.locator("main").getByRole("link", { name: "Back to today" }).click();
  await expect(page.locator("h1")).toContainText("Friedrich Merz");
});

for (const language of LANGUAGES) {
  test(`the Korean chain of 2024 and 2025 reads right on each of its days in ${language}`, async ({ page, visit }) => {
    const at = (path: string, day: string) => visit(asOf(localized(path, language), day));
    // The first table says who holds which office; the others are the twins of figures.
    const ledger = page.locator("main table.ledger").first();
    const marks = ledger.locator("[data-status]");
    const row = (person: string) => ledger.locator("tr").filter({ has: page.locator(`a[href*='/people/${person}']`) });

    await at("/countries/kr", "2024-12-13");
    await expect(row("yoon-suk-yeol").locator("[data-status='in-office']").first()).toBeVisible();
    await at("/countries/kr", "2024-12-14");
    await expect(row("yoon-suk-yeol").locator("[data-status='suspended']").first()).toBeVisible();
    await expect(row("han-duck-soo").locator("[data-status='acting']").first()).toBeVisible();
    await at("/countries/kr", "2024-12-27");
    await expect(row("choi-sang-mok").locator("[data-status='acting']").first()).toBeVisible();
    await expect(row("han-duck-soo").locator("[data-status='suspended']").first()).toBeVisible();
    await at("/countries/kr", "2025-03-24");
    await expect(row("han-duck-soo").locator("[data-status='acting']").first()).toBeVisible();
    await expect(row("choi-sang-mok")).toHaveCount(0);
    await at("/countries/kr", "2025-05-02");
    await expect(row("lee-ju-ho").locator("[data-status='acting']").first()).toBeVisible();
    await expect(row("yoon-suk-yeol")).toHaveCount(0);
    await at("/countries/kr", "2025-06-04");
    await expect(row("lee-jae-myung").locator("[data-status='in-office']").first()).toBeVisible();
    await expect(marks.filter({ hasText: /designate|次期|당선인/ })).toHaveCount(0);
  });
}
