import { randomBytes } from "node:crypto";

const each = 10;
let drawn = Buffer.alloc(0);
let used = 0;
/** Random bytes for one id, drawn for many at once: a call for each cost more than all else here. */
function random(): Buffer {
  if (used === drawn.length) {
    drawn = randomBytes(each * 200);
    used = 0;
  }
  return drawn.subarray(used, (used += each));
}

/** A UUID version 7 (RFC 9562): sorts by time, made by the application so that no sequence is shared between shards. */
export function uuidv7(now: Date = new Date(), bytes: Buffer = random()): string {
  const time = now.getTime().toString(16).padStart(12, "0");
  const a = (0x7000 | (bytes.readUInt16BE(0) & 0x0fff)).toString(16);
  const b = (0x8000 | (bytes.readUInt16BE(2) & 0x3fff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${bytes.toString("hex", 4, 10)}`;
}
