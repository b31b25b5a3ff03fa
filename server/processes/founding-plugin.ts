import type { FastifyPluginCallback } from "fastify";
import * as contract from "../../contract/founding.ts";
import type { ParsedInputOf } from "../../contract/toolkit.ts";
import type { Pipeline } from "../platform/command.ts";
import type { Database, Tx } from "../platform/db.ts";
import { fromElsewhere, languageOf } from "../platform/http.ts";
import type { ProblemWriter } from "../platform/problems.ts";
import { isRefused, refuse, type Refused } from "../platform/refusal.ts";
import { isSetupToken, useSetupToken } from "../platform/setup-token.ts";
import { foundCompany, installationOf } from "./founding.ts";

export interface FoundingDeps {
  db: Database;
  pipeline: Pipeline;
  problems: ProblemWriter;
  /** Takes the demo out of the running system: its data, and the distance of its clock. */
  removeDemo(): Promise<void>;
}

/** Founds the first real company; a demo goes before it, for its moved clock must not be a real company's. Refused: setupTokenWrong, foundingClosed, demoThere. */
async function found({ db, pipeline, removeDemo }: FoundingDeps, { token, removeDemo: mayGo, ...given }: ParsedInputOf<typeof contract.foundCompany>): Promise<{ invitation: string } | Refused> {
  if (!(await db.outside((tx) => isSetupToken(tx, token)))) return refuse("setupTokenWrong");
  const holds = await installationOf(db);
  if (holds === "real") return refuse("foundingClosed");
  if (holds === "demo" && !mayGo) return refuse("demoThere", {}, ["removeDemo"]);
  const useToken = async (tx: Tx) => ((await useSetupToken(tx, token)) ? undefined : refuse("setupTokenWrong"));
  if (holds === "demo") {
    // The demo goes in a transaction of its own: of two who found at once, only the one with the token may remove it.
    const refused = await db.outside(useToken);
    if (refused) return refused;
    await removeDemo();
  }
  const before = holds === "demo" ? undefined : useToken;
  const founded = await foundCompany({ db, pipeline, ...(before && { before }) }, given);
  return isRefused(founded) ? founded : { invitation: founded.invitation };
}

/** Founding as a Fastify plugin, for nobody can be signed in yet: the operator's token stands for him. */
export const foundingPlugin: FastifyPluginCallback<FoundingDeps> = (app, deps, done) => {
  const { readInstallation, foundCompany: endpoint } = contract;
  app.route({
    method: "GET", url: readInstallation.path, schema: { operationId: readInstallation.name, summary: readInstallation.summary, tags: ["sign-in"], response: { 200: readInstallation.answer } },
    handler: async (_, reply) => reply.header("cache-control", "no-store").send({ holds: await installationOf(deps.db) }),
  });
  app.route({
    method: "POST", url: endpoint.path, schema: { operationId: endpoint.name, summary: endpoint.summary, tags: ["sign-in"], body: endpoint.body, response: { 200: endpoint.answer } },
    async handler(request, reply) {
      const language = languageOf(request.headers["accept-language"]);
      if (fromElsewhere(request)) return deps.problems.send(reply, language, [{ code: "foreignOrigin" }]);
      const outcome = await found(deps, endpoint.body.parse(request.body));
      if (isRefused(outcome)) return deps.problems.send(reply, language, outcome.refusals);
      return reply.header("cache-control", "no-store").send(outcome);
    },
  });
  done();
};
