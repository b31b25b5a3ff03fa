import { Fragment, type ReactNode } from "react";
import { addressLine, getCustomer } from "../../../contract/customers.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { When } from "../../ui/When.tsx";
import { termsText } from "../customers/terms.ts";
import type { Order } from "./order-actions.ts";
import { TagChips } from "./TagChips.tsx";
import { useEntryRules } from "./use-rules.ts";
import style from "./orders.module.css";

const needs = ["customised", "urgent", "packaging"] as const;

type Fact = [label: string, value: ReactNode];
const fact = (label: string, value: ReactNode): Fact => [label, value];

/** Who, where to, for when, on which terms. */
export function KeyFacts({ order }: { order: Order }) {
  const t = useT();
  const { channelName } = useEntryRules(order.kind);
  const { data: customer } = useQueryOf(getCustomer, { id: order.customerId }, { watches: [`customer:${order.customerId}`] });
  const contact = customer?.contacts.find(({ id }) => id === order.contactId);
  const address = customer?.addresses.find(({ id }) => id === order.addressId);
  const day = (value: string | null) => value && <When at={value} />;
  const facts: Fact[] = [
    [t("orders.customer"), <Goto key="c" href={`/customers/${order.customerId}`}>{order.customerName}</Goto>],
    [t("orders.contact"), contact?.erased ? t("customers.erased") : contact && <>{contact.name} {contact.phones.map((phone) => (phone.includes("*") ? phone : <a key={phone} href={`tel:${phone}`}>{phone}</a>))}</>],
    [t("orders.address"), address && addressLine(address)],
    [t("orders.terms"), order.paymentTerms && termsText(order.paymentTerms, t)],
    [t("orders.customerPo"), order.customerPo],
    [t("orders.channel"), [channelName(order.channel), order.channelNote].filter(Boolean).join(" · ")],
    [t("orders.requestedDate"), day(order.requestedDate)],
    [t("orders.promisedDate"), day(order.promisedDate)],
    [t("orders.salesperson"), order.salespersonName],
    [t("orders.tags"), order.tags.length > 0 && <TagChips key="t" wrapping tags={order.tags} />],
    [t("orders.enteredAt"), <When key="e" at={order.createdAt} />],
    ...needs.flatMap((need) => (order.specialNeeds[need] ? [fact(t(`reviews.special_${need}`), order.specialNeeds[need])] : [])),
    ...(order.remarks ? [fact(t("orders.remarks"), order.remarks)] : []),
  ];
  return <dl className={style.key}>{facts.filter(([, value]) => value).map(([label, value]) => <Fragment key={label}><dt>{label}</dt><dd>{value}</dd></Fragment>)}</dl>;
}
