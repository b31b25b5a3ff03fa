import style from "./sheet.module.css";

/** What a step does that cannot be taken back, point by point. */
export function Effects({ title, of }: { title: string; of: readonly string[] }) {
  return (
    <section className={style.effects}>
      <h3>{title}</h3>
      <ul>{of.map((effect) => <li key={effect}>{effect}</li>)}</ul>
    </section>
  );
}
