import type { leasedNumbers } from "../modules/companies/index.ts";
import * as purchasing from "../modules/purchasing/index.ts";
import * as stock from "../modules/stock/index.ts";
import type { Handler } from "../platform/command.ts";
import type { Reaction } from "../platform/events.ts";
import { isRefused } from "../platform/refusal.ts";
import type { RequestDelivery } from "./deliver.ts";
import { purchaseNumber, stockNumber } from "./numbers.ts";
import { productNames, today } from "./register-facts.ts";
import { arrangeShortage } from "./shortages.ts";
import { missingGoodsCome } from "./when-missing-goods-come.ts";

interface Given {
  numbers: ReturnType<typeof leasedNumbers>;
  request: RequestDelivery;
}

/** The transfer that answers a shortage, as the stock room asks for it. */
const transferFor = (deps: Parameters<typeof stock.askTransfer>[0]): purchasing.PurchasingDeps["askTransfer"] => async (context, { productId, quantity, ...given }) => {
  const asked = await stock.askTransfer(deps)(context, { ...given, atOnce: false, lines: [{ productId, quantity }] });
  return isRefused(asked) ? asked : { transferId: asked.transfer.id, number: asked.transfer.number };
};

/** The room of purchases, with what it is handed and the processes around it. */
export function purchases({ numbers, request }: Given) {
  const routes: readonly Handler[] = purchasing.routesOf({
    today, takeNumber: purchaseNumber(numbers), arrange: arrangeShortage, askTransfer: transferFor({ namesOf: productNames, takeNumber: stockNumber(numbers) }), warehousesOf: (tx) => stock.warehouses(tx, true),
  });
  const reactions: readonly Reaction[] = missingGoodsCome(request);
  return { routes, reactions };
}
