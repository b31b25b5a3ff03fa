import { type ReactNode, useMemo, useState } from "react";
import { dutiesOfSubject, remindOfDuty } from "../../../contract/duties.ts";
import { submitOrder } from "../../../contract/orders.ts";
import { call, newKey } from "../../api/client.ts";
import { useCommand } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import type { Session } from "../../parts/session.ts";
import { later } from "../../ui/later.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { currentTime } from "../../ui/setting.ts";
import { toast } from "../../ui/toasts.ts";
import type { Row } from "./order-columns.tsx";
import { remindable } from "./remindable.ts";
import type { RowActs } from "./RowActions.tsx";
import { usePlannedFollowUp } from "./use-planned-follow-up.ts";

const OrderPreview = later(() => import("./OrderPreview.tsx"));
const RecordTalkDialog = later(() => import("./RecordTalkDialog.tsx"));
const PlanFollowUpDialog = later(() => import("./PlanFollowUpDialog.tsx"));

/** What the buttons of a row do, and what they open: the order beside the list, the record of a talk, the day of a follow-up, and what was refused. */
export function useRowActs(session: Session): { acts: RowActs; opened: ReactNode } {
  const t = useT();
  const language = useLanguage();
  const [preview, setPreview] = useState<string>();
  const [talk, setTalk] = useState<string>();
  const [day, askDay] = useState<Row>();
  const [trouble, setTrouble] = useState<unknown>();
  const { plan } = usePlannedFollowUp();
  const { run: submit } = useCommand(submitOrder);
  const acts = useMemo<RowActs>(() => {
    const remind = async ({ id, number }: Row) => {
      const waiting = remindable(await call(dutiesOfSubject, { kind: "order", id }), session, currentTime());
      for (const { id: dutyId } of waiting) await call(remindOfDuty, { dutyId }, { key: newKey() });
      toast({ text: waiting.length ? t("orders.rowReminded", { number, duties: waiting.map(({ definition }) => definition.name[language]).join(" / ") }) : t("orders.rowNobody", { number }) });
    };
    const tried = (work: Promise<unknown>) => (setTrouble(undefined), void work.catch(setTrouble));
    return {
      preview: ({ id }) => setPreview(id),
      talk: ({ id }) => setTalk(id),
      nextDay: ({ id }) => tried(plan(id, { onTrouble: setTrouble })),
      anotherDay: askDay,
      remind: (row) => tried(remind(row)),
      submit: ({ id, number, revision }) => tried(submit({ orderId: id, expectedRevision: revision }).then(() => toast({ text: t("orders.submittedToast", { number }) }))),
    };
  }, [plan, language, session, submit, t]);
  return {
    acts,
    opened: (
      <>
        {trouble !== undefined && <Problem error={trouble} focus />}
        {preview && <OrderPreview orderId={preview} onClose={() => setPreview(undefined)} />}
        {talk && <RecordTalkDialog orderId={talk} onClose={() => setTalk(undefined)} />}
        {day && <PlanFollowUpDialog order={day} onTrouble={setTrouble} onClose={() => askDay(undefined)} />}
      </>
    ),
  };
}
