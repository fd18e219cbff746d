// The command `npm run backup:order`, which makes an export of D1 one that can be imported.
import { readFile, writeFile } from "node:fs/promises";
import { orderExport } from "./backup/order-export";
import { CommandError, runCommand } from "./command";

await runCommand(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new CommandError("npm run backup:order -- <file>");
  await writeFile(file, orderExport(await readFile(file, "utf8")));
  console.log(`${file} can be imported.`);
});
