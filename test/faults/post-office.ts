import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

/** What the mail server does once it has a letter: `dropTaken` keeps it and loses the connection before it says so, `hang` keeps it and says nothing. */
export type Manner = "take" | "later" | "drop" | "dropTaken" | "hang";

export interface Taken {
  messageId: string;
  to: string;
  subject: string;
  manner: Manner;
}

/** A mail server that treats each letter as `mannerOf` says. */
export async function postOffice(mannerOf: () => Manner) {
  const taken: Taken[] = [];
  const seen: Partial<Record<Manner, number>> = {};
  const receive = async (bytes: Buffer, manner: Manner) => {
    const { messageId = "", to = [], subject = "" } = await PostalMime.parse(bytes);
    taken.push({ messageId, to: to.map(({ address }) => address).join(), subject, manner });
  };
  const onData = (stream: SMTPServerDataStream, session: SMTPServerSession, callback: (error?: Error | null) => void) => {
    const chunks: Buffer[] = [];
    const manner = mannerOf();
    seen[manner] = (seen[manner] ?? 0) + 1;
    stream.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => {
      const kept = manner === "drop" || manner === "later" ? Promise.resolve() : receive(Buffer.concat(chunks), manner);
      void kept.then(() => {
        if (manner === "later") callback(Object.assign(new Error("try again later"), { responseCode: 451 }));
        else if (manner === "take") callback(null);
        else if (manner !== "hang") [...server.connections].find(({ id }) => id === session.id)?.close();
      });
    });
  };
  const server = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS", "AUTH"], onData, logger: false }) as SMTPServer & { connections: Set<{ id: string; close(): void }> };
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`, taken, seen,
    async close() {
      for (const connection of server.connections) connection.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
