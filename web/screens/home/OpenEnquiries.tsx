import { listEnquiries } from "../../../contract/enquiries.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { NextDue } from "../enquiries/NextDue.tsx";
import style from "./home.module.css";

const most = 6;

/** Wishes to order that still wait for their order. */
export function OpenEnquiries() {
  const t = useT();
  const { rows, complete, error, refetch, loading } = useRowsOf(listEnquiries, { limit: 20 }, { watches: ["enquiry", "order", "duty"] });
  return (
    <Section title={t("home.enquiries")} beside={rows.length > 0 && <StatusTag tone="moving">{complete ? rows.length : `${rows.length}+`}</StatusTag>} actions={<Goto href="/enquiries">{t("home.all")}</Goto>} flush>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : rows.length === 0 && !loading ? <Empty title={t("home.noEnquiries")} /> : (
        <ul className={style.rows}>
          {rows.slice(0, most).map((row) => (
            <li key={row.id}><Goto href={`/enquiries/${row.id}`}><span><strong>{row.customerName}</strong> {row.words}</span><span><NextDue row={row} /></span></Goto></li>
          ))}
        </ul>
      )}
    </Section>
  );
}
