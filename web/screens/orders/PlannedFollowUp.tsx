import { useState } from "react";
import { dutiesOfSubject } from "../../../contract/duties.ts";
import { followUpKind } from "../../../contract/follow-up-words.ts";
import { endedStages } from "../../../contract/order-axes.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay, useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { dayIn } from "../../ui/format.ts";
import { later } from "../../ui/later.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { useSetting, useToday } from "../../ui/setting.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { When } from "../../ui/When.tsx";
import type { Order } from "./order-actions.ts";
import { usePlannedFollowUp } from "./use-planned-follow-up.ts";
import style from "./orders.module.css";

const PlanFollowUpDialog = later(() => import("./PlanFollowUpDialog.tsx"));

/** On which day the reader has to follow the order up, the soonest; undefined where on none. Due when the day ends, which is when the next one begins. */
function useOwnDay(orderId: string): string | undefined {
  const { data: me } = useSession();
  const { timeZone } = useSetting();
  const { data = [] } = useQueryOf(dutiesOfSubject, { kind: "order", id: orderId }, { watches: [`order:${orderId}`, "duty"] });
  const own = data.filter(({ definition, state, ownerId }) => definition.id === followUpKind && (state === "open" || state === "paused") && ownerId === me?.id);
  return own.flatMap(({ dueAt }) => (dueAt ? [dayIn(new Date(new Date(dueAt).getTime() - 1), timeZone)] : [])).toSorted()[0];
}

/** 我的跟进: for when the reader planned to look after the order again, with what plans and takes it back. */
export function PlannedFollowUp({ order: { id, number, stage } }: { order: Order }) {
  const t = useT();
  const may = useMay();
  const today = useToday();
  const { plan, drop } = usePlannedFollowUp();
  const [asking, ask] = useState(false);
  const [pending, setPending] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const on = useOwnDay(id);
  if (!may("orders.contact") || endedStages.has(stage)) return null;
  const tried = (work: Promise<unknown>) => {
    setTrouble(undefined);
    setPending(true);
    void work.catch(setTrouble).finally(() => setPending(false));
  };
  return (
    <Section title={t("orders.ownFollowUp")}>
      <div className={style.stack}>
        {trouble !== undefined && <Problem error={trouble} focus />}
        <div>{on ? <When at={on} /> : <span className="soft">{t("orders.noFollowUp")}</span>}</div>
        <div className={style.tools}>
          <ActionButton size="small" loading={pending} onClick={() => tried(plan(id, { onTrouble: setTrouble }))}>{t("orders.followUpNext")}</ActionButton>
          <ActionButton size="small" onClick={() => ask(true)}>{t("orders.followUpDay")}</ActionButton>
          {on && <ActionButton size="small" loading={pending} onClick={() => tried(drop(id, { on, today, onTrouble: setTrouble }))}>{t("orders.followUpDrop")}</ActionButton>}
        </div>
      </div>
      {asking && <PlanFollowUpDialog order={{ id, number }} onTrouble={setTrouble} onClose={() => ask(false)} />}
    </Section>
  );
}
