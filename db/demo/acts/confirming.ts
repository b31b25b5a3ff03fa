import * as contract from "../../../contract/confirmations.ts";
import { phoneDigitsOf } from "../customer-files.ts";
import { screenshot } from "../papers.ts";
import type { Act, Acting } from "./acting.ts";

const requestOf = async ({ play, salesperson, played }: Acting): Promise<string> => {
  const [newest] = await play.ask(salesperson, contract.ofOrder, { orderId: played.orderId });
  return newest!.id;
};

/** The customer reads the letter on the phone and accepts. */
async function byLink(acting: Acting): Promise<void> {
  const { play, salesperson, wish } = acting;
  const { url } = await play.ask(salesperson, contract.copyLink, { requestId: await requestOf(acting) });
  const token = url.slice(url.indexOf("#") + 1);
  const page = await play.byLink(token, contract.readByLink, {});
  const answered = await play.byLink(token, contract.acceptByLink, { pdfSha256: page.pdfSha256!, name: wish.customer.contact, digits: phoneDigitsOf(wish.customer), consent: true });
  if (!answered.decided) throw new Error(`${acting.played.number}: the digits were not ${phoneDigitsOf(wish.customer)}`);
}

/** The customer agreed in a chat; the salesperson keeps the screenshot. */
async function onBehalf(acting: Acting): Promise<void> {
  const { play, salesperson, wish, customer, grid, minute } = acting;
  const requestId = await requestOf(acting);
  const fileId = await play.upload(salesperson, screenshot(wish.customerPo));
  await play.ask(salesperson, contract.recordOnBehalf, {
    requestId, outcome: "given", contactId: customer.contactId, agreedAt: grid.instant(minute - 3), evidence: [{ kind: "screenshot", fileId }], note: "客户在微信中确认",
  });
}

export const confirm: Act = (acting) => (acting.chance.next() < 0.05 ? byLink : onBehalf)(acting);
