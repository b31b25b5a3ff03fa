import { listComments, takeBackComment } from "../../../contract/comments.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { CommentForm } from "./CommentForm.tsx";
import style from "./comments.module.css";

type Comment = Answer<typeof listComments>[number];

/** What colleagues say to each other about a document, the latest first; it grows while others write. */
export function Comments({ subject: { kind, id } }: { subject: Subject }) {
  const t = useT();
  const subject = { kind, id };
  const { data, error, refetch } = useQueryOf(listComments, subject, { watches: [`${kind}:${id}`] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <Section flush title={t("comments.title")} beside={data.length > 0 && <span className="soft">{data.length}</span>}>
      <CommentForm key={`${kind} ${id}`} subject={subject} />
      {data.length === 0 ? <div className={sheet.none}>{t("comments.none")}</div> : (
        <ol className={style.list} reversed aria-label={t("comments.title")}>
          {data.map((comment) => <Said key={comment.id} comment={comment} />)}
        </ol>
      )}
    </Section>
  );
}

function Said({ comment: { id, at, byName, text, mentioned, mine } }: { comment: Comment }) {
  const t = useT();
  const { run, pending, error } = useCommand(takeBackComment);
  const takeBack = () => void run({ commentId: id }).then(() => toast({ text: t("comments.takenBackToast") }), () => undefined);
  return (
    <li>
      <div className={style.head}>
        <span><strong>{byName}</strong> <span className="soft"><When at={at} /></span></span>
        {mine && <ActionButton size="small" type="text" loading={pending} onClick={takeBack}>{t("comments.takeBack")}</ActionButton>}
      </div>
      {error && <Problem error={error} focus onRetry={takeBack} />}
      {text === null ? <p className="soft">{t("comments.takenBack")}</p> : <p className={style.text}>{text}</p>}
      {mentioned.length > 0 && <p className="soft">{t("comments.told", { names: mentioned.map(({ name }) => name).join(t("people.listComma")) })}</p>}
    </li>
  );
}
