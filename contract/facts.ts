type FactType = "bool" | "int" | "string";
interface Fact {
  readonly type: FactType;
  readonly means: string;
}
type Facts = Readonly<Record<string, Fact>>;

/**
 * What a policy's conditions may speak of, in CEL: `order.urgent && customer.grade in ["B", "C"]`,
 * `lines.exists(line, line.customised)`. Every fact always has a value, so a condition that was saved cannot fail later. Amounts are
 * integers of the currency's smallest unit (fen), shares are basis points (1 % = 100).
 */
export const conditionFacts = {
  order: {
    kind: { type: "string", means: "Key of the order kind" },
    channel: { type: "string", means: "Key of the channel that it came by" },
    totalMinor: { type: "int", means: "Total with tax in the smallest unit of its currency" },
    currency: { type: "string", means: "ISO 4217 code" },
    urgent: { type: "bool", means: "Marked as urgent 加急" },
    customised: { type: "bool", means: "Some line is customised 定制化" },
    specialPackaging: { type: "bool", means: "Special packaging asked for 特殊包装" },
    onCredit: { type: "bool", means: "Some stage of its terms falls due after the delivery 赊销" },
    prepaid: { type: "bool", means: "Some stage of its terms falls due before the goods leave 预付" },
    oral: { type: "bool", means: "Given by word of mouth 口头订单" },
    madeToOrder: { type: "bool", means: "Some line must be made 生产订单" },
    fromStock: { type: "bool", means: "Some line is taken from stock 现货订单" },
    discountBasisPoints: { type: "int", means: "Largest discount of any line against the price list" },
    daysToDelivery: { type: "int", means: "Calendar days from order date to the desired delivery date" },
  },
  customer: {
    grade: { type: "string", means: "A, B, C …, empty when not graded" },
    new: { type: "bool", means: "No order was ever completed for it" },
    approved: { type: "bool", means: "Its file was set up and approved 建档" },
    region: { type: "string", means: "Key of its sales region, empty without" },
    overdueMinor: { type: "int", means: "Overdue receivables in the smallest unit of the ledger's currency" },
  },
} as const satisfies Record<string, Facts>;

/** Facts of each line, in the list `lines`. */
export const lineFacts = {
  productCode: { type: "string", means: "The product's own code" },
  category: { type: "string", means: "The product's category 类别, empty without" },
  amountMinor: { type: "int", means: "Amount with tax in the smallest unit of the order's currency" },
  discountBasisPoints: { type: "int", means: "Discount against the price list, negative above it" },
  customised: { type: "bool", means: "Made to this customer's wishes" },
  madeToOrder: { type: "bool", means: "Must be made for this order" },
} as const satisfies Facts;

/** People whom an order's facts name; a duty's owner may be one of them (`owner: { fact: salespersonId }`). */
export const personFacts = {
  salespersonId: "Who looks after the order and its customer",
  createdBy: "Who entered the order",
} as const satisfies Record<string, string>;

/** Instants that an order's facts hold; a duty may last until one of them (`length: { fromFact: promisedReplyAt }`). */
export const instantFacts = {
  promisedReplyAt: "By when the customer was promised an answer",
} as const satisfies Record<string, string>;

interface Values {
  bool: boolean;
  /** A whole number; money as bigint, small counts may be plain numbers. */
  int: bigint | number;
  string: string;
}
type ValuesOf<F extends Facts> = { readonly [Name in keyof F]: Values[F[Name]["type"]] };

/** The values that conditions are evaluated on, complete: whoever asks gives every fact. */
export type ConditionFacts = { readonly [Noun in keyof typeof conditionFacts]: ValuesOf<(typeof conditionFacts)[Noun]> } & {
  readonly lines: readonly ValuesOf<typeof lineFacts>[];
};
