import { useState } from "react";
import { mayTakeDuty, remindOfDuty, reviewDuties, transferDuty } from "../../../contract/duties.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { type Session, useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { useNow } from "../../ui/setting.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { useBarred } from "../people/names.ts";
import type { DutyRow } from "./duty-words.ts";

/** Whether a duty is one's own: by name, of a role of one's, or of a colleague for whom one stands in. */
export const isMine = ({ id, roles, standingInFor }: Pick<Session, "id" | "roles" | "standingInFor">, { ownerId, ownerRole }: Pick<DutyRow, "ownerId" | "ownerRole">): boolean =>
  [id, ...standingInFor.map((absent) => absent.id)].some((each) => each === ownerId) || (ownerRole !== null && roles.includes(ownerRole));

/** What the owner of a running duty does with it beside doing it: hand it on. Others who wait for it: remind. */
export function DutyHandOver({ duty }: { duty: DutyRow }) {
  const { data: me } = useSession();
  if (!me || (duty.state !== "open" && duty.state !== "paused")) return null;
  return isMine(me, duty) ? <Transfer duty={duty} /> : duty.state === "open" && <Remind duty={duty} />;
}

function Transfer({ duty }: { duty: DutyRow }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const ofReview = reviewDuties.some((opens) => opens === duty.opens);
  return (
    <>
      <ActionButton size="small" disabledReason={ofReview ? t("duties.transferInReview") : undefined} onClick={() => setOpen(true)}>{t("duties.transfer")}</ActionButton>
      {open && <TransferDialog duty={duty} onClose={() => setOpen(false)} />}
    </>
  );
}

function TransferDialog({ duty, onClose }: { duty: DutyRow; onClose(): void }) {
  const t = useT();
  const name = duty.definition.name[useLanguage()];
  const { data: takers = [] } = useQueryOf(mayTakeDuty, { dutyId: duty.id }, { watches: ["person"] });
  const [personId, setPerson] = useState<string>();
  const [why, setWhy] = useState("");
  const { run, pending, error } = useCommand(transferDuty);
  const faults = faultsOf(error);
  const missing = !personId ? t("duties.transferTo") : why.trim() ? undefined : t("duties.reason");
  const send = () => void run({ dutyId: duty.id, personId: personId ?? "", why }).then(() => {
    toast({ text: t("duties.transferredToast", { name, to: takers.find(({ id }) => id === personId)?.name ?? "" }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("duties.transferOf", { name, title: duty.title })} submit={t("duties.transfer")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <SelectField label={t("duties.transferTo")} hint={t("duties.transferHint")} required wide value={personId} onChange={setPerson} choices={takers.map(({ id, name: label }) => ({ value: id, label }))} fault={faults("personId")} />
      <TextField label={t("duties.reason")} required wide lines={2} max={500} value={why} onChange={setWhy} fault={faults("why")} />
    </FormDialog>
  );
}

const minute = 60_000;

function Remind({ duty }: { duty: DutyRow }) {
  const t = useT();
  const name = duty.definition.name[useLanguage()];
  const now = useNow();
  const barred = useBarred()("duties.remind");
  const { run, pending, error } = useCommand(remindOfDuty);
  const left = duty.remindableAt === null ? 0 : Math.ceil((new Date(duty.remindableAt).getTime() - now.getTime()) / minute);
  const remind = () => void run({ dutyId: duty.id }).then(() => toast({ text: t("duties.remindedToast", { name }) }), () => undefined);
  return (
    <>
      <ActionButton size="small" loading={pending} disabledReason={barred ?? (left > 0 ? t("duties.remindLater", { minutes: left }) : undefined)} onClick={remind}>{t("duties.remind")}</ActionButton>
      {error && <Problem error={error} />}
    </>
  );
}
