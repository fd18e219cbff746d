import { relative } from "node:path";
import type { Reporter, TestCase, TestError, TestResult } from "@playwright/test/reporter";
import { recordResult } from "../support/runner/report";

/** Notes each test for the end of `npm test`, and what broke outside of a test. */
export default class RulesReporter implements Reporter {
  onTestEnd(test: TestCase, { status, duration }: TestResult) {
    if (status === "skipped") return;
    const [, project = "", , ...names] = test.titlePath();
    recordResult({
      file: `${relative(".", test.location.file)} (${project})`,
      name: names.join(" "),
      passed: test.ok(),
      ms: duration,
    });
  }

  onError({ message = "something broke", location }: TestError) {
    recordResult({
      file: relative(".", location?.file ?? "tests/browser"),
      name: message,
      passed: false,
      ms: 0,
    });
  }
}
