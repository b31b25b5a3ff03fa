import nodemailer from "nodemailer";
import type { Claimed } from "./store.ts";

export interface Enclosure {
  name: string;
  content: Buffer;
  contentType: string;
}

/** Takes mail out of the building. */
export interface Post {
  /** Right side of Message-IDs. */
  readonly domain: string;
  /** Whether letters leave the building; where they do not, nothing has to be enclosed. */
  readonly leaves: boolean;
  /** Hands a mail to the next server; throws when it was not taken. */
  send(mail: Claimed, enclosures: readonly Enclosure[]): Promise<void>;
  close(): void;
}

/** A demo without a mail server: mail stays in the company's own mailbox. */
export const mailboxOnly: Post = { domain: "demo.invalid", leaves: false, send: () => Promise.resolve(), close: () => undefined };

const secondsMs = 1000;

/** Mail by SMTP; `url` as in `smtp://user:password@host:587`, `from` as in `Gendan <orders@example.com>`. */
export function smtpPost({ url, from }: { url: string; from: string }): Post {
  const transport = nodemailer.createTransport(
    { url, connectionTimeout: 10 * secondsMs, greetingTimeout: 10 * secondsMs, socketTimeout: 30 * secondsMs, disableFileAccess: true, disableUrlAccess: true },
    { from },
  );
  return {
    domain: /@([\w.-]+)/.exec(from)?.[1] ?? "localhost",
    leaves: true,
    async send(mail, enclosures) {
      await transport.sendMail({
        messageId: mail.messageId, date: mail.queuedAt, to: { name: mail.recipientName, address: mail.recipient }, subject: mail.title, text: mail.text, html: mail.html,
        attachments: enclosures.map(({ name, content, contentType }) => ({ filename: name, content, contentType })),
      });
    },
    close: () => transport.close(),
  };
}

/**
 * Whether trying again is pointless: the server refused this letter or its recipient for good (5xx). A refused sign-in or a lost
 * connection says nothing about the letter.
 */
export function isFinal(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return (code === "EENVELOPE" || code === "EMESSAGE") && (responseCode ?? 500) >= 500;
}

const lastAttempt = 12;
/** When to try again after so many attempts: after 1, 2, 4 … minutes, at most an hour; null after about seven hours. */
export const nextTryAfter = (attempts: number, now: Date): Date | null =>
  attempts >= lastAttempt ? null : new Date(now.getTime() + Math.min(60, 2 ** (attempts - 1)) * 60 * secondsMs);
