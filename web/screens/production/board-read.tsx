import { Button, Segmented } from "antd";
import { useState } from "react";
import { readBoard } from "../../../contract/production.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useMay } from "../../parts/session.ts";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { useToday } from "../../ui/setting.ts";
import { Scroller } from "../../ui/sheet/Scroller.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { DowntimeDialog, MachineDialog } from "./machine-dialogs.tsx";
import { ProductionPage } from "./ProductionPage.tsx";
import style from "./production.module.css";
import { RunDrawer } from "./RunDrawer.tsx";
import { lateReason, type Machine } from "./run-words.ts";

type Board = Answer<typeof readBoard>;
type Centre = Board["centres"][number];
const day = 86_400_000;
const moved = (from: string, by: number) => new Date(Date.parse(from) + by * day).toISOString().slice(0, 10);

/** Work centres by day, with load against capacity; a day that is full or down is marked. */
export function BoardRead() {
  const t = useT();
  const may = useMay();
  const { filter, choose } = useFilter();
  const today = useToday();
  const days = Number(filter["days"] ?? 14);
  const [opened, setOpened] = useState<string>();
  const [machine, setMachine] = useState<Machine | "new">();
  const [down, setDown] = useState<Machine>();
  const { data, error, refetch } = useQueryOf(readBoard, { from: filter["from"], days }, { watches: ["run", "workCentre"], keep: true });
  const from = data?.days[0]?.day ?? today;
  const go = (by: number) => choose({ from: moved(from, by) });
  const plan = may("production.plan") ? undefined : t("production.only_plan");
  return (
    <ProductionPage actions={<ActionButton disabledReason={plan} onClick={() => setMachine("new")}>{t("production.newMachine")}</ActionButton>}>
      <div className={sheet.filters}>
        <Button onClick={() => go(-7)} aria-label={t("production.weekBack")}>←</Button>
        <Button onClick={() => choose({ from: undefined })}>{t("production.today")}</Button>
        <Button onClick={() => go(7)} aria-label={t("production.weekOn")}>→</Button>
        <Segmented aria-label={t("production.span")} value={days} options={[7, 14, 28].map((value) => ({ value, label: t("production.days", { count: value }) }))} onChange={(value) => choose({ days: String(value) })} />
      </div>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data?.centres.length === 0 && <Empty title={t("production.noMachines")} hint={t("production.noMachinesHint")} />}
      {data && data.centres.length > 0 && <Grid board={data} today={today} planReason={plan} onRun={setOpened} onMachine={setMachine} onDown={setDown} />}
      {opened && <RunDrawer runId={opened} onClose={() => setOpened(undefined)} />}
      {machine && <MachineDialog machine={machine === "new" ? undefined : machine} onClose={() => setMachine(undefined)} />}
      {down && <DowntimeDialog machine={down} from={today} onClose={() => setDown(undefined)} />}
    </ProductionPage>
  );
}

interface GridProps {
  board: Board;
  today: string;
  planReason: string | undefined;
  onRun(runId: string): void;
  onMachine(machine: Machine): void;
  onDown(machine: Machine): void;
}

function Grid({ board, today, planReason, onRun, onMachine, onDown }: GridProps) {
  const t = useT();
  return (
    <Scroller className={style.board} label={t("production.board")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("production.machine")}</th>
            {board.days.map(({ day: each, working }) => <th key={each} scope="col" data-today={each === today || undefined}>{each.slice(5)} {t(`production.weekday_${new Date(each).getUTCDay()}`)}{!working && ` · ${t("production.closed")}`}</th>)}
          </tr>
        </thead>
        <tbody>
          {board.centres.map((centre) => (
            <tr key={centre.id}>
              <th scope="row" aria-label={`${centre.code} ${centre.name}`}>
                <div className={style.machine}>
                  <strong>{centre.code} {centre.name}</strong>
                  <span className="soft">{t("production.perDay", { capacity: centre.capacity, unit: centre.unit })}</span>
                  <span>
                    <ActionButton size="small" type="text" disabledReason={planReason} onClick={() => onDown(centre)}>{t("production.downtime")}</ActionButton>
                    <ActionButton size="small" type="text" disabledReason={planReason} onClick={() => onMachine(centre)}>{t("production.setUp")}</ActionButton>
                  </span>
                </div>
              </th>
              {centre.days.map((each) => <Day key={each.day} each={each} centre={centre} runs={board.runs} onRun={onRun} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Day({ each, centre, runs, onRun }: { each: Centre["days"][number]; centre: Centre; runs: Board["runs"]; onRun(runId: string): void }) {
  const t = useT();
  const down = centre.downtimes.find(({ from, to }) => from <= each.day && each.day <= to);
  const closed = Number(each.capacity) === 0;
  const percent = closed ? (Number(each.load) > 0 ? 100 : 0) : Math.round((Number(each.load) / Number(each.capacity)) * 100);
  return (
    <td className={closed ? style.closed : undefined}>
      {down && <div className={style.down}>{t("production.down", { reason: down.reason })}</div>}
      {(!closed || percent > 0) && (
        <div className={style.load}>
          <span className={style.bar} data-over={each.over || undefined}><i style={{ width: `${Math.min(percent, 100)}%` }} /></span>
          <span className={each.over ? style.over : undefined}>{each.over ? t(closed ? "production.noCapacity" : "production.over", { percent }) : `${percent}%`}</span>
        </div>
      )}
      {each.runs.map(({ runId, load }) => {
        const run = runs.find(({ id }) => id === runId);
        return run && (
          <button key={runId} type="button" className={style.run} data-late={run.late || undefined} title={lateReason(run, centre.downtimes, t)} onClick={() => onRun(runId)}>
            <span>{run.number} · {load === "0" ? t("production.overrun") : `${load} ${run.unit}`}</span>
            <span>{run.productName} {run.spec}</span>
            <span className={run.late ? style.late : "soft"}>{run.late ? `⚠ ${t("production.late")}` : ""} {t(`production.state_${run.state}`)} {run.percent}%</span>
          </button>
        );
      })}
    </td>
  );
}
