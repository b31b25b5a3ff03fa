import type { ReactNode } from "react";
import { useT } from "../../i18n/words.ts";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { When } from "../../ui/When.tsx";
import { addressOfFile } from "./upload.ts";
import type { Request } from "./use-confirmations.ts";

interface Props {
  decision: NonNullable<Request["decision"]>;
  evidence: Request["evidence"];
}

/** What the customer answered, how it came in, and what proves it. */
export function ConfirmationAnswer({ decision, evidence }: Props) {
  const t = useT();
  const { outcome, means, name, at, agreedAt, reason, note, recordedByName, identity, hash } = decision;
  const answers = Object.entries(decision.answers).map(([question, yes]) => `${t(`policies.question_${question}`)}:${t(yes ? "orders.yes" : "orders.no")}`);
  const rows: (readonly [string, ReactNode])[] = [
    [t("orders.answer"), t(`orders.request_${outcome}`)],
    [t("orders.answeredBy"), name],
    [t("orders.agreedAt"), <When key="agreed" at={agreedAt ?? at} show="absolute" />],
    [t("orders.means"), t(`policies.means_${means}`)],
    ...(recordedByName ? [[t("orders.recordedBy"), <>{recordedByName} <When at={at} show="absolute" /></>] as const] : []),
    ...(identity && identity !== "none" ? [[t("orders.identity"), t(`policies.identity_${identity}`)] as const] : []),
    ...(reason ? [[t("orders.reason"), reason] as const] : []),
    ...(answers.length ? [[t("orders.answers"), answers.join(" · ")] as const] : []),
    ...(note ? [[t("orders.note"), note] as const] : []),
    [t("orders.evidence"), evidence.map(({ seq, kind, fileId, name: file }) => <div key={seq}>{t(`policies.evidence_${kind}`)} <a href={addressOfFile(fileId)}>{file}</a></div>)],
    ["SHA-256", <code key="hash" title={hash}>{hash.slice(0, 12)}</code>],
  ];
  return <Facts rows={rows.map(([label, value]) => [label, Array.isArray(value) && value.length === 0 ? "" : value] as const)} />;
}
