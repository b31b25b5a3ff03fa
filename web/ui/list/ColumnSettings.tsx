import { Button, Checkbox, Popover } from "antd";
import { useT } from "../../i18n/words.ts";
import { type ColumnLayout, ordered, shifted } from "./columns.ts";
import style from "./settings.module.css";

interface Props {
  columns: readonly { key: string; title: string }[];
  layout: ColumnLayout;
  onChange(layout: ColumnLayout): void;
}

/** Shows, hides and orders the columns of a list; by buttons, so that it needs no dragging. */
export function ColumnSettings(props: Props) {
  const t = useT();
  return (
    <Popover trigger="click" placement="bottomRight" title={t("ui.columns")} content={<Choices {...props} />}>
      <Button>{t("ui.columns")}</Button>
    </Popover>
  );
}

function Choices({ columns, layout, onChange }: Props) {
  const t = useT();
  const all = ordered(columns, layout.order);
  const keys = all.map(({ key }) => key);
  const hide = (key: string, hidden: boolean) =>
    onChange({ order: keys, hidden: hidden ? [...layout.hidden, key] : layout.hidden.filter((each) => each !== key) });
  return (
    <ul className={style.choices}>
      {all.map(({ key, title }, index) => (
        <li key={key}>
          <Checkbox checked={!layout.hidden.includes(key)} onChange={(event) => hide(key, !event.target.checked)}>{title}</Checkbox>
          <Button size="small" type="text" disabled={index === 0} aria-label={t("ui.moveUp", { title })} onClick={() => onChange({ ...layout, order: shifted(keys, key, -1) })}>↑</Button>
          <Button size="small" type="text" disabled={index === all.length - 1} aria-label={t("ui.moveDown", { title })} onClick={() => onChange({ ...layout, order: shifted(keys, key, 1) })}>↓</Button>
        </li>
      ))}
      <li><Button size="small" onClick={() => onChange({ order: [], hidden: [] })}>{t("ui.reset")}</Button></li>
    </ul>
  );
}
