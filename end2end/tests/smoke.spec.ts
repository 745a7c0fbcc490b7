// Every kind of page in every language: it answers, it is valid, nobody is shut out, nothing overflows.
import { htmlFaults } from "../lib/html";
import { LANGUAGES, localized, PAGES } from "../lib/pages";
import { expect, test } from "../lib/test";

const SIZES = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];

/** Axe sees English in every way, and the other languages once: they differ in words. Without scripts the tree is the same in all. */
const looksOfAxe = (look: string) => /^scripts-on (en|.* 390 dark)|^scripts-off en/.test(look);

for (const language of LANGUAGES) {
  for (const { path, status } of PAGES) {
    const address = localized(path, language);

    test(`${address} says what language it is in and fits every screen, in light and dark`, async ({
      page,
      visit,
      axe,
    }, { project }) => {
      // English is looked at in every way; the other languages differ in words, so two ways that differ in all will do.
      // Without scripts the page is the same tree, and one look at the narrow page is enough.
      const both = ["1280 light", "390 dark"];
      const all = [...both, "1280 dark", "390 light"];
      const looks = project.name === "scripts-off" ? ["390 light"] : language === "en" ? all : both;
      for (const size of SIZES) {
        for (const colorScheme of ["light", "dark"] as const) {
          if (!looks.includes(`${size.width} ${colorScheme}`)) continue;
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme });
          await visit(address, status);
          await expect(page.locator("html")).toHaveAttribute("lang", language);
          await expect(page.locator("h1")).toHaveCount(1);
          await expect(page.locator("main")).not.toBeEmpty();
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow, `${address} scrolls sideways at ${size.width} px`).toBeLessThanOrEqual(0);
          const look = `${project.name} ${language} ${size.width} ${colorScheme}`;
          if (looksOfAxe(look)) await axe({ whole: look === "scripts-on en 1280 light", twin: true });
        }
      }
    });
  }
}

test.describe("as it comes over the line", () => {
  for (const language of LANGUAGES) {
    for (const { path, status = 200 } of PAGES) {
      const address = localized(path, language);

      test(`${address} is valid HTML`, async ({ request }, { project }) => {
        test.skip(project.name === "scripts-off", "the text is the same for both");
        const response = await request.get(address);
        expect(response.status()).toBe(status);
        expect(response.headers()["content-type"]).toContain("text/html");
        expect(await htmlFaults(await response.text())).toBe("");
      });
    }
  }
});
