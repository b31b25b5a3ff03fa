import { useParams, useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { editCustomer } from "../../../contract/customer-commands.ts";
import { type CustomerFields as Fields, getCustomer } from "../../../contract/customers.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { toast } from "../../ui/toasts.ts";
import { useDraft } from "../../ui/useDraft.ts";
import { useBarred } from "../people/names.ts";
import { blankCustomer, CustomerFields } from "./CustomerFields.tsx";
import type { CustomerFile } from "./customer-words.ts";
import style from "./customers.module.css";

/** Changes what sales may fill in of a customer's file; the version it was based on is the one that was loaded first. */
export function CustomerEdit() {
  const { customerId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQueryOf(getCustomer, { id: customerId }, { watches: [] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  return data ? <Form key={data.id} file={data} /> : <PageSkeleton />;
}

const fieldNames = Object.keys(blankCustomer(null)) as (keyof Fields)[];
const fieldsOf = (file: CustomerFile): Fields => Object.fromEntries(fieldNames.map((name) => [name, file[name]])) as Fields;

function Form({ file }: { file: CustomerFile }) {
  const t = useT();
  const { history } = useRouter();
  const [based] = useState(file.revision);
  const { draft: fields, change, discard } = useDraft(`customer.${file.id}.${based}`, fieldsOf(file));
  const { run, pending, error } = useCommand(editCustomer);
  const back = () => {
    discard();
    history.push(`/customers/${file.id}`);
  };
  const save = () =>
    run({ ...fields, id: file.id, expectedRevision: based }).then(() => {
      toast({ text: t("customers.saved", { name: fields.name }) });
      back();
    }, () => undefined);
  const why = useBarred()("customers.enter") ?? (fields.name.trim() ? undefined : t("ui.fillIn", { field: t("customers.name") }));
  return (
    <>
      <PageTitle title={t("customers.editNamed", { name: file.name })}>
        <Button onClick={back}>{t("ui.cancel")}</Button>
        <ActionButton type="primary" shortcut="ctrl+s" loading={pending} disabledReason={why} onClick={() => void save()}>{t("ui.save")}</ActionButton>
      </PageTitle>
      {error && <Problem error={error} focus onRetry={() => void save()} />}
      <div className={style.form}>
        <CustomerFields value={fields} faults={faultsOf(error)} onChange={(changed) => change({ ...fields, ...changed })} />
      </div>
    </>
  );
}
