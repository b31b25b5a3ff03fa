import { useState } from "react";
import { listCosts } from "../../../contract/costs.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { useToday } from "../../ui/setting.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import { CostForm } from "./CostForm.tsx";
import { PriceState } from "./PriceState.tsx";

interface Props {
  product: { id: string; stockUnit: string };
}

/** What a product costs by date, for whoever sees costs; nobody else is told that there are any. */
export const ProductCosts = ({ product }: Props) => (useMay()("catalog.seeCosts") ? <Costs product={product} /> : null);

function Costs({ product }: Props) {
  const t = useT();
  const why = useBarred()("catalog.setCosts");
  const today = useToday();
  const [setting, setSetting] = useState(false);
  const { data = [], error, refetch, isPending } = useQueryOf(listCosts, { id: product.id }, { watches: [`productCost:${product.id}`] });
  const rows = data.map((row, at) => ({ ...row, until: data[at - 1]?.validFrom }));
  return (
    <Section flush title={t("margins.costs")} actions={<><Goto href="/product-costs">{t("margins.allProducts")}</Goto><ActionButton disabledReason={why} onClick={() => setSetting(true)}>{t("margins.setCost")}</ActionButton></>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Table
        label={t("margins.costs")} rows={rows} rowKey={({ validFrom }) => validFrom} empty={t(isPending ? "ui.loading" : "margins.noCosts")}
        columns={[
          { key: "from", title: t("catalog.validFrom"), render: ({ validFrom }) => <When at={validFrom} show="absolute" /> },
          { key: "cost", title: t("margins.cost"), align: "end", render: ({ cost, unit }) => <><strong><Quantity value={cost} /></strong> <span className="soft">/ {unit}</span></> },
          { key: "state", title: t("catalog.state"), render: (row) => <PriceState row={row} today={today} /> },
          { key: "by", title: t("margins.setBy"), render: ({ setByName, setAt }) => <>{setByName} <span className="soft"><When at={setAt} show="absolute" /></span></> },
        ]}
      />
      {setting && <CostForm product={product} today={today} onClose={() => setSetting(false)} />}
    </Section>
  );
}
