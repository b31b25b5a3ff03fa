import { connect, type Socket } from "node:net";

/** How somebody is slow: never done with the head of his question, or with its body, or never taking the answer. */
export type Manner = "head" | "body" | "answer";

export interface Target {
  port: number;
  authorization: string;
  /** The path of an answer that is larger than what the system's network keeps. */
  large: string;
}

const first: Record<Manner, (target: Target) => string> = {
  head: () => "GET /api/v1/orders HTTP/1.1\r\nHost: slow\r\n",
  body: ({ authorization }) => `POST /api/v1/orders HTTP/1.1\r\nHost: slow\r\nAuthorization: ${authorization}\r\nIdempotency-Key: slow-0001\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`,
  answer: ({ authorization, large }) => `GET ${large} HTTP/1.1\r\nHost: slow\r\nAuthorization: ${authorization}\r\n\r\n`,
};
const drip: Record<Manner, string> = { head: "X-Slow: 1\r\n", body: " ", answer: "" };

export interface SlowOnes {
  /** How many the other side has not cut yet. */
  left(): number;
  stop(): void;
}

/** So many connections on which somebody is slow; a few bytes a second go on. */
export function slowOnes(target: Target, manner: Manner, count: number): SlowOnes {
  const open = new Set<Socket>();
  for (let n = 0; n < count; n += 1) {
    const socket = connect(target.port, "127.0.0.1");
    open.add(socket);
    socket.on("error", () => undefined).on("close", () => open.delete(socket)).on("connect", () => socket.write(first[manner](target)));
    if (manner === "answer") socket.pause();
    else socket.resume();
  }
  const dripping = setInterval(() => {
    for (const socket of open) if (socket.writable && drip[manner]) socket.write(drip[manner]);
  }, 1_000);
  return {
    left: () => open.size,
    stop() {
      clearInterval(dripping);
      for (const socket of open) socket.destroy();
    },
  };
}

/** An upload that breaks off in the middle of the file, so long after its first half was sent. */
export function brokenUpload({ port, authorization }: Pick<Target, "port" | "authorization">, bytes: number, afterMs: number): Promise<void> {
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="half.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7\n';
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined).resume();
  return new Promise((resolve) => {
    socket.on("close", () => resolve());
    socket.write(`POST /api/v1/files HTTP/1.1\r\nHost: half\r\nAuthorization: ${authorization}\r\nIdempotency-Key: half-${bytes}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${2 * bytes}\r\n\r\n${head}`);
    socket.write(Buffer.alloc(bytes, 32), () => setTimeout(() => socket.destroy(), afterMs));
  });
}
