import { madeWhenAsked, type PaperKind } from "./papers.ts";
import * as words from "./policy-words.ts";

interface Fault {
  path: (string | number)[];
  message: string;
}

const caseLimits = ["takenWithin", "foundWithin", "proposalWithin", "settledWithin"] as const;
type CaseLimit = (typeof caseLimits)[number];

/** The parts of a pack that must fit one another; the schema's own type would be a circle. */
interface Checked {
  orderKinds: { key: string }[];
  intake: { channels: { key: string; oral: boolean }[]; oralConfirmation?: object | undefined };
  review: { steps: { key: string; checks: string[]; estimate?: { whenRed: string } }[] };
  gates: { key: string; condition: keyof typeof words.gateConditions; before: keyof typeof words.gatedActs; release?: string[] | undefined }[];
  contactOwners: { on: string }[];
  duties: { id: string; opens: string; closes: string[]; length: object; owner: object }[];
  afterSales?: Partial<Record<CaseLimit, { id: string } | undefined>> | undefined;
  papers: { paper: PaperKind; on: readonly string[] }[];
  numbering: { of: string }[];
  assessment: { key: string; on: "byHand" | { brokenDuty: "any" | string[] } }[];
  changes: { departments: { key: string }[]; rows: { how: keyof typeof words.changeManners; approvedBy: string[]; keeps: string[] }[]; agreement?: object | undefined };
}

function repeated(list: readonly unknown[], at: (string | number)[], field: string): Fault[] {
  const keys = list.map((item) => (item as Record<string, unknown>)[field] as string);
  return keys.flatMap((key, i) => (keys.indexOf(key) < i ? [{ path: [...at, i, field], message: `"${key}" stands here twice` }] : []));
}

const estimatesOfChecks = ({ review: { steps } }: Checked): Fault[] =>
  steps.flatMap(({ checks, estimate }, i) =>
    estimate && !checks.includes(estimate.whenRed) ? [{ path: ["review", "steps", i, "estimate", "whenRed"], message: `the step does not check "${estimate.whenRed}"` }] : []);

function dutyFaults({ duties }: Checked, instants: readonly string[]): Fault[] {
  return duties.flatMap(({ opens, closes, length }, i) => {
    const faults: Fault[] = [];
    if (closes.includes(opens)) faults.push({ path: ["duties", i, "closes", closes.indexOf(opens)], message: "the event that opens a duty cannot close it" });
    const fact = (length as { fromFact?: string }).fromFact;
    if (fact !== undefined && !instants.includes(fact)) faults.push({ path: ["duties", i, "length", "fromFact"], message: `no instant is called "${fact}"; known: ${instants.join(", ")}` });
    return faults;
  });
}

/** An oral order that must be confirmed, and whose call nobody owes, would never become certain (C-13). */
function oralWithoutDuty({ intake: { channels, oralConfirmation }, duties }: Checked): Fault[] {
  if (!oralConfirmation || duties.some(({ opens }) => opens === "oralOrderCaptured")) return [];
  return channels.flatMap(({ oral }, i) => (oral ? [{ path: ["intake", "channels", i, "oral"], message: "an oral channel needs a duty that oralOrderCaptured opens" }] : []));
}

const idsOf = ({ afterSales, duties }: Checked): string[] => [...duties.map(({ id }) => id), ...caseLimits.flatMap((limit) => afterSales?.[limit]?.id ?? [])];

/** A limit of after-sales is a duty: its id is no other's. */
const limitsNamedTwice = (pack: Checked): Fault[] =>
  caseLimits.flatMap((limit) => {
    const id = pack.afterSales?.[limit]?.id;
    return id !== undefined && idsOf(pack).filter((one) => one === id).length > 1 ? [{ path: ["afterSales", limit, "id"], message: `"${id}" stands here twice` }] : [];
  });

function dutiesOfNobody(pack: Checked): Fault[] {
  const { assessment } = pack;
  const known = idsOf(pack);
  return assessment.flatMap(({ on }, i) =>
    on === "byHand" || on.brokenDuty === "any" ? [] : on.brokenDuty.flatMap((id, at) => (known.includes(id) ? [] : [{ path: ["assessment", i, "on", "brokenDuty", at], message: `no duty has the id "${id}"` }])));
}

const gateFaults = ({ gates, intake }: Checked): Fault[] =>
  gates.flatMap(({ condition, before, release }, i) => {
    const places = words.gatePlaces[condition];
    const faults: Fault[] = [];
    if (!places.includes(before)) faults.push({ path: ["gates", i, "before"], message: `${condition} can stand before ${places.join(", ")}` });
    if (release && !words.moneyConditions.includes(condition)) faults.push({ path: ["gates", i, "release"], message: `only a gate of ${words.moneyConditions.join(" or ")} can be released` });
    if (condition === "oralOrderConfirmed" && !intake.oralConfirmation) faults.push({ path: ["gates", i, "condition"], message: "this policy has no intake.oralConfirmation" });
    return faults;
  });

const papersWithoutMoment = ({ papers }: Checked): Fault[] =>
  papers.flatMap(({ paper, on }, i) => (on.length || (madeWhenAsked as readonly PaperKind[]).includes(paper) ? [] : [{ path: ["papers", i, "on"], message: "names the events at which the paper is made" }]));

/** Who speaks with the customer about an event is asked by the duties that it opens. */
const speakersWithoutDuty = ({ contactOwners, duties }: Checked): Fault[] =>
  contactOwners.flatMap(({ on }, i) =>
    duties.some(({ opens, owner }) => opens === on && "contactOwner" in owner) ? [] : [{ path: ["contactOwners", i, "on"], message: `no duty that ${on} opens belongs to who speaks with the customer (owner: { contactOwner: true })` }]);

/** Rows of the table of changes that nobody could carry out: departments and steps that are not there, approval by nobody, an agreement that nobody signs. */
function changeFaults({ changes, review }: Checked): Fault[] {
  const unknown = (i: number, field: "approvedBy" | "keeps", known: readonly { key: string }[], what: string): Fault[] =>
    changes.rows[i]![field].flatMap((key, at) => (known.some((one) => one.key === key) ? [] : [{ path: ["changes", "rows", i, field, at], message: `no ${what} has the key "${key}"` }]));
  return changes.rows.flatMap(({ how, approvedBy }, i) => {
    const faults = [...unknown(i, "approvedBy", changes.departments, "department of this section"), ...unknown(i, "keeps", review.steps, "review step")];
    const alone = how === "free" || how === "forbidden";
    if (alone !== (approvedBy.length === 0)) faults.push({ path: ["changes", "rows", i, "approvedBy"], message: alone ? `what is ${how} is approved by nobody` : "names the departments that must agree" });
    if (how === "agreement" && !changes.agreement) faults.push({ path: ["changes", "rows", i, "how"], message: "this policy has no changes.agreement, so nobody could sign it" });
    return faults;
  });
}

/** What no single field can tell: repeated keys and references that lead nowhere. */
export function crossChecks(pack: Checked, instants: readonly string[]): Fault[] {
  return [
    ...repeated(pack.orderKinds, ["orderKinds"], "key"),
    ...repeated(pack.intake.channels, ["intake", "channels"], "key"),
    ...repeated(pack.review.steps, ["review", "steps"], "key"),
    ...repeated(pack.gates, ["gates"], "key"),
    ...repeated(pack.contactOwners, ["contactOwners"], "on"),
    ...repeated(pack.duties, ["duties"], "id"),
    ...repeated(pack.papers, ["papers"], "paper"),
    ...repeated(pack.numbering, ["numbering"], "of"),
    ...repeated(pack.assessment, ["assessment"], "key"),
    ...repeated(pack.changes.departments, ["changes", "departments"], "key"),
    ...estimatesOfChecks(pack), ...dutyFaults(pack, instants), ...oralWithoutDuty(pack), ...limitsNamedTwice(pack), ...dutiesOfNobody(pack), ...gateFaults(pack), ...changeFaults(pack), ...speakersWithoutDuty(pack), ...papersWithoutMoment(pack),
  ];
}
