import { useLanguage, useT } from "../../i18n/words.ts";
import { formatQuantity } from "../../ui/format.ts";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import type { Waits } from "./deeds.ts";
import type { Asking, Carried, Trip } from "./DrivePage.tsx";

interface Props {
  stop: Trip["stops"][number];
  left: boolean;
  waits: Waits;
  onArrive(): void;
  onAsk(asking: Asking): void;
}

/** A public map opens the address in whatever app the phone has for it. */
const mapOf = (address: string): string => `https://uri.amap.com/search?keyword=${encodeURIComponent(address)}`;

/** One stop: where it is, whom to call, what to hand over, and what is next there. */
export function Stop({ stop: { no, customerName, address, receiver, phone, deliveries }, left, waits, onArrive, onAsk }: Props) {
  const t = useT();
  const arrivedAt = deliveries.find((each) => each.arrivedAt)?.arrivedAt;
  const waitsThere = waits.arrival(no);
  const isShort = left && !waitsThere && deliveries.some(({ deliveryId, state }) => state !== "arrived" && state !== "signed" && state !== "signedWithObjection" && !waits.handOver(deliveryId) && !waits.refusal(deliveryId));
  return (
    <section className="card stack" aria-label={t("phone.stopTitle", { no, customer: customerName })}>
      <h2>{t("phone.stopTitle", { no, customer: customerName })}</h2>
      <div className="row"><span className="break">{address}</span><a className="button" href={mapOf(address)} target="_blank" rel="noreferrer">{t("phone.openMap")}</a></div>
      {phone ? <a className="button wide" href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>{t("phone.call", { name: receiver })}</a> : <p className="soft">{receiver}</p>}
      {waitsThere ? <p>{t("phone.arriveWaits")}</p> : arrivedAt && <p className="soft">{t("phone.arrivedAt")} <When at={arrivedAt} show="absolute" /></p>}
      {isShort && <button type="button" className="button main wide" onClick={onArrive}>{t("phone.arrive")}</button>}
      {deliveries.map((delivery) => <OneDelivery key={delivery.deliveryId} {...{ delivery, left, waits, onAsk }} />)}
    </section>
  );
}

function OneDelivery({ delivery, left, waits, onAsk }: { delivery: Carried } & Pick<Props, "left" | "waits" | "onAsk">) {
  const t = useT();
  const language = useLanguage();
  const { deliveryId, number, lines, receipt, refused } = delivery;
  const kept = waits.handOver(deliveryId) ? "phone.signedWaits" : waits.refusal(deliveryId) && "phone.refusedWaits";
  return (
    <div>
      <div className="between"><strong>{number}</strong><Mark delivery={delivery} /></div>
      <ul className="rows" aria-label={t("phone.goods")}>
        {lines.map(({ id, name, spec, productCode, shipped, received, unit }) => <li key={id} className="between"><span>{productCode} {name} {spec}</span><span className="figure">{received !== null && `${formatQuantity(received, language)} / `}{formatQuantity(shipped, language)} {unit}</span></li>)}
      </ul>
      {receipt && <p className="soft">{receipt.signer} <When at={receipt.signedAt} show="absolute" /> {receipt.objection}</p>}
      {refused && <p>{t(`phone.refuseWhy_${refused.reason}`)} · {refused.words}</p>}
      {kept && <p><StatusTag tone="warn">{t(kept)}</StatusTag></p>}
      {left && !receipt && !kept && (
        <div className="row">
          <button type="button" className="button main" onClick={() => onAsk({ what: "handOver", delivery })}>{t("phone.handOver")}</button>
          {!refused && <button type="button" className="button" onClick={() => onAsk({ what: "refusal", delivery })}>{t("phone.refuseAtDoor")}</button>}
        </div>
      )}
    </div>
  );
}

function Mark({ delivery: { state, refused } }: { delivery: Carried }) {
  const t = useT();
  if (refused) return <StatusTag tone="bad">{t("phone.refusedAtDoor")}</StatusTag>;
  if (state === "signed") return <StatusTag tone="good">{t("phone.signedShort")}</StatusTag>;
  return state === "signedWithObjection" ? <StatusTag tone="warn">{t("phone.signedWithObjection")}</StatusTag> : null;
}
