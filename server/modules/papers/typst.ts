import { type ChildProcess, fork } from "node:child_process";

export type TypstWork = {
  /** File name of the template in templates/. */
  template: string;
  /** JSON that the template reads; never evaluated. */
  data: string;
  format: "pdf" | "svg";
  images: { path: string; bytes: Uint8Array }[];
};
export type TypstJob = TypstWork & { id: number };
export type TypstAnswer =
  | { id: number; ok: true; pages: number; pdf?: Uint8Array; svg?: string[] }
  | { id: number; ok: false; reason: string };
export type TypstOutput = Extract<TypstAnswer, { ok: true }>;

/** Why no paper came: the template refused the facts, it took too long, the process died twice, too many wait, or the renderer was closed. */
export class PaperRenderError extends Error {
  readonly code: "template" | "timeout" | "crash" | "busy" | "closed";

  constructor(code: PaperRenderError["code"], detail: string) {
    super(`paper not rendered (${code}): ${detail}`);
    this.name = "PaperRenderError";
    this.code = code;
  }
}

type Waiting = { job: TypstJob; retried: boolean; resolve: (output: TypstOutput) => void; reject: (error: PaperRenderError) => void };

export type TypstOptions = { timeoutMs?: number; maxWaiting?: number; childPath?: URL };

// The source runs as .ts, the published build as .js.
const childBeside = new URL(`./typst-child${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

/**
 * A Typst compiler in a child process (the native library may abort its process): one paper at a time, others wait in
 * line. A dead child is replaced and its paper tried once more; a paper over its time ends the child. An idle child keeps nobody alive.
 */
export class TypstProcess {
  #child: ChildProcess | undefined;
  #current: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;
  #waiting: Waiting[] = [];
  #lastId = 0;
  #closed = false;
  readonly #options: Required<TypstOptions>;

  constructor(options: TypstOptions = {}) {
    this.#options = { timeoutMs: 20_000, maxWaiting: 200, childPath: childBeside, ...options };
  }

  /** Renders when its turn comes; rejects with PaperRenderError. */
  run(work: TypstWork): Promise<TypstOutput> {
    if (this.#closed) return Promise.reject(new PaperRenderError("closed", "the renderer is closed"));
    if (this.#waiting.length >= this.#options.maxWaiting) return Promise.reject(new PaperRenderError("busy", `${this.#waiting.length} papers wait`));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job: { ...work, id: ++this.#lastId }, retried: false, resolve, reject });
      this.#next();
    });
  }

  /** The process id of the running child, for health pages. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Refuses what waits and ends the child. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const waiting of [this.#take(), ...this.#waiting.splice(0)]) waiting?.reject(new PaperRenderError("closed", "the renderer is closed"));
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    await new Promise((gone) => child.once("exit", gone).kill("SIGKILL"));
  }

  #next(): void {
    if (this.#current) return;
    this.#current = this.#waiting.shift();
    if (!this.#current) return this.#child?.channel?.unref();
    const child = (this.#child ??= this.#start());
    child.channel?.ref();
    this.#timer = setTimeout(() => this.#overdue(), this.#options.timeoutMs);
    child.send(this.#current.job, (error) => error && child.kill("SIGKILL"));
  }

  #start(): ChildProcess {
    // Flags of the parent (a debugger's port, a test runner's loader) are not the child's business.
    const child = fork(this.#options.childPath, [], { serialization: "advanced", execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
    child.unref();
    child.on("message", (answer: TypstAnswer) => this.#answered(child, answer));
    child.once("error", () => this.#lost(child));
    child.once("exit", () => this.#lost(child));
    return child;
  }

  #answered(child: ChildProcess, answer: TypstAnswer): void {
    if (child !== this.#child || this.#current?.job.id !== answer.id) return;
    const done = this.#take();
    if (answer.ok) done?.resolve(answer);
    else done?.reject(new PaperRenderError("template", answer.reason));
    this.#next();
  }

  #overdue(): void {
    const slow = this.#child;
    // Forgotten before it is dead, so that the next paper gets a fresh process.
    this.#child = undefined;
    slow?.kill("SIGKILL");
    this.#take()?.reject(new PaperRenderError("timeout", `over ${this.#options.timeoutMs} ms`));
    this.#next();
  }

  #lost(child: ChildProcess): void {
    if (child !== this.#child) return;
    this.#child = undefined;
    const lost = this.#take();
    if (lost?.retried) lost.reject(new PaperRenderError("crash", "the process died twice on this paper"));
    else if (lost) this.#waiting.unshift({ ...lost, retried: true });
    this.#next();
  }

  #take(): Waiting | undefined {
    clearTimeout(this.#timer);
    const current = this.#current;
    this.#current = undefined;
    return current;
  }
}
