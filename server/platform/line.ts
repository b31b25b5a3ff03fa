import type { FastifyInstance } from "fastify";
import type { Database } from "./db.ts";
import { languageOf } from "./http.ts";
import type { ProblemWriter } from "./problems.ts";

/** Who asks stands in line at the door until the database has a hand free, and nobody stands there longer than a moment. */
export interface Line {
  readonly standing: number;
  /** So many were told to come again since the process began. */
  readonly turnedAway: number;
  /** Comes within `patienceMs`: whether it is his turn. */
  turn(): Promise<boolean>;
}

/** What is more than the machine can do is told so within a second (P30), its own work included. */
const patienceMs = 750;
/** More would wait in vain on any machine, and each holds memory. */
const longest = 2_000;
/** Inside, in the pool's own line, stand so few that it is never empty while somebody waits here, and that whoever asks twice within a request, and the house's own work, come soon. */
const mostInside = 8;

interface Standing {
  since: number;
  told(isHisTurn: boolean): void;
}

/** A line before the pool of connections; first come, first served. While the database is away all may pass, for they are told so at once. */
export function lineBefore({ pool, isAway }: Pick<Database, "pool" | "isAway">): Line {
  const standing: Standing[] = [];
  let turnedAway = 0;
  let looking = false;
  let timer: NodeJS.Timeout | undefined;

  const room = () => (isAway() ? Infinity : pool.options.max - pool.totalCount + pool.idleCount + mostInside - pool.waitingCount);

  function look(): void {
    looking = false;
    const now = performance.now();
    while (standing[0] && now - standing[0].since >= patienceMs) {
      turnedAway += 1;
      standing.shift()?.told(false);
    }
    for (let free = room(); free > 0 && standing.length; free -= 1) standing.shift()?.told(true);
    clearTimeout(timer);
    timer = standing[0] && setTimeout(look, Math.max(1, patienceMs - (now - standing[0].since)));
  }
  // Looked for once all that came in this turn of the loop have taken their connections or gone to the pool's line.
  const lookSoon = () => {
    if (looking || !standing.length) return;
    looking = true;
    setImmediate(look);
  };
  for (const event of ["acquire", "release", "remove"] as const) pool.on(event, lookSoon);

  return {
    get standing() {
      return standing.length;
    },
    get turnedAway() {
      return turnedAway;
    },
    turn() {
      if (!standing.length && room() > 0) return Promise.resolve(true);
      if (standing.length >= longest) return Promise.resolve(((turnedAway += 1), false));
      return new Promise((told) => {
        standing.push({ since: performance.now(), told });
        timer ??= setTimeout(look, patienceMs);
        if (standing.length === 1) lookSoon();
      });
    },
  };
}

/** Whoever asks for these asks the database; what is left (pages, health, figures) is answered at once. */
const asksDatabase = /^\/(api|hooks)\//;

/** Lets nobody further than the database can serve, before a byte of a body is read or anybody is asked who he is. Health, readiness and figures stand in no line. */
export function standInLine(app: FastifyInstance, line: Line, problems: ProblemWriter): void {
  app.addHook("onRequest", (request, reply, done) => {
    if (!asksDatabase.test(request.url)) return done();
    void line.turn().then((isHisTurn) => (isHisTurn ? done() : problems.send(reply, languageOf(request.headers["accept-language"]), [{ code: "tooBusy" }])));
  });
}
