// Runs a program so that it ends, with all that it started, when whoever asked for it is gone, even killed: the input
// that it gave closes then. It is the first of a process group, so nothing escapes, however early that happens.
import { spawn } from "node:child_process";

const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] });
child.once("error", (error) => {
  console.error(`${program} could not be started: ${error.message}`);
  process.exit(127);
});
child.once("exit", (code) => process.exit(code ?? 1));

process.stdin.resume().once("end", () => {
  if (process.platform === "win32") child.kill();
  else process.kill(0, "SIGKILL");
});
// Sent to the whole group: the program ends in its own time, and this with it.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
