import type { FastifyInstance } from "fastify";
import * as contract from "../../../contract/files.ts";
import type { FileAnswer } from "../../../contract/files.ts";
import type { Actor } from "../../platform/actor.ts";
import { type Context, read } from "../../platform/command.ts";
import { type Refused, refuse } from "../../platform/refusal.ts";
import { answerOf, type MaySee, maySeeFile } from "./files.ts";
import { attachment } from "./names.ts";
import { Bytes, rawRead } from "./raw-routes.ts";
import * as store from "./store.ts";
import type { UploadOptions } from "./upload.ts";

const find = (maySee: MaySee) => async ({ fileId }: { fileId: string }, context: Context): Promise<FileAnswer | Refused> => {
  const file = await store.read(context.tx, fileId);
  return file && (await maySeeFile(context, file, maySee)) ? answerOf(file) : refuse("notFound");
};

export const readFile = (maySee: MaySee) => read(contract.readFile, find(maySee));

export const listFiles = (maySee: MaySee) =>
  read(contract.listFiles, async (subject, context) => ((await maySee(context, subject)) ? (await store.ofSubject(context.tx, subject)).map(answerOf) : refuse("notFound")));

/** What came through a link is shown to its holder as long as the link itself can be looked at. */
const isLiveLink = ({ linkServes }: Pick<Actor, "linkServes">) => linkServes !== undefined;

/** Hands out bytes, compared with their hash first, as an attachment that no browser runs. */
export function registerDownload(app: FastifyInstance, options: UploadOptions): void {
  rawRead(app, options, {
    endpoint: contract.downloadFile, also: isLiveLink, find: find(options.maySee),
    respond: async (file, { actor }) => {
      if (!(await options.store.isSound(actor.companyId, file.sha256))) return refuse("fileDamaged", { name: file.name });
      return new Bytes({ "content-type": file.mediaType, "content-length": file.size, "content-disposition": attachment(file.name) }, options.store.stream(actor.companyId, file.sha256));
    },
  });
}
