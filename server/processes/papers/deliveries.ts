import Big from "big.js";
import { maskPhone } from "../../../contract/customers.ts";
import type { SnapshotOf } from "../../../contract/papers.ts";
import { type DeliveryFile, type Line, paperFactsOf } from "../../modules/shipping/index.ts";
import { warehouses } from "../../modules/stock/index.ts";
import { oncePerTx } from "../../platform/once-per-tx.ts";
import type { Making } from "./making.ts";
import { type Desk, filled, headOf, orderFactsOf, type Party } from "./sheet.ts";
import * as words from "./words.ts";

type IssueNote = SnapshotOf<"issueNote">;
type ShipmentRecord = SnapshotOf<"shipmentRecord">;

/** A delivery with all that belongs to it, read once a command: it is written before its events are heard. For reactions only. */
export const deliveryOnce = oncePerTx(paperFactsOf);

/** The delivery that an event speaks of. */
export const fileOf = ({ context: { tx }, part }: Making): Promise<DeliveryFile | undefined> => (part === undefined ? Promise.resolve(undefined) : deliveryOnce(tx, part));

export const personIn = ({ people }: DeliveryFile, role: "receiver" | "driver" | "signer") => people.find((person) => person.role === role);

/** The customer as the delivery reaches it: its own address and receiver. */
export function receiverOf(file: DeliveryFile, party: Party): Party {
  const receiver = personIn(file, "receiver");
  return { ...party, contact: filled(receiver?.name) ?? party.contact, phone: receiver?.phone ? maskPhone(receiver.phone) : party.phone, address: filled(file.delivery.address) };
}

/** Head of a paper of a delivery. */
export function deliveryHeadOf<Kind extends "issueNote" | "shipmentRecord" | "deliveryReceipt" | "customerFeedback" | "packingLabel">(kind: Kind, desk: Desk, file: DeliveryFile) {
  const head = headOf(kind, desk, file.delivery.number);
  return { ...head, customer: receiverOf(file, head.customer), order: orderFactsOf(desk) };
}

export const lineOf = (line: Line, quantity: string) => ({
  lineNo: line.lineNo, productCode: line.productCode, name: line.name, spec: filled(line.spec), customerPartNumber: filled(line.customerPartNo), unit: line.unit, quantity,
  second: line.secondPicked !== null && line.secondUnit ? { quantity: line.secondPicked, unit: line.secondUnit } : undefined,
});

const packagesOf = ({ packages }: DeliveryFile): string | undefined => (packages.length ? words.packagesText(packages.length) : undefined);
const weightOf = ({ packages }: DeliveryFile): string | undefined => {
  const weighed = packages.flatMap(({ weightKg }) => weightKg ?? []);
  return weighed.length ? words.weightText(weighed.reduce((sum, kg) => sum.plus(kg), Big(0)).toFixed()) : undefined;
};

/** What the last check before leaving found, by what was compared (01.15). */
function leavingChecks({ checks, delivery: { policy } }: DeliveryFile): IssueNote["checks"] {
  const last = checks.at(-1);
  if (!last) return [];
  return policy.checks.map((what) => {
    const found = last.differs.filter((difference) => difference.what === what);
    return { name: words.leavingChecks[what], result: found.length ? "red" : "green", evidence: filled(found.map((one) => words.differenceText(one.expected, one.found)).join("；")) };
  });
}

const issuedLine = (line: Line, picked: boolean): IssueNote["lines"][number] => ({
  ...lineOf(line, line.ordered), issued: picked ? line.picked : undefined, remark: line.shortReason ? words.differenceReasons[line.shortReason] : undefined,
});

/** 《出库单》: what the warehouse is to pick, then what it picked and packed, and the check before leaving (01.12, R035, R037). */
export async function issueNote(making: Making): Promise<IssueNote | undefined> {
  const file = await fileOf(making);
  if (!file) return undefined;
  const { desk, context: { tx } } = making;
  const { delivery, lines } = file;
  const warehouse = (await warehouses(tx)).find(({ id }) => id === delivery.warehouseId);
  const picked = delivery.pickingDone || lines.some((line) => Big(line.picked).gt(0));
  return {
    ...deliveryHeadOf("issueNote", desk, file), warehouse: warehouse?.name, carrierAppointment: delivery.carrierAppointment ? desk.time(delivery.carrierAppointment) : undefined,
    picking: { done: picked }, packing: { done: delivery.packingDone }, packages: packagesOf(file), checks: leavingChecks(file), lines: lines.map((line) => issuedLine(line, picked)),
    remark: words.joined([delivery.urgent ? words.urgent : undefined, delivery.specialNeeds]),
  };
}

/** What left; lines of which nothing did are not on it. */
export const shippedLines = ({ lines }: DeliveryFile): Line[] => lines.filter(({ shipped }) => Big(shipped).gt(0));

/** 《物流发货记录》: who carries what under which number (01.16, 01.17, R038). */
export async function shipmentRecord(making: Making): Promise<ShipmentRecord | undefined> {
  const file = await fileOf(making);
  if (!file) return undefined;
  const { desk } = making;
  const { delivery } = file;
  const driver = personIn(file, "driver");
  const shippedAt = delivery.shippedAt ? desk.time(delivery.shippedAt) : undefined;
  return {
    ...deliveryHeadOf("shipmentRecord", desk, file), issueNumber: delivery.number, shippedAt, expectedArrival: delivery.expectedArrival ?? undefined, carrier: filled(delivery.carrier),
    trackingNumber: filled(delivery.trackingNumber), plate: filled(file.plate), driver: filled(driver?.name), driverPhone: driver?.phone ? maskPhone(driver.phone) : undefined,
    packages: packagesOf(file), grossWeight: weightOf(file), lines: shippedLines(file).map((line) => lineOf(line, line.shipped)),
    events: shippedAt ? [{ at: shippedAt, event: words.left }] : [],
    notices: file.notices.map(({ at, by, recipient, byName }) => ({ channel: words.toldBy[by], recipient, at: desk.time(at), outcome: byName ?? words.bySystem })),
  };
}
