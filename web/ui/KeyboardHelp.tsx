import { Switch } from "antd";
import { useT } from "../i18n/words.ts";
import { Dialog } from "./Dialog.tsx";
import { Keys } from "./Keys.tsx";
import style from "./pieces.module.css";
import { prefer, usePreferences } from "./preferences.ts";
import { useStore } from "./store.ts";
import { shortcuts } from "./useShortcut.ts";

/** The sheet of all shortcuts that work on this page. */
export default function KeyboardHelp({ onClose }: { onClose(): void }) {
  const t = useT();
  const { letters } = usePreferences();
  const all = useStore(shortcuts);
  const known = all.filter((each, index) => all.findIndex(({ keys, group }) => keys === each.keys && group === each.group) === index);
  const groups = Map.groupBy(known, ({ group }) => group ?? t("ui.thisPage"));
  return (
    <Dialog onClose={onClose} title={t("ui.shortcuts")} width={760}>
      <label className={style.switch}>
        <Switch checked={letters} onChange={(on) => prefer({ letters: on })} size="small" />
        {t("ui.letters")}
      </label>
      <div className={style.sheet}>
        {[...groups].map(([group, members]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {members.map(({ keys, label }) => (
                <div key={keys}>
                  <dt>{label}</dt>
                  <dd><Keys keys={keys} /><span className="unseen">{keys}</span></dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
