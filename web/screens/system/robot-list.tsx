import { Button } from "antd";
import { useState } from "react";
import { listRobotMessages, listRobots, removeRobot, testRobot } from "../../../contract/robots.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { roleName, useBarred, useCompany } from "../people/names.ts";
import { RobotForm } from "./RobotForm.tsx";
import { SystemPage } from "./SystemPage.tsx";

export type Robot = Answer<typeof listRobots>[number];
type Message = Answer<typeof listRobotMessages>["rows"][number];

/** 群机器人: which groups are told what, a word to try each, and what became of everything that was sent. */
export function RobotList() {
  const t = useT();
  const why = useBarred()("notices.robots");
  const [editing, setEditing] = useState<Robot | "new">();
  const { data: company } = useCompany();
  const { data, error, refetch } = useQueryOf(listRobots, {}, { watches: ["robot"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const whose = ({ role, departmentId }: Robot) => [role && roleName(role, t), company?.departments.find(({ id }) => id === departmentId)?.name].filter(Boolean).join(" · ") || t("system.everybody");
  return (
    <SystemPage actions={<ActionButton type="primary" disabledReason={why} onClick={() => setEditing("new")}>{t("system.addRobot")}</ActionButton>}>
      <Section flush title={t("system.robots")}>
        <Table
          label={t("system.robots")}
          rows={data}
          rowKey={({ id }) => id}
          empty={<Empty title={t("system.noRobots")} hint={t("system.noRobotsHint")} />}
          columns={[
            { key: "name", title: t("system.robotName"), render: ({ name }) => name },
            { key: "vendor", title: t("system.vendor"), render: ({ vendor, host, signed }) => <>{t(`system.vendor_${vendor}`)} <span className="soft">{host}{signed && ` · ${t("system.signed")}`}</span></> },
            { key: "kinds", title: t("system.tells"), render: ({ kinds }) => kinds.map((kind) => t(`system.tells_${kind}`)).join(t("people.listComma")) },
            { key: "whose", title: t("system.whose"), render: whose },
            { key: "acts", title: "", align: "end", render: (robot) => !why && <Acts robot={robot} onEdit={() => setEditing(robot)} /> },
          ]}
        />
      </Section>
      <Log />
      {editing && <RobotForm robot={editing === "new" ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </SystemPage>
  );
}

function Acts({ robot: { id, name }, onEdit }: { robot: Robot; onEdit(): void }) {
  const t = useT();
  const trying = useCommand(testRobot);
  const removing = useCommand(removeRobot);
  const error = trying.error ?? removing.error;
  return (
    <>
      <Button size="small" loading={trying.pending} onClick={() => void trying.run({ robotId: id }).then(() => toast({ text: t("system.testSent") }), () => undefined)}>{t("system.test")}</Button>{" "}
      <Button size="small" aria-label={t("customers.editNamed", { name })} onClick={onEdit}>{t("people.edit")}</Button>{" "}
      <Button size="small" danger loading={removing.pending} onClick={() => void removing.run({ robotId: id }).catch(() => undefined)}>{t("system.remove")}</Button>
      {error && <Problem error={error} />}
    </>
  );
}

const tones: Record<Message["state"], Tone> = { queued: "moving", sent: "good", failed: "bad" };

function Log() {
  const t = useT();
  const { rows, onEnd, error, refetch, loading } = useRowsOf(listRobotMessages, {}, { watches: ["robot"] });
  return (
    <Section flush title={t("system.log")} actions={<Button loading={loading} onClick={() => void refetch()}>{t("system.refresh")}</Button>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Table
        label={t("system.log")}
        rows={rows}
        rowKey={({ id }) => id}
        empty={t("system.noLog")}
        columns={[
          { key: "at", title: t("system.at"), render: ({ queuedAt }) => <When at={queuedAt} show="absolute" /> },
          { key: "robot", title: t("system.robotName"), render: ({ robotName }) => robotName },
          { key: "title", title: t("system.message"), render: ({ title }) => title },
          { key: "state", title: t("system.state"), render: ({ state, attempts, lastError }) => <><StatusTag tone={tones[state]}>{t(`system.message_${state}`)}</StatusTag>{lastError && <span className="soft"> {t("system.attempts", { count: attempts })} {lastError}</span>}</> },
        ]}
      />
      {onEnd && <Button type="link" onClick={onEnd}>{t("system.more")}</Button>}
    </Section>
  );
}
