import { endingOf } from "./names.ts";

interface MediaType {
  readonly type: string;
  readonly endings: readonly string[];
  /** Whether the first bytes are those of this kind. */
  readonly begins: (head: Buffer) => boolean;
}

const at = (offset: number, ...signs: string[]) => (head: Buffer) => signs.some((sign) => head.toString("latin1", offset, offset + sign.length) === sign);
const both = (a: (head: Buffer) => boolean, b: (head: Buffer) => boolean) => (head: Buffer) => a(head) && b(head);

const zip = at(0, "PK\u0003\u0004");
const oldOffice = at(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1");
// Text has no magic: whatever holds no control bytes is text, and is only ever handed out as an attachment.
const words = (head: Buffer) => head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);

const openDocument = "application/vnd.openxmlformats-officedocument";

/**
 * Kinds of files that are kept. Nothing that a browser would run is among them (no SVG, no HTML); kinds that share their first bytes are told
 * apart by the name's ending.
 */
const mediaTypes: readonly MediaType[] = [
  { type: "application/pdf", endings: ["pdf"], begins: at(0, "%PDF-") },
  { type: "image/png", endings: ["png"], begins: at(0, "\u0089PNG\r\n\u001a\n") },
  { type: "image/jpeg", endings: ["jpg", "jpeg", "jfif"], begins: at(0, "\u00ff\u00d8\u00ff") },
  { type: "image/webp", endings: ["webp"], begins: both(at(0, "RIFF"), at(8, "WEBP")) },
  { type: "image/gif", endings: ["gif"], begins: at(0, "GIF87a", "GIF89a") },
  { type: "image/bmp", endings: ["bmp"], begins: at(0, "BM") },
  { type: "image/tiff", endings: ["tif", "tiff"], begins: at(0, "II*\u0000", "MM\u0000*") },
  { type: "image/heic", endings: ["heic", "heif"], begins: at(4, "ftypheic", "ftypheix", "ftypmif1", "ftypmsf1") },
  { type: `${openDocument}.spreadsheetml.sheet`, endings: ["xlsx"], begins: zip },
  { type: `${openDocument}.wordprocessingml.document`, endings: ["docx"], begins: zip },
  { type: "application/ofd", endings: ["ofd"], begins: zip },
  { type: "application/vnd.ms-excel", endings: ["xls"], begins: oldOffice },
  { type: "application/msword", endings: ["doc"], begins: oldOffice },
  { type: "application/vnd.ms-outlook", endings: ["msg"], begins: oldOffice },
  { type: "audio/mpeg", endings: ["mp3"], begins: at(0, "ID3", "\u00ff\u00fb", "\u00ff\u00f3", "\u00ff\u00f2") },
  { type: "audio/wav", endings: ["wav"], begins: both(at(0, "RIFF"), at(8, "WAVE")) },
  { type: "audio/amr", endings: ["amr"], begins: at(0, "#!AMR") },
  { type: "audio/mp4", endings: ["m4a", "mp4"], begins: at(4, "ftyp") },
  { type: "message/rfc822", endings: ["eml"], begins: words },
  { type: "text/csv", endings: ["csv"], begins: words },
  { type: "text/plain", endings: ["txt"], begins: words },
];

/** How many of a file's first bytes tell its kind. */
export const headLength = 4096;

/**
 * The media type of a file by its first bytes, which the name's ending must not contradict; a picture or PDF may also come without an ending.
 * Undefined: not a kind that is kept. What the sender calls it counts for nothing.
 */
export function mediaTypeOf(head: Buffer, name: string): string | undefined {
  const ending = endingOf(name);
  const begun = mediaTypes.filter(({ begins }) => begins(head));
  if (ending) return begun.find(({ endings }) => endings.includes(ending))?.type;
  return begun.find(({ type }) => type === "application/pdf" || type.startsWith("image/"))?.type;
}
