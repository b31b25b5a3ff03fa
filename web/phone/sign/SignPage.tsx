import { type ReactNode, useState } from "react";
import type { Answer } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { Problem } from "../../ui/Problem.tsx";
import { When } from "../../ui/When.tsx";
import { linkAuthorization } from "../link-token.ts";
import { LinkGate } from "../LinkGate.tsx";
import { readDeliveryByLink } from "../remotes.ts";
import { Result } from "../Result.tsx";
import { useLinked } from "../use-link.ts";
import type { Signed, Signing } from "./queue.ts";
import { SignForm } from "./SignForm.tsx";
import { useSigning } from "./useSigning.ts";

type LinkedDelivery = Answer<typeof readDeliveryByLink.of & object>;

/** The receiver's page: what came, what is missing, a signature; works again after the network was gone. */
export default function SignPage() {
  const t = useT();
  const [authorization] = useState(() => linkAuthorization(window));
  const signing = useSigning(authorization);
  const [deliveryId, setDeliveryId] = useState<string>();
  const query = useLinked(readDeliveryByLink, authorization, deliveryId ? { deliveryId } : {});
  const next = signing.signed && query.data?.together.find((one) => one.deliveryId !== query.data?.deliveryId && (one.state === "shipped" || one.state === "arrived"));
  const goOn = (id: string) => {
    signing.clear();
    setDeliveryId(id);
  };
  if (signing.signed) return <Thanks signed={signing.signed}>{next && <button type="button" className="button main wide" onClick={() => goOn(next.deliveryId)}>{t("phone.signNext")} {next.number}</button>}</Thanks>;
  if (signing.waiting) return <Waiting waiting={signing.waiting} pending={signing.pending} onAgain={signing.again} />;
  return (
    <LinkGate authorization={authorization} query={query}>
      {(delivery) => (
        <>
          {signing.error !== undefined && <Problem error={signing.error} focus onRetry={query.refetch} />}
          {delivery.together.length > 1 && <Together delivery={delivery} onChoose={setDeliveryId} />}
          <About delivery={delivery} />
          {delivery.receipt ? <Receipt delivery={delivery} /> : (
            <SignForm
              key={delivery.deliveryId} lines={delivery.lines} evidence={delivery.policy.evidence} pending={signing.pending}
              onSign={(filled, photos) => void signing.begin({ number: delivery.number, input: { ...filled, ...(delivery.together.length > 0 && { deliveryId: delivery.deliveryId }) }, photos })}
            />
          )}
        </>
      )}
    </LinkGate>
  );
}

/** All that came together; each is signed for by itself. */
function Together({ delivery: { together, deliveryId }, onChoose }: { delivery: LinkedDelivery; onChoose(deliveryId: string): void }) {
  const t = useT();
  const signed = (state: string) => state === "signed" || state === "signedWithObjection";
  return (
    <section className="card">
      <p>{t("phone.together", { count: together.length })}</p>
      <div className="chips">
        {together.map((one) => <button key={one.deliveryId} type="button" className="button" aria-pressed={one.deliveryId === deliveryId} onClick={() => onChoose(one.deliveryId)}>{one.number} {signed(one.state) && t("phone.signedShort")}</button>)}
      </div>
    </section>
  );
}

function About({ delivery: { number, company, customerName, address, carrier, trackingNumber, plate, shippedAt, orderNumber } }: { delivery: LinkedDelivery }) {
  const t = useT();
  return (
    <>
      <h1>{t("phone.signTitle", { number })}</h1>
      <section className="card">
        <strong>{company}</strong>
        <p>{t("phone.for")} <strong>{customerName}</strong> <span className="soft">{orderNumber}</span></p>
        <p className="soft break">{address}</p>
        <p className="soft">{[carrier, trackingNumber, plate].filter(Boolean).join(" ")} {shippedAt && <>{t("phone.shippedAt")} <When at={shippedAt} show="absolute" /></>}</p>
      </section>
    </>
  );
}

/** What was signed; shown again however often the link is opened. */
function Receipt({ delivery: { receipt, lines } }: { delivery: LinkedDelivery }) {
  const t = useT();
  if (!receipt) return null;
  return (
    <Result tone={receipt.objection || lines.some(({ receiptReason }) => receiptReason) ? "warn" : "good"} title={t("phone.receiptDone")}>
      <p>{receipt.signer || t("phone.acceptedInSilence")} <When at={receipt.signedAt} show="absolute" /></p>
      <ul className="rows">
        {lines.map(({ id, name, spec, received, shipped, unit, receiptReason }) => <li key={id} className="between"><span>{name} {spec}</span><span className="figure">{received ?? "—"} / {shipped} {unit} {receiptReason && t(`phone.reason_${receiptReason}`)}</span></li>)}
      </ul>
      {receipt.objection && <p className="break">{receipt.objection}</p>}
      <p className="soft break">{t("phone.fingerprint")} {receipt.hash}</p>
    </Result>
  );
}

function Waiting({ waiting, pending, onAgain }: { waiting: Signing; pending: boolean; onAgain(): void }) {
  const t = useT();
  return (
    <Result tone="warn" icon="moving" title={t("phone.waiting")}>
      <p>{waiting.number} · {waiting.input.signer} <When at={waiting.signedAt} show="absolute" /></p>
      <p>{t("phone.waitingHint")}</p>
      <button type="button" className="button wide" disabled={pending} onClick={onAgain}>{t(pending ? "phone.sending" : "phone.sendNow")}</button>
    </Result>
  );
}

function Thanks({ signed: { number, state, hash, rating }, children }: { signed: Signed; children: ReactNode }) {
  const t = useT();
  return (
    <Result tone={state === "signed" ? "good" : "warn"} title={t("phone.receiptDone")}>
      <p>{number}{state === "signedWithObjection" && ` · ${t("phone.objectionSent")}`}</p>
      <p className="soft break">{t("phone.fingerprint")} {hash}</p>
      {children}
      {rating && <a className="button main wide" href={`/p/feedback#${rating.token}`}>{t("phone.rateTitle")}</a>}
    </Result>
  );
}
