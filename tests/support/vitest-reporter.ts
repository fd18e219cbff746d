import type { Reporter, TestCase } from "vitest/node";
import { noteRule } from "../../local/test-report";

/** Notes each test for the end of `npm test`. */
export default class RulesReporter implements Reporter {
  onTestCaseResult(test: TestCase) {
    const { state } = test.result();
    // Not among those that were asked for.
    if (state === "skipped") return;
    noteRule({
      file: test.module.relativeModuleId,
      // As `-t` would find it.
      name: test.fullName.replaceAll(" > ", " "),
      holds: state === "passed",
      ms: test.diagnostic()?.duration ?? 0,
    });
  }
}
