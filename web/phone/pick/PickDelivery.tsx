import { useRef, useState } from "react";
import type * as shipping from "../../../contract/shipping.ts";
import { type Answer, call, type Input, newKey } from "../../api/client.ts";
import { isUncertain } from "../../api/problem.ts";
import { useT } from "../../i18n/words.ts";
import { Empty } from "../../ui/Empty.tsx";
import { isQuantity } from "../../ui/number.ts";
import { Problem } from "../../ui/Problem.tsx";
import { pickDelivery, readDelivery } from "../remotes.ts";
import { useAsked } from "../use-asked.ts";
import { PickLine } from "./PickLine.tsx";
import { Scanner } from "./Scanner.tsx";

type Line = Answer<typeof shipping.readDelivery>["lines"][number];
type Picks = Omit<Input<typeof shipping.pickDelivery>, "deliveryId">;

/** One delivery: scan or type, correct by hand, say what is not there; done when every line is complete or explained. */
export function PickDelivery({ deliveryId, onBack }: { deliveryId: string; onBack(): void }) {
  const t = useT();
  const { data, error, refetch } = useAsked(deliveryId, (signal) => call(readDelivery, { deliveryId }, { signal }));
  const [each, setEach] = useState("1");
  const picking = usePicking(deliveryId);
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <div className="waiting" role="status" aria-label={t("ui.loading")} />;
  const lines = picking.lines ?? data.lines;
  const done = (picking.state ?? data.state) === "picked";
  return (
    <>
      <button type="button" className="button" onClick={onBack}>← {t("phone.back")}</button>
      <h1>{data.number} {data.customerName}</h1>
      {data.specialNeeds && <p className="card warn">{data.specialNeeds}</p>}
      {done ? <section className="card good" role="status"><Empty title={t("phone.pickDone")}><button type="button" className="button main" onClick={onBack}>{t("phone.nextDelivery")}</button></Empty></section> : (
        <>
          <Scanner onCode={(code) => isQuantity(each) && picking.pick({ scans: [{ code, quantity: each }] }, t("phone.scanned", { code, quantity: each }))} />
          <label className="between"><span>{t("phone.eachScan")}</span><input className="field" style={{ width: 120 }} inputMode="decimal" value={each} onChange={({ target }) => setEach(target.value.trim())} /></label>
        </>
      )}
      <p role="status" className="result">{picking.told}</p>
      {picking.error !== undefined && <Problem error={picking.error} {...(picking.again && { onRetry: picking.again })} />}
      <ul className="rows">{lines.map((line) => <PickLine key={line.id} line={line} onSet={(picked) => picking.pick({ byHand: [{ lineId: line.id, picked }] }, t("phone.set"))} onShort={(reason) => picking.pick({ short: [{ lineId: line.id, reason }] }, t("phone.set"))}
        onPiece={(piece) => picking.pick({ pieces: [{ ...piece, lineId: line.id }] }, t("phone.pieceTaken", { label: piece.label }))} onPutBack={({ id }) => picking.pick({ putBack: [id] }, t("phone.set"))} />)}</ul>
    </>
  );
}

/** Sends picks one after the other, each under its own key; one that got no answer is sent again under the same. */
function usePicking(deliveryId: string) {
  const [lines, setLines] = useState<readonly Line[]>();
  const [state, setState] = useState<string>();
  const [told, setTold] = useState("");
  const [failed, setFailed] = useState<{ error: unknown; again: (() => void) | undefined }>();
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const send = async (input: Picks, word: string, key: string): Promise<void> => {
    try {
      const answer = await call(pickDelivery, { ...input, deliveryId }, { key });
      setLines(answer.lines);
      setState(answer.state);
      setTold(word);
      setFailed(undefined);
    } catch (error) {
      setTold("");
      setFailed({ error, again: isUncertain(error) ? () => void queue(input, word, key) : undefined });
    }
  };
  const queue = (input: Picks, word: string, key = newKey()) => (before.current = before.current.then(() => send(input, word, key)));
  return { lines, state, told, error: failed?.error, again: failed?.again, pick: (input: Picks, word: string) => void queue(input, word) };
}
