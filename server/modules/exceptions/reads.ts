import * as contract from "../../../contract/price-exceptions.ts";
import { rolesGranting } from "../../../contract/price-authority.ts";
import { type Context, read } from "../../platform/command.ts";
import { refuse } from "../../platform/refusal.ts";
import { type AskedPrices, exceptionOf, type KeptRuling, type Ports, type Reviewed, standing, stateOf, whyNotRule } from "./exceptions.ts";
import { whyNotReversed } from "./reversing.ts";
import * as store from "./store.ts";

/** Who could release all of it, by name; people without the authority see whom to turn to. */
async function mayRelease(context: Context, asked: AskedPrices, { askers }: Reviewed, { peopleOf }: Ports): Promise<contract.PriceException["mayRelease"]> {
  const exception = exceptionOf(asked);
  const granting = exception.length ? rolesGranting(exception, asked.authorities) : [];
  const people = granting.length ? (await peopleOf(context)).filter(({ id }) => !askers.includes(id)) : [];
  return granting.map((authority) => ({ ...authority, names: people.filter(({ roles }) => roles.includes(authority.role)).map(({ name }) => name) }));
}

const shown = (ruling: KeptRuling, mayReverse: boolean): contract.Ruling => {
  const { id, outcome, words, lines, subjectVersion, at, byName, reversal } = ruling;
  return { id, outcome, words, lines, version: subjectVersion, at, byName, reversal, mayReverse };
};

/** The price exception of a review: the prices side by side, what was ruled, and who may. */
export const readPriceException = (ports: Ports) =>
  read(contract.readPriceException, async ({ reviewId }, context) => {
    const reviewed = await ports.reviewOf(context, reviewId);
    const asked = reviewed && (await ports.askedOf(context, reviewed.subject));
    if (!reviewed || !asked) return refuse("notFound");
    const { actor, language, tx } = context;
    const { subject, hash, step } = reviewed;
    const rulings = (await store.rulingsOf(tx, subject)).filter((ruling) => ruling.reviewId === reviewId);
    const ruling = standing(rulings, hash);
    const barred = actor.permissions.has("exceptions.rule") ? whyNotRule({ reviewed, asked, ruling, actor }) : { code: "priceBeyondYours" };
    return {
      ...(await ports.pictureOf(context, subject)), reviewId, subject, subjectHash: hash, state: stateOf(asked, ruling), stepName: step?.name ?? null, mayRelease: await mayRelease(context, asked, reviewed, ports),
      whyNot: barred?.code ?? null, rulings: rulings.map((one) => shown(one, !whyNotReversed({ reviewed, ruling: one, actor, language, authorities: asked.authorities }))),
    };
  });
