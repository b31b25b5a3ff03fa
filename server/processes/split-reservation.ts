import Big from "big.js";

/** What of an order line may leave, and from where; the rest must be made. */
export interface Wanted {
  scheduleId: string;
  productId: string;
  /** In the unit of the order line; `stockPerSales` stock units make one. */
  quantity: string;
  stockPerSales: string;
}
export interface Placed {
  scheduleId: string;
  warehouseId: string;
  quantity: string;
}
export interface Split {
  placed: Placed[];
  /** Per schedule what stock does not cover. */
  missing: { scheduleId: string; quantity: string }[];
}

/**
 * Shares what was reserved of each product over the lines that want it, earlier lines first, so that lines of one product do not claim
 * the same goods. Reserved quantities are in stock units.
 */
export function splitReservation(wanted: readonly Wanted[], reserved: readonly { productId: string; warehouseId: string; quantity: string }[]): Split {
  const left = reserved.map((one) => ({ ...one, quantity: Big(one.quantity) }));
  const split: Split = { placed: [], missing: [] };
  for (const { scheduleId, productId, quantity, stockPerSales } of wanted) {
    let open = Big(quantity);
    for (const place of left.filter((one) => one.productId === productId)) {
      const here = place.quantity.div(stockPerSales).round(6, 0);
      const taken = here.lt(open) ? here : open;
      if (taken.lte(0)) continue;
      place.quantity = place.quantity.minus(taken.times(stockPerSales));
      open = open.minus(taken);
      split.placed.push({ scheduleId, warehouseId: place.warehouseId, quantity: taken.toFixed() });
    }
    if (open.gt(0)) split.missing.push({ scheduleId, quantity: open.toFixed() });
  }
  return split;
}
