import { Button } from "antd";
import { dropDraft, listDrafts } from "../../../contract/orders.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { When } from "../../ui/When.tsx";
import style from "./orders.module.css";

/** One's own forms that were left unfinished, here or on another device. */
export function Drafts({ current }: { current: string }) {
  const t = useT();
  const { data } = useQueryOf(listDrafts, {}, { watches: [] });
  const drop = useCommand(dropDraft);
  const others = data?.rows.filter(({ draftId }) => draftId !== current) ?? [];
  if (others.length === 0) return null;
  return (
    <details className={style.fold}>
      <summary>{t("orders.drafts")}<span className={style.count}>{others.length}</span></summary>
      <ul className={style.drafts}>
        {others.map(({ draftId, title, savedAt }) => (
          <li key={draftId}>
            <Goto href={`/orders/new?draft=${draftId}`}>{title}</Goto>
            <When at={savedAt} />
            <Button size="small" type="text" onClick={() => void drop.run({ draftId })}>{t("orders.dropDraft")}</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
