import { useState } from "react";
import { joinAdministrators, readSeparation, separateAdministrators } from "../../../contract/separation.ts";
import type { SeparateRole } from "../../../contract/permissions.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay, useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SelectField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { roleName, useBarred, usePeople } from "../people/names.ts";

/** 三员分立: whether the administration is parted among three; parting it, and ending that with the word of two. */
export function Separation() {
  const t = useT();
  const barred = useBarred();
  const [asked, setAsked] = useState<"part" | "join">();
  const { data, error, refetch } = useQueryOf(readSeparation, {}, { watches: ["company"] });
  const parted = Boolean(data?.since);
  const close = () => setAsked(undefined);
  const button = parted
    ? <ActionButton danger disabledReason={barred("people.join")} onClick={() => setAsked("join")}>{t("security.apartEnd")}</ActionButton>
    : <ActionButton disabledReason={barred("people.separate")} onClick={() => setAsked("part")}>{t("security.apartBegin")}</ActionButton>;
  return (
    <Section title={t("security.apart")} actions={data && button}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data && <p>{data.since ? <>{t("security.apartSince")} <When at={data.since} /></> : t("security.apartNot")}</p>}
      {data?.askedBy && <Asked asked={data.askedBy} />}
      <p className="soft">{t("security.apartHint")}</p>
      {asked === "part" && <Part onClose={close} />}
      {asked === "join" && data && <Join separation={data} onClose={close} />}
    </Section>
  );
}

function Asked({ asked: { id, role } }: { asked: NonNullable<Answer<typeof readSeparation>["askedBy"]> }) {
  const t = useT();
  const { nameOf } = usePeople();
  return <p>{t("security.apartAsked", { name: nameOf(id), role: roleName(role, t) })}</p>;
}

const fields: readonly (readonly [`${SeparateRole}Id`, SeparateRole])[] = [["systemAdminId", "systemAdmin"], ["securityAdminId", "securityAdmin"], ["auditAdminId", "auditAdmin"]];

function Part({ onClose }: { onClose(): void }) {
  const t = useT();
  const { choices } = usePeople();
  const [chosen, setChosen] = useState({ systemAdminId: "", securityAdminId: "", auditAdminId: "" });
  const { run, pending, error } = useCommand(separateAdministrators);
  const missing = fields.find(([field]) => !chosen[field])?.[1];
  const part = () =>
    void run(chosen).then(() => {
      toast({ text: t("security.companySaved") });
      // What one may do is another now.
      location.reload();
    }, () => undefined);
  return (
    <FormDialog title={t("security.apartBegin")} submit={t("security.apartBegin")} danger {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: roleName(missing, t) })} onSubmit={part}>
      <p>{t("security.apartEffect")}</p>
      <div className={sheet.fields}>
        {fields.map(([field, role]) => (
          <SelectField key={field} wide required label={roleName(role, t)} hint={t(`security.does_${role}`)} value={chosen[field]} choices={choices} onChange={(id) => setChosen((before) => ({ ...before, [field]: id ?? "" }))} fault={faultsOf(error)(field)} />
        ))}
      </div>
    </FormDialog>
  );
}

function Join({ separation, onClose }: { separation: Answer<typeof readSeparation>; onClose(): void }) {
  const t = useT();
  const { data: me } = useSession();
  const others = separation.askedBy !== null && separation.askedBy.id !== me?.id;
  const { run, pending, error } = useCommand(joinAdministrators);
  const end = () => void run({}).then(({ since }) => (since ? onClose() : location.reload()), () => undefined);
  return (
    <FormDialog title={t("security.apartEnd")} submit={t(others ? "security.apartAgree" : "security.apartAsk")} danger {...{ pending, error, onClose }} onSubmit={end}>
      <p>{t(others ? "security.apartAgreeEffect" : "security.apartAskEffect")}</p>
    </FormDialog>
  );
}

/** What concerns the administration is shown to who has a part in it. */
export const useAdministers = (): boolean => {
  const may = useMay();
  return may("people.manage") || may("people.authorise");
};
