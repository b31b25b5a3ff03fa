import { listCases } from "../../../contract/cases.ts";
import { listOrders } from "../../../contract/orders.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { Stage } from "../../parts/Stage.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { caseTones } from "../cases/case-words.ts";
import { owing } from "../orders/views.ts";

/** As many as are taken in at a glance; the rest stands in the lists. */
const most = 5;

/** What is going on with a customer: the orders that are owed to it, the nearest first, and what it complained of. */
export function CustomerWork({ customerId }: { customerId: string }) {
  const may = useMay();
  return <>{may("orders.see") && <Orders customerId={customerId} />}{may("cases.see") && <Cases customerId={customerId} />}</>;
}

function Orders({ customerId }: { customerId: string }) {
  const t = useT();
  const { data, error, refetch } = useQueryOf(listOrders, { customerId, stage: [...owing], sort: "requestedDate", limit: most }, { watches: ["order"] });
  return (
    <Section flush title={t("customers.running")} actions={<Goto href={`/orders?customer=${customerId}`}>{t("customers.orders")}</Goto>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Table
        label={t("customers.running")} rows={data?.rows ?? []} rowKey={({ id }) => id} empty={t(data ? "customers.noRunning" : "ui.loading")}
        columns={[
          { key: "number", title: t("orders.number"), render: ({ id, number }) => <Goto href={`/orders/${id}`} className="figure">{number}</Goto> },
          { key: "stage", title: t("orders.stage"), render: ({ stage }) => <Stage stage={stage} /> },
          { key: "due", title: t("orders.due"), render: ({ promisedDate, requestedDate }) => { const due = promisedDate ?? requestedDate; return due ? <When at={due} /> : t("orders.noDate"); } },
          { key: "total", title: t("orders.total"), align: "end", render: ({ totalAmount, currency }) => <Money amount={totalAmount} currency={currency} /> },
        ]}
      />
    </Section>
  );
}

function Cases({ customerId }: { customerId: string }) {
  const t = useT();
  const { data, error, refetch } = useQueryOf(listCases, { customerId, limit: most }, { watches: ["case"] });
  if (data?.rows.length === 0) return null;
  return (
    <Section flush title={t("cases.title")} actions={<Goto href={`/cases?customer=${customerId}&view=all`}>{t("home.all")}</Goto>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Table
        label={t("cases.title")} rows={data?.rows ?? []} rowKey={({ id }) => id} empty={t("ui.loading")}
        columns={[
          { key: "number", title: t("orders.number"), render: ({ id, number }) => <Goto href={`/cases/${id}`} className="figure">{number}</Goto> },
          { key: "state", title: t("orders.stage"), render: ({ state }) => <StatusTag tone={caseTones[state]}>{t(`cases.state_${state}`)}</StatusTag> },
          { key: "kind", title: t("cases.kind"), render: ({ kind }) => t(`cases.kind_${kind}`) },
          { key: "opened", title: t("cases.openedAt"), render: ({ openedAt }) => <When at={openedAt} /> },
        ]}
      />
    </Section>
  );
}
