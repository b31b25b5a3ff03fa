import { SaveOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useState } from "react";
import { listViews } from "../../../contract/order-views.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { later } from "../../ui/later.tsx";
import type { ColumnLayout } from "../../ui/list/columns.ts";
import type { FilterProps } from "./Filters.tsx";
import style from "./orders.module.css";

const ViewActions = later(() => import("./ViewActions.tsx"));

export type SavedView = Answer<typeof listViews>["rows"][number];

/** One's own views, the same on every device. */
export const useSavedViews = (): readonly SavedView[] => useQueryOf(listViews, {}, { watches: [] }).data?.rows ?? [];

export interface ViewMenuProps extends FilterProps {
  own: readonly SavedView[];
  layout: ColumnLayout;
}

/** The button behind which views are saved, changed, moved and deleted. */
export function ViewMenu(props: ViewMenuProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const unfold = () => (setWanted(true), setOpen(true));
  // The keyboard comes back to where it went from.
  const fold = (still: boolean) => {
    setOpen(still);
    if (!still) button.current?.focus();
  };
  return (
    <span className={style.viewMenu}>
      <Button ref={button} icon={<SaveOutlined />} aria-haspopup="menu" aria-expanded={open} onClick={unfold}>{t("orders.viewMenu")}</Button>
      {wanted && <ViewActions {...props} open={open} onOpen={fold} />}
    </span>
  );
}
