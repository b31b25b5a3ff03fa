import { useLanguage, useT } from "../../i18n/words.ts";
import { formatMoney } from "../../ui/format.ts";
import { Money } from "../../ui/Money.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import type { Takeover } from "./takeover-read.tsx";

/** The credit that customers get out of the old books, beside what is open of them; nothing where the books say nothing of it. */
export function Limits({ limits }: { limits: Takeover["limits"] }) {
  const t = useT();
  const language = useLanguage();
  const plain = (amount: string, currency: string) => formatMoney(amount, { currency, language, plain: true });
  const over = limits.filter((one) => one.over !== null).length;
  if (!limits.length) return null;
  return (
    <Section flush title={t("takeover.limits")} beside={over > 0 ? <><StatusTag tone="bad">{t("takeover.limitsOver", { count: over })}</StatusTag> <span className="soft">{t("takeover.limitsOverHint")}</span></> : <span className="soft">{t("takeover.limitsHint")}</span>}>
      <Table
        label={t("takeover.limits")} rows={limits} rowKey={({ customerId }) => customerId} empty=""
        columns={[
          { key: "customer", title: t("takeover.field_customer"), render: ({ code, name }) => <>{name} <span className="soft">{code}</span></> },
          {
            key: "limit", title: t("takeover.field_creditLimit"), align: "end",
            render: ({ limit, before, temporary, until, currency }) => (
              <>
                <Money amount={limit} currency={currency} />
                {until !== null && Number(temporary) > 0 && <div className="soft">{t("takeover.ofItTemporary", { amount: plain(temporary, currency), day: until })}</div>}
                {before !== limit && Number(before) > 0 && <div className="soft">{t("takeover.limitBefore", { amount: plain(before, currency) })}</div>}
              </>
            ),
          },
          {
            key: "exposure", title: t("takeover.exposure"), align: "end",
            // Below it, where a phone shows it too.
            render: ({ exposure, over: by, currency }) => (
              <>
                <Money amount={exposure} currency={currency} />
                {by !== null && <div><StatusTag tone="bad">{t("takeover.overLimit", { amount: plain(by, currency) })}</StatusTag></div>}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
