import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { Translate } from "../../i18n/translator.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import type { Column, WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { writtenAt } from "../../ui/setting.ts";
import sheet from "../../ui/sheet/sheet.module.css";
import { When } from "../../ui/When.tsx";
import { roleName, usePeople } from "../people/names.ts";
import { Due } from "./Due.tsx";
import { DutyActions } from "./DutyActions.tsx";
import { DutyDrawer } from "./DutyHistory.tsx";
import { DutyHandOver } from "./HandOver.tsx";
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
  const columns = [...useDutyColumns(over), useHistoryColumn(show)];
  return (
    <>
      <VirtualList {...list} columns={columns} rowKey={({ id }) => id} onPreview={(duty) => show(duty)} card={(row) => <Card duty={row} over={over} onHistory={show} />} />
      {shown && <DutyDrawer duty={shown} onClose={() => show(undefined)} />}
    </>
  );
}

const useHistoryColumn = (onHistory: (duty: DutyRow) => void): Column<DutyRow> => {
  const t = useT();
  return { key: "history", title: t("duties.history"), width: 90, render: (duty) => <History duty={duty} onHistory={onHistory} /> };
};

/** What lists of duties show; actions are no column of a file. */
export function useDutyColumns(over: boolean): WrittenColumn<DutyRow>[] {
  const t = useT();
  const may = useMay();
  const language = useLanguage();
  const { nameOf } = usePeople();
  const last: WrittenColumn<DutyRow>[] = over
    ? [{ key: "closed", title: t("duties.closedAt"), width: 180, text: ({ closedAt }) => writtenAt(closedAt), render: ({ closedAt }) => closedAt && <When at={closedAt} /> }]
    : [{ key: "act", title: t("ui.actions"), width: may("duties.manage") ? 210 : 110, text: () => "", render: (duty) => <Acts duty={duty} /> }];
  return [
    { key: "due", title: t("duties.due"), width: 260, text: ({ dueAt }) => writtenAt(dueAt), render: (duty) => <Due duty={duty} /> },
    { key: "name", title: t("duties.what"), width: 200, text: ({ definition, day }) => `${definition.name[language]} ${day ?? ""}`.trim(), render: ({ definition, day }) => <><strong>{definition.name[language]}</strong> {day && <span className="soft figure">{day}</span>}</> },
    { key: "subject", title: t("duties.subject"), width: 240, grow: true, text: ({ title }) => title, render: (duty) => <About duty={duty} /> },
    { key: "owner", title: t("duties.owner"), width: 130, text: (duty) => ownerText(duty, { nameOf, t }), render: (duty) => <Owner duty={duty} /> },
    { key: "opened", title: t("duties.openedAt"), width: 120, text: ({ openedAt }) => writtenAt(openedAt), render: ({ openedAt }) => <When at={openedAt} show="absolute" /> },
    ...last,
  ];
}

function About({ duty: { subject, title } }: { duty: DutyRow }) {
  const href = hrefOfSubject(subject);
  return href ? <Goto href={href}>{title}</Goto> : title;
}

interface Named {
  nameOf: ReturnType<typeof usePeople>["nameOf"];
  t: Translate;
}

const ownerText = ({ ownerId, ownerRole }: DutyRow, { nameOf, t }: Named): string => nameOf(ownerId) || (ownerRole ? roleName(ownerRole, t) : "—");

function History({ duty, onHistory }: { duty: DutyRow; onHistory(duty: DutyRow): void }) {
  const t = useT();
  const name = duty.definition.name[useLanguage()];
  return <Button size="small" aria-label={t("duties.historyOf", { name })} onClick={() => onHistory(duty)}>{t("duties.history")}</Button>;
}

function Owner({ duty }: { duty: DutyRow }) {
  const t = useT();
  const { nameOf } = usePeople();
  return ownerText(duty, { nameOf, t });
}

/** What one may do with a running duty: hand it on or remind of it, and let it stand still where one leads. */
function Acts({ duty }: { duty: DutyRow }) {
  const may = useMay();
  return <><DutyHandOver duty={duty} /> {may("duties.manage") && <DutyActions duty={duty} />}</>;
}

function Card({ duty, over, onHistory }: { duty: DutyRow; over: boolean; onHistory(duty: DutyRow): void }) {
  const language = useLanguage();
  return (
    <div className={sheet.card}>
      <div><strong>{duty.definition.name[language]}</strong><span className="soft"><Owner duty={duty} /></span></div>
      <div><About duty={duty} /><History duty={duty} onHistory={onHistory} /></div>
      <div><span><Due duty={duty} /></span>{over ? duty.closedAt && <When at={duty.closedAt} show="absolute" /> : <span><Acts duty={duty} /></span>}</div>
    </div>
  );
}
