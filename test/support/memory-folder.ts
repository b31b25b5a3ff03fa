import { existsSync, statfsSync } from "node:fs";

const memory = "/dev/shm";

/** Memory that the machine lends as a folder, where it lends so much of it; containers often have 64 MB. */
export function memoryFolder(bytesNeeded: number): string | undefined {
  if (!existsSync(memory)) return undefined;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= bytesNeeded ? memory : undefined;
}
