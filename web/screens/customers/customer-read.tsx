import { useParams } from "@tanstack/react-router";
import { getCustomer } from "../../../contract/customers.ts";
import { listPriceLists } from "../../../contract/prices.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useMay } from "../../parts/session.ts";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { useCompany, usePeople } from "../people/names.ts";
import { Addresses, Contacts } from "./Contacts.tsx";
import { CreditBar } from "./CreditBar.tsx";
import { type CustomerFile, stateTones } from "./customer-words.ts";
import { CustomerActions } from "./CustomerActions.tsx";
import { CustomerService } from "./CustomerService.tsx";
import { CustomerWork } from "./CustomerWork.tsx";
import { CreditButton } from "./SetCredit.tsx";
import { PartNumbers } from "./PartNumbers.tsx";
import { stagesText, termsText } from "./terms.ts";
import { Versions } from "./Versions.tsx";

/** A customer's file: credit, archive, contacts, addresses, part numbers and every version of it. */
export function CustomerRead() {
  const t = useT();
  const { customerId = "" } = useParams({ strict: false });
  const { data: file, error, refetch } = useQueryOf(getCustomer, { id: customerId }, { watches: [`customer:${customerId}`] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!file) return <PageSkeleton />;
  const beside = (
    <>
      <span className="soft figure">{file.code}</span>
      <StatusTag tone={stateTones[file.state]}>{t(`customers.state_${file.state}`)}</StatusTag>
      <span>{t("customers.gradeOf", { grade: file.grade })}</span>
    </>
  );
  return (
    <>
      <PageTitle title={file.name} beside={beside}><CustomerActions file={file} /></PageTitle>
      {file.stateReason && <p>{t("customers.stateReason", { reason: file.stateReason })}</p>}
      <Section title={t("customers.credit")} actions={<CreditButton file={file} />}><CreditBar file={file} /></Section>
      <CustomerService customerId={file.id} />
      <CustomerWork customerId={file.id} />
      <div className={sheet.columns}>
        <Archive file={file} />
        <div className={sheet.stack}>
          <Contacts file={file} />
          <Addresses file={file} />
        </div>
      </div>
      <PartNumbers file={file} />
      <Versions file={file} />
    </>
  );
}

function Archive({ file }: { file: CustomerFile }) {
  const t = useT();
  const may = useMay();
  const { nameOf } = usePeople();
  const { data: company } = useCompany();
  const { data: lists } = useQueryOf(listPriceLists, {}, { watches: ["priceList"], enabled: file.priceListId !== null && may("catalog.see") });
  const named = (list: readonly { id: string; name: string }[] | undefined, id: string | null) => list?.find((each) => each.id === id)?.name;
  return (
    <Section title={t("customers.archive")}>
      <Facts
        rows={[
          [t("customers.shortName"), file.shortName],
          [t("customers.uscc"), file.uscc && <span key="u" className="figure">{file.uscc}</span>],
          [t("customers.kind"), t(file.dealer ? "customers.dealer" : "customers.direct")],
          [t("customers.region"), file.region],
          [t("customers.channel"), file.channel],
          [t("customers.salesperson"), nameOf(file.salespersonId)],
          [t("customers.department"), named(company?.departments, file.departmentId)],
          [t("customers.ledger"), named(company?.ledgers, file.ledgerId)],
          [t("customers.terms"), <span key="t">{termsText(file.paymentTerms, t)} <span className="soft">{stagesText(file.paymentTerms, t)}</span></span>],
          [t("customers.priceList"), named(lists, file.priceListId)],
          [t("customers.currency"), `${file.currency} · ${t(file.taxInclusive ? "customers.taxIn" : "customers.taxOut")}`],
          [t("customers.signedConfirmation"), t(file.needsSignedConfirmation ? "customers.needed" : "customers.notNeeded")],
          [t("customers.created"), <span key="c">{nameOf(file.createdBy)} <When at={file.createdAt} /></span>],
          [t("customers.remark"), file.remark],
        ]}
      />
    </Section>
  );
}
