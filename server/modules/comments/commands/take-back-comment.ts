import * as contract from "../../../../contract/comments.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { type CommentDeps, whyNotTakenBack } from "../comments.ts";
import * as store from "../store.ts";

/** The author takes back what he said: it is marked, and its words are shown to nobody any more. */
export const takeBackComment = ({ maySee }: CommentDeps) =>
  handle(contract.takeBackComment, async ({ commentId }, context) => {
    const comment = await store.read(context.tx, commentId);
    const subject = comment && { kind: comment.subjectKind, id: comment.subjectId };
    if (!comment || !subject || !(await maySee(context, subject))) return refuse("notFound");
    const barred = whyNotTakenBack(comment, context.actor.id);
    if (barred) return barred;
    if (!(await store.withdraw(context.tx, commentId, context.now))) return refuse("commentTakenBack");
    record(context, { subject, what: "commentTakenBack", facts: { commentId } });
    return { commentId };
  });
