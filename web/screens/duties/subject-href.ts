import type { Subject } from "../../../contract/toolkit.ts";

const places: Readonly<Record<string, string>> = { order: "/orders", enquiry: "/enquiries", delivery: "/shipping/deliveries", review: "/reviews", customer: "/customers", case: "/cases", change: "/changes", product: "/products", person: "/people", assessment: "/assessment/entries" };

/** The page of what a duty, a notice or a case is about; undefined where there is none. */
export function hrefOfSubject({ kind, id }: Subject): string | undefined {
  const place = places[kind];
  return place && `${place}/${id}`;
}
