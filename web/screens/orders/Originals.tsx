import { PaperClipOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useT } from "../../i18n/words.ts";
import { Problem } from "../../ui/Problem.tsx";
import type { FieldControl } from "../../ui/sheet/Field.tsx";
import type { Original } from "./entry-form.ts";
import { addressOfFile, upload } from "./upload.ts";
import style from "./orders.module.css";

interface Props {
  control?: FieldControl;
  originals: readonly Original[];
  onChange(originals: Original[]): void;
}

/** The customer's own papers; chosen, dropped or pasted here they are kept at once with their hash. */
export function Originals({ control, originals, onChange }: Props) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const add = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setBusy(true);
    setError(undefined);
    const kept: Original[] = [];
    try {
      for (const file of files) {
        const { id, name } = await upload(file);
        kept.push({ id, name });
      }
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
    if (kept.length) onChange([...originals, ...kept]);
  };
  const chosen = () => {
    void add([...(field.current?.files ?? [])]);
    if (field.current) field.current.value = "";
  };
  return (
    <div
      className={style.originals}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        // The page around takes tables for order files.
        event.stopPropagation();
        void add([...event.dataTransfer.files]);
      }}
    >
      {originals.map(({ id, name }) => (
        <span key={id} className={style.chip}>
          <a href={addressOfFile(id)}>{name || t("orders.original")}</a>
          <button type="button" aria-label={t("orders.takeOut", { name: name || t("orders.original") })} onClick={() => onChange(originals.filter((each) => each.id !== id))}>×</button>
        </span>
      ))}
      <input ref={field} type="file" multiple hidden onChange={chosen} />
      <Button id={control?.id} aria-describedby={control?.["aria-describedby"]} size="small" icon={<PaperClipOutlined />} loading={busy} onClick={() => field.current?.click()}>{t("orders.addOriginal")}</Button>
      {error !== undefined && <Problem error={error} />}
    </div>
  );
}
