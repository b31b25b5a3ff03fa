import { Button, Popover } from "antd";
import { useT } from "../../i18n/words.ts";
import { later } from "../later.tsx";
import type { ColumnLayout } from "./columns.ts";

const ColumnChoices = later(() => import("./ColumnChoices.tsx"));

export interface ColumnSettingsProps {
  columns: readonly { key: string; title: string }[];
  layout: ColumnLayout;
  onChange(layout: ColumnLayout): void;
}

/** Shows, hides and orders the columns of a list; by buttons, so that it needs no dragging. */
export function ColumnSettings(props: ColumnSettingsProps) {
  const t = useT();
  return (
    <Popover trigger="click" placement="bottomRight" title={t("ui.columns")} content={<ColumnChoices {...props} />}>
      <Button>{t("ui.columns")}</Button>
    </Popover>
  );
}
