import type { trackingOf } from "../../../contract/carriers.ts";
import type { Answer } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";

type Event = Answer<typeof trackingOf>[number];

const tones: Record<Event["kind"], Tone> = { pickedUp: "moving", inTransit: "moving", delayed: "warn", arrived: "good", signed: "good", exception: "bad" };

/** What carriers told, row by row; `withNumber` where they are of several deliveries. */
export function CarrierEvents({ label, rows, withNumber }: { label: string; rows: readonly Event[]; withNumber?: boolean }) {
  const t = useT();
  return (
    <Table
      label={label}
      rows={rows}
      rowKey={({ id }) => id}
      empty={t("system.noEvents")}
      columns={[
        { key: "at", title: t("system.happened"), render: ({ at }) => <When at={at} show="absolute" /> },
        ...(withNumber ? [{ key: "number", title: t("system.trackingNumber"), render: ({ trackingNumber }: Event) => <span className="figure">{trackingNumber}</span> }] : []),
        { key: "carrier", title: t("system.carrier"), render: ({ carrier }) => carrier },
        { key: "kind", title: t("system.whatHappened"), render: ({ kind, place, note, expectedOn }) => <><StatusTag tone={tones[kind]}>{t(`system.event_${kind}`)}</StatusTag> <span className="soft">{[expectedOn && t("system.newDay", { day: expectedOn }), place, note].filter(Boolean).join(" · ")}</span></> },
        { key: "outcome", title: t("system.outcome"), render: ({ outcome }) => t(`system.outcome_${outcome}`) },
      ]}
    />
  );
}
