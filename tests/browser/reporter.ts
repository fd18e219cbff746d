import { relative } from "node:path";
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { noteRule } from "../../local/test-report";

/** Notes each test for the end of `npm test`. */
export default class RulesReporter implements Reporter {
  onTestEnd(test: TestCase, { duration }: TestResult) {
    const [, project = "", , ...names] = test.titlePath();
    noteRule({
      file: `${relative(".", test.location.file)} (${project})`,
      name: names.join(" "),
      holds: test.ok(),
      ms: duration,
    });
  }
}
