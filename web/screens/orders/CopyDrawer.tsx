import { Button } from "antd";
import { useState } from "react";
import { listOrders, readOrder } from "../../../contract/orders.ts";
import { call } from "../../api/client.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Stage } from "../../parts/Stage.tsx";
import { Drawer } from "../../ui/Drawer.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import { When } from "../../ui/When.tsx";
import { copyOf, type EntryForm } from "./entry-form.ts";
import style from "./orders.module.css";

interface Props {
  /** Whose orders come first; empty: everybody's. */
  customerId: string;
  onTake(form: EntryForm): void;
  onClose(): void;
}

/** Takes the lines of an earlier order over, at today's prices. */
export function CopyDrawer({ customerId, onTake, onClose }: Props) {
  const t = useT();
  const [search, setSearch] = useState("");
  const [error, setError] = useState<unknown>();
  const { rows, loading, onEnd, complete } = useRowsOf(listOrders, { customerId: customerId || undefined, search: search || undefined, limit: 20 }, { watches: [] });
  const take = (orderId: string) => void call(readOrder, { orderId }).then((order) => onTake(copyOf(order)), setError);
  return (
    <Drawer onClose={onClose} size={520} title={t("orders.copyEarlier")}>
      <div className={style.stack}>
        <SearchField label={t("orders.search")} value={search} onSearch={setSearch} />
        {error !== undefined && <Problem error={error} />}
        {!loading && rows.length === 0 && <Empty title={t("orders.noneEarlier")} />}
        <ul className={style.cards}>
          {rows.map((row) => (
            <li key={row.id}>
              <div><strong>{row.number}</strong> <Stage stage={row.stage} /></div>
              <div className="soft">{row.customerName} · <When at={row.createdAt} show="absolute" /> · <Money amount={row.totalAmount} currency={row.currency} /></div>
              <Button size="small" onClick={() => take(row.id)}>{t("orders.takeLines")}</Button>
            </li>
          ))}
        </ul>
        {!complete && <Button onClick={onEnd}>{t("ui.loadMore")}</Button>}
      </div>
    </Drawer>
  );
}
