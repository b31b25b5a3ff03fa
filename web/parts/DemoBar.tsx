import { Button, Space } from "antd";
import { useEffect } from "react";
import { type ClockMove, clockMoves, moveDemoClock, readDemoClock } from "../../contract/demo.ts";
import { useCommand, useQueryOf } from "../api/hooks.ts";
import { useT } from "../i18n/words.ts";
import { setClock } from "../ui/setting.ts";
import { toast } from "../ui/toasts.ts";
import { When } from "../ui/When.tsx";
import style from "./page.module.css";

/** The line over a demo company's pages: that all of it is fictional, what time it is there, and the clock to move. */
export function DemoBar() {
  const t = useT();
  const { data, refetch } = useQueryOf(readDemoClock, {});
  const move = useCommand(moveDemoClock);
  useEffect(() => {
    if (data) setClock(new Date(data.now));
  }, [data]);
  const go = async (to: ClockMove) => {
    await move.run({ to }).catch((error: unknown) => toast({ text: error instanceof Error ? error.message : String(error) }));
    await refetch();
  };
  return (
    <Space wrap className={style.demo}>
      {t("shell.demo")}
      {data && <strong><When at={data.now} /></strong>}
      {clockMoves.map((to) => <Button key={to} size="small" loading={move.pending} disabled={to === "nextDuty" && !data?.next} onClick={() => void go(to)}>{t(`shell.clock_${to}`)}</Button>)}
    </Space>
  );
}
