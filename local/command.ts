/** An error that the operator can fix: its message is shown without a stack trace. */
export class CommandError extends Error {}

/** Runs the main function of a command, which may return the exit code. */
export async function runCommand(main: () => Promise<number | void>) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof CommandError ? error.message : error);
    process.exitCode = 1;
  }
}
