import { type FileAnswer, uploadFile } from "../../../contract/files.ts";
import { newKey } from "../../api/client.ts";
import { problemOf } from "../../api/problem.ts";
import { language } from "../../i18n/words.ts";
import type { Wire } from "../../api/client.ts";

const base = "/api/v1";

/** Sends one file with its bytes; `call` speaks JSON only. */
export async function upload(file: File, subject?: { kind: string; id: string }): Promise<Wire<FileAnswer>> {
  const body = new FormData();
  body.append("file", file, file.name);
  const query = subject ? `?${new URLSearchParams(subject)}` : "";
  const response = await fetch(base + uploadFile.path + query, { method: "POST", body, credentials: "same-origin", headers: { accept: "application/json", "accept-language": language(), "idempotency-key": newKey() } });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Wire<FileAnswer>;
}

export const addressOfFile = (fileId: string): string => `${base}/files/${encodeURIComponent(fileId)}/content`;
