import type { FastifyReply, FastifyRequest } from "fastify";
import type { Actor } from "./actor.ts";

export interface Change {
  /** null: in whichever company. */
  company: string | null;
  /** What changed; null: too much to name, look at everything. */
  subjects: { kind: string; id: string }[] | null;
}

interface Page {
  actor: Actor;
  reply: FastifyReply;
}

/** More pages at once nobody has open; a program that opens more would hold sockets for nothing. */
const mostPages = 30;
/** A page that reads no more is let go before its unread lines fill the memory. */
const unreadBytes = 64 * 1024;
const headers = { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" };

const write = ({ reply: { raw } }: Page, text: string) => void (raw.writableLength > unreadBytes ? raw.destroy() : raw.write(text));
const send = (page: Page, subjects: Change["subjects"]) => write(page, `data: ${JSON.stringify({ subjects })}\n\n`);

/** The pages that are open at this process and hear what changed in the company of whoever opened them. */
export function livePages() {
  const pages = new Set<Page>();
  return {
    get count() {
      return pages.size;
    },
    /** Whether somebody has as many open as anybody may. */
    isFullFor: ({ id }: Actor): boolean => [...pages].filter(({ actor }) => actor.id === id).length >= mostPages,
    open(actor: Actor, request: FastifyRequest, reply: FastifyReply): void {
      reply.hijack();
      for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...headers })) if (value !== undefined) reply.raw.setHeader(name, value);
      reply.raw.writeHead(200);
      const page = { actor, reply };
      pages.add(page);
      send(page, []);
      request.raw.on("close", () => pages.delete(page));
    },
    tell({ company, subjects }: Change): void {
      for (const page of pages) if (company === null || page.actor.companyId === company) send(page, subjects);
    },
    /** Keeps each way open, and shows whether it is. */
    beat(): void {
      for (const page of pages) write(page, ":\n\n");
    },
    /** Ends the pages of whoever would not be let in any more, of all or of some; each session is asked about once. */
    async endUnless(isStillIn: (actor: Actor) => Promise<boolean>, whom: (actor: Actor) => boolean = () => true): Promise<void> {
      const asked = Map.groupBy([...pages].filter(({ actor }) => whom(actor)), ({ actor: { companyId, id, sessionId } }) => `${companyId} ${id} ${sessionId ?? ""}`);
      for (const same of asked.values()) if (!(await isStillIn(same[0]!.actor))) for (const { reply } of same) reply.raw.end();
    },
    endAll(): void {
      for (const { reply } of pages) reply.raw.end();
    },
  };
}
