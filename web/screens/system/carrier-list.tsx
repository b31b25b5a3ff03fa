import { Button, Checkbox } from "antd";
import { useState } from "react";
import { connectCarrier, endCarrier, listCarrierEvents, listCarriers } from "../../../contract/carriers.ts";
import { readCustomerAddress } from "../../../contract/customer-address.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import { Once } from "../people/Once.tsx";
import { CarrierEvents } from "./CarrierEvents.tsx";
import { newCarrierSecret } from "./carrier-secret.ts";
import { SystemPage } from "./SystemPage.tsx";
import style from "./system.module.css";

type Carrier = Answer<typeof listCarriers>[number];

/** 承运商: who tells by itself where goods are, and what was told. */
export function CarrierList() {
  const t = useT();
  const why = useBarred()("shipping.connect");
  const [connecting, setConnecting] = useState(false);
  const { data, error, refetch } = useQueryOf(listCarriers, {}, { watches: ["carrier"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <SystemPage actions={<ActionButton type="primary" disabledReason={why} onClick={() => setConnecting(true)}>{t("system.connectCarrier")}</ActionButton>}>
      <Section flush title={t("system.carriers")}>
        <Table
          label={t("system.carriers")}
          rows={data}
          rowKey={({ id }) => id}
          empty={<Empty title={t("system.noCarriers")} hint={t("system.noCarriersHint")} />}
          columns={[
            { key: "carrier", title: t("system.carrier"), render: ({ carrier, revokedAt }) => <>{carrier} {revokedAt && <StatusTag tone="idle">{t("system.ended")}</StatusTag>}</> },
            { key: "path", title: t("system.hookAddress"), render: ({ path }) => <span className={`figure ${style.address}`}>{path}</span> },
            { key: "heard", title: t("system.lastHeard"), render: ({ lastHeardAt }) => (lastHeardAt ? <When at={lastHeardAt} /> : t("system.never")) },
            { key: "refused", title: t("system.refused"), render: ({ refused, lastRefusal, lastRefusedAt }) => (lastRefusal && lastRefusedAt ? <>{refused} · {t(`system.refusal_${lastRefusal}`)} <When at={lastRefusedAt} /></> : "—") },
            { key: "end", title: "", align: "end", render: (carrier) => !carrier.revokedAt && !why && <End carrier={carrier} /> },
          ]}
        />
      </Section>
      <Told />
      {connecting && <Connect onClose={() => setConnecting(false)} />}
    </SystemPage>
  );
}

function End({ carrier: { id } }: { carrier: Carrier }) {
  const t = useT();
  const { run, pending, error } = useCommand(endCarrier);
  return (
    <>
      <Button size="small" danger loading={pending} onClick={() => void run({ connectionId: id }).catch(() => undefined)}>{t("system.endCarrier")}</Button>
      {error && <Problem error={error} />}
    </>
  );
}

function Told() {
  const t = useT();
  const [unknown, setUnknown] = useState(false);
  const { rows, onEnd, error, refetch, loading } = useRowsOf(listCarrierEvents, { only: unknown ? "unknown" : "all" }, { watches: ["carrier", "delivery"] });
  const actions = (
    <>
      <Checkbox checked={unknown} onChange={({ target }) => setUnknown(target.checked)}>{t("system.onlyUnknown")}</Checkbox>
      <Button loading={loading} onClick={() => void refetch()}>{t("system.refresh")}</Button>
    </>
  );
  return (
    <Section flush title={t("system.carrierEvents")} actions={actions}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <CarrierEvents label={t("system.carrierEvents")} rows={rows} withNumber />
      {onEnd && <Button type="link" onClick={onEnd}>{t("system.more")}</Button>}
    </Section>
  );
}

function Connect({ onClose }: { onClose(): void }) {
  const t = useT();
  const may = useMay();
  const [secret] = useState(newCarrierSecret);
  const [carrier, setCarrier] = useState("");
  const [path, setPath] = useState<string>();
  const { data: address } = useQueryOf(readCustomerAddress, {}, { watches: [], enabled: may("links.check") });
  const { run, pending, error } = useCommand(connectCarrier);
  if (path !== undefined)
    return (
      <Once title={t("system.connectCarrier")} label={t("system.hookSecret")} value={secret} copy={t("system.copySecret")} onClose={onClose}>
        <p>{t("system.secretOnce")}</p>
        <p className={`figure ${style.address}`}>POST {address?.customers ?? location.origin}{path}</p>
      </Once>
    );
  const send = () => void run({ carrier, secret }).then((made) => setPath(made.path), () => undefined);
  return (
    <FormDialog title={t("system.connectCarrier")} submit={t("system.connectCarrier")} {...{ pending, error, onClose }} disabledReason={carrier.trim() ? undefined : t("ui.fillIn", { field: t("system.carrier") })} onSubmit={send}>
      <div className={sheet.fields}>
        <TextField label={t("system.carrier")} required wide autoFocus max={80} value={carrier} onChange={setCarrier} fault={faultsOf(error)("carrier")} />
      </div>
    </FormDialog>
  );
}
