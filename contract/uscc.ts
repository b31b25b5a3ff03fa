// GB 32100-2015: 17 characters without I, O, S, V, Z, then a check character; weights are the powers of 3 modulo 31.
const digits = "0123456789";
const alphabet = `${digits}ABCDEFGHJKLMNPQRTUWXY`;

/** The code as it is stored: half-width, upper case, without spaces and hyphens. */
export const normalUscc = (text: string): string => text.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");

/** The check character that the first 17 characters ask for. */
export function usccCheckDigit(first17: string): string {
  let weight = 1;
  let total = 0;
  for (const character of first17) {
    total += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (total % 31)) % 31]!;
}

/** What is wrong with a unified social credit code 统一社会信用代码, in this order; undefined when it is right (GB 32100-2015). */
export function usccProblem(code: string): "length" | "character" | "checkDigit" | undefined {
  if (code.length !== 18) return "length";
  // The third to eighth name the place of registration, in digits.
  if (Array.from(code).some((character, at) => !(at >= 2 && at < 8 ? digits : alphabet).includes(character))) return "character";
  return usccCheckDigit(code.slice(0, 17)) === code[17] ? undefined : "checkDigit";
}
