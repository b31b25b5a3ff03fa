import { Button, Segmented } from "antd";
import type { Language } from "../../contract/toolkit.ts";
import { languageNames, languages, speak, useLanguage, useT } from "../i18n/words.ts";
import { Keys } from "../ui/Keys.tsx";
import { type Appearance, type Density, prefer, usePreferences } from "../ui/preferences.ts";
import style from "./shell.module.css";

const appearances: Appearance[] = ["system", "light", "dark"];
const densities: Density[] = ["compact", "middle", "large"];

/** How this browser shows things: language, density, light or dark, and the way to the shortcuts. */
export function Settings({ onHelp }: { onHelp?(): void }) {
  const t = useT();
  const { appearance, density } = usePreferences();
  return (
    <div className={style.settings}>
      <Choice<Language> label={t("shell.language")} value={useLanguage()} values={languages} name={(each) => languageNames[each]} onChoose={(each) => void speak(each)} />
      <Choice<Density> label={t("shell.density")} value={density} values={densities} name={(each) => t(`shell.density_${each}`)} onChoose={(each) => prefer({ density: each })} />
      <Choice<Appearance> label={t("shell.appearance")} value={appearance} values={appearances} name={(each) => t(`shell.appearance_${each}`)} onChoose={(each) => prefer({ appearance: each })} />
      {onHelp && <Button onClick={onHelp}>{t("ui.shortcuts")} <Keys keys="?" /></Button>}
    </div>
  );
}

interface ChoiceProps<T> {
  label: string;
  value: T;
  values: readonly T[];
  name(value: T): string;
  onChoose(value: T): void;
}

function Choice<T extends string>({ label, value, values, name, onChoose }: ChoiceProps<T>) {
  return (
    <div className={style.choice}>
      <span>{label}</span>
      <Segmented aria-label={label} value={value} options={values.map((each) => ({ value: each, label: name(each) }))} onChange={onChoose} />
    </div>
  );
}
