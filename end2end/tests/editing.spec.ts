// The journeys of editors, each on a small world of its own: what they enter by forms is what the pages then say.
import type { Browser, Page } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { htmlFaults } from "../lib/html";
import { asOf } from "../lib/pages";
import { addAccount, PASSWORD, startOwnServer } from "../lib/server.mjs";
import { expect, test as base } from "../lib/test";

const WORLD = fileURLToPath(new URL("../worlds/before", import.meta.url));

const test = base.extend<{ signedIn: void }>({
  baseURL: async ({}, use) => {
    const server = await startOwnServer(["--data", WORLD]);
    addAccount(server, "Aiko");
    addAccount(server, "Minji");
    await use(server.url);
    await server.stop();
  },
  signedIn: [
    async ({ page, baseURL }, use) => {
      await signIn(page, baseURL!, "Aiko");
      await use();
    },
    { auto: true },
  ],
});

async function signIn(page: Page, url: string, name: string) {
  await page.goto(`${url}/sign-in`);
  await page.fill("[name=name]", name);
  await page.fill("[name=password]", PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.locator(".masthead-viewer")).toContainText(name);
}

type Fields = Record<string, string | string[]>;

/** Opens everything that is folded away. */
async function unfold(page: Page, folded: string) {
  const closed = page.locator(`${folded}:not([open]) > summary`);
  while ((await closed.count()) > 0) await closed.first().click();
}

/** Fills in a form. A list of values ticks boxes; whatever is folded away is opened first. */
async function fillIn(page: Page, fields: Fields) {
  await unfold(page, ":is(details.edit-group, details.edit-text-others)");
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`#edit-form [name="${name}"]`);
    if (Array.isArray(value)) {
      for (const one of value) {
        const boxes = page.locator(`#edit-form [name="${name}[]"]`);
        await (one === "*" ? boxes.first() : boxes.and(page.locator(`[value="${one}"]`))).check();
      }
    } else if ((await field.evaluate((element) => element.tagName)) === "SELECT") {
      await field.selectOption(value);
    } else {
      await field.fill(value);
    }
  }
}

/** Any of the sources that a form offers. */
const WORD: Fields = { source: ["*"] };

/** Opens a form, fills it in, and saves it. */
async function save(page: Page, path: string, fields: Fields, comment: string) {
  await page.goto(path);
  await fillIn(page, { ...fields, ...WORD, comment });
  await page.getByRole("button", { name: "Save" }).click();
  const problems = page.locator(".edit-problems, .edit-conflicts");
  expect(await problems.allTextContents(), path).toEqual([]);
  await expect(page.locator(".saved")).toContainText("Saved as change");
}

const TRANSITION = "/transitions/jp-prime-minister-after-fumio-kishida";

test("the Japanese hand-over of 2024 is entered by three forms, and the pages tell it right for each day", async ({ page }) => {
  await save(
    page,
    "/edit/events/jp-ldp-leadership-2024/outcome",
    {
      "person.en": "Shigeru Ishiba",
      "person.ja": "石破茂",
      "person.ko": "이시바 시게루",
      summary: "Shigeru Ishiba elected in the run-off",
      "summary.ja": "決選投票で石破茂氏が当選",
      figures: "Shigeru Ishiba: 215 votes\nSanae Takaichi: 194 votes",
    },
    "Ishiba won the vote",
  );
  await save(
    page,
    `/edit${TRANSITION}/schedule`,
    {
      kind: "designation_vote",
      name: "Designation of the Prime Minister",
      "name.ja": "首相指名選挙",
      "name.ko": "총리 지명 선거",
      date: "2024年10月1日",
      firmness: "held",
      announced: "27 Sep 2024",
    },
    "The Diet designates on 1 October",
  );
  await save(
    page,
    "/edit/offices/jp-prime-minister/hand-over",
    {
      end: "1 October 2024",
      reason: "resigned",
      person: "石破茂",
      start: "1 Oct 2024",
      designated: "27.9.2024",
      entry: "designated",
      party: "jp-liberal-democratic-party",
      cause: "announced_departure",
    },
    "Ishiba follows Kishida",
  );

  const main = page.locator("main");
  await page.goto(asOf(TRANSITION, "2024-09-06"));
  await expect(page.locator("[data-stage] [aria-current], [aria-current=step]").first()).toContainText("announced");
  await expect(main).not.toContainText("Ishiba");
  await expect(main).not.toContainText("Designation of the Prime Minister");
  await page.goto(asOf(TRANSITION, "2024-09-28"));
  await expect(main).toContainText("Shigeru Ishiba");
  await expect(page.locator("[aria-current=step]").first()).toContainText("decided");
  await expect(main).toContainText("Designation of the Prime Minister");
  await page.goto(asOf("/ja" + TRANSITION, "2024-10-02"));
  await expect(page.locator("[aria-current=step]").first()).toContainText("完了");
  await expect(main).toContainText("石破茂");
  await page.goto(asOf("/offices/jp-prime-minister", "2024-10-02"));
  await expect(main.locator("table.ledger").first()).toContainText("Shigeru Ishiba");
  await expect(main.locator("table.ledger").first()).not.toContainText("Kishida");
});

test("the Korean chain of 2024 and 2025 is entered by the forms alone", async ({ page }) => {
  const office = "/edit/offices/kr-president";
  const acting = { entry: "acting", capacity: "acting" };
  await save(
    page,
    "/edit/countries/kr/schedule",
    { kind: "impeachment_vote", date: "2024년 12월 14일", firmness: "held", transitions: ["after:kr-president-yoon-suk-yeol"] },
    "The Assembly impeaches",
  );
  await save(
    page,
    "/edit/tenures/kr-president-yoon-suk-yeol/add-span",
    { axis: "powers.suspended", from: "14 Dec 2024", note: "Impeached by the National Assembly" },
    "His powers are suspended",
  );
  await save(page, `${office}/start-tenure`, { person: "한덕수", start: "14 Dec 2024", ...acting }, "Han acts");
  await save(
    page,
    "/edit/tenures/kr-prime-minister-han-duck-soo/add-span",
    { axis: "powers.suspended", from: "27 Dec 2024", to: "24 Mar 2025" },
    "Han is suspended as well",
  );
  await save(
    page,
    "/edit/tenures/kr-president-han-duck-soo/end-tenure",
    { end: "27 Dec 2024", reason: "impeached" },
    "Han no longer acts",
  );
  await save(
    page,
    `${office}/start-tenure`,
    { "person.en": "Choi Sang-mok", "person.ja": "崔相穆", "person.ko": "최상목", start: "27 Dec 2024", ...acting },
    "Choi acts",
  );
  await save(
    page,
    "/edit/tenures/kr-president-choi-sang-mok/end-tenure",
    { end: "24 Mar 2025", reason: "succeeded" },
    "Han is restored",
  );
  await save(page, `${office}/start-tenure`, { person: "Han Duck-soo", start: "24 Mar 2025", ...acting }, "Han acts again");
  await save(
    page,
    "/edit/tenures/kr-president-yoon-suk-yeol/end-tenure",
    { end: "4 Apr 2025", reason: "impeached" },
    "The court removes Yoon",
  );
  await save(
    page,
    "/edit/tenures/kr-president-han-duck-soo-2/end-tenure",
    { end: "1 May 2025", reason: "resigned" },
    "Han resigns to run",
  );
  await save(
    page,
    `${office}/start-tenure`,
    { "person.en": "Lee Ju-ho", "person.ja": "李周浩", "person.ko": "이주호", start: "2 May 2025", ...acting },
    "Lee Ju-ho acts",
  );
  await save(
    page,
    `${office}/schedule`,
    { kind: "presidential_election", date: "3 June 2025", firmness: "held", announced: "8 Apr 2025" },
    "The early election",
  );
  await save(
    page,
    `${office}/hand-over`,
    {
      tenure: "kr-president-lee-ju-ho",
      end: "4 June 2025",
      reason: "succeeded",
      "person.en": "Lee Jae-myung",
      "person.ja": "李在明",
      "person.ko": "이재명",
      start: "4 June 2025",
      entry: "elected",
      cause: "election",
    },
    "Lee Jae-myung takes office on the next day",
  );

  const ledger = page.locator("main table.ledger").first();
  const row = (person: string) => ledger.locator("tr").filter({ has: page.locator(`a[href*='/people/${person}']`) });
  const holds = (person: string, status: string) =>
    expect(row(person).locator(`[data-status='${status}']`).first(), `${person} is ${status}`).toBeVisible();
  await page.goto(asOf("/countries/kr", "2024-12-13"));
  await holds("yoon-suk-yeol", "in-office");
  await page.goto(asOf("/countries/kr", "2024-12-14"));
  await holds("yoon-suk-yeol", "suspended");
  await holds("han-duck-soo", "acting");
  await page.goto(asOf("/countries/kr", "2024-12-27"));
  await holds("choi-sang-mok", "acting");
  await holds("han-duck-soo", "suspended");
  await page.goto(asOf("/countries/kr", "2025-03-24"));
  await holds("han-duck-soo", "acting");
  await expect(row("choi-sang-mok")).toHaveCount(0);
  await page.goto(asOf("/countries/kr", "2025-05-02"));
  await holds("lee-ju-ho", "acting");
  await expect(row("yoon-suk-yeol")).toHaveCount(0);
  await page.goto(asOf("/countries/kr", "2025-06-04"));
  await holds("lee-jae-myung", "in-office");
  await expect(row("lee-ju-ho")).toHaveCount(0);
});

for (const path of [
  "/edit/offices/jp-prime-minister/hand-over",
  "/ja/edit/countries/jp/schedule",
  "/ko/edit/tenures/kr-president-yoon-suk-yeol/add-span",
  "/edit/events/jp-ldp-leadership-2024/correct",
  "/edit/people/fumio-kishida/verify",
  "/edit/changes/1/undo",
  "/edit/tenures/kr-president-yoon-suk-yeol/announce-departure",
  "/ja/edit/tenures/kr-president-yoon-suk-yeol/suspend",
  "/ko/edit/people/fumio-kishida/die",
  "/ja/edit/offices/jp-prime-minister/win",
  "/edit/offices/jp-prime-minister/take-office",
]) {
  test(`${path} is sound HTML, and axe finds nothing, before and after it is sent`, async ({ page, axe, visit, expectedProblems }) => {
    expectedProblems.push(/status of 422/);
    const opened = await visit(path);
    expect(await htmlFaults(await opened.text())).toBe("");
    await unfold(page, "details.edit-group");
    await axe();
    await page.locator("button[value=preview]").click();
    // Who confirms a record has nothing to fill in, and is shown what would change.
    await expect(page.locator(".edit-problems, .edit-preview").first()).toBeVisible();
    await axe();
  });
}

for (const path of ["/countries/jp", "/offices/jp-prime-minister", "/people/fumio-kishida", TRANSITION, "/changes/1"]) {
  test(`${path} is sound HTML, and axe finds nothing, with what an editor may do there`, async ({ page, axe, visit }) => {
    const opened = await visit(path);
    expect(await htmlFaults(await opened.text())).toBe("");
    await unfold(page, "details.edit-links");
    await axe();
  });
}

test("an edit is previewed in words, saved, and taken back", async ({ page }) => {
  await page.goto("/people/fumio-kishida");
  await page.locator("details.edit-links > summary").click();
  await page.locator("details.edit-links").getByRole("link", { name: "Add a status" }).click();
  await fillIn(page, { axis: "outlook.resignation_tendered", from: "30 Sep 2024", ...WORD, comment: "He tendered it" });
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.locator(".edit-preview");
  await expect(preview).toContainText("30 September 2024");
  await expect(preview).toContainText("resignation tendered");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("main")).toContainText("resignation tendered");
  await page.locator(".saved").getByRole("link", { name: "Take it back" }).click();
  await page.locator("[name=comment]").fill("It was somebody else");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("main")).toContainText("It was somebody else");
  await page.goto("/offices/jp-prime-minister");
  await expect(page.locator("main")).not.toContainText("resignation tendered");
});

test("a refused form is read on from its problems, and each leads to its field", async ({ page, expectedProblems }) => {
  expectedProblems.push(/status of 422/);
  await page.goto("/edit/offices/jp-prime-minister/hand-over");
  await page.getByRole("button", { name: "Save" }).click();
  const problems = page.locator("#edit-answer");
  await expect(problems).toBeFocused();
  await problems.getByRole("link", { name: "Comment" }).click();
  await expect(page).toHaveURL(/#f-comment$/);
});

test("Back from a refused form gives back what was typed", async ({ page, expectedProblems }) => {
  expectedProblems.push(/status of 422/);
  await page.goto("/edit/offices/jp-prime-minister/hand-over");
  await page.fill("[name=end]", "some day");
  await page.fill("[name=comment]", "What I thought of it");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#edit-answer")).toBeVisible();
  await page.goBack();
  await expect(page.locator("#edit-answer")).toHaveCount(0);
  await expect(page.locator("[name=end]")).toHaveValue("some day");
  await expect(page.locator("[name=comment]")).toHaveValue("What I thought of it");
});

test("the forms of a page are six keys away", async ({ page }) => {
  await page.goto("/offices/jp-prime-minister");
  const commonest = await page.locator(".edit-links-line a").first().getAttribute("href");
  for (const key of ["Tab", "Tab", "Enter", "Enter", "Tab", "Enter"]) await page.keyboard.press(key);
  await expect(page).toHaveURL(new RegExp(`${commonest}$`));
});

test("a word without an end does not widen a page", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const word = "w".repeat(200);
  await save(page, "/edit/people/fumio-kishida/correct", { born: "29 July 1957", "name.en": `Fumio ${"k".repeat(120)}` }, word);
  const change = await page.locator(".saved a").first().getAttribute("href");
  for (const path of ["/", "/changes", change!, "/people/fumio-kishida", "/offices/jp-prime-minister", "/edit/people/fumio-kishida/verify"]) {
    await page.goto(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(390);
  }
});

test("of two editors of one field the second chooses, and what was typed is still there", async ({
  page,
  browser,
  baseURL,
  javaScriptEnabled,
  expectedProblems,
}) => {
  expectedProblems.push(/status of 422/);
  const other = await second(browser, baseURL!, javaScriptEnabled);
  const form = "/edit/people/fumio-kishida/correct";
  await page.goto(form);
  await save(other, `${baseURL}${form}`, { born: "29 July 1957" }, "The register says so");
  await fillIn(page, { born: "July 1957", wikidata: "Q1057", ...WORD, comment: "The paper says so" });
  await page.getByRole("button", { name: "Save" }).click();
  const conflicts = page.locator(".edit-conflicts");
  await expect(conflicts).toContainText("Minji");
  await expect(conflicts).toContainText("29 July 1957");
  await expect(page.locator("[name=wikidata]")).toHaveValue("Q1057");
  await conflicts.getByRole("radio", { name: /Theirs/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("main")).toContainText("29 July 1957");
  await other.context().close();
});

async function second(browser: Browser, url: string, javaScriptEnabled: boolean | undefined) {
  const context = await browser.newContext({ javaScriptEnabled: javaScriptEnabled !== false });
  const page = await context.newPage();
  await signIn(page, url, "Minji");
  return page;
}

test.describe("with scripts", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "there are none");

  test("what is typed is understood at once, and a draft survives a reload", async ({ page, hydrated }) => {
    await page.goto("/edit/offices/jp-prime-minister/start-tenure");
    await hydrated();
    await page.locator("[name=start]").pressSequentially("by Aug 2029");
    await expect(page.locator("[id='f-start-said']")).toContainText("by August 2029");
    await page.locator("[name=person]").pressSequentially("岸田");
    await expect(page.locator("[id='f-person-said']")).toContainText("Fumio Kishida");
    await expect(page.locator(".live-form")).toContainText("Draft kept");
    await page.reload();
    await hydrated();
    await expect(page.locator("[name=start]")).toHaveValue("by Aug 2029");
    await expect(page.locator("[name=person]")).toHaveValue("岸田");
    await page.getByRole("button", { name: "Discard the draft" }).click();
    await expect(page.locator("[name=start]")).toHaveValue("");
  });

  test("going back after a refusal leads to the form with what was typed", async ({ page, hydrated, expectedProblems }) => {
    expectedProblems.push(/status of 422/);
    const form = "/edit/people/fumio-kishida/verify";
    await page.goto(form);
    await hydrated();
    await page.locator("[name=comment]").fill("Typed before the refusal");
    for (const box of await page.locator("[name='source[]']:checked").all()) await box.uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.locator("#edit-answer")).toBeFocused();
    await expect(page).toHaveURL(new RegExp(form));
    await page.goBack();
    await hydrated();
    await expect(page.locator("[name=comment]")).toHaveValue("Typed before the refusal");
    await page.goForward();
    await hydrated();
    await expect(page.locator("[name=comment]")).toHaveValue("Typed before the refusal");
  });

  test("a question mark lists the keys, and e leads to the forms", async ({ page, hydrated }) => {
    await page.goto("/people/fumio-kishida");
    await hydrated();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toContainText("Open the forms of this page");
    await page.keyboard.press("Escape");
    await page.keyboard.press("e");
    await page.keyboard.press("Enter");
    // A tenure that another test has opened comes first.
    await expect(page).toHaveURL(/\/edit\/(people|tenures)\/[a-z-]*fumio-kishida\//);
  });

  test("a draft survives a lost connection and is forgotten once it is saved", async ({ page, context, hydrated, expectedProblems }) => {
    expectedProblems.push(/ERR_INTERNET_DISCONNECTED/);
    await page.goto("/edit/people/fumio-kishida/verify");
    await hydrated();
    await context.setOffline(true);
    await page.locator("[name=comment]").fill("Typed in a tunnel");
    await expect(page.locator(".live-form")).toContainText("no connection");
    await context.setOffline(false);
    await page.reload();
    await hydrated();
    await expect(page.locator("[name=comment]")).toHaveValue("Typed in a tunnel");
    await fillIn(page, WORD);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.locator(".saved")).toBeVisible();
    await page.goto("/edit/people/fumio-kishida/verify");
    await hydrated();
    await expect(page.locator("[name=comment]")).not.toHaveValue("Typed in a tunnel");
  });

  test("an open page hears of an edit that touches it, and does not move", async ({ page, browser, baseURL, hydrated }) => {
    await page.goto("/people/fumio-kishida");
    await hydrated();
    const listening = page.waitForRequest(/rpc\/news/);
    await page.mouse.move(10, 10);
    await listening;
    const before = await page.locator("h1").boundingBox();
    const other = await second(browser, baseURL!, true);
    await save(other, `${baseURL}/edit/people/fumio-kishida/correct`, { born: "29 July 1957" }, "The register says so");
    await expect(page.locator("#news")).toBeVisible();
    expect(await page.locator("h1").boundingBox()).toEqual(before);
    await page.locator("#news a").click();
    await expect(page.locator("main")).toContainText("29 July 1957");
    await other.context().close();
  });

  test("an open form hears that its record has changed, and keeps what is typed", async ({ page, browser, baseURL, hydrated }) => {
    const form = "/edit/people/fumio-kishida/correct";
    await page.goto(form);
    await hydrated();
    const listening = page.waitForRequest(/rpc\/news/);
    await page.locator("[name='name.ko']").fill("기시다");
    await listening;
    const other = await second(browser, baseURL!, true);
    await save(other, `${baseURL}${form}`, { born: "29 July 1957" }, "The register says so");
    await expect(page.locator("#news")).toContainText("merged when you save");
    await expect(page.locator("[name='name.ko']")).toHaveValue("기시다");
    await fillIn(page, { ...WORD, comment: "The short form" });
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.locator("main")).toContainText("29 July 1957");
    await other.context().close();
  });
});
