import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import * as contract from "../../../contract/order-file.ts";
import { attachment, Bytes, rawRead, type RawRoutes } from "../../modules/files/index.ts";
import { isRefused } from "../../platform/refusal.ts";
import { archiveName, packed } from "./pack.ts";
import { type OrderFileDeps, takeOut } from "./take-out.ts";

export { archiveName, packed } from "./pack.ts";
export { type OrderFileDeps, type TakenOut, takeOut } from "./take-out.ts";

/** The download of an order's whole file: `app.register(orderFilePlugin(…), { prefix: "/api/v1" })`. */
export const orderFilePlugin = (house: RawRoutes, deps: OrderFileDeps) => (app: FastifyInstance, _: unknown, done: () => void): void => {
  rawRead(app, house, {
    endpoint: contract.downloadOrderFile,
    find: ({ orderId }) => Promise.resolve(orderId),
    respond: async (orderId, { actor, language }) => {
      const taken = await takeOut(deps, { actor, language }, orderId);
      if (isRefused(taken)) return taken;
      return new Bytes({ "content-type": "application/zip", "content-disposition": attachment(archiveName(taken)) }, Readable.from(packed(taken, deps.files)));
    },
  });
  done();
};
