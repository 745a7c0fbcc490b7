// domain.md §8 as a reader sees it: the story that the project starts from, on three days, in three languages.
import type { Page } from "@playwright/test";
import { asOf, LANGUAGES, localized, type Language } from "../lib/pages";
import { expect, test } from "../lib/test";

interface Words {
  kishida: string;
  ishiba: string;
  yoon: string;
  biden: string;
  liberalDemocraticParty: string;
  announcedDeparture: string;
  notSeeking: string;
  inDays: (days: number) => string;
  meetings: string | RegExp;
  announced: string;
  decided: string;
  completed: string;
  seoul: string;
  campDavid: string;
}

const WORDS: Record<Language, Words> = {
  en: {
    kishida: "Fumio Kishida",
    ishiba: "Shigeru Ishiba",
    yoon: "Yoon Suk Yeol",
    biden: "Joe Biden",
    liberalDemocraticParty: "Liberal Democratic Party",
    announcedDeparture: "announced departure",
    notSeeking: "not seeking re-election",
    inDays: (days) => `in ${days} days`,
    meetings: /12 (meetings|times)|12th meeting/,
    announced: "announced",
    decided: "decided",
    completed: "completed",
    seoul: "Seoul",
    campDavid: "Camp David",
  },
  ja: {
    kishida: "岸田文雄",
    ishiba: "石破茂",
    yoon: "尹錫悦",
    biden: "バイデン",
    liberalDemocraticParty: "自民",
    announcedDeparture: "退任を表明",
    notSeeking: "不出馬",
    inDays: (days) => `${days}日後`,
    meetings: /12\s*回/,
    announced: "表明",
    decided: "後任決定",
    completed: "完了",
    seoul: "ソウル",
    campDavid: "キャンプデービッド",
  },
  ko: {
    kishida: "기시다 후미오",
    ishiba: "이시바 시게루",
    yoon: "윤석열",
    biden: "바이든",
    liberalDemocraticParty: "자민당",
    announcedDeparture: "퇴임 표명",
    notSeeking: "불출마",
    inDays: (days) => `${days}일 뒤`,
    meetings: /12\s*(회|차례|번)/,
    announced: "표명",
    decided: "결정",
    completed: "완료",
    seoul: "서울",
    campDavid: "캠프 데이비드",
  },
};

/** What nobody could know on 6 September 2024. Ms Takaichi was a candidate then, but not a leader. */
const LATER = /Ishiba\b|石破|이시바|Takaichi|高市|다카이치|2025|2026/;

/** The main text without the banner that names today and the fields to travel with. */
async function mainText(page: Page): Promise<string> {
  return page.locator("main").evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement;
    copy.querySelectorAll(".as-of-banner, [data-banner], form, script, style").forEach((part) => part.remove());
    return (copy.textContent ?? "").replace(/\s+/g, " ");
  });
}

for (const language of LANGUAGES) {
  const words = WORDS[language];
  const on = (path: string, day: string) => asOf(localized(path, language), day);

  test.describe(`6 September 2024 in ${language}`, () => {
    const day = "2024-09-06";

    test("Japan's Prime Minister has announced his departure, 21 days before the vote", async ({ page, visit }) => {
      await visit(on("/countries/jp", day));
      const text = await mainText(page);
      expect(text).toContain(words.kishida);
      expect(text.toLowerCase()).toContain(words.announcedDeparture);
      await expect(page.locator("main time[datetime='2024-09-27']").first()).toBeVisible();
      await expect(page.locator("main")).toContainText(words.inDays(21));
      expect(text).not.toMatch(/Ishiba\b|石破|이시바/);
    });

    test("the leadership vote is confirmed and decides the party's president", async ({ page, visit }) => {
      await visit(on("/events/jp-ldp-leadership-2024", day));
      await expect(page.locator("main")).toContainText(words.inDays(21));
      await expect(page.locator("main")).toContainText(words.liberalDemocraticParty);
      await expect(page.locator("main time[datetime='2024-09-27']").first()).toBeVisible();
    });

    test("the transition is announced, and its successor is not known", async ({ page, visit }) => {
      await visit(on("/transitions/jp-prime-minister-after-fumio-kishida", day));
      await expect(page.locator("main .stage-steps [aria-current='step']").first()).toContainText(words.announced);
      const text = await mainText(page);
      expect(text).toContain(words.kishida);
      expect(text).not.toMatch(LATER);
      // The Diet's vote was not called yet.
      await expect(page.locator("main time[datetime='2024-10-01']")).toHaveCount(0);
    });

    test("Yoon is in office, and Biden does not run again, 60 days before the election", async ({ page, visit }) => {
      await visit(on("/countries/kr", day));
      await expect(page.locator("main")).toContainText(words.yoon);
      await expect(page.locator("main time[datetime='2022-05-10']").first()).toBeVisible();
      await visit(on("/countries/us", day));
      await expect(page.locator("main")).toContainText(words.biden);
      await expect(page.locator("main")).toContainText(words.notSeeking, { ignoreCase: true });
      await expect(page.locator("main")).toContainText(words.inDays(60));
    });

    test("Kishida and Yoon hold their 12th meeting, in Seoul", async ({ page, visit }) => {
      await visit(on("/relations/jp-kr", day));
      const text = await mainText(page);
      expect(text).toMatch(words.meetings);
      expect(text).toContain(words.seoul);
      expect(text).toContain(words.campDavid);
      for (const met of [
        "2022-09-21",
        "2022-11-13",
        "2023-03-16",
        "2023-05-07",
        "2023-05-21",
        "2023-07-12",
        "2023-08-18",
        "2023-09-10",
        "2023-11-16",
        "2024-05-26",
        "2024-07-10",
        "2024-09-06",
      ]) {
        await expect(page.locator(`main time[datetime^='${met}']`).first(), met).toBeAttached();
      }
      expect(text).not.toMatch(/Ishiba\b|石破|이시바/);
    });

    test("the three countries signed in July, and two of three change hands", async ({ page, visit }) => {
      await visit(on("/relations/jp-kr-us", day));
      for (const date of ["2024-07-28", "2024-09-27", "2024-11-05"]) {
        await expect(page.locator(`main time[datetime^='${date}']`).first(), date).toBeAttached();
      }
      // Mr Trump stands there as the predecessor of Mr Biden, and as nothing else. That Ms Harris stood was known by then: titles of sources say so.
      expect(await mainText(page)).not.toMatch(/Ishiba\b|石破|이시바/);
      const told = await page.locator("main").evaluate((main) => {
        const copy = main.cloneNode(true) as HTMLElement;
        copy.querySelector(".source-list")?.remove();
        return copy.textContent;
      });
      expect(told).not.toMatch(/Harris|ハリス|해리스/);
    });

    test("no list names who came later", async ({ page, visit }) => {
      for (const path of ["/", "/leaders", "/transitions", "/people/fumio-kishida", "/offices/jp-prime-minister"]) {
        await visit(on(path, day));
        expect(await mainText(page), path).not.toMatch(/Ishiba\b|石破|이시바/);
      }
    });
  });

  test.describe(`28 September 2024 in ${language}`, () => {
    const day = "2024-09-28";

    test("Ishiba is designate, and the Diet votes next", async ({ page, visit }) => {
      await visit(on("/transitions/jp-prime-minister-after-fumio-kishida", day));
      await expect(page.locator("main .stage-steps [aria-current='step']").first()).toContainText(words.decided);
      await expect(page.locator("main")).toContainText(words.ishiba);
      await expect(page.locator("main time[datetime^='2024-10-01']").first()).toBeVisible();
      await visit(on("/countries/jp", day));
      await expect(page.locator("main [data-status='designate']").first()).toBeVisible();
      await expect(page.locator("main")).toContainText(words.kishida);
    });
  });

  test.describe(`2 October 2024 in ${language}`, () => {
    const day = "2024-10-02";

    test("Ishiba is in office, and the transition is completed", async ({ page, visit }) => {
      await visit(on("/transitions/jp-prime-minister-after-fumio-kishida", day));
      await expect(page.locator("main .stage-steps [aria-current='step']").first()).toContainText(words.completed);
      await visit(on("/countries/jp", day));
      await expect(page.locator("main")).toContainText(words.ishiba);
      await visit(on("/people/fumio-kishida", day));
      await expect(page.locator("main [data-status='ended']").first()).toBeVisible();
    });
  });
}
