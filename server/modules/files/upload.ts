import { createHash } from "node:crypto";
import multipart, { type MultipartFile } from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as contract from "../../../contract/files.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { Actor } from "../../platform/actor.ts";
import { handle } from "../../platform/command.ts";
import { type Refused, refuse } from "../../platform/refusal.ts";
import { type FileStore, type Received, TooLarge } from "./file-store.ts";
import { filesOfLink, type MaySee, register, subjectFor } from "./files.ts";
import { mediaTypeOf } from "./media-types.ts";
import { shownName } from "./names.ts";
import { admitting, ask, callerOf, type Caller, type RawRoutes, refusedWith } from "./raw-routes.ts";
import * as store from "./store.ts";

export interface UploadOptions extends RawRoutes {
  readonly store: FileStore;
  readonly maySee: MaySee;
  /** Bytes of one file; 20 MB when left out. */
  readonly limit?: number;
}

const defaultLimit = 20 * 1024 * 1024;
// Around the file stand its boundary, its headers and a few fields.
const wrapping = 64 * 1024;

const keep = (maySee: MaySee) =>
  handle(contract.uploadFile, async ({ subject, ...kept }, context) => {
    const mine = await subjectFor(context, subject, maySee);
    if (!mine) return refuse("notFound");
    const limit = filesOfLink(context.actor.subject);
    if (context.actor.linkId && (await store.countOfLink(context.tx, context.actor.linkId)) >= limit) return refuse("tooManyFiles", { limit });
    return register(context, { ...kept, subject: mine.subject });
  });

const tooLarge = (limit: number) => refuse("fileTooLarge", { megabytes: Math.round((limit / 1024 / 1024) * 100) / 100 });

async function receive(request: FastifyRequest, files: FileStore, limit: number): Promise<{ received: Received; name: string } | Refused> {
  if (Number(request.headers["content-length"] ?? 0) > limit + wrapping) return tooLarge(limit);
  if (!request.isMultipart()) return refuse("fileMissing");
  const part: MultipartFile | undefined = await request.file({ limits: { fileSize: limit + 1, files: 1, fields: 0 } });
  if (!part) return refuse("fileMissing");
  try {
    return { received: await files.receive(part.file as AsyncIterable<Buffer>, limit), name: shownName(part.filename) };
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge(limit);
    throw error;
  }
}

const subjectOf = ({ kind, id }: { kind?: string; id?: string }): Subject | null => (kind && id ? { kind, id } : null);

/** Says what the bytes are and puts them under their hash; nothing is left of bytes that are refused. */
async function settle(options: UploadOptions, companyId: string, { received, name }: { received: Received; name: string }) {
  const mediaType = mediaTypeOf(received.head, name);
  if (!received.size || !mediaType) {
    await options.store.discard(received);
    return received.size ? refuse("fileKindNotAllowed", { name }) : refuse("fileMissing");
  }
  await options.store.keep(companyId, received);
  return { sha256: received.sha256, size: received.size, name, mediaType };
}

async function upload(options: UploadOptions, caller: Caller, handler: ReturnType<typeof keep>): Promise<unknown> {
  const { request, reply, actor } = caller;
  // The rest of a body that is refused, or for which there is no room, is not read: the connection ends with the answer.
  const unread = () => void reply.header("connection", "close");
  const refused = (refusal: Refused) => (unread(), refusedWith(options, caller, refusal));
  const came = await receive(request, options.store, options.limit ?? defaultLimit).catch((error: unknown) => (unread(), Promise.reject(error)));
  if (!("received" in came)) return refused(came);
  const kept = await settle(options, actor.companyId, came);
  if (!("sha256" in kept)) return refused(kept);
  const input = { ...kept, subject: subjectOf(request.query as Record<string, string>) };
  const requestHash = createHash("sha256").update(JSON.stringify([request.method, request.url, input])).digest("hex");
  const answer = await ask(options, caller, { handler, input, requestHash });
  return answer === undefined ? reply : reply.header("cache-control", "no-store").send(answer);
}

/** Links may add evidence to the one thing that they are about, whatever else they are good for, as long as they may still decide. */
const isOpenLink = ({ linkServes }: Pick<Actor, "linkServes">) => linkServes === "use";

export function registerUpload(app: FastifyInstance, options: UploadOptions): void {
  const handler = keep(options.maySee);
  const { endpoint } = handler;
  void app.register(async (scope) => {
    await scope.register(multipart, { throwFileSizeLimit: false });
    scope.post(endpoint.path, {
      bodyLimit: (options.limit ?? defaultLimit) + wrapping,
      schema: { operationId: endpoint.name, summary: endpoint.summary, tags: ["files"], consumes: ["multipart/form-data"], querystring: contract.uploadQuery },
      onRequest: admitting(options, endpoint, isOpenLink),
      handler: async (request, reply) => {
        const caller = callerOf(request);
        return caller ? upload(options, caller, handler) : reply;
      },
    });
  });
}
