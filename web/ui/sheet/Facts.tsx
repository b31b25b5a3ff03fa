import type { ReactNode } from "react";
import style from "./sheet.module.css";

/** Labelled values side by side; an empty value shows a dash, for a gap would look like a fault. */
export function Facts({ rows }: { rows: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className={style.facts}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === "" || value === null || value === undefined || value === false ? "—" : value}</dd>
        </div>
      ))}
    </dl>
  );
}
