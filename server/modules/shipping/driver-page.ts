import * as contract from "../../../contract/driver.ts";
import { read } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { withoutPhones } from "../../platform/phones.ts";
import { isRefused, refuse } from "../../platform/refusal.ts";
import { lookThrough, stateOf } from "../links/index.ts";
import { lineTable, type Person } from "./columns.ts";
import type { ShippingDeps } from "./deps.ts";
import { phoneLineOf } from "./delivery-page.ts";
import type { Delivery, Line } from "./shipping.ts";
import { refusedOf } from "./trip-reads.ts";
import { type Trip, tripTable } from "./trip-columns.ts";
import { driverOf } from "./trips.ts";

type Refused = contract.DrivenTrip["stops"][number]["deliveries"][number]["refused"];
interface Carried extends Pick<Delivery, "id" | "number" | "customerName" | "address" | "state" | "policy" | "stopNo" | "expectedArrival" | "arrivedAt" | "signedAt" | "objection" | "receiptHash"> {
  lines: Line[];
  people: Pick<Person, "role" | "name" | "phone">[];
  refused: Refused;
}

/** What a trip carries, in the order of its way. */
const carriedBy = (tx: Tx, tripId: string): Promise<Carried[]> =>
  tx.many<Carried>(sql`
    select d.id, d.number, d.customer_name, d.address, d.state, d.policy, d.stop_no, d.expected_arrival, d.arrived_at, d.signed_at, d.objection, d.receipt_hash, ${refusedOf(tx)} as refused,
           (select coalesce(json_agg(${lineTable.json("l")} order by l.line_no, l.id), '[]') from shipping.lines l where l.company_id = ${tx.companyId} and l.delivery_id = d.id and l.ordered > 0) as lines,
           (select coalesce(json_agg(json_build_object('role', p.role, 'name', p.name, 'phone', p.phone)), '[]') from shipping.people p where p.company_id = ${tx.companyId} and p.owner_id = d.id) as people
      from shipping.deliveries d where d.company_id = ${tx.companyId} and d.trip_id = ${tripId} order by d.stop_no, d.number`);

const personIn = ({ people }: Carried, role: Person["role"]) => people.find((person) => person.role === role) ?? { name: "", phone: "" };

/** Before it leaves the line says how much is packed for it, and before that how much is to be. */
const quantityShown = (line: Line): Line => ({ ...line, shipped: [line.shipped, line.packed].find((quantity) => Number(quantity) > 0) ?? line.ordered });

function deliveryShown(carried: Carried): contract.DrivenTrip["stops"][number]["deliveries"][number] {
  const { id: deliveryId, number, state, arrivedAt, signedAt, objection, receiptHash: hash, lines, policy: { evidence }, refused } = carried;
  const receipt = signedAt && hash ? { signedAt, signer: personIn(carried, "signer").name, objection, hash } : null;
  return { deliveryId, number, state, arrivedAt, lines: lines.map((line) => phoneLineOf(quantityShown(line))), policy: { evidence }, receipt, refused: refused && { ...refused, at: new Date(refused.at) } };
}

/** Still to be handed over: neither signed for nor sent back. */
export const isOpen = ({ state, refused }: Pick<Carried, "state" | "refused">): boolean => (state === "shipped" || state === "arrived") && refused === null;

function stopsShown(all: readonly Carried[], underWay: boolean): contract.DrivenTrip["stops"] {
  return [...Map.groupBy(all, ({ stopNo }) => stopNo ?? 1)].map(([no, here]) => {
    const [first] = here;
    const { name, phone } = personIn(first!, "receiver");
    return { no, customerName: first!.customerName, address: first!.address, receiver: name, phone: (underWay && phone) || null, expectedArrival: first!.expectedArrival, deliveries: here.map(deliveryShown) };
  });
}

/** The trip of a driver's link and nothing of any other. Phones of receivers stand in it while the truck is under way; before and afterwards in no word of it. */
export const readDrivenTrip = ({ companyNameOf, today }: Pick<ShippingDeps, "companyNameOf" | "today">) =>
  read(contract.readDrivenTrip, async (_, context) => {
    const { tx } = context;
    const link = await lookThrough(context, "driveTrip");
    if (isRefused(link)) return link;
    const trip = await tx.maybe<Trip>(sql`select ${tripTable.columns("t")} from shipping.trips t where t.company_id = ${tx.companyId} and t.id = ${link.subject.id}`);
    if (!trip) return refuse("notFound");
    const all = await carriedBy(tx, trip.id);
    const underWay = trip.state === "left" && all.some(isOpen);
    const { plate, state, day, leftAt, expectedArrival } = trip;
    const page = { link: stateOf(link), company: await companyNameOf(tx), plate, driver: (await driverOf(tx, trip.id)).name, state, day, leftAt, expectedArrival, today: await today(context), now: context.now, stops: stopsShown(all, underWay) };
    return underWay ? page : contract.drivenTrip.parse(withoutPhones(page));
  });

/** How much of a trip is still to be handed over, beside one delivery. */
export const openBeside = async (tx: Tx, tripId: string, deliveryId: string): Promise<number> => (await carriedBy(tx, tripId)).filter((carried) => carried.id !== deliveryId && isOpen(carried)).length;
