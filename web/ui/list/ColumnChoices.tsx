import { Button, Checkbox } from "antd";
import { useT } from "../../i18n/words.ts";
import type { ColumnSettingsProps } from "./ColumnSettings.tsx";
import { ordered, shifted } from "./columns.ts";
import style from "./settings.module.css";

/** Every column of a list, to be shown, hidden and moved. */
export default function ColumnChoices({ columns, layout, onChange }: ColumnSettingsProps) {
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
