// Runs a program, and kills the whole process group when the parent exits: our stdin closes then, even if the parent was
// killed. The parent makes this process the leader of the group, so that everything the program starts is in it.
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
// The program is in the group and gets these signals too. This process waits for it to exit.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
