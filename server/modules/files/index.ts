import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Handler } from "../../platform/command.ts";
import { keepFile, type MaySee } from "./files.ts";
import type { FileStore } from "./file-store.ts";
import { listFiles, readFile, registerDownload } from "./reads.ts";
import { registerUpload, type UploadOptions } from "./upload.ts";

/** Originals and evidence of any subject. `maySee` tells who may see it, for subjects belong to other rooms. */
export const filesRoom = (deps: { store: FileStore; maySee: MaySee }) => ({
  routes: [readFile(deps.maySee), listFiles(deps.maySee)] as readonly Handler[],
  keepFile: keepFile(deps.store),
  /** Bytes by their hash, compared with it; throws Damaged. */
  readBytes: (companyId: string, sha256: string): Promise<Buffer> => deps.store.read(companyId, sha256),
  /** SHA-256 in lower-case hex, as files are kept under. */
  hashOf: (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex"),
  isSound: (companyId: string, sha256: string): Promise<boolean> => deps.store.isSound(companyId, sha256),
});
export type FilesRoom = ReturnType<typeof filesRoom>;

/** Upload and download, which are not JSON: `app.register(filesPlugin(…), { prefix: "/api/v1" })`. */
export const filesPlugin = (options: UploadOptions) => (app: FastifyInstance, _: unknown, done: () => void): void => {
  registerUpload(app, options);
  registerDownload(app, options);
  done();
};

export { attachFiles, type MaySee, type NewFile } from "./files.ts";
export { Damaged, FileStore, TooLarge } from "./file-store.ts";
export { attachment } from "./names.ts";
export { Bytes, type Caller, rawRead, type RawRoutes } from "./raw-routes.ts";
export { fileHashesText, fileIdsOfHash, passOn, withIds as readFiles } from "./store.ts";
export { sweepOrphans } from "./sweep.ts";
export type { UploadOptions } from "./upload.ts";
