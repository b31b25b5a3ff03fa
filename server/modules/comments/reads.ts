import * as contract from "../../../contract/comments.ts";
import { read } from "../../platform/command.ts";
import { refuse } from "../../platform/refusal.ts";
import { initialsOf, spelledOf } from "../../platform/search-words.ts";
import { type Comment, type CommentDeps, isTalkedAbout } from "./comments.ts";
import * as store from "./store.ts";

const shown = (actorId: string) => ({ id, at, by, byName, text, mentioned, takenBackAt }: Comment): contract.Comment => ({
  id, at, byId: by, byName, text: takenBackAt ? null : text, mentioned: takenBackAt ? [] : mentioned, takenBackAt, mine: by === actorId && !takenBackAt,
});

export const listComments = ({ maySee }: CommentDeps) =>
  read(contract.listComments, async (subject, context) => {
    if (!isTalkedAbout(subject) || !(await maySee(context, subject))) return refuse("notFound");
    return (await store.ofSubject(context.tx, subject)).map(shown(context.actor.id));
  });

export const listMentionable = ({ maySee, seersOf }: CommentDeps) =>
  read(contract.listMentionable, async (subject, context) => {
    if (!isTalkedAbout(subject) || !(await maySee(context, subject))) return refuse("notFound");
    return (await seersOf(context, subject)).map(({ id, name, roles }) => ({ id, name, roles: [...roles], words: `${spelledOf(name)} ${initialsOf(name)}` }));
  });
