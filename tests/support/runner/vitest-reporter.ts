import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from "vitest/node";
import { noteRule } from "./report";

/** Notes each test for the end of `npm test`, and what broke outside of a test. */
export default class RulesReporter implements Reporter {
  onTestCaseResult(test: TestCase) {
    const { state } = test.result();
    // Not among those that were asked for, or noted with what broke before it.
    if (state === "skipped") return;
    noteRule({
      file: test.module.relativeModuleId,
      // As `-t` would find it.
      name: test.fullName.replaceAll(" > ", " "),
      holds: state === "passed",
      ms: test.diagnostic()?.duration ?? 0,
    });
  }

  onTestSuiteResult(suite: TestSuite) {
    if (suite.errors().length) noteBroken(suite.module, suite.fullName);
  }

  onTestModuleEnd(module: TestModule) {
    if (module.errors().length) noteBroken(module, "what it needs before its first test");
  }

  onTestRunEnd(_: readonly TestModule[], errors: readonly SerializedError[]) {
    for (const { message } of errors) noteRule({ file: "tests", name: message, holds: false, ms: 0 });
  }
}

function noteBroken({ relativeModuleId }: TestModule, name: string) {
  noteRule({ file: relativeModuleId, name, holds: false, ms: 0 });
}
