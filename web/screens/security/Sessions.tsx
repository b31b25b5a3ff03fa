import { endMyOtherSessions, endMySession, mySessions } from "../../../contract/security.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { deviceName } from "./device.ts";

type Session = Answer<typeof mySessions>[number];

/** Where one is signed in. */
export function Sessions() {
  const t = useT();
  const { data, error, refetch } = useQueryOf(mySessions, {}, { watches: ["person"] });
  const others = useCommand(endMyOtherSessions);
  const alone = (data?.length ?? 0) < 2 ? t("security.noOthers") : undefined;
  const endOthers = () => void others.run({}).then(({ ended }) => toast({ text: t("security.ended", { count: ended }) }), () => undefined);
  return (
    <Section flush title={t("security.sessions")} actions={<ActionButton disabledReason={alone} loading={others.pending} onClick={endOthers}>{t("security.endOthers")}</ActionButton>}>
      {(error ?? others.error) && <Problem error={error ?? others.error} onRetry={() => void refetch()} />}
      <Table
        label={t("security.sessions")}
        rows={data ?? []}
        rowKey={({ id }) => id}
        empty={data ? t("security.noSessions") : t("ui.loading")}
        columns={[
          { key: "device", title: t("people.device"), render: ({ userAgent, current }) => <>{deviceName(userAgent)} {current && <StatusTag tone="good">{t("security.thisOne")}</StatusTag>}</> },
          { key: "address", title: t("people.address"), render: ({ address }) => <span className="figure">{address}</span> },
          { key: "from", title: t("security.signedInAt"), render: ({ signedInAt }) => <When at={signedInAt} /> },
          { key: "used", title: t("people.lastUsed"), render: ({ lastUsedAt }) => <When at={lastUsedAt} /> },
          { key: "end", title: "", align: "end", render: (session) => !session.current && <End session={session} /> },
        ]}
      />
    </Section>
  );
}

function End({ session }: { session: Session }) {
  const t = useT();
  const { run, pending, error } = useCommand(endMySession);
  return (
    <>
      <ActionButton size="small" danger loading={pending} onClick={() => void run({ sessionId: session.id }).then(({ ended }) => toast({ text: t("security.ended", { count: ended }) }), () => undefined)}>{t("people.end")}</ActionButton>
      {error && <Problem error={error} />}
    </>
  );
}
