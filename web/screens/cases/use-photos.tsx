import { type ChangeEvent, useState } from "react";
import { upload } from "../../api/upload.ts";
import { useT } from "../../i18n/words.ts";
import { Problem } from "../../ui/Problem.tsx";
import { Field } from "../../ui/sheet/Field.tsx";

export interface Picture {
  fileId: string;
  name: string;
}

/** Pictures and scans that go with a step; they belong to the case once it is put on record. */
export function PhotosField({ files, onAdd }: { files: readonly Picture[]; onAdd(file: Picture): void }) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    setBusy(true);
    setError(undefined);
    for (const file of target.files ?? []) await upload(file).then(({ id, name }) => onAdd({ fileId: id, name }), setError);
    setBusy(false);
    target.value = "";
  };
  return (
    <Field label={t("cases.photos")} wide hint={busy ? t("ui.loading") : files.map(({ name }) => name).join(" · ")}>
      {({ id }) => <><input id={id} type="file" accept="image/png,image/jpeg,application/pdf" multiple disabled={busy} onChange={(event) => void take(event)} />{error !== undefined && <Problem error={error} />}</>}
    </Field>
  );
}

/** The pictures of a form: those taken so far, and the field that adds to them. */
export function usePhotos() {
  const [files, setFiles] = useState<readonly Picture[]>([]);
  return { fileIds: files.map(({ fileId }) => fileId), field: <PhotosField files={files} onAdd={(file) => setFiles((before) => [...before, file])} /> };
}
