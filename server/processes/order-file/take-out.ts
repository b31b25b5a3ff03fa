import type { ArchivedJournal, LeftOut } from "../../../contract/order-file.ts";
import { paperKinds } from "../../../contract/papers.ts";
import type { Language } from "../../../contract/toolkit.ts";
import { companyOf } from "../../modules/companies/index.ts";
import type { FilesRoom, MaySee } from "../../modules/files/index.ts";
import { entriesAbout, record } from "../../modules/journal/index.ts";
import * as orders from "../../modules/orders/index.ts";
import { type PapersRoom, readPapersOf } from "../../modules/papers/index.ts";
import { auditAct } from "../../modules/people/index.ts";
import { type Actor, scopeOf } from "../../platform/actor.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Context, Handler, Pipeline } from "../../platform/command.ts";
import type { Database, Tx } from "../../platform/db.ts";
import { isRefused, type Refused, refuse } from "../../platform/refusal.ts";
import { askingAs } from "../asking.ts";
import { type Sections, sectionsOf } from "./sections.ts";

export interface OrderFileDeps {
  database: Database;
  clock: Clock;
  pipeline: () => Pick<Pipeline, "act">;
  papers: PapersRoom;
  files: FilesRoom;
  maySee: MaySee;
  /** Asked late: this room's own route is among them. */
  handlers: () => readonly Handler[];
}

/** Everything that goes into an archive but the bytes of its files. */
export interface TakenOut {
  company: string;
  actor: Actor;
  language: Language;
  takenAt: Date;
  sections: Sections;
  journal: ArchivedJournal;
  leftOut: LeftOut[];
}

const subjectOf = (orderId: string) => ({ kind: "order", id: orderId });

/** Puts on record who takes the file out, before anything leaves; refused when the order is none of his business. */
const recorded = ({ pipeline, maySee }: OrderFileDeps, actor: Actor, orderId: string): Promise<true | Refused> =>
  pipeline().act(actor, async (context) => {
    if (!(await maySee(context, subjectOf(orderId)))) return refuse("notFound");
    record(context, { subject: subjectOf(orderId), what: "orderExported" });
    await auditAct(context, "exported", { facts: { orderId } });
    return true as const;
  });

/** Papers are rendered when somebody first wants them: now somebody wants all. */
async function rendered({ database, papers }: OrderFileDeps, { companyId }: Actor, orderId: string): Promise<Refused | undefined> {
  const made = await database.inCompany(companyId, (tx) => readPapersOf(tx, subjectOf(orderId)));
  for (const { id, kind } of made) {
    const pdf = await papers.pdfOf(companyId, { paperId: id, size: paperKinds[kind].size, locale: "zh-CN" });
    if (isRefused(pdf)) return pdf;
  }
  return undefined;
}

async function journalOf(tx: Tx, orderId: string): Promise<ArchivedJournal> {
  const entries = await entriesAbout(tx, subjectOf(orderId));
  return { subject: subjectOf(orderId), entries: entries.map(({ hash, ...entry }) => ({ ...entry, hash: hash.toString("hex") })) };
}

/** What was submitted names the customer's phone, and cannot be masked without breaking its hash. */
async function versionsOf({ tx, actor }: Context, orderId: string, leftOut: LeftOut[]): Promise<Record<string, unknown>> {
  if (scopeOf(actor, "customers.seePhones")) return { "versions.json": await orders.versionsOf(tx, orderId) };
  leftOut.push({ what: "orderVersions", permission: "customers.seePhones" });
  return {};
}

/**
 * Takes the whole file of an order out of the house, as far as the actor may see it. Every taking out is on record in the order's journal, and the archive
 * holds that record too. Refused: notFound, paperBusy, paperBytesDiffer, fileDamaged.
 */
export async function takeOut(deps: OrderFileDeps, { actor, language }: { actor: Actor; language: Language }, orderId: string): Promise<TakenOut | Refused> {
  const refused = [await recorded(deps, actor, orderId), await rendered(deps, actor, orderId)].find(isRefused);
  if (refused) return refused;
  const now = deps.clock.now();
  const taken = await deps.database.inCompany(actor.companyId, async (tx) => {
    const context: Context = { tx, actor, scope: "company", language, now };
    const asking = askingAs(context, deps.handlers());
    const sections = await sectionsOf(asking, orderId);
    if (!sections) return refuse("notFound");
    const [journal, { name: company }] = [await journalOf(tx, orderId), await companyOf(tx)];
    Object.assign(sections.json, await versionsOf(context, orderId, asking.leftOut), { "journal.json": journal });
    return { company, actor, language, takenAt: now, sections, journal, leftOut: asking.leftOut };
  });
  return isRefused(taken) ? taken : ((await firstDamaged(deps, taken)) ?? taken);
}

/** Bytes are looked at before the first of them leaves: an archive that breaks off tells nobody why. */
async function firstDamaged({ files }: OrderFileDeps, { actor, sections }: TakenOut): Promise<Refused | undefined> {
  const pdfs = sections.papers.flatMap(({ number, renderings }) => renderings.map(({ sha256 }) => ({ sha256, name: `${number}.pdf` })));
  for (const { sha256, name } of [...sections.files, ...pdfs]) if (!(await files.isSound(actor.companyId, sha256))) return refuse("fileDamaged", { name });
  return undefined;
}
