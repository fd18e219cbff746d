import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from "vitest/node";
import { recordResult } from "./report";

/** Records each test for the summary of `npm test`, and errors outside of tests. */
export default class ResultsReporter implements Reporter {
  onTestCaseResult(test: TestCase) {
    const { state } = test.result();
    // Not selected, or its hook or file failed, which is recorded below.
    if (state === "skipped") return;
    recordResult({
      file: test.module.relativeModuleId,
      // As `-t` matches it.
      name: test.fullName.replaceAll(" > ", " "),
      passed: state === "passed",
      ms: test.diagnostic()?.duration ?? 0,
    });
  }

  onTestSuiteResult(suite: TestSuite) {
    if (suite.errors().length) recordError(suite.module, suite.fullName);
  }

  onTestModuleEnd(module: TestModule) {
    if (module.errors().length) recordError(module, "what it needs before its first test");
  }

  onTestRunEnd(_: readonly TestModule[], errors: readonly SerializedError[]) {
    for (const { message } of errors) recordResult({ file: "tests", name: message, passed: false, ms: 0 });
  }
}

function recordError({ relativeModuleId }: TestModule, name: string) {
  recordResult({ file: relativeModuleId, name, passed: false, ms: 0 });
}
