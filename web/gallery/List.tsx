import { useMemo, useState } from "react";
import { ColumnSettings } from "../ui/list/ColumnSettings.tsx";
import type { Column, ColumnLayout, Sort } from "../ui/list/columns.ts";
import { VirtualList } from "../ui/list/VirtualList.tsx";
import { Money } from "../ui/Money.tsx";
import { StatusTag } from "../ui/StatusTag.tsx";
import { When } from "../ui/When.tsx";
import { type Order, orders } from "./samples.ts";

const columns: Column<Order>[] = [
  { key: "number", title: "单号", width: 160, sort: "ascending", render: ({ number }) => <span className="figure">{number}</span> },
  { key: "customer", title: "客户", width: 180, grow: true, sort: "ascending", render: ({ customer }) => customer },
  { key: "due", title: "交期", width: 150, sort: "ascending", render: ({ due }) => <When at={due} /> },
  { key: "amount", title: "价税合计", width: 130, align: "end", sort: "ascending", render: ({ amount }) => <Money amount={amount} plain /> },
  { key: "next", title: "还需做什么", width: 130, render: ({ next, tone }) => <StatusTag tone={tone}>{next}</StatusTag> },
  { key: "seller", title: "销售员", width: 100, render: ({ seller }) => seller },
];

export function List() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [layout, setLayout] = useState<ColumnLayout>({ order: [], hidden: [] });
  const [sort, setSort] = useState<Sort>();
  const [opened, setOpened] = useState("");
  const rows = useMemo(() => sorted(sort), [sort]);
  return (
    <>
      <div style={{ display: "flex", gap: 12, alignItems: "center", justifyContent: "end" }}>
        <output>{opened}</output>
        <ColumnSettings columns={columns} layout={layout} onChange={setLayout} />
      </div>
      <VirtualList
        label="订单"
        {...{ rows, columns, layout, sort, selected }}
        rowKey={keyOf}
        onSort={setSort}
        onSelect={setSelected}
        onOpen={({ number }) => setOpened(`open ${number}`)}
        onPreview={({ number }) => setOpened(`preview ${number}`)}
        card={card}
        total={12_345}
        empty="-"
      />
    </>
  );
}

const keyOf = (row: Order) => row.id;
const card = ({ number, customer, amount, next, tone, due }: Order) => (
  <>
    <div style={{ display: "flex", justifyContent: "space-between" }}><strong>{number}</strong><StatusTag tone={tone}>{next}</StatusTag></div>
    <div>{customer}</div>
    <div style={{ display: "flex", justifyContent: "space-between" }}><When at={due} /><Money amount={amount} /></div>
  </>
);

function sorted(sort: Sort | undefined): Order[] {
  if (!sort) return orders;
  const key = sort.key as keyof Order;
  const up = orders.toSorted((a, b) => (key === "amount" ? Number(a.amount) - Number(b.amount) : a[key] < b[key] ? -1 : 1));
  return sort.direction === "ascending" ? up : up.reverse();
}
