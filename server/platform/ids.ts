import { machineRandom } from "./random.ts";

/** A UUID version 7 (RFC 9562): sorts by time, made by the application so that no sequence is shared between shards. */
export function uuidv7(now: Date = new Date(), random: Buffer = machineRandom(10)): string {
  const time = now.getTime().toString(16).padStart(12, "0");
  const a = (0x7000 | (random.readUInt16BE(0) & 0x0fff)).toString(16);
  const b = (0x8000 | (random.readUInt16BE(2) & 0x3fff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${random.toString("hex", 4, 10)}`;
}

/** When an id of version 7 was made, in milliseconds. */
export const madeAt = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** Ids for what is only weighed and never kept: UUIDs of version 8, one after the other, each once. */
export function passingIds(): () => string {
  let made = 0;
  return () => `00000000-0000-8000-8000-${(made += 1).toString(16).padStart(12, "0")}`;
}
