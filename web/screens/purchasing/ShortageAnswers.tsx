import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { Quantity } from "../../ui/Money.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { answerHref, type Shortage } from "./purchase-words.ts";

/** How what is missing of a line comes, each way with its day. */
export function ShortageAnswers({ row }: { row: Shortage }) {
  const t = useT();
  const may = useMay();
  const linked = (answer: Shortage["answers"][number]) => (answer.by === "purchase" && !may("purchasing.see") ? undefined : answerHref(answer));
  return (
    <div className={sheet.stack} style={{ gap: 4 }}>
      {row.answers.map((answer) => {
        const href = linked(answer);
        return (
          <div key={`${answer.by} ${answer.documentId ?? ""} ${answer.on ?? ""}`}>
            {t(`purchasing.by_${answer.by}`)} {href ? <Goto href={href}><span className="figure">{answer.number}</span></Goto> : <span className="figure">{answer.number}</span>} <Quantity value={answer.quantity} unit={row.unit} /> · {answer.on && <When at={answer.on} />} {answer.late && <StatusTag tone="bad">{t("purchasing.late")}</StatusTag>}
          </div>
        );
      })}
      {Number(row.unanswered) > 0 && <div><StatusTag tone="warn">{t("purchasing.unanswered")}</StatusTag> <Quantity value={row.unanswered} unit={row.unit} /></div>}
    </div>
  );
}
