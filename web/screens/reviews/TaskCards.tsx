import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { Money } from "../../ui/Money.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toggled } from "../../ui/list/cursor.ts";
import { When } from "../../ui/When.tsx";
import style from "./reviews.module.css";
import { cardFacts, nameIn, stepTones, type Task, taskHref, taskKey, type TaskList } from "./tasks.ts";

interface Props {
  rows: readonly Task[];
  list: TaskList;
  currentKey: string | undefined;
  chosen: ReadonlySet<string>;
  onChoose?(chosen: ReadonlySet<string>): void;
}

/** Tasks as cards; the marked one is shown beside them. */
export function TaskCards({ rows, list, currentKey, chosen, onChoose }: Props) {
  return (
    <ul className={style.tasks}>
      {rows.map((task) => {
        const key = taskKey(task);
        return <TaskCard key={key} task={task} list={list} current={key === currentKey} chosen={chosen.has(key)} {...(onChoose && { onToggle: () => onChoose(toggled(chosen, key)) })} />;
      })}
    </ul>
  );
}

function TaskCard({ task, list, current, chosen, onToggle }: { task: Task; list: TaskList; current: boolean; chosen: boolean; onToggle?(): void }) {
  const t = useT();
  const step = nameIn(task.stepName, useLanguage());
  const { total, currency, requestedDate, lines, high } = cardFacts(task);
  const { title, state, decidedAt, openedAt } = task;
  return (
    <li className={style.task} data-current={current || undefined} ref={current ? intoView : undefined}>
      {onToggle && <label className={style.box}><input type="checkbox" checked={chosen} onChange={onToggle} aria-label={t("reviews.chooseTask", { title, step })} /></label>}
      <Goto href={taskHref(task, list)} aria-current={current ? "true" : undefined}>
        <span className={style.row}>
          <strong className={style.name}>{title}</strong>
          {task.subject.kind === "change" && <StatusTag tone="moving">{t("changes.noun")}</StatusTag>}
          {high && <StatusTag tone="warn">{t("reviews.high")}</StatusTag>}
        </span>
        <span className={style.row}>
          <span>{step}</span>
          {list !== "toDecide" && <StatusTag tone={stepTones[state]}>{t(`reviews.step_${state}`)}</StatusTag>}
          <span className={style.end}>{total && <Money amount={total} {...(currency && { currency })} />}</span>
        </span>
        <span className={`${style.row} soft`}>
          {decidedAt ? <>{t("reviews.decidedAt")} <When at={decidedAt} show="relative" /></> : openedAt && <>{t("reviews.waited")} <When at={openedAt} show="relative" /></>}
          <span className={style.end}>{lines !== undefined && t("reviews.lines", { count: lines })}{requestedDate && <> · {t("reviews.requestedDate")} <When at={requestedDate} show="absolute" /></>}</span>
        </span>
      </Goto>
    </li>
  );
}

const intoView = (item: HTMLElement | null): void => item?.scrollIntoView({ block: "nearest" });
