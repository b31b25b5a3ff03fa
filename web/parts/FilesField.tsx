import { type ChangeEvent, useState } from "react";
import type { Subject } from "../../contract/toolkit.ts";
import { upload } from "../api/upload.ts";
import { useT } from "../i18n/words.ts";
import { Problem } from "../ui/Problem.tsx";
import { Field } from "../ui/sheet/Field.tsx";

export interface TakenFile {
  fileId: string;
  name: string;
}

interface Props {
  label: string;
  files: readonly TakenFile[];
  onAdd(file: TakenFile): void;
  /** What they belong to from the beginning; without it to nothing yet. */
  subject?: Subject;
  required?: boolean;
  wide?: boolean;
}

/** Pictures and scans that go with a form: kept as they are chosen, and named below. */
export function FilesField({ label, files, onAdd, subject, required, wide }: Props) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    setBusy(true);
    setError(undefined);
    for (const file of target.files ?? []) await upload(file, { subject }).then(({ id, name }) => onAdd({ fileId: id, name }), setError);
    setBusy(false);
    target.value = "";
  };
  return (
    <Field {...{ label, required, wide }} hint={busy ? t("ui.loading") : files.map(({ name }) => name).join(" · ")}>
      {({ id }) => <><input id={id} type="file" accept="image/png,image/jpeg,application/pdf" multiple disabled={busy} onChange={(event) => void take(event)} />{error !== undefined && <Problem error={error} />}</>}
    </Field>
  );
}
