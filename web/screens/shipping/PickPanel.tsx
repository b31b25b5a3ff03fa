import { Button, Input, type InputRef, Select } from "antd";
import { type FormEvent, useRef, useState } from "react";
import { compare } from "../../../contract/money.ts";
import { differenceReasons, pickDelivery } from "../../../contract/shipping.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { isQuantity } from "../../ui/number.ts";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import type { Delivery } from "./delivery-read.tsx";
import { PiecePanel } from "./PiecePanel.tsx";
import style from "./shipping.module.css";

type Line = Delivery["lines"][number];
type Reason = (typeof differenceReasons)[number];

/** Picking by a scanner that types codes, or by hand; what cannot be picked is given its reason. */
export function PickPanel({ delivery: { id: deliveryId, lines } }: { delivery: Delivery }) {
  const t = useT();
  const { run, pending, error } = useCommand(pickDelivery);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [reasons, setReasons] = useState<Readonly<Record<string, Reason>>>({});
  const pickedOf = (line: Line) => typed[line.id] ?? line.picked;
  const send = async (input: { byHand?: { lineId: string; picked: string }[]; short?: { lineId: string; reason: Reason }[] }) => {
    const done = await run({ deliveryId, ...input }).catch(() => undefined);
    if (done) setTyped({});
  };
  const all = () => void send({ byHand: lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) });
  const save = () => void send({
    byHand: lines.filter(({ id, picked }) => typed[id] !== undefined && typed[id] !== picked).map(({ id }) => ({ lineId: id, picked: typed[id] ?? "0" })),
    short: lines.filter(({ id }) => reasons[id]).map(({ id }) => ({ lineId: id, reason: reasons[id] ?? "other" })),
  });
  const wrong = Object.values(typed).some((value) => !isQuantity(value));
  const idle = Object.keys(typed).length + Object.keys(reasons).length === 0;
  return (
    <Section
      title={t("shipping.picking")}
      actions={<><Button loading={pending} onClick={all}>{t("shipping.pickAll")}</Button><ActionButton type="primary" loading={pending} disabledReason={wrong ? t("shipping.quantityWrong") : idle ? t("shipping.nothingTyped") : undefined} onClick={save}>{t("shipping.savePicking")}</ActionButton></>}
    >
      <Scan deliveryId={deliveryId} />
      <PiecePanel deliveryId={deliveryId} lines={lines} />
      {error && <Problem error={error} />}
      <Table
        label={t("shipping.lines")} rows={lines} rowKey={({ id }) => id} empty=""
        columns={[
          { key: "product", title: t("shipping.product"), render: ({ productCode, name, spec, barCode }) => <>{productCode} {name} {spec} {barCode && <span className="soft">{barCode}</span>}</> },
          { key: "ordered", title: t("shipping.ordered"), align: "end", render: ({ ordered, unit, least, most }) => <><Quantity value={ordered} unit={unit} /> {least !== most && <span className="soft">{t("shipping.lineTolerance", { least, most })}</span>}</> },
          { key: "picked", title: t("shipping.picked"), align: "end", render: (line) => <Input className={style.figure} inputMode="decimal" aria-label={`${t("shipping.picked")} ${line.productCode}`} status={isQuantity(pickedOf(line)) ? "" : "error"} value={pickedOf(line)} onChange={({ target }) => setTyped({ ...typed, [line.id]: target.value.trim() })} /> },
          { key: "state", title: t("shipping.state"), render: (line) => (isQuantity(pickedOf(line)) && compare(pickedOf(line), line.most) > 0 ? <StatusTag tone="bad">{t("shipping.moreThanMost", { most: line.most })}</StatusTag> : isQuantity(pickedOf(line)) && compare(pickedOf(line), line.pieces.length > 0 ? line.least : line.ordered) >= 0 ? <StatusTag tone="good">{t("shipping.complete")}</StatusTag> : (
            <Select allowClear style={{ minWidth: 150 }} aria-label={`${t("shipping.shortReason")} ${line.productCode}`} placeholder={t("shipping.shortReason")} value={reasons[line.id] ?? line.shortReason ?? undefined}
              onChange={(value: Reason | undefined) => setReasons(Object.fromEntries(Object.entries({ ...reasons, [line.id]: value }).filter((entry): entry is [string, Reason] => entry[1] !== undefined)))}
              options={differenceReasons.map((value) => ({ value, label: t(`shipping.reason_${value}`) }))} />
          )) },
        ]}
      />
    </Section>
  );
}

/** Takes one code after the other; each scan is sent by itself, in the order of scanning, so that a scanner need not wait. */
function Scan({ deliveryId }: { deliveryId: string }) {
  const t = useT();
  const { run } = useCommand(pickDelivery);
  const field = useRef<InputRef>(null);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const [code, setCode] = useState("");
  const [quantity, setQuantity] = useState("1");
  const [told, setTold] = useState<{ text?: string; error?: unknown }>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const scanned = code.trim();
    if (!scanned || !isQuantity(quantity)) return;
    setCode("");
    field.current?.focus();
    before.current = before.current.then(() => run({ deliveryId, scans: [{ code: scanned, quantity }] })).then(
      () => setTold({ text: t("shipping.scanned", { code: scanned, quantity }) }),
      (error: unknown) => setTold({ error }),
    );
  };
  return (
    <form className={style.scan} onSubmit={submit}>
      <label htmlFor="scan-code">{t("shipping.scan")}</label>
      {/* A scanner types into it as soon as the page is open. */}
      <Input id="scan-code" data-code ref={field} autoFocus autoComplete="off" style={{ maxWidth: 320 }} placeholder={t("shipping.scanHint")} value={code} onChange={({ target }) => setCode(target.value)} />
      <Input className={style.figure} inputMode="decimal" aria-label={t("shipping.eachScan")} prefix="×" value={quantity} onChange={({ target }) => setQuantity(target.value.trim())} />
      <Button htmlType="submit">{t("shipping.take")}</Button>
      <span role="status" className={style.told}>{told.text}</span>
      {told.error !== undefined && <Problem error={told.error} />}
    </form>
  );
}
