import type { PolicyPack } from "../../contract/policy-pack.ts";
import { type Change, type Mutant, numbered, takes } from "./changes.ts";
import { brokenShipments } from "./shipment-proofs.ts";

type Row = PolicyPack["changes"]["rows"][number];

/** A row of the table by its first field and state: a review that it keeps, whether it asks the customer, and whether it has something customised reviewed anew. */
interface Known {
  field: Row["fields"][number];
  state: Row["states"][number];
  keeps: string;
  customer?: true;
  anew?: true;
}
const rows: readonly Known[] = [
  { field: "quantityDown", state: "notBegun", keeps: "finance" }, { field: "quantityDown", state: "inProduction", keeps: "preliminary", customer: true },
  { field: "quantityUp", state: "notBegun", keeps: "engineering", customer: true, anew: true }, { field: "product", state: "notBegun", keeps: "preliminary", customer: true, anew: true },
  { field: "priceDown", state: "notBegun", keeps: "stock", anew: true }, { field: "priceUp", state: "notBegun", keeps: "finance", customer: true },
  { field: "dateLater", state: "notBegun", keeps: "specialNeeds", customer: true }, { field: "dateEarlier", state: "notBegun", keeps: "stock" },
  { field: "dateEarlier", state: "toShip", keeps: "specialNeeds" }, { field: "terms", state: "notBegun", keeps: "engineering", customer: true, anew: true },
  { field: "address", state: "notBegun", keeps: "preliminary" }, { field: "specialNeeds", state: "notBegun", keeps: "finance", customer: true },
  { field: "cancel", state: "notBegun", keeps: "stock" }, { field: "cancel", state: "inProduction", keeps: "finance", customer: true }, { field: "shortClose", state: "notBegun", keeps: "preliminary" },
];

const inRow = ({ field, state }: Pick<Known, "field" | "state">, change: (row: Row) => void): Change => ({ changes }) => change(changes.rows.find((row) => row.fields[0] === field && row.states[0] === state)!);

/** Each thing that a row says, said otherwise. Calling off and short closes are one rule's. */
function brokenRow(known: Known): Mutant[] {
  const { field, state, keeps, customer, anew } = known;
  const where = `${field} from ${state}`;
  const ending = field === "cancel" || field === "shortClose";
  const ids = (...red: string[]) => (ending ? ["25.7"] : red);
  const silent = ids("25.3", ...(customer ? ["25.4"] : []), ...(anew ? ["25.5"] : []));
  return [
    { ids: ids("25.4"), what: `${where}: the customer is ${customer ? "not asked" : "asked"}`, change: inRow(known, (row) => void (row.how = customer ? "approve" : "approveWithConsent")) },
    { ids: ids("25.3"), what: `${where}: its last department is not asked`, change: inRow(known, (row) => void row.approvedBy.splice(-1, 1, ...(row.approvedBy.length > 1 ? [] : (["production"] as const)))) },
    { ids: ids("25.5"), what: `${where}: ${keeps} is asked again`, change: inRow(known, (row) => void (row.keeps = row.keeps.filter((key) => key !== keeps))) },
    { ids: silent, what: `${where}: forbidden in its last state`, change: inRow(known, (row) => void row.states.pop()) },
    ...(["quantityDown", "quantityUp", "address"].includes(field) ? [{ ids: silent, what: `${where}: its last field is forbidden`, change: inRow(known, (row) => void row.fields.pop()) }] : []),
  ];
}

const department = (key: string, roles: Row["approvedBy"]): Change => ({ changes }) => void Object.assign(changes.departments.find((one) => one.key === key)!, { roles });
const duty = (change: (duty: PolicyPack["duties"][number]) => void, wanted = "CHANGE"): Change => ({ duties }) => change(duties.find(({ id }) => id === wanted)!);
const notClosedBy = (event: string, wanted = "CHANGE"): Mutant => ({
  ids: ["25.3"], what: `the time of ${wanted} goes on after ${event}`,
  change: duty((one) => void (one.closes = one.closes.filter((name) => name !== event)), wanted),
});
const remarks = { field: "remarks", state: "notBegun" } as const;

/** The fields of the pack that carry the rules of changes, each broken. */
export const changeMutants: readonly Mutant[] = [
  { ids: ["25.1"], what: "numbers of changes do not tell the month", change: numbered("{prefix}CR{yyyy}-{0000}", "change") },
  ...rows.flatMap(brokenRow),
  { ids: ["25.4"], what: "consent is enough where the price rises", change: inRow({ field: "priceUp", state: "notBegun" }, (row) => void (row.how = "approveWithConsent")) },
  { ids: ["25.4"], what: "consent is enough where the date slips", change: inRow({ field: "dateLater", state: "notBegun" }, (row) => void (row.how = "approveWithConsent")) },
  { ids: ["25.3"], what: "finance decides for sales", change: department("sales", ["finance"]) },
  { ids: ["25.3"], what: "sales decides for finance", change: department("finance", ["salesDirector"]) },
  { ids: ["25.3"], what: "the planner does not decide for production", change: department("production", ["productionHead"]) },
  { ids: ["25.3"], what: "the head of production does not decide for it", change: department("production", ["planner"]) },
  { ids: ["25.3"], what: "the head of production decides for the warehouse too", change: department("warehouse", ["warehouse", "productionHead"]) },
  { ids: ["25.3"], what: "a change is decided within 5 h", change: takes("CHANGE", 5) },
  { ids: ["25.3"], what: "the night counts for the decision", change: duty((one) => void (one.clock = "natural")) },
  { ids: ["25.3"], what: "finance owes the decision", change: duty((one) => void (one.owner = { role: "finance" })) },
  notClosedBy("changeRefused"), notClosedBy("changeWithdrawn"),
  { ids: ["25.3"], what: "a department decides within 3 h", change: takes("CHANGESTEP", 3) },
  { ids: ["25.3"], what: "the night counts for a department", change: duty((one) => void (one.clock = "natural"), "CHANGESTEP") },
  { ids: ["25.3"], what: "finance owes every department's decision", change: duty((one) => void (one.owner = { role: "finance" }), "CHANGESTEP") },
  ...["changeRefused", "changeWithdrawn"].map((event) => notClosedBy(event, "CHANGESTEP")),
  { ids: ["25.3"], what: "a department's decision is handed to whomever", change: ({ changes }) => void Object.assign(changes.departments.find(({ key }) => key === "sales")!, { handOver: "anybody" }) },
  { ids: ["25.3"], what: "who was reminded is left in peace for an hour", change: (pack) => void (pack.reminders.againAfter = 60) },
  { ids: ["25.3"], what: "who was reminded is reminded again after 20 min", change: (pack) => void (pack.reminders.againAfter = 20) },
  { ids: ["25.4"], what: "the general manager signs no agreement", change: ({ changes }) => void (changes.agreement!.signedBy = ["salesDirector"]) },
  { ids: ["25.4"], what: "the sales director signs no agreement", change: ({ changes }) => void (changes.agreement!.signedBy = ["generalManager"]) },
  { ids: ["25.4"], what: "finance signs agreements too", change: ({ changes }) => void changes.agreement!.signedBy.push("finance") },
  { ids: ["C-05"], what: "sales decides about remarks", change: inRow(remarks, (row) => void Object.assign(row, { how: "approve", approvedBy: ["sales"] })) },
  { ids: ["C-05"], what: "what has left is not remarked upon", change: inRow(remarks, (row) => void row.states.pop()) },
  { ids: ["C-05"], what: "whoever telephones may edit as dealers do", change: ({ duties }) => void delete duties.find(({ id }) => id === "T24")!.when },
  { ids: ["C-05"], what: "a dealer may edit what sales has confirmed", change: ({ duties }) => void (duties.find(({ id }) => id === "T24")!.closes = ["orderSubmitted"]) },
  // What is invoiced as a whole at its confirmation keeps its amount, so that no change of it would hold: another rule's matter.
  ...brokenShipments.invoice.filter(({ what }) => !what.endsWith("onConfirm")).map((one) => ({ ids: ["C-06"], ...one })),
];
