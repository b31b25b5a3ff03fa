import { Button, Checkbox } from "antd";
import { useState } from "react";
import { listTags, type Tag } from "../../../contract/order-tags.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import type { Row } from "./order-columns.tsx";
import { TagChip } from "./TagChips.tsx";
import { TagEditor } from "./TagEditor.tsx";
import style from "./tags.module.css";

interface Props {
  orders: readonly Row[];
  pending: boolean;
  onMark(tag: Tag, on: boolean): void;
  onClose(): void;
}

/** The company's tags: which of them all, some or none of the chosen orders have; a tick puts one on all of them, taking it away takes it off. Who may, makes and changes them here. */
export default function TagDialog({ orders, pending, onMark, onClose }: Props) {
  const t = useT();
  const may = useMay();
  const [managing, manage] = useState(false);
  const { data, error } = useQueryOf(listTags, {}, { watches: ["orderTag", "order"] });
  const tags = data?.rows ?? [];
  const having = ({ id }: Tag) => orders.filter((order) => order.tags.some((tag) => tag.id === id)).length;
  return (
    <Dialog onClose={onClose} title={managing ? t("orders.tagsManage") : t("orders.tagsOf", { count: orders.length })} width={460}>
      {error && <Problem error={error} />}
      {managing ? <TagEditor tags={tags} /> : tags.length === 0 ? data && <Empty title={t("orders.tagsNone")} hint={may("orders.manageTags") ? t("orders.tagsNoneMake") : t("orders.tagsNoneAsk")} /> : (
        <ul className={style.choices}>
          {tags.map((tag) => (
            <li key={tag.id}>
              <Checkbox checked={having(tag) === orders.length} indeterminate={having(tag) > 0 && having(tag) < orders.length} disabled={pending} onChange={({ target }) => onMark(tag, target.checked)}><TagChip tag={tag} /></Checkbox>
              <span className="soft">{t("orders.tagHaving", { count: having(tag), of: orders.length })}</span>
            </li>
          ))}
        </ul>
      )}
      {may("orders.manageTags") && <p><Button type="link" style={{ paddingInline: 0 }} onClick={() => manage(!managing)}>{t(managing ? "orders.tagsBack" : "orders.tagsManage")}</Button></p>}
    </Dialog>
  );
}
