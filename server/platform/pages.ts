import { existsSync } from "node:fs";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import helmet from "helmet";

const built = join(import.meta.dirname, "../../dist/web");

/** What every answer says to a browser. It is the same for all of them, and helmet puts it into words anew each time it is asked: it is asked once. */
function headersOf(secure: boolean): ReturnType<ServerResponse["getHeaders"]> {
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], imgSrc: ["'self'", "data:", "blob:"], connectSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'none'"],
        // antd writes its styles at run time; scripts stay forbidden inline.
        styleSrc: ["'self'", "'unsafe-inline'"], frameAncestors: ["'none'"], formAction: ["'self'"], frameSrc: ["'self'", "blob:"],
      },
    },
    hsts: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: "no-referrer" },
    crossOriginEmbedderPolicy: false,
  })(answer.req, answer, () => undefined);
  return { ...answer.getHeaders() };
}

/** Serves the built pages: below `/p/` lies the light phone page with all that it loads, everything else that is no API the staff's. */
export async function registerPages(app: FastifyInstance, secure: boolean): Promise<void> {
  const headers = headersOf(secure);
  // With the answer's own headers, which are looked through and written once.
  app.addHook("onRequest", (_, reply, done) => {
    reply.headers(headers);
    done();
  });
  if (!existsSync(join(built, "index.html"))) return;
  // What is under /assets is named by its content; one that is gone (an older page after an update) is 404, not a page.
  await app.register(fastifyStatic, { root: join(built, "assets"), prefix: "/assets/", index: false, immutable: true, maxAge: "1y", serveDotFiles: false, preCompressed: true });
  await app.register(fastifyStatic, { root: join(built, "assets"), prefix: "/p/assets/", index: false, immutable: true, maxAge: "1y", serveDotFiles: false, preCompressed: true, decorateReply: false });
  for (const path of ["/icon.svg", "/p/icon.svg"]) app.get(path, { schema: { hide: true } }, (_, reply) => reply.sendFile("icon.svg", built));
  const page = (file: string) => (_: unknown, reply: FastifyReply) => reply.sendFile(file, built, { maxAge: 0, immutable: false });
  // Looked for anew each time, so that an update reaches phones that keep the page.
  app.get("/p/worker.js", { schema: { hide: true } }, page("worker.js"));
  app.get("/p/*", { schema: { hide: true } }, page("phone.html"));
  // What the API does not know is no page; below /p/ it knows only what insideAddress lets through.
  for (const path of ["/api/*", "/p/api/*"]) app.get(path, { schema: { hide: true } }, (_, reply) => reply.callNotFound());
  for (const path of ["/", "/*"]) app.get(path, { schema: { hide: true } }, page("index.html"));
}
