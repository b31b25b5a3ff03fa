import type { RefusalTexts } from "../toolkit.ts";
import { aftersalesRefusals } from "./aftersales.ts";
import { assessmentRefusals } from "./assessment.ts";
import { backupRefusals } from "./backups.ts";
import { calendarRefusals } from "./calendar.ts";
import { callRefusals } from "./calls.ts";
import { carrierRefusals } from "./carriers.ts";
import { caseRefusals } from "./cases.ts";
import { catalogRefusals } from "./catalog.ts";
import { changeRefusals } from "./changes.ts";
import { commentRefusals } from "./comments.ts";
import { copyRefusals } from "./copies.ts";
import { companiesRefusals } from "./companies.ts";
import { confirmationRefusals } from "./confirmations.ts";
import { customersRefusals } from "./customers.ts";
import { decisionsBackRefusals } from "./decisions-back.ts";
import { deliveryPartsRefusals } from "./delivery-parts.ts";
import { demoRefusals } from "./demo.ts";
import { dutyRefusals } from "./duties.ts";
import { enquiryRefusals } from "./enquiries.ts";
import { fileRefusals } from "./files.ts";
import { foundingRefusals } from "./founding.ts";
import { gateRefusals } from "./gates.ts";
import { linkRefusals } from "./links.ts";
import { noticeRefusals } from "./notices.ts";
import { orderAssignmentRefusals } from "./order-assignment.ts";
import { orderImportRefusals } from "./order-import.ts";
import { templateRefusals } from "./order-templates.ts";
import { orderRefusals } from "./orders.ts";
import { orderSplittingRefusals } from "./order-splitting.ts";
import { orderFollowUpRefusals } from "./order-follow-up.ts";
import { orderTagRefusals } from "./order-tags.ts";
import { paperRefusals } from "./papers.ts";
import { peopleRefusals } from "./people.ts";
import { platformRefusals } from "./platform.ts";
import { policiesRefusals } from "./policies.ts";
import { productionRefusals } from "./production.ts";
import { purchasingRefusals } from "./purchasing.ts";
import { reviewRefusals } from "./reviews.ts";
import { priceExceptionRefusals } from "./price-exceptions.ts";
import { proposalRefusals } from "./proposals.ts";
import { settlementReversalRefusals } from "./settlement-reversals.ts";
import { robotRefusals } from "./robots.ts";
import { settlementRefusals } from "./settlement.ts";
import { shippingRefusals } from "./shipping.ts";
import { ssoRefusals } from "./sso.ts";
import { stockMovesRefusals } from "./stock-moves.ts";
import { stockRefusals } from "./stock.ts";
import { tableImportRefusals } from "./table-import.ts";
import { tableRefusals } from "./tables.ts";
import { takeoverRefusals } from "./takeovers.ts";

/** The texts of every refusal there is; a code without a row here cannot be told to anybody. */
export const allRefusals: RefusalTexts = {
  ...aftersalesRefusals,
  ...assessmentRefusals,
  ...backupRefusals,
  ...calendarRefusals,
  ...callRefusals,
  ...carrierRefusals,
  ...caseRefusals,
  ...catalogRefusals,
  ...changeRefusals,
  ...commentRefusals,
  ...copyRefusals,
  ...companiesRefusals,
  ...confirmationRefusals,
  ...customersRefusals,
  ...decisionsBackRefusals,
  ...deliveryPartsRefusals,
  ...demoRefusals,
  ...dutyRefusals,
  ...enquiryRefusals,
  ...fileRefusals,
  ...foundingRefusals,
  ...gateRefusals,
  ...linkRefusals,
  ...noticeRefusals,
  ...orderAssignmentRefusals,
  ...orderImportRefusals,
  ...orderRefusals,
  ...templateRefusals,
  ...orderSplittingRefusals,
  ...orderFollowUpRefusals,
  ...orderTagRefusals,
  ...paperRefusals,
  ...peopleRefusals,
  ...platformRefusals,
  ...policiesRefusals,
  ...productionRefusals,
  ...priceExceptionRefusals,
  ...proposalRefusals,
  ...purchasingRefusals,
  ...reviewRefusals,
  ...robotRefusals,
  ...settlementRefusals,
  ...settlementReversalRefusals,
  ...shippingRefusals,
  ...ssoRefusals,
  ...stockMovesRefusals,
  ...stockRefusals,
  ...tableImportRefusals,
  ...tableRefusals,
  ...takeoverRefusals,
};
