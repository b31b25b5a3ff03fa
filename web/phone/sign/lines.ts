import type * as shipping from "../../../contract/shipping.ts";
import type { Answer } from "../../api/client.ts";
import type { Translate } from "../../i18n/translator.ts";
import { isQuantity } from "../../ui/number.ts";

export type LinkedLine = Answer<typeof shipping.readByLink>["lines"][number];
/** Why less came; the page offers those that a receiver can know. */
export const reasons = ["damaged", "missing", "wrongProduct", "quality", "other"] as const satisfies readonly (typeof shipping.differenceReasons)[number][];
export type Reason = (typeof reasons)[number];

/** What the receiver says of one line. */
export interface Said {
  received: string;
  reason?: Reason | undefined;
  note: string;
}

/** Compared without idle zeros, for "5" and "5.000" are one quantity. */
export const differs = (line: Pick<LinkedLine, "shipped">, { received }: Said): boolean => !isQuantity(received) || (plain(received) !== plain(line.shipped));

const plain = (quantity: string): string => quantity.replace(/^0+(?=\d)/, "").replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

/** One more or one less, not below nothing and not above what was sent; a fraction that was typed goes to the next whole one. */
export function stepped(received: string, by: 1 | -1, shipped: string): string {
  const now = isQuantity(received) ? Number(received) : 0;
  const next = by === 1 ? Math.floor(now) + 1 : Math.ceil(now) - 1;
  if (next >= Number(shipped)) return shipped;
  return String(Math.max(0, next));
}

/** The lines as the receipt takes them; undefined while one lacks its quantity or its reason. */
export function receivedLines(lines: readonly LinkedLine[], said: Readonly<Record<string, Said>>) {
  const told = lines.map((line) => ({ line, said: said[line.id] ?? { received: line.shipped, note: "" } }));
  if (told.some(({ line, said }) => !isQuantity(said.received) || (differs(line, said) && !said.reason))) return undefined;
  return told.map(({ line, said }) => ({ lineId: line.id, received: said.received, note: said.note, ...(differs(line, said) && { reason: said.reason }) }));
}

/** What the button of the camera says: how many pictures were taken, once there are any. */
export const photoWord = (t: Translate, count: number): string => (count > 0 ? t("phone.photos", { count }) : t("phone.photo"));
