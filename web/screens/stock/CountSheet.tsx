import { Button, Input, type InputRef } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { codeKey } from "../../../contract/catalog.ts";
import { enterCount } from "../../../contract/counts.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { useNarrow } from "../../ui/useNarrow.ts";
import { useBarred } from "../people/names.ts";
import type { CountFile } from "./count-read.tsx";
import { figure } from "./stock-words.ts";

type Line = CountFile["lines"][number];
const keyOf = ({ productId, lot }: Line) => `${productId} ${lot}`;

/** The lines of a count: each is put down when its field is left; a scanned code goes to its line. On phones one card a line. */
export function CountSheet({ file, lines }: { file: CountFile; lines: readonly Line[] }) {
  const t = useT();
  const narrow = useNarrow();
  const barred = useBarred()("stock.count");
  const { run, error } = useCommand(enterCount);
  const fields = useRef(new Map<string, InputRef>());
  const open = file.state === "counting" && !barred;
  const enter = (line: Line, given: { counted?: string | null; reason?: string; again?: boolean }) =>
    void run({ countId: file.id, lines: [{ productId: line.productId, lot: line.lot, counted: line.counted, reason: line.reason, ...given }] }).catch(() => undefined);
  const hold = (line: Line) => (field: InputRef | null) => void (field ? fields.current.set(keyOf(line), field) : fields.current.delete(keyOf(line)));
  const find = (code: string) => {
    const wanted = codeKey(code);
    const line = file.lines.find(({ lot, productCode, barCode }) => [lot, productCode, barCode ?? ""].some((one) => one !== "" && codeKey(one) === wanted));
    if (line) fields.current.get(keyOf(line))?.focus({ cursor: "all" });
    else toast({ text: t("stock.notOnSheet", { code }) });
  };
  const entry = (line: Line) => (open ? <Entry key={`${line.version} ${line.counted}`} line={line} hold={hold(line)} enter={enter} /> : line.counted === null ? "—" : <Quantity value={line.counted} />);
  if (lines.length === 0) return <Empty title={t("stock.noDifference")} />;
  return (
    <>
      {open && <Scan onFound={find} />}
      {error !== undefined && error !== null && <Problem error={error} focus />}
      {narrow ? lines.map((line) => <Card key={keyOf(line)} line={line} reason={open && line.counted !== null && <Reason key={line.reason} line={line} enter={enter} />}>{entry(line)}</Card>) : (
        <Table
          label={t("stock.sheet")} rows={lines} empty="" rowKey={keyOf}
          columns={[
            { key: "product", title: t("stock.product"), render: (line) => <Name line={line} /> },
            { key: "lot", title: t("stock.lotName"), render: ({ lot }) => lot || "—" },
            { key: "book", title: t("stock.book"), align: "end", render: ({ book, unit }) => <Quantity value={book} unit={unit} /> },
            { key: "counted", title: t("stock.counted"), align: "end", render: entry },
            { key: "difference", title: t("stock.difference"), align: "end", render: (line) => <Difference line={line} /> },
            { key: "reason", title: t("stock.reason"), render: (line) => (open && line.counted !== null ? <Reason key={line.reason} line={line} enter={enter} /> : line.reason || "—") },
          ]}
        />
      )}
    </>
  );
}

function Scan({ onFound }: { onFound(code: string): void }) {
  const t = useT();
  const [code, setCode] = useState("");
  const go = () => {
    if (code.trim()) onFound(code.trim());
    setCode("");
  };
  return <div className={sheet.filters} style={{ padding: 8 }}><Input.Search aria-label={t("stock.scan")} placeholder={t("stock.scan")} enterButton={t("stock.find")} style={{ maxWidth: 420 }} value={code} onChange={({ target }) => setCode(target.value)} onSearch={go} /></div>;
}

interface EntryProps {
  line: Line;
  hold(field: InputRef | null): void;
  enter(line: Line, given: { counted?: string | null; again?: boolean }): void;
}
function Entry({ line, hold, enter }: EntryProps) {
  const t = useT();
  const [value, setValue] = useState(line.counted ?? "");
  const fine = value === "" || figure.test(value);
  const leave = () => {
    if (fine && value !== (line.counted ?? "")) enter(line, { counted: value || null });
  };
  if (line.moved) return <Button size="small" onClick={() => enter(line, { counted: null, again: true })}>{t("stock.countAgain")}</Button>;
  return <Input ref={hold} aria-label={`${t("stock.counted")} ${line.productCode} ${line.lot}`} inputMode="decimal" {...(!fine && { status: "error" as const })} style={{ width: 110 }} value={value} onChange={({ target }) => setValue(target.value.trim())} onBlur={leave} onPressEnter={leave} />;
}

function Reason({ line, enter }: { line: Line; enter(line: Line, given: { reason: string }): void }) {
  const t = useT();
  const [value, setValue] = useState(line.reason);
  const leave = () => {
    if (value.trim() !== line.reason) enter(line, { reason: value.trim() });
  };
  return <Input aria-label={`${t("stock.reason")} ${line.productCode} ${line.lot}`} maxLength={200} style={{ minWidth: 140 }} value={value} onChange={({ target }) => setValue(target.value)} onBlur={leave} onPressEnter={leave} />;
}

const Name = ({ line: { productCode, productName, spec } }: { line: Line }) => <><span className="figure">{productCode}</span> {productName} <span className="soft">{spec}</span></>;

function Difference({ line: { difference, moved } }: { line: Line }) {
  const t = useT();
  if (moved) return <StatusTag tone="warn">{t("stock.moved")}</StatusTag>;
  if (difference === null) return <span className="soft">—</span>;
  return Number(difference) === 0 ? <span className="soft">0</span> : <strong>{difference.startsWith("-") ? "" : "+"}<Quantity value={difference} /></strong>;
}

function Card({ line, reason, children }: { line: Line; reason: ReactNode; children: ReactNode }) {
  const t = useT();
  return (
    <div className={sheet.card} style={{ padding: 12, borderBottom: "1px solid var(--line)" }}>
      <div><span><Name line={line} /></span><Difference line={line} /></div>
      <div><span className="soft">{line.lot && `${t("stock.lotName")} ${line.lot} · `}{t("stock.book")} <Quantity value={line.book} unit={line.unit} /></span>{children}</div>
      {reason && <div><span className="soft">{t("stock.reason")}</span>{reason}</div>}
    </div>
  );
}
