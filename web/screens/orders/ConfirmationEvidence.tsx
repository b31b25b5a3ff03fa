import { Select } from "antd";
import { useT } from "../../i18n/words.ts";
import type { FieldControl } from "../../ui/sheet/Field.tsx";
import type { Original } from "./entry-form.ts";
import { Originals } from "./Originals.tsx";
import type { Request } from "./use-confirmations.ts";
import style from "./orders.module.css";

type Kind = Request["evidenceKinds"][number];
export interface EvidenceFile extends Original {
  kind: Kind;
}

interface Props {
  control: FieldControl;
  /** Those that the policy accepts; the first is the usual one. */
  kinds: readonly Kind[];
  evidence: readonly EvidenceFile[];
  onChange(evidence: EvidenceFile[]): void;
}

/** Files that prove the customer's answer, each with what it is. */
export function ConfirmationEvidence({ control, kinds, evidence, onChange }: Props) {
  const t = useT();
  const [usual] = kinds;
  const kindOf = (id: string) => evidence.find((each) => each.id === id)?.kind ?? evidence.at(-1)?.kind ?? usual;
  const keep = (files: Original[]) => onChange(files.flatMap((file) => {
    const kind = kindOf(file.id);
    return kind ? [{ ...file, kind }] : [];
  }));
  return (
    <div className={style.stack}>
      <Originals control={control} originals={evidence} onChange={keep} />
      {evidence.map(({ id, name, kind }) => (
        <div key={id} className={style.tools}>
          <Select
            size="small" aria-label={t("orders.evidenceKindOf", { name })} popupMatchSelectWidth={false} value={kind} options={kinds.map((each) => ({ value: each, label: t(`policies.evidence_${each}`) }))}
            onChange={(chosen: Kind) => onChange(evidence.map((each) => (each.id === id ? { ...each, kind: chosen } : each)))}
          />
          <span className="soft">{name}</span>
        </div>
      ))}
    </div>
  );
}
