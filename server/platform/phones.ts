/**
 * Mobile numbers in whatever people typed: 13800001234, 138-0000-1234, 138 0000 1234, +86 138…; not inside a longer word, key or amount. Full-width figures are
 * found in their plain form.
 */
const mobile = /(?<![\w.-])(?:(?:\+|00)?86[ -]?)?(1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})(?![\w-]|\.\d)/g;
/**
 * Land lines as they are written with their area code, which something sets off: 0871-63351234, (010) 62345678, +86-755-2345678, with or without an extension. Run together they
 * cannot be told from the numbers of parcels and lots.
 */
const landLine = /(?<![\w.-])(\(0\d{2,3}\) ?|0\d{2,3}[- ]|(?:\+|00)86[- ]\d{2,3}[- ])\d{3,4}[ -]?(\d{4})(?=-\d{1,5}(?![\w-])|[^\w.-]|\.(?!\d)|$)/g;
const masked = /(?<!\d)(?:1[3-9]\d|\(?0\d{2,3}\)?[- ]?|86[- ]\d{2,3}[- ])\*{4}\d{4}(?!\d)/;

/** A text without the middle of the phone numbers in it: 138****1234, 0871-****1234. */
export const maskIn = (text: string): string => text.replace(mobile, "$1****$2").replace(landLine, "$1****$2");

function walked(value: unknown): unknown {
  if (typeof value === "string") return maskIn(value);
  if (Array.isArray(value)) return value.map(walked);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, walked(field)]));
}

/** An answer as it may go to somebody who may not see phones: whatever field a number stands in, its middle is gone. */
export const withoutPhones = (answer: unknown): unknown => (/1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\d{2,3}\)? ?[- ]?\d{3,4}[ -]?\d{4}/.test(JSON.stringify(answer) ?? "") ? walked(answer) : answer);

/** Whether a masked number was sent back as if it were one: saved, it would take the place of the real one. */
export const holdsMask = (input: unknown): boolean => masked.test(JSON.stringify(input) ?? "");
