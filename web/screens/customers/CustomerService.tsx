import { customerService } from "../../../contract/views.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { hrefOfSubject } from "../duties/subject-href.ts";

type Service = Answer<typeof customerService>;

/** How a customer is served: what reached it late, and when it was last spoken with. */
export function CustomerService({ customerId }: { customerId: string }) {
  const t = useT();
  const may = useMay();
  const { data, error, refetch } = useQueryOf(customerService, { id: customerId }, { watches: [`customer:${customerId}`, "delivery", "order", "enquiry"] });
  return (
    <Section title={t("customers.service")} actions={may("settlement.call") && <Goto href={`/settlement/calls?customer=${customerId}`}>{t("calls.title")}</Goto>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data && <Facts rows={[[t("customers.lateRate"), <LateRate key="late" service={data} />], [t("customers.lastFollowUp"), <LastFollowUp key="last" service={data} />]]} />}
    </Section>
  );
}

function LateRate({ service: { from, late: { lines, late } } }: { service: Service }) {
  const t = useT();
  if (lines === 0) return <span className="soft">{t("customers.nothingLeft", { from })}</span>;
  return (
    <>
      <StatusTag tone={late === 0 ? "good" : "warn"}>{`${((late / lines) * 100).toFixed(1)}%`}</StatusTag> {t("customers.lateOf", { late, lines })}
      <div className="soft">{t("customers.lateMeans", { from })}</div>
    </>
  );
}

function LastFollowUp({ service: { lastFollowUp } }: { service: Service }) {
  const t = useT();
  if (!lastFollowUp) return <span className="soft">{t("customers.noFollowUp")}</span>;
  const { kind, at, byName, words, subject, title } = lastFollowUp;
  const href = kind === "call" ? `/settlement/calls?customer=${subject.id}` : hrefOfSubject(subject);
  const name = [t(`customers.followUp_${kind}`), title].filter(Boolean).join(" ");
  return <><p>{href ? <Goto href={href}>{name}</Goto> : name} <When at={at} /> {byName}</p><p>{words}</p></>;
}
