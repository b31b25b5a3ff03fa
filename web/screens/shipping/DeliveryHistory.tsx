import { useT } from "../../i18n/words.ts";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { Happened } from "./Happened.tsx";
import type { Delivery } from "./delivery-read.tsx";
import { Exceptions } from "./Exceptions.tsx";
import style from "./shipping.module.css";

/** What is on record of a delivery: boxes, checks, calls, the receipt, the customer's rating. Parts that have not come yet are left out. */
export function DeliveryHistory({ delivery }: { delivery: Delivery }) {
  const { packages, checks, contacts, notices, receipt, feedback } = delivery;
  return (
    <div className={sheet.stack}>
      {checks.length > 0 && <Checks delivery={delivery} />}
      {packages.length > 0 && <Boxes delivery={delivery} />}
      {notices.length > 0 && <Notices delivery={delivery} />}
      {contacts.length > 0 && <Contacts delivery={delivery} />}
      {receipt && <Receipt delivery={delivery} />}
      {feedback.length > 0 && <Ratings delivery={delivery} />}
      <Exceptions delivery={delivery} />
    </div>
  );
}

interface Props {
  delivery: Delivery;
}

function Checks({ delivery: { checks, lines } }: Props) {
  const t = useT();
  const nameOf = (lineId: string | null) => lines.find(({ id }) => id === lineId)?.productCode ?? "";
  return (
    <Section flush title={t("shipping.checks")}>
      <Table
        label={t("shipping.checks")} rows={checks} rowKey={({ at }) => at} empty=""
        columns={[
          { key: "at", title: t("shipping.at"), render: ({ at, byName }) => <><When at={at} show="absolute" /> {byName}</> },
          { key: "result", title: t("shipping.result"), render: ({ passed }) => <StatusTag tone={passed ? "good" : "bad"}>{t(passed ? "shipping.checkGood" : "shipping.checkBad")}</StatusTag> },
          { key: "differs", title: t("shipping.differs"), render: ({ differs, note }) => [...differs.map(({ what, lineId, expected, found }) => `${t(`shipping.differs_${what}`)} ${nameOf(lineId)} ${expected} → ${found}`), note].filter(Boolean).join(" · ") },
        ]}
      />
    </Section>
  );
}

function Boxes({ delivery: { packages } }: Props) {
  const t = useT();
  return (
    <Section flush title={t("shipping.boxes", { count: packages.length })}>
      <Table
        label={t("shipping.boxes", { count: packages.length })} rows={packages} rowKey={({ label }) => label} empty=""
        columns={[
          { key: "label", title: t("shipping.box"), render: ({ label }) => label },
          { key: "weight", title: "kg", align: "end", render: ({ weightKg }) => weightKg },
          { key: "size", title: t("shipping.sizeHint"), render: ({ size }) => size },
        ]}
      />
    </Section>
  );
}

function Notices({ delivery: { notices } }: Props) {
  const t = useT();
  return (
    <Section flush title={t("shipping.notices")}>
      <Table
        label={t("shipping.notices")} rows={notices} rowKey={({ at, by }) => `${at} ${by}`} empty=""
        columns={[
          { key: "at", title: t("shipping.at"), render: ({ at, byName }) => <><When at={at} show="absolute" /> {byName ?? t("shipping.bySystem")}</> },
          { key: "by", title: t("shipping.toldBy"), render: ({ by }) => t(`shipping.told_${by}`) },
          { key: "to", title: t("shipping.recipient"), render: ({ recipient }) => recipient },
        ]}
      />
    </Section>
  );
}

function Contacts({ delivery: { contacts } }: Props) {
  const t = useT();
  return (
    <Section flush title={t("shipping.contacts")}>
      <Table
        label={t("shipping.contacts")} rows={contacts} rowKey={({ at }) => at} empty=""
        columns={[
          { key: "at", title: t("shipping.at"), render: ({ at, byName }) => <><When at={at} show="absolute" /> {byName}</> },
          { key: "good", title: t("shipping.result"), render: (contact) => (["quantityGood", "qualityGood", "packagingGood"] as const).filter((each) => contact[each] !== null).map((each) => <StatusTag key={each} tone={contact[each] ? "good" : "bad"}>{t(`shipping.${each}`)}</StatusTag>) },
          { key: "note", title: t("shipping.customerSaid"), render: ({ note }) => note },
        ]}
      />
    </Section>
  );
}

function Receipt({ delivery: { receipt, heardLater } }: Props) {
  const t = useT();
  if (!receipt) return null;
  return (
    <Section title={t("shipping.receipt")} beside={receipt.objection && <StatusTag tone="bad">{t("shipping.objection")}</StatusTag>}>
      <Facts
        rows={[
          [t("shipping.signer"), receipt.signer],
          [t("shipping.signedAt"), <Happened key="s" at={receipt.signedAt} heard={heardLater.signed} />],
          [t("shipping.meansOf"), t(`shipping.means_${receipt.means}`)],
          [t("shipping.recordedBy"), receipt.recordedByName],
          [t("shipping.objection"), receipt.objection],
          [t("shipping.evidence"), receipt.files.map(({ fileId, what }, at) => <a key={fileId} className={style.evidence} href={`/api/v1/files/${fileId}/content`}>{t(`shipping.file_${what}`)} {at + 1} </a>)],
          [t("shipping.hash"), <code key="h">{receipt.hash.slice(0, 16)}…</code>],
        ]}
      />
    </Section>
  );
}

function Ratings({ delivery: { feedback, policy } }: Props) {
  const t = useT();
  return (
    <Section flush title={t("shipping.feedback")}>
      <Table
        label={t("shipping.feedback")} rows={feedback} rowKey={({ id }) => id} empty=""
        columns={[
          { key: "at", title: t("shipping.at"), render: ({ at, byName }) => <><When at={at} show="absolute" /> {byName}</> },
          ...policy.scores.map((score) => ({ key: score, title: t(`shipping.score_${score}`), render: (rating: Delivery["feedback"][number]) => (rating[score] === null ? "—" : t("shipping.starsOf", { stars: rating[score] })) })),
          { key: "comments", title: t("shipping.comments"), render: ({ comments, afterSalesResult }) => [comments, afterSalesResult].filter(Boolean).join(" · ") },
        ]}
      />
    </Section>
  );
}
