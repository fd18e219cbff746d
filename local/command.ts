/** What the person at the keyboard can put right: told in its own words, without a stack trace. */
export class Refusal extends Error {}

/** Runs a command's main function; its number is the exit code. */
export async function runCommand(main: () => Promise<number | void>) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
