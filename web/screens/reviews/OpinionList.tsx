import { listOpinions } from "../../../contract/reviews.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { When } from "../../ui/When.tsx";
import style from "./reviews.module.css";

/** What colleagues want my opinion on, the longest waiting first. */
export function OpinionList() {
  const t = useT();
  const { data, error, refetch } = useQueryOf(listOpinions, {}, { watches: ["order", "change", "review"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  if (data.length === 0) return <Empty title={t("reviews.noOpinions")} hint={t("reviews.noOpinionsHint")} />;
  return (
    <ul className={style.questions}>
      {data.map(({ id, reviewId, stepKey, title, question, askedByName, askedAt }) => (
        <li key={id} className={style.question}>
          <div>
            <Goto href={`/reviews/${reviewId}?list=toDecide&step=${encodeURIComponent(stepKey)}`}><strong>{title}</strong></Goto>
            <p>{question}</p>
            <p className="soft">{t("reviews.askedBy", { name: askedByName })} <When at={askedAt} /></p>
          </div>
        </li>
      ))}
    </ul>
  );
}
