import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import type { Column } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { When } from "../../ui/When.tsx";
import { roleName, usePeople } from "../people/names.ts";
import { Due } from "./Due.tsx";
import { DutyActions } from "./DutyActions.tsx";
import { DutyDrawer } from "./DutyHistory.tsx";
import type { DutyRow } from "./duty-words.ts";
import { hrefOfSubject } from "./subject-href.ts";

interface Props {
  label: string;
  rows: readonly DutyRow[];
  loading: boolean;
  /** Where the duties are over, when they were done stands in place of what can be done. */
  over?: boolean;
  total?: number | undefined;
  empty: ReactNode;
  onEnd?(): void;
  onOpen(row: DutyRow): void;
}

export function DutyTable({ over = false, ...list }: Props) {
  const [shown, show] = useState<DutyRow>();
  const columns = useColumns(over, show);
  return (
    <>
      <VirtualList {...list} columns={columns} rowKey={({ id }) => id} onPreview={(duty) => show(duty)} card={(row) => <Card duty={row} over={over} onHistory={show} />} />
      {shown && <DutyDrawer duty={shown} onClose={() => show(undefined)} />}
    </>
  );
}

function useColumns(over: boolean, onHistory: (duty: DutyRow) => void): Column<DutyRow>[] {
  const t = useT();
  const may = useMay();
  const language = useLanguage();
  const last: Column<DutyRow>[] = over
    ? [{ key: "closed", title: t("duties.closedAt"), width: 180, render: ({ closedAt }) => closedAt && <When at={closedAt} /> }]
    : may("duties.manage") ? [{ key: "act", title: t("ui.actions"), width: 110, render: (duty) => <DutyActions duty={duty} /> }] : [];
  return [
    { key: "due", title: t("duties.due"), width: 260, render: (duty) => <Due duty={duty} /> },
    { key: "name", title: t("duties.what"), width: 200, render: ({ definition, day }) => <><strong>{definition.name[language]}</strong> {day && <span className="soft figure">{day}</span>}</> },
    { key: "subject", title: t("duties.subject"), width: 240, grow: true, render: (duty) => <About duty={duty} /> },
    { key: "owner", title: t("duties.owner"), width: 130, render: (duty) => <Owner duty={duty} /> },
    { key: "opened", title: t("duties.openedAt"), width: 120, render: ({ openedAt }) => <When at={openedAt} show="absolute" /> },
    { key: "history", title: t("duties.history"), width: 90, render: (duty) => <History duty={duty} onHistory={onHistory} /> },
    ...last,
  ];
}

function About({ duty: { subject, title } }: { duty: DutyRow }) {
  const href = hrefOfSubject(subject);
  return href ? <Goto href={href}>{title}</Goto> : title;
}

function History({ duty, onHistory }: { duty: DutyRow; onHistory(duty: DutyRow): void }) {
  const t = useT();
  const name = duty.definition.name[useLanguage()];
  return <Button size="small" aria-label={t("duties.historyOf", { name })} onClick={() => onHistory(duty)}>{t("duties.history")}</Button>;
}

function Owner({ duty: { ownerId, ownerRole } }: { duty: DutyRow }) {
  const t = useT();
  const { nameOf } = usePeople();
  return nameOf(ownerId) || (ownerRole ? roleName(ownerRole, t) : "—");
}

function Card({ duty, over, onHistory }: { duty: DutyRow; over: boolean; onHistory(duty: DutyRow): void }) {
  const may = useMay();
  const language = useLanguage();
  return (
    <div className={sheet.card}>
      <div><strong>{duty.definition.name[language]}</strong><span className="soft"><Owner duty={duty} /></span></div>
      <div><About duty={duty} /><History duty={duty} onHistory={onHistory} /></div>
      <div><span><Due duty={duty} /></span>{over ? duty.closedAt && <When at={duty.closedAt} show="absolute" /> : may("duties.manage") && <DutyActions duty={duty} />}</div>
    </div>
  );
}
