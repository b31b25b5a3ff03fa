import type { Subject } from "../../contract/toolkit.ts";
import { type Actor, scopeOf } from "../platform/actor.ts";
import type { Context } from "../platform/command.ts";
import * as aftersales from "../modules/aftersales/index.ts";
import * as assessment from "../modules/assessment/index.ts";
import * as cases from "../modules/cases/index.ts";
import * as changes from "../modules/changes/index.ts";
import * as customers from "../modules/customers/index.ts";
import * as enquiries from "../modules/enquiries/index.ts";
import * as orders from "../modules/orders/index.ts";
import { isEntrustedWith } from "../modules/reviews/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import { seesStatement } from "./sees-statement.ts";

async function seesOrder({ tx, actor }: Pick<Context, "tx" | "actor">, orderId: string): Promise<boolean> {
  const scope = scopeOf(actor, "orders.see");
  const order = scope && (await orders.readOrderRow(tx, orderId));
  if (!order) return false;
  return orders.mayReach({ actor, scope }, order) || isEntrustedWith({ tx, actor }, { kind: "order", id: orderId });
}

async function seesCustomer({ tx, actor }: Pick<Context, "tx" | "actor">, customerId: string): Promise<boolean> {
  const scope = scopeOf(actor, "customers.see");
  const [customer] = scope ? await customers.readMany(tx, [customerId]) : [];
  return scope !== undefined && customer !== undefined && customers.mayReach({ actor, scope }, customer);
}

async function seesAssessment({ tx, actor }: Pick<Context, "tx" | "actor">, id: string): Promise<boolean> {
  const scope = scopeOf(actor, "assessment.see");
  return scope !== undefined && assessment.maySeeEntry({ tx, actor, scope }, id);
}

async function seesEnquiry({ tx, actor }: Pick<Context, "tx" | "actor">, enquiryId: string): Promise<boolean> {
  const scope = scopeOf(actor, "enquiries.see");
  const enquiry = scope && (await enquiries.readEnquiryRow(tx, enquiryId));
  return enquiry ? enquiries.mayReach({ actor, scope }, enquiry) : false;
}

async function seesReturn({ tx, actor }: Pick<Context, "tx" | "actor">, returnId: string): Promise<boolean> {
  const scope = scopeOf(actor, "aftersales.see");
  return scope !== undefined && aftersales.maySeeReturn({ tx, actor, scope }, returnId);
}

async function seesCase({ tx, actor }: Pick<Context, "tx" | "actor">, caseId: string): Promise<boolean> {
  const scope = scopeOf(actor, "cases.see");
  return scope !== undefined && cases.maySeeCase({ tx, actor, scope }, caseId);
}

async function seesChange({ tx, actor }: Pick<Context, "tx" | "actor">, changeId: string): Promise<boolean> {
  const scope = scopeOf(actor, "changes.see");
  const change = scope && (await changes.readChangeRow(tx, changeId));
  if (!change) return false;
  return changes.mayReach({ actor, scope }, change) || isEntrustedWith({ tx, actor }, { kind: "change", id: changeId });
}

const mine = (actor: Actor, { kind, id }: Subject): boolean => actor.subject?.kind === kind && actor.subject.id === id;

/** Who may see what hangs on a subject (files, papers, timeline): whoever may see the subject; a link, its own one only. */
export async function maySee(context: Pick<Context, "tx" | "actor">, subject: Subject): Promise<boolean> {
  const { actor, tx } = context;
  if (actor.kind === "link") return mine(actor, subject);
  if (subject.kind === "order") return seesOrder(context, subject.id);
  if (subject.kind === "delivery") {
    const file = await shipping.paperFactsOf(tx, subject.id);
    return file ? seesOrder(context, file.delivery.orderId) : false;
  }
  if (subject.kind === "shipmentGroup") {
    const together = await shipping.ofGroup(tx, subject.id);
    for (const { deliveryId } of together) if (await maySee(context, { kind: "delivery", id: deliveryId })) return true;
    return false;
  }
  if (subject.kind === "trip") return scopeOf(actor, "shipping.see") === "company";
  if (subject.kind === "customer") return seesCustomer(context, subject.id);
  if (subject.kind === "assessment") return seesAssessment(context, subject.id);
  if (subject.kind === "return") return seesReturn(context, subject.id);
  if (subject.kind === "case") return seesCase(context, subject.id);
  if (subject.kind === "change") return seesChange(context, subject.id);
  if (subject.kind === "enquiry") return seesEnquiry(context, subject.id);
  if (subject.kind === "statement") return seesStatement(context, subject.id);
  if (subject.kind === "takeover") return scopeOf(actor, "takeovers.see") === "company";
  if (subject.kind === "run") return scopeOf(actor, "production.see") === "company";
  if (subject.kind === "purchase") return scopeOf(actor, "purchasing.see") === "company";
  return false;
}
