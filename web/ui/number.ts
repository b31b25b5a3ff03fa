/** Whether the text is a plain quantity or amount, not negative; empty text is none. */
export const isQuantity = (text: string): boolean => /^\d{1,12}(\.\d{1,6})?$/.test(text);

/** Whole days from one business day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
