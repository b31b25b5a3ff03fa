import type { Handler } from "../../platform/command.ts";
import type { CommentDeps } from "./comments.ts";
import { takeBackComment } from "./commands/take-back-comment.ts";
import { writeComment } from "./commands/write-comment.ts";
import { listComments, listMentionable } from "./reads.ts";

/** What people say about documents of other rooms. */
export const commentRoutes = (deps: CommentDeps): readonly Handler[] => [listComments(deps), listMentionable(deps), writeComment(deps), takeBackComment(deps)];

export type { Seer } from "./comments.ts";
export * from "./events.ts";
