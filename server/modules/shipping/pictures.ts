import type { NewFile } from "./deps.ts";

const kinds = [
  { type: "image/png", ending: "png", start: Buffer.from("89504e470d0a1a0a", "hex") },
  { type: "image/jpeg", ending: "jpg", start: Buffer.from("ffd8ff", "hex") },
] as const;

/** The picture in a base64 text, known by its first bytes; undefined when it is none of the kinds that we keep. */
export function pictureIn(base64: string, name: string): NewFile | undefined {
  const bytes = Buffer.from(base64, "base64");
  const kind = kinds.find(({ start }) => bytes.subarray(0, start.length).equals(start));
  return kind && { name: `${name}.${kind.ending}`, type: kind.type, bytes };
}
