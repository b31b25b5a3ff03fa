import { compare, minus, sum } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/aftersales.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { sharesOf, toMakeGood, tooMuch } from "../aftersales.ts";
import { replacementWanted } from "../events.ts";
import * as store from "../store.ts";
import { about, type AftersalesDeps, conclude, keepStep, load } from "../work.ts";

/** Credits the customer for what came back or is made good without; it stands on his statement. Refused with `returnCredited`, and by settlement (`creditOverOrder`, `booksClosed`). */
export const creditReturn = ({ credit }: Pick<AftersalesDeps, "credit">) =>
  handle(contract.creditReturn, async ({ returnId, lines: given, expectedRevision }, context) => {
    const loaded = await load(context, returnId, { verb: "credit", expectedRevision });
    if (isRefused(loaded)) return loaded;
    const { one, lines } = loaded;
    if (one.creditNumber) return refuse("returnCredited", { number: one.creditNumber });
    const unknown = refuseAll(given.flatMap(({ lineId }, i) => (lines.some(({ id }) => id === lineId) ? [] : [{ code: "notFound", path: ["lines", i, "lineId"] }])));
    if (unknown) return unknown;
    const credited = given.map(({ lineId, amount }) => {
      const line = lines.find(({ id }) => id === lineId)!;
      return { name: `${line.productCode} ${line.name}`, quantity: toMakeGood(line), unit: line.unit, amount };
    });
    const note = await credit(context, { orderId: one.orderId, kind: "return", source: { kind: "return", id: one.id, number: one.number }, reason: one.reason, lines: credited });
    if (isRefused(note)) return note;
    const { creditId, number, amount } = note;
    await keepStep(context, one, { what: "credited", lines: [], creditId, creditNumber: number });
    const done = await conclude(context, one, { change: { creditId, creditNumber: number, credited: amount }, what: "returnCredited", facts: { number, amount } });
    return isRefused(done) ? done : { ...done, creditNumber: number };
  });

/** The order owes again what came back or is made good without, and it leaves as any delivery, unbilled. Refused with `returnOverReceived`, `returnNothing`, `stockShort` (by stock). */
export const replaceReturn = handle(contract.replaceReturn, async ({ returnId, lines: given, dueOn, expectedRevision }, context) => {
  const loaded = await load(context, returnId, { verb: "replace", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { one, lines } = loaded;
  const refused = refuseAll(tooMuch(lines, given, { code: "returnOverReceived", most: (line) => minus(toMakeGood(line), line.replaced), fact: "left" }));
  if (refused) return refused;
  const shares = sharesOf(lines, given);
  await store.add(context.tx, "replaced", shares);
  const step = await keepStep(context, one, { what: "replaced", lines: shares.map(({ line, quantity }) => ({ lineId: line.id, quantity })) });
  context.emit(replacementWanted({ ...about(one), step, dueOn: dueOn ?? null, goods: shares.map(({ line: { orderLineId, productId }, quantity }) => ({ orderLineId, productId, quantity })) }));
  return conclude(context, one, { change: {}, what: "replacementWanted", facts: { quantity: sum(shares.map(({ quantity }) => quantity)) } });
});

/** A return that the customer does not send after all. Refused where something was made good already (`reverseCreditFirst`, `reverseReplacementFirst`). */
export const cancelReturn = handle(contract.cancelReturn, async ({ returnId, reason, expectedRevision }, context) => {
  const loaded = await load(context, returnId, { verb: "cancel", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { number, creditNumber } = loaded.one;
  if (creditNumber) return refuse("reverseCreditFirst", { number: creditNumber });
  if (loaded.lines.some(({ replaced }) => compare(replaced, "0") > 0)) return refuse("reverseReplacementFirst", { number });
  return conclude(context, loaded.one, { change: { state: contract.returnLifecycle.after("cancel", loaded.one.state), cancelReason: reason }, what: "returnCancelled", why: reason });
});
