import type { FileAnswer } from "../../contract/files.ts";
import type { Subject } from "../../contract/toolkit.ts";
import { language } from "../i18n/words.ts";
import { linkBase, newKey, type Wire } from "./client.ts";
import { problemOf } from "./problem.ts";

interface Options {
  subject?: Subject;
  key?: string;
  /** `Link <token>` where the page is opened by a link instead of a sign-in. */
  authorization?: string | undefined;
}

/** Keeps one file (contract/files.ts, `files.upload`); with a subject it belongs to that. @throws ProblemError, or TypeError when the server cannot be reached */
export async function upload(file: Blob & { name?: string }, { subject, key = newKey(), authorization }: Options = {}): Promise<Wire<FileAnswer>> {
  const form = new FormData();
  form.append("file", file, file.name ?? "photo.jpg");
  const headers: Record<string, string> = { accept: "application/json", "accept-language": language(), "idempotency-key": key };
  if (authorization) headers["authorization"] = authorization;
  const search = subject ? `?${new URLSearchParams({ ...subject })}` : "";
  const response = await fetch(`${authorization ? linkBase : "/api/v1"}/files${search}`, { method: "POST", headers, body: form, credentials: "same-origin" });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Wire<FileAnswer>;
}
