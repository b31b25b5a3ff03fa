import { readFile } from "node:fs/promises";
import { checkPack } from "./pack-check.ts";

/**
 * `gendan policy check FILE…`: prints every fault as `file:line:column path: message`, the form that editors jump to. Exit code: 0 all
 * files are packs, 1 some fault, 2 a file that cannot be read.
 */
export async function policyCheck(files: readonly string[], print: (line: string) => void = console.log): Promise<number> {
  let code = 0;
  for (const file of files) {
    const text = await readFile(file, "utf8").catch((error: Error) => (print(`${file}: ${error.message}`), undefined));
    if (text === undefined) {
      code = 2;
      continue;
    }
    const result = checkPack(text);
    if ("pack" in result) print(`${file}: ${result.pack.id} passes`);
    else {
      for (const { line, column, path, message } of result.errors) print(`${file}:${line}:${column} ${path ? `${path}: ` : ""}${message}`);
      code = Math.max(code, 1);
    }
  }
  return code;
}
