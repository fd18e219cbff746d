// Runs a program, and kills the whole process group when the parent is gone: its end of our stdin closes then, even if
// it was killed. The parent makes this process the leader of a group, so everything that the program starts is in it.
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
// The program gets these too, being in the group; this process waits for it to exit.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
