import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { approveCustomer, blockCustomer, refuseCustomer, resubmitCustomer, unblockCustomer } from "../../../contract/customer-commands.ts";
import { customerAxis } from "../../../contract/customers.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { ReasonDialog } from "../../ui/sheet/ReasonDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { useBarred } from "../people/names.ts";
import type { CustomerFile } from "./customer-words.ts";

/** What can be done with a customer in its state, the next step coloured. */
export function CustomerActions({ file }: { file: CustomerFile }) {
  const t = useT();
  const barred = useBarred();
  const { history } = useRouter();
  const { id, state, revision } = file;
  const simple = { approve: useCommand(approveCustomer), resubmit: useCommand(resubmitCustomer), unblock: useCommand(unblockCustomer) };
  const needs = { approve: "customers.approve", resubmit: "customers.enter", unblock: "customers.block" } as const;
  const error = Object.values(simple).map((command) => command.error).find(Boolean);
  const step = (verb: keyof typeof simple) =>
    customerAxis.allows(verb, state) && (
      <ActionButton
        key={verb}
        type="primary"
        loading={simple[verb].pending}
        disabledReason={barred(needs[verb])}
        onClick={() => void simple[verb].run({ id, expectedRevision: revision }).then(() => toast({ text: t(`customers.done_${verb}`, { name: file.name }) }), () => undefined)}
      >
        {t(`customers.${verb}`)}
      </ActionButton>
    );
  const selling = barred("orders.enter") ?? (state === "blocked" ? t("customers.blockedHint") : undefined);
  return (
    <>
      {error && <Problem error={error} focus />}
      {step("approve")}
      {step("resubmit")}
      {step("unblock")}
      <ActionButton type={state === "approved" ? "primary" : "default"} disabledReason={selling} onClick={() => history.push(`/orders/new?customer=${id}`)}>{t("customers.newOrder")}</ActionButton>
      <WithReason file={file} verb="refuse" />
      <WithReason file={file} verb="block" />
      <ActionButton disabledReason={barred("customers.enter")} onClick={() => history.push(`/customers/${id}/edit`)}>{t("customers.edit")}</ActionButton>
    </>
  );
}

const reasoned = {
  refuse: { command: refuseCustomer, permission: "customers.approve" },
  block: { command: blockCustomer, permission: "customers.block" },
} as const;

function WithReason({ file, verb }: { file: CustomerFile; verb: keyof typeof reasoned }) {
  const t = useT();
  const barred = useBarred();
  const [asking, setAsking] = useState(false);
  const { run, pending, error, reset } = useCommand(reasoned[verb].command);
  if (!customerAxis.allows(verb, file.state)) return null;
  const send = (reason: string) =>
    run({ id: file.id, expectedRevision: file.revision, reason }).then(() => {
      setAsking(false);
      toast({ text: t(`customers.done_${verb}`, { name: file.name }) });
    }, () => undefined);
  return (
    <>
      <ActionButton danger disabledReason={barred(reasoned[verb].permission)} onClick={() => (reset(), setAsking(true))}>{t(`customers.${verb}`)}</ActionButton>
      {asking && <ReasonDialog title={t(`customers.title_${verb}`, { name: file.name })} label={t("customers.reason")} submit={t(`customers.${verb}`)} {...{ pending, error }} onSubmit={(reason) => void send(reason)} onClose={() => setAsking(false)} />}
    </>
  );
}
