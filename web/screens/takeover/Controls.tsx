import { Input } from "antd";
import { useState } from "react";
import { setControls } from "../../../contract/takeovers.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import type { Takeover } from "./takeover-read.tsx";

type Control = Takeover["controls"][number];

/** What a sum is of, in words. */
export function SumOf({ of: { of, name, currency } }: { of: Pick<Control, "of" | "name" | "currency"> }) {
  const t = useT();
  return <>{t(`takeover.sum_${of}`, { name })} {currency && <span className="soft">{currency}</span>}</>;
}

function Verdict({ difference }: Pick<Control, "difference">) {
  const t = useT();
  if (difference === null) return <StatusTag tone="idle">{t("takeover.notTyped")}</StatusTag>;
  return Number(difference) === 0 ? <StatusTag tone="good">{t("takeover.equal")}</StatusTag> : <StatusTag tone="bad">{t("takeover.difference", { difference })}</StatusTag>;
}

const figure = /^-?\d{1,15}(\.\d{1,6})?$/;

/** Sums of the files beside those of the old books, which somebody types in. */
export function Controls({ controls, why }: { controls: readonly Control[]; why: string | undefined }) {
  const t = useT();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const { run, pending, error } = useCommand(setControls);
  const plain = (value: string) => value.replaceAll(/[,\s]/g, "");
  const values = Object.entries(typed).map(([key, value]) => ({ key, value: plain(value) })).filter(({ value }) => value !== "");
  const wrong = values.some(({ value }) => !figure.test(value));
  const save = () => void run({ values }).then(() => setTyped({}), () => undefined);
  return (
    <Section
      flush title={t("takeover.sums")} beside={<span className="soft">{t("takeover.sumsHint")}</span>}
      actions={!why && <ActionButton loading={pending} disabledReason={!values.length ? t("takeover.typeFirst") : wrong ? t("takeover.figures") : undefined} onClick={save}>{t("takeover.saveSums")}</ActionButton>}
    >
      {error && <Problem error={error} />}
      <Table
        label={t("takeover.sums")} rows={controls} rowKey={({ key }) => key} empty=""
        columns={[
          { key: "of", title: t("takeover.sum"), render: (control) => <><div><SumOf of={control} /></div><Verdict difference={control.difference} /></> },
          { key: "file", title: t("takeover.fileSum"), align: "end", render: ({ file }) => <span className="figure">{file}</span> },
          {
            key: "book", title: t("takeover.bookSum"), align: "end", render: (control) =>
              why ? <span className="figure">{control.book ?? "—"}</span> : (
                <Input
                  size="small" inputMode="decimal" style={{ width: 112, textAlign: "end" }} aria-label={`${t("takeover.bookSum")} ${t(`takeover.sum_${control.of}`, { name: control.name })} ${control.currency ?? ""}`}
                  value={typed[control.key] ?? control.book ?? ""} onChange={({ target }) => setTyped((all) => ({ ...all, [control.key]: target.value }))} onPressEnter={save}
                />
              ),
          },
        ]}
      />
    </Section>
  );
}
