import { relative } from "node:path";
import type { Reporter, TestCase, TestError, TestResult } from "@playwright/test/reporter";
import { noteRule } from "../support/runner/report";

/** Notes each test for the end of `npm test`, and what broke outside of a test. */
export default class RulesReporter implements Reporter {
  onTestEnd(test: TestCase, { status, duration }: TestResult) {
    if (status === "skipped") return;
    const [, project = "", , ...names] = test.titlePath();
    noteRule({
      file: `${relative(".", test.location.file)} (${project})`,
      name: names.join(" "),
      holds: test.ok(),
      ms: duration,
    });
  }

  onError({ message = "something broke", location }: TestError) {
    noteRule({ file: relative(".", location?.file ?? "tests/browser"), name: message, holds: false, ms: 0 });
  }
}
