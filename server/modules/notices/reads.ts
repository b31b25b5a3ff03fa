import * as contract from "../../../contract/notices.ts";
import { type Context, type Handler, handle, read } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { refuse } from "../../platform/refusal.ts";
import { render } from "./render.ts";
import * as store from "./store.ts";
import { noticeTexts } from "./texts.ts";

const shown = ({ facts, kind, ...row }: store.NoticeRead, language: Context["language"]): contract.NoticeAnswer => ({
  ...row, kind, facts, title: render(noticeTexts[kind].title, facts, language), text: render(noticeTexts[kind].text, facts, language),
});

/** Whether the company is a demo: only its mailbox may be opened by everybody. */
export type IsDemo = (tx: Tx) => Promise<boolean>;

export const routesOf = (isDemo: IsDemo): readonly Handler[] => [
  read(contract.listNotices, async (asked, { tx, actor, language }) => {
    const { rows, next } = await store.noticesOf(tx, actor.id, asked);
    return { rows: rows.map((row) => shown(row, language)), next };
  }),
  read(contract.countNotices, async (_, { tx, actor }) => ({ unread: await store.unreadOf(tx, actor.id) })),
  handle(contract.markRead, async ({ ids }, { tx, actor, now }) => {
    await store.markRead(tx, { personId: actor.id, ids, now });
    return { unread: await store.unreadOf(tx, actor.id) };
  }),
  read(contract.listMailbox, async (asked, { tx }) => ((await isDemo(tx)) ? store.mails(tx, asked) : refuse("mailboxOfDemo"))),
  read(contract.readMail, async ({ mailId }, { tx }) => {
    if (!(await isDemo(tx))) return refuse("mailboxOfDemo");
    return (await store.mailById(tx, mailId)) ?? refuse("notFound");
  }),
];
