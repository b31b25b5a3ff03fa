import * as contract from "../../../../contract/comments.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { askForCopies } from "../../copies/index.ts";
import { record } from "../../journal/index.ts";
import { type CommentDeps, isCopied, isTalkedAbout } from "../comments.ts";
import { commentWritten } from "../events.ts";
import * as store from "../store.ts";

/** Says something about a document that one may see; whoever is mentioned must be able to see it too, and is told. */
export const writeComment = ({ maySee, seersOf, namesOf }: CommentDeps) =>
  handle(contract.writeComment, async ({ kind, id, text, mentions, copyTo }, context) => {
    const subject = { kind, id };
    if (!isTalkedAbout(subject) || !(await maySee(context, subject))) return refuse("notFound");
    if (copyTo.length && !isCopied(subject)) return refuse("copyNotOfThis", {}, ["copyTo"]);
    const wanted = new Set(mentions);
    const seers = wanted.size ? await seersOf(context, subject) : [];
    const mentioned = seers.filter((seer) => wanted.has(seer.id));
    const blind = [...wanted].filter((personId) => !mentioned.some((seer) => seer.id === personId));
    if (blind.length) {
      const names = await namesOf(context.tx, blind);
      return refuse("mentionedCannotSee", { names: blind.map((personId) => names.get(personId) ?? "—").join(", ") }, ["mentions"]);
    }
    const commentId = context.newId();
    const { id: by, name: byName } = context.actor;
    await store.insert(context.tx, { id: commentId, subjectKind: kind, subjectId: id, at: context.now, by, byName, text, mentioned: mentioned.map((seer) => ({ id: seer.id, name: seer.name })) });
    record(context, { subject, what: "commented", facts: { commentId, mentioned: mentioned.map((seer) => seer.id) } });
    context.emit(commentWritten({ about: subject, commentId, byName, text, mentioned: mentioned.map((seer) => seer.id) }));
    askForCopies(context, { about: subject, review: null, occasion: "commented", words: "", people: copyTo, roles: [] });
    return { commentId };
  });
