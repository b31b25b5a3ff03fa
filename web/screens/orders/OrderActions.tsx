import { useRouter } from "@tanstack/react-router";
import { Checkbox } from "antd";
import { useEffect, useState } from "react";
import { cancelOrder, confirmInformation, holdOrder, resumeOrder, submitOrder, withdrawOrder } from "../../../contract/orders.ts";
import { endedStages } from "../../../contract/order-axes.ts";
import { useCommand } from "../../api/hooks.ts";
import { ProblemError } from "../../api/problem.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { ReasonDialog } from "../../ui/sheet/ReasonDialog.tsx";
import { useStore } from "../../ui/store.ts";
import { toast } from "../../ui/toasts.ts";
import { ContactDialog } from "./ContactDialog.tsx";
import { type Asking as AskingCustomer, ConfirmationDialog } from "./ConfirmationDialogs.tsx";
import { NextStep } from "./NextStep.tsx";
import { type Act, nextAct, type Order, shownActs, whyNot } from "./order-actions.ts";
import { OralDialog } from "./OralDialog.tsx";
import { SplitOrderDialog } from "./SplitOrderDialog.tsx";
import { forgetTrouble, troubles } from "./troubles.ts";
import { useAssigning } from "./use-assigning.tsx";
import { type Request, useConfirmations } from "./use-confirmations.ts";

type Asking = Extract<Act, "confirmOral" | "recordContact" | "withdraw" | "cancel" | "hold" | "split" | "sendConfirmation" | "recordAnswer" | "remindCustomer">;
const askingActs: readonly Act[] = ["confirmOral", "recordContact", "withdraw", "cancel", "hold", "split", "sendConfirmation", "recordAnswer", "remindCustomer"];
const shortcuts: Record<Act, string> = {
  confirmOral: "alt+o", confirmInformation: "alt+i", submit: "ctrl+enter", sendConfirmation: "alt+m", recordAnswer: "alt+a", remindCustomer: "alt+r", recordContact: "alt+t", edit: "alt+e",
  split: "alt+s", withdraw: "alt+w", change: "alt+g", hold: "alt+h", resume: "alt+u", copy: "alt+c", cancel: "alt+x",
};

/** What can be done to the order: the next step coloured, what is not possible with its reason. */
export function useOrderActions(read: Order) {
  const t = useT();
  const may = useMay();
  const { history } = useRouter();
  const [asking, ask] = useState<Asking>();
  // Who confirms and submits in one breath is ahead of the page; his own change is no surprise to him.
  const [own, setOwn] = useState(0);
  const order = { ...read, revision: Math.max(read.revision, own) };
  const information = useCommand(confirmInformation);
  const resuming = useCommand(resumeOrder);
  const submitting = useSubmit(order);
  const request = useConfirmations(order.id, order.stage === "awaitingCustomer").data?.[0];
  const standing = { ...order, asked: request };
  const based = { orderId: order.id, expectedRevision: order.revision };
  const told = (text: string) => toast({ text: t(text, { number: order.number }) });
  const run = (act: Act) => {
    if (askingActs.includes(act)) ask(act as Asking);
    else if (act === "edit") history.push(`/orders/${order.id}/edit`);
    else if (act === "change") history.push(`/orders/${order.id}/change`);
    else if (act === "resume") void resuming.run(based).then(() => told("orders.resumedToast"), () => undefined);
    else if (act === "copy") history.push(`/orders/new?from=${order.id}`);
    else if (act === "confirmInformation") void information.run(based).then(({ revision }) => (setOwn(revision), told("orders.informationConfirmedToast")), () => undefined);
    else void submitting.run(false);
  };
  const reasonOf = (act: Act) => {
    const why = whyNot(act, standing, may);
    return why && t(`orders.whyNot_${why}`, { stage: t(`orders.stage.${order.stage}`) });
  };
  const assigning = useAssigning([order]);
  const next = nextAct(standing);
  const buttons = shownActs(standing, may).map((act) => (
    <ActionButton
      key={act} type={act === next || act === "resume" ? "primary" : "default"} danger={act === "cancel"} disabledReason={reasonOf(act)} shortcut={shortcuts[act]}
      loading={(act === "submit" && submitting.pending) || (act === "confirmInformation" && information.pending)} onClick={() => run(act)}
    >
      {t(`orders.act_${act}`)}
    </ActionButton>
  ));
  const problem = submitting.error ?? information.error ?? resuming.error;
  return {
    buttons: <>{order.hold === null && <NextStep order={order} />}{buttons}{may("orders.assign") && !endedStages.has(order.stage) && assigning.button}</>,
    problem: problem ? <SubmitProblem error={problem} onAccept={() => void submitting.run(true)} /> : null,
    dialog: <>{assigning.rest}{asking && <Dialog asking={asking} order={order} request={request} onClose={() => ask(undefined)} />}</>,
  };
}

/** Submitting, also where it was refused in the same breath as saving. */
function useSubmit(order: Order) {
  const t = useT();
  const { run, pending, error } = useCommand(submitOrder);
  const before = useStore(troubles).get(order.id);
  useEffect(() => () => forgetTrouble(order.id), [order.id]);
  return {
    pending,
    error: error ?? before,
    run: async (duplicateAccepted: boolean) => {
      try {
        await run({ orderId: order.id, expectedRevision: order.revision, duplicateAccepted });
        forgetTrouble(order.id);
        toast({ text: t("orders.submittedToast", { number: order.number }) });
      } catch {
        // The problem stands on the page.
      }
    },
  };
}

/** A refusal to submit; a suspected duplicate alone can be answered at once. */
function SubmitProblem({ error, onAccept }: { error: unknown; onAccept(): void }) {
  const t = useT();
  const [sure, setSure] = useState(false);
  const codes = error instanceof ProblemError ? [error.problem.code, ...(error.problem.refusals ?? []).map(({ code }) => code)] : [];
  const onlyTwin = codes.length > 0 && codes.every((code) => code === "duplicateSuspected");
  return (
    <>
      <Problem error={error} focus />
      {onlyTwin && (
        <p>
          <Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)}>{t("orders.submitAllTheSame")}</Checkbox>{" "}
          <ActionButton size="small" disabledReason={sure ? undefined : t("orders.duplicateFirst")} onClick={onAccept}>{t("orders.act_submit")}</ActionButton>
        </p>
      )}
    </>
  );
}

const toCustomer = (asking: Asking, request: Request): AskingCustomer | undefined => {
  if (asking === "recordAnswer") return "answer";
  if (asking === "remindCustomer") return "reminder";
  return asking === "sendConfirmation" ? (request.means.includes("mail") ? "mail" : "link") : undefined;
};

function Dialog({ asking, order, request, onClose }: { asking: Asking; order: Order; request: Request | undefined; onClose(): void }) {
  if (asking === "confirmOral") return <OralDialog order={order} onClose={onClose} />;
  if (asking === "split") return <SplitOrderDialog order={order} onClose={onClose} />;
  if (asking === "recordContact") return <ContactDialog order={order} onClose={onClose} />;
  if (asking === "withdraw") return <Withdraw order={order} onClose={onClose} />;
  if (asking === "hold") return <Hold order={order} onClose={onClose} />;
  if (asking === "cancel") return <Cancel order={order} onClose={onClose} />;
  const way = request && toCustomer(asking, request);
  return way ? <ConfirmationDialog asking={way} order={order} request={request} onClose={onClose} /> : null;
}

function Withdraw({ order, onClose }: { order: Order; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(withdrawOrder);
  const send = (reason: string) => void run({ orderId: order.id, expectedRevision: order.revision, reason }).then(onClose, () => undefined);
  return <ReasonDialog title={t("orders.withdrawTitle", { number: order.number })} label={t("orders.reason")} submit={t("orders.act_withdraw")} {...{ pending, error, onClose }} onSubmit={send} />;
}

function Hold({ order, onClose }: { order: Order; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(holdOrder);
  const send = (reason: string) => void run({ orderId: order.id, expectedRevision: order.revision, reason }).then(onClose, () => undefined);
  return <ReasonDialog title={t("orders.holdTitle", { number: order.number })} label={t("orders.holdReason")} submit={t("orders.act_hold")} {...{ pending, error, onClose }} onSubmit={send} />;
}

function Cancel({ order, onClose }: { order: Order; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(cancelOrder);
  const send = (reason: string) => void run({ orderId: order.id, expectedRevision: order.revision, reason }).then(onClose, () => undefined);
  return <ReasonDialog title={t("orders.cancelTitle", { number: order.number })} label={t("orders.cancelReason")} submit={t("orders.act_cancel")} {...{ pending, error, onClose }} onSubmit={send} />;
}
