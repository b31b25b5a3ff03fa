import { requestOf } from "../../contract/request.ts";
import type { Endpoint } from "../../contract/toolkit.ts";
import { language } from "../i18n/words.ts";
import type { Callable, Input } from "./client.ts";
import { problemOf } from "./problem.ts";

/** Bytes with the name under which the server offers them. */
export interface Downloaded {
  name: string;
  content: Blob;
}

/** Asks for bytes in the page's language. @throws ProblemError for whatever the server refuses, TypeError when it cannot be reached */
export async function download<E extends Endpoint>(endpoint: Callable<E>, input: Input<E>): Promise<Downloaded> {
  const { url } = requestOf(endpoint, input as Record<string, unknown>);
  const response = await fetch(`/api/v1${url}`, { headers: { "accept-language": language() }, credentials: "same-origin" });
  if (!response.ok) throw await problemOf(response);
  const [, name] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return { name: decodeURIComponent(name ?? endpoint.name), content: await response.blob() };
}
