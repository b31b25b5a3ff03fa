import { recordEnquiry } from "../../../contract/enquiries.ts";
import type { CustomerFile } from "../customer-files.ts";
import { customers, type Kind } from "../customers.ts";
import type { Play } from "../play.ts";

interface Wish {
  /** Minutes before the demo's clock at which it came in. */
  ago: number;
  from: Kind;
  channel: string;
  contact: string;
  words: string;
}

/** Wishes to order that nobody has entered yet: one came just now, the hour of the other is nearly over. */
export const wishes: readonly Wish[] = [
  { ago: 50, from: "wholesale", channel: "phone", contact: "采购 周先生", words: "热敏收银纸 57×50 要 300 卷，下周三前到；问 80×80 有没有现货" },
  { ago: 12, from: "dealer", channel: "phone", contact: "王姐", words: "照上月的量补一批标签卷，价格按十月价目，地址换到新仓库" },
];

/** The clerk puts a wish on record when the telephone is back on its hook. */
export async function wish(play: Play, files: Map<string, CustomerFile>, { from, receivedAt, channel, contact, words }: Omit<Wish, "ago"> & { receivedAt: string }): Promise<void> {
  const customer = customers.find(({ kind, special }) => kind === from && !special)!;
  await play.ask("lin.xiaoyun", recordEnquiry, { receivedAt, channel, customerId: files.get(customer.code)!.id, contact, words });
}
