import { useState } from "react";
import { checkCustomerAddress, readCustomerAddress } from "../../../contract/customer-address.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { SystemPage } from "./SystemPage.tsx";
import style from "./system.module.css";

type Finding = Answer<typeof checkCustomerAddress>["findings"][number];

const mild: readonly Finding["what"][] = ["plainHttp", "privateAddress", "staffExposed"];
const toneOf = (what: Finding["what"]): Tone => (what === "ok" ? "good" : mild.includes(what) ? "warn" : "bad");

/** 对外网址: where the links in letters lead, and whether customers arrive there. */
export function CustomerAddress() {
  const t = useT();
  const [asked, setAsked] = useState(false);
  const { data, error, refetch } = useQueryOf(readCustomerAddress, {}, { watches: [] });
  const check = useQueryOf(checkCustomerAddress, {}, { watches: [], enabled: asked });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const look = () => (asked ? void check.refetch() : setAsked(true));
  return (
    <SystemPage>
      <Section title={t("system.address")} actions={<ActionButton type="primary" loading={check.isFetching} onClick={look}>{t("system.check")}</ActionButton>}>
        <Facts rows={[[t("system.customerAddress"), <span key="customers" className="figure">{data.customers}/p/</span>], [t("system.staffAddress"), <span key="staff" className="figure">{data.staff}</span>]]} />
        <div role="status">
          {check.error && <Problem error={check.error} onRetry={look} />}
          {check.data && !check.isFetching && <ul className={style.findings}>{check.data.findings.map((finding) => <Found key={finding.what} finding={finding} />)}</ul>}
        </div>
      </Section>
      <p className="soft">{t(data.own ? "system.addressOwn" : "system.addressShared")}</p>
    </SystemPage>
  );
}

function Found({ finding: { what, detail } }: { finding: Finding }) {
  const t = useT();
  return (
    <li>
      <StatusTag tone={toneOf(what)}>{t(`system.found_${what}`)}</StatusTag> <span>{t(`system.foundHint_${what}`)}</span>
      {detail && <span className="figure"> {detail}</span>}
    </li>
  );
}
