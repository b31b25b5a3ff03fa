import { Button } from "antd";
import { useEffect, useState } from "react";
import { type ClockMove, clockMoves, moveDemoClock, readDemoClock } from "../../contract/demo.ts";
import { useCommand, useQueryOf } from "../api/hooks.ts";
import { useT } from "../i18n/words.ts";
import { ActionButton } from "../ui/ActionButton.tsx";
import { later } from "../ui/later.tsx";
import { setClock } from "../ui/setting.ts";
import { toast } from "../ui/toasts.ts";
import { When } from "../ui/When.tsx";
import style from "./page.module.css";

const LeaveDemo = later(() => import("./LeaveDemo.tsx"));

/** The line over a demo company's pages: that all of it is fictional, what time it is there, and the clock to move. */
export function DemoBar() {
  const t = useT();
  const { data, refetch } = useQueryOf(readDemoClock, {});
  const [leaving, setLeaving] = useState(false);
  const move = useCommand(moveDemoClock);
  useEffect(() => {
    if (data) setClock(new Date(data.now));
  }, [data]);
  const go = async (to: ClockMove) => {
    await move.run({ to }).catch((error: unknown) => toast({ text: error instanceof Error ? error.message : String(error) }));
    await refetch();
  };
  return (
    <div className={style.demo}>
      {t("shell.demo")}
      {data && <strong><When at={data.now} /></strong>}
      {clockMoves.map((to) => <ActionButton key={to} size="small" loading={move.pending} disabledReason={to === "nextDuty" && data && !data.next ? t("shell.noNextDuty") : undefined} onClick={() => void go(to)}>{t(`shell.clock_${to}`)}</ActionButton>)}
      <Button size="small" type="link" onClick={() => setLeaving(true)}>{t("setup.leaveDemo")}</Button>
      {leaving && <LeaveDemo onClose={() => setLeaving(false)} />}
    </div>
  );
}
