import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance, InjectOptions } from "fastify";
import { fileRefusals } from "../../../contract/refusals/files.ts";
import { paperRefusals } from "../../../contract/refusals/papers.ts";
import { platformRefusals } from "../../../contract/refusals/platform.ts";
import { permissionsOf, type Role } from "../../../contract/permissions.ts";
import type { RefusalTexts } from "../../../contract/toolkit.ts";
import { afterwards } from "../../../test/support/afterwards.ts";
import { testDatabase } from "../../../test/support/database.ts";
import { watched } from "../../../test/support/telling.ts";
import type { Actor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { type Handler, type Pipeline, pipelineOf } from "../../platform/command.ts";
import type { Reaction } from "../../platform/events.ts";
import { buildHttp } from "../../platform/http.ts";
import { problemWriter } from "../../platform/problems.ts";
import { FileStore, filesPlugin, filesRoom, type MaySee, type RawRoutes } from "./index.ts";

type Plugin = (app: FastifyInstance, options: unknown, done: () => void) => void;
interface Rooms {
  handlers?: readonly Handler[];
  plugins?: readonly ((house: RawRoutes) => Plugin)[];
}

/** Subjects of kind `secret` are seen by nobody; a link sees its own subject. */
const maySee: MaySee = ({ actor }, subject) => Promise.resolve(actor.kind === "link" ? actor.subject?.id === subject.id : subject.kind !== "secret");

/** A database, a folder for bytes, the files room and whatever rooms a test adds, over HTTP. The header `x-who` says who asks. */
export async function house(given: { limit?: number; reactions?: readonly Reaction[]; refusals?: RefusalTexts; authenticate?: RawRoutes["authenticate"] } = {}) {
  const db = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), "gendan-files-"));
  const clock = clockWith();
  const store = new FileStore(folder);
  const actors = new Map<string, Actor>();
  const pipeline: Pipeline = pipelineOf(db.database, { clock }, given.reactions ?? []);
  const problems = problemWriter({ ...platformRefusals, ...fileRefusals, ...paperRefusals, ...given.refusals });
  const authenticate: RawRoutes["authenticate"] = async (request) => actors.get(String(request.headers["x-who"])) ?? (await given.authenticate?.(request));
  const raw: RawRoutes = { pipeline, problems, authenticate };
  const files = filesRoom({ store, maySee });
  let app: FastifyInstance | undefined;
  const logged: { level: number; msg: string }[] = [];
  afterwards(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    ...db, pipeline, clock, files, store, folder, maySee, raw, logged,
    /** Opens the doors; call it once. */
    async open({ handlers = [], plugins = [] }: Rooms = {}): Promise<FastifyInstance> {
      app = await buildHttp({ ...watched({ handlers: [...files.routes, ...handlers] }), pipeline, problems, authenticate, version: "0", checkAnswers: true, log: "requests", logTo: { write: (line) => void logged.push(JSON.parse(line) as (typeof logged)[number]) } });
      await app.register(filesPlugin({ ...raw, store, maySee, limit: given.limit }), { prefix: "/api/v1" });
      for (const plugin of plugins) await app.register(plugin(raw), { prefix: "/api/v1" });
      await app.ready();
      return app;
    },
    /** The address of a real port, where a test needs a socket. */
    listen: () => app!.listen({ host: "127.0.0.1", port: 0 }),
    /** Somebody with these roles; the name is how requests say who asks. */
    person(name: string, roles: Role[], more: Partial<Actor> = {}): Actor {
      const actor: Actor = { kind: "person", id: randomUUID(), companyId: "1", name, roles, departmentIds: [], permissions: permissionsOf(roles), ...more };
      actors.set(name, actor);
      return actor;
    },
    async ask(name: string, request: InjectOptions) {
      const headers = { "idempotency-key": randomUUID(), ...(name && { "x-who": name }), ...request.headers };
      return app!.inject({ ...request, url: `/api/v1${request.url as string}`, headers });
    },
    /** A multipart body with one file. */
    upload(name: string, file: { bytes: Buffer; name: string; to?: string; key?: string; headers?: Record<string, string> }) {
      const boundary = "gendan-boundary";
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
      const payload = Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
      const headers = { "content-type": `multipart/form-data; boundary=${boundary}`, ...(file.key && { "idempotency-key": file.key }), ...file.headers };
      return this.ask(name, { method: "POST", url: `/files${file.to ?? ""}`, payload, headers });
    },
  };
}

export const pdfBytes = (words = "an order"): Buffer => Buffer.from(`%PDF-1.7\n${words}\n%%EOF`);
/** A picture of one point. */
export const pngBytes = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
