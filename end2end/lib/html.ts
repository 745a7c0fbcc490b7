import { FileSystemConfigLoader, formatterFactory, HtmlValidate } from "html-validate";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const validator = new HtmlValidate(new FileSystemConfigLoader());
const format = formatterFactory("text");

/** What a checker finds wrong in a page as it came over the line; empty if it is valid. */
export async function htmlFaults(html: string): Promise<string> {
  const report = await validator.validateString(html, `${folder}/page.html`);
  return report.valid ? "" : format(report.results);
}
