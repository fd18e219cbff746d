import type { Reporter, TestCase } from "vitest/node";
import { noteRule } from "../../local/test-report";

/** Notes each test for the end of `npm test`. */
export default class RulesReporter implements Reporter {
  onTestCaseResult(test: TestCase) {
    noteRule({
      file: test.module.relativeModuleId,
      name: test.fullName,
      holds: test.result().state === "passed",
      ms: test.diagnostic()?.duration ?? 0,
    });
  }
}
