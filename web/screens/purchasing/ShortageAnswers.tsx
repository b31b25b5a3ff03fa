import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { Quantity } from "../../ui/Money.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { answerHref, type Shortage } from "./purchase-words.ts";
import style from "./purchasing.module.css";

/** How what is missing of a line comes, each way with its day. */
export function ShortageAnswers({ row }: { row: Shortage }) {
  const t = useT();
  const may = useMay();
  const linked = (answer: Shortage["answers"][number]) => (answer.by === "purchase" && !may("purchasing.see") ? undefined : answerHref(answer));
  return (
    <div>
      {row.answers.map((answer) => {
        const href = linked(answer);
        return (
          <div key={`${answer.by} ${answer.documentId ?? ""} ${answer.on ?? ""}`} className={style.answer}>
            <span>{t(`purchasing.by_${answer.by}`)}</span>
            {href ? <Goto href={href} className="figure">{answer.number}</Goto> : answer.number && <span className="figure">{answer.number}</span>}
            <Quantity value={answer.quantity} unit={row.unit} />
            {answer.on && <When at={answer.on} />}
            {answer.late && <StatusTag tone="bad">{t("purchasing.late")}</StatusTag>}
          </div>
        );
      })}
      {Number(row.unanswered) > 0 && <div className={style.answer}><StatusTag tone="warn">{t("purchasing.unanswered")}</StatusTag> <Quantity value={row.unanswered} unit={row.unit} /></div>}
    </div>
  );
}
