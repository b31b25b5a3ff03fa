const pngStart = Buffer.from("89504e470d0a1a0a", "hex");

/** The bytes of a PNG in a base64 text, known by its first bytes; undefined when it is none. */
export function pngIn(base64: string): Buffer | undefined {
  const bytes = Buffer.from(base64, "base64");
  return bytes.subarray(0, pngStart.length).equals(pngStart) ? bytes : undefined;
}
