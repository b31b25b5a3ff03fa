import { event } from "../../platform/events.ts";

export interface CustomerFacts {
  customerId: string;
}

export const customerCreated = event<CustomerFacts>("customerCreated");
export const customerApproved = event<CustomerFacts>("customerApproved");
export const customerRefused = event<CustomerFacts>("customerRefused");
