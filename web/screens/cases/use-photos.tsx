import { useState } from "react";
import { useT } from "../../i18n/words.ts";
import { FilesField, type TakenFile } from "../../parts/FilesField.tsx";

/** The pictures of a form: those taken so far, and the field that adds to them. They belong to the case once the step is put on record. */
export function usePhotos() {
  const t = useT();
  const [files, setFiles] = useState<readonly TakenFile[]>([]);
  return { fileIds: files.map(({ fileId }) => fileId), field: <FilesField wide label={t("cases.photos")} files={files} onAdd={(file) => setFiles((before) => [...before, file])} /> };
}
