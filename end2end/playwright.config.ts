import { defineConfig } from "@playwright/test";
import { args, executablePath } from "./lib/chromium.mjs";

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  globalSetup: "./lib/global-setup.ts",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // One failure must not cost the whole run; what needed its second try is listed at the end, as a defect to find.
  retries: process.env.CI ? 1 : 0,
  workers: 2,
  // Three times what the longest takes on two idle cores.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["line"], ["json", { outputFile: "report/results.json" }], ["./lib/count-reporter.ts"]],
  use: {
    baseURL: process.env.HANDOVER_URL,
    // Set explicitly: the pages say one text per address and must not look at either.
    locale: "en-GB",
    timezoneId: "Asia/Tokyo",
    // Tracing costs each test a part of its time, so only the second try is traced.
    trace: process.env.CI ? "on-first-retry" : "retain-on-failure",
    launchOptions: { executablePath, args },
  },
  projects: [
    { name: "scripts-on", use: { javaScriptEnabled: true } },
    { name: "scripts-off", use: { javaScriptEnabled: false } },
  ],
});
