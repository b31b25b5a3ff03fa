const longest = 200;

// Signs that turn the reading direction make "invoice‮gpj.exe" look like a picture.
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

/**
 * A file's name as it may be shown and offered for saving: the last part of whatever path came, without control or invisible signs, at most
 * 200 characters with the ending kept. It never becomes part of a path of ours.
 */
export function shownName(given: string | undefined): string {
  const last = (given ?? "").replaceAll("\\", "/").split("/").at(-1) ?? "";
  const clean = last.replaceAll(hidden, "").replace(/^[\s.]+/, "").trim();
  if (!clean) return "file";
  const signs = Array.from(clean);
  if (signs.length <= longest) return clean;
  const ending = endingOf(clean);
  return `${signs.slice(0, longest - ending.length - 1).join("")}${ending ? `.${ending}` : ""}`;
}

/** The ending of a name in lower case, without the dot; empty when what follows the last dot is no ending (`发票.第二版`). */
export const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** `Content-Disposition` that saves under the name in every browser (RFC 6266 with RFC 8187). */
export function attachment(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
