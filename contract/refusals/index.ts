import type { RefusalTexts } from "../toolkit.ts";
import { calendarRefusals } from "./calendar.ts";
import { catalogRefusals } from "./catalog.ts";
import { companiesRefusals } from "./companies.ts";
import { customersRefusals } from "./customers.ts";
import { dutyRefusals } from "./duties.ts";
import { noticeRefusals } from "./notices.ts";
import { orderRefusals } from "./orders.ts";
import { peopleRefusals } from "./people.ts";
import { platformRefusals } from "./platform.ts";
import { policiesRefusals } from "./policies.ts";
import { productionRefusals } from "./production.ts";
import { reviewRefusals } from "./reviews.ts";
import { settlementRefusals } from "./settlement.ts";
import { stockRefusals } from "./stock.ts";

/** The texts of every refusal there is; a code without a row here cannot be told to anybody. */
export const allRefusals: RefusalTexts = {
  ...platformRefusals, ...companiesRefusals, ...peopleRefusals, ...calendarRefusals, ...catalogRefusals, ...customersRefusals, ...policiesRefusals, ...orderRefusals, ...reviewRefusals,
  ...stockRefusals, ...productionRefusals, ...settlementRefusals, ...dutyRefusals, ...noticeRefusals,
};
