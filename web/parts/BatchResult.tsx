import { Button } from "antd";
import type { BatchOutcome } from "../api/batch.ts";
import { ProblemError } from "../api/problem.ts";
import { useT } from "../i18n/words.ts";
import style from "./room.module.css";

interface Props<Item> {
  outcome: BatchOutcome<Item> | undefined;
  /** How people call the item. */
  nameOf(item: Item): string;
  onClose(): void;
}

/** What became of a batch: how many are done, and each that is not with its reason. */
export function BatchResult<Item>({ outcome, nameOf, onClose }: Props<Item>) {
  const t = useT();
  if (!outcome) return null;
  return (
    <section className={style.outcome} role="status">
      <div className={style.outcomeHead}>
        <strong>{t("ui.batchDone", { done: outcome.done.length, failed: outcome.failed.length })}</strong>
        <Button size="small" onClick={onClose}>{t("ui.close")}</Button>
      </div>
      {outcome.failed.length > 0 && (
        <ul>
          {outcome.failed.map(({ item, error }) => <li key={nameOf(item)}>{nameOf(item)}{t("ui.colon")}{error instanceof ProblemError ? error.problem.title : t("ui.offline")}</li>)}
        </ul>
      )}
    </section>
  );
}
