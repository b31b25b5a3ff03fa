import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { Inside } from "./parts/Inside.tsx";
import { NotFound } from "./parts/NotFound.tsx";
import { PageSkeleton } from "./parts/PageSkeleton.tsx";

/*
 * The sitemap: one line for each page. A page's code is loaded when somebody goes there:
 *   createRoute({ getParentRoute: () => inside, path: "/orders/$orderId", component: lazyRouteComponent(() => import("./screens/orders/order-read.tsx"), "OrderRead") })
 */
const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
/** Pages that need somebody signed in stand in the frame. */
const inside = createRoute({ getParentRoute: () => root, id: "inside", component: Inside });

const pages = [
  createRoute({ getParentRoute: () => inside, path: "/production", beforeLoad: () => redirect({ to: "/production/requests", throw: true }) }),
  createRoute({ getParentRoute: () => inside, path: "/production/requests", component: lazyRouteComponent(() => import("./screens/production/requests-plan.tsx"), "RequestsPlan") }),
  createRoute({ getParentRoute: () => inside, path: "/production/board", component: lazyRouteComponent(() => import("./screens/production/board-read.tsx"), "BoardRead") }),
  createRoute({ getParentRoute: () => inside, path: "/production/runs", component: lazyRouteComponent(() => import("./screens/production/runs-list.tsx"), "RunsList") }),
  createRoute({ getParentRoute: () => inside, path: "/production/reports", component: lazyRouteComponent(() => import("./screens/production/progress-report.tsx"), "ProgressReport") }),
  createRoute({ getParentRoute: () => inside, path: "/settlement", beforeLoad: () => redirect({ to: "/settlement/ageing", throw: true }) }),
  createRoute({ getParentRoute: () => inside, path: "/settlement/ageing", component: lazyRouteComponent(() => import("./screens/settlement/ageing-read.tsx"), "AgeingRead") }),
  createRoute({ getParentRoute: () => inside, path: "/settlement/receivables", component: lazyRouteComponent(() => import("./screens/settlement/receivables-list.tsx"), "ReceivablesList") }),
  createRoute({ getParentRoute: () => inside, path: "/settlement/calls", component: lazyRouteComponent(() => import("./screens/settlement/calls-list.tsx"), "CallsList") }),
  createRoute({ getParentRoute: () => inside, path: "/settlement/invoices", component: lazyRouteComponent(() => import("./screens/settlement/invoice-requests.tsx"), "InvoiceRequests") }),
  createRoute({ getParentRoute: () => inside, path: "/settlement/invoices/$invoiceId", component: lazyRouteComponent(() => import("./screens/settlement/invoice-read.tsx"), "InvoiceRead") }),
  createRoute({ getParentRoute: () => inside, path: "/settlement/receipts/$receiptId", component: lazyRouteComponent(() => import("./screens/settlement/receipt-read.tsx"), "ReceiptRead") }),
  createRoute({ getParentRoute: () => inside, path: "/settlement/adjustments", component: lazyRouteComponent(() => import("./screens/settlement/adjustments-list.tsx"), "AdjustmentsList") }),
  createRoute({ getParentRoute: () => inside, path: "/settlement/accounts/$customerId/statement", component: lazyRouteComponent(() => import("./screens/settlement/statement-read.tsx"), "StatementRead") }),
  createRoute({ getParentRoute: () => inside, path: "/settlement/receipts", component: lazyRouteComponent(() => import("./screens/settlement/receipts-list.tsx"), "ReceiptsList") }),
  createRoute({ getParentRoute: () => inside, path: "/settlement/gates", component: lazyRouteComponent(() => import("./screens/settlement/gates-release.tsx"), "GatesRelease") }),
  createRoute({ getParentRoute: () => inside, path: "/settlement/accounts/$customerId", component: lazyRouteComponent(() => import("./screens/settlement/account-read.tsx"), "AccountRead") }),
  createRoute({ getParentRoute: () => inside, path: "/", component: lazyRouteComponent(() => import("./screens/home/home-read.tsx"), "HomeRead") }),
  createRoute({ getParentRoute: () => inside, path: "/enquiries/{-$enquiryId}", component: lazyRouteComponent(() => import("./screens/enquiries/enquiry-list.tsx"), "EnquiryList") }),
  createRoute({ getParentRoute: () => inside, path: "/orders", component: lazyRouteComponent(() => import("./screens/orders/order-list.tsx"), "OrderList") }),
  createRoute({ getParentRoute: () => inside, path: "/orders/new", component: lazyRouteComponent(() => import("./screens/orders/order-enter.tsx"), "OrderEnter") }),
  createRoute({ getParentRoute: () => inside, path: "/orders/$orderId", component: lazyRouteComponent(() => import("./screens/orders/order-read.tsx"), "OrderRead") }),
  createRoute({ getParentRoute: () => inside, path: "/orders/$orderId/edit", component: lazyRouteComponent(() => import("./screens/orders/order-edit.tsx"), "OrderEdit") }),
  createRoute({ getParentRoute: () => inside, path: "/orders/$orderId/change", component: lazyRouteComponent(() => import("./screens/changes/change-request.tsx"), "ChangeRequest") }),
  createRoute({ getParentRoute: () => inside, path: "/changes", component: lazyRouteComponent(() => import("./screens/changes/change-list.tsx"), "ChangeList") }),
  createRoute({ getParentRoute: () => inside, path: "/changes/$changeId", component: lazyRouteComponent(() => import("./screens/changes/change-read.tsx"), "ChangeRead") }),
  createRoute({ getParentRoute: () => inside, path: "/shipping", beforeLoad: () => redirect({ to: "/shipping/today", throw: true }) }),
  createRoute({ getParentRoute: () => inside, path: "/shipping/today", component: lazyRouteComponent(() => import("./screens/shipping/workbench-read.tsx"), "WorkbenchRead") }),
  createRoute({ getParentRoute: () => inside, path: "/shipping/back-orders", component: lazyRouteComponent(() => import("./screens/shipping/back-orders-list.tsx"), "BackOrdersList") }),
  createRoute({ getParentRoute: () => inside, path: "/shipping/trips", component: lazyRouteComponent(() => import("./screens/shipping/trips-list.tsx"), "TripsList") }),
  createRoute({ getParentRoute: () => inside, path: "/shipping/trips/$tripId", component: lazyRouteComponent(() => import("./screens/shipping/trip-read.tsx"), "TripRead") }),
  createRoute({ getParentRoute: () => inside, path: "/shipping/deliveries", component: lazyRouteComponent(() => import("./screens/shipping/deliveries-list.tsx"), "DeliveriesList") }),
  createRoute({ getParentRoute: () => inside, path: "/shipping/deliveries/$deliveryId", component: lazyRouteComponent(() => import("./screens/shipping/delivery-read.tsx"), "DeliveryRead") }),
  createRoute({ getParentRoute: () => inside, path: "/reviews/{-$reviewId}", component: lazyRouteComponent(() => import("./screens/reviews/review-center.tsx"), "ReviewCenter") }),
  createRoute({ getParentRoute: () => inside, path: "/customers", component: lazyRouteComponent(() => import("./screens/customers/customer-list.tsx"), "CustomerList") }),
  createRoute({ getParentRoute: () => inside, path: "/customers/new", component: lazyRouteComponent(() => import("./screens/customers/customer-create.tsx"), "CustomerCreate") }),
  createRoute({ getParentRoute: () => inside, path: "/customers/$customerId", component: lazyRouteComponent(() => import("./screens/customers/customer-read.tsx"), "CustomerRead") }),
  createRoute({ getParentRoute: () => inside, path: "/customers/$customerId/edit", component: lazyRouteComponent(() => import("./screens/customers/customer-edit.tsx"), "CustomerEdit") }),
  createRoute({ getParentRoute: () => inside, path: "/products", component: lazyRouteComponent(() => import("./screens/catalog/product-list.tsx"), "ProductList") }),
  createRoute({ getParentRoute: () => inside, path: "/products/new", component: lazyRouteComponent(() => import("./screens/catalog/product-edit.tsx"), "ProductCreate") }),
  createRoute({ getParentRoute: () => inside, path: "/products/$productId", component: lazyRouteComponent(() => import("./screens/catalog/product-read.tsx"), "ProductRead") }),
  createRoute({ getParentRoute: () => inside, path: "/products/$productId/edit", component: lazyRouteComponent(() => import("./screens/catalog/product-edit.tsx"), "ProductEdit") }),
  createRoute({ getParentRoute: () => inside, path: "/product-costs", component: lazyRouteComponent(() => import("./screens/catalog/cost-list.tsx"), "CostList") }),
  createRoute({ getParentRoute: () => inside, path: "/price-lists", component: lazyRouteComponent(() => import("./screens/catalog/price-lists.tsx"), "PriceLists") }),
  createRoute({ getParentRoute: () => inside, path: "/price-lists/$listId", component: lazyRouteComponent(() => import("./screens/catalog/price-list-read.tsx"), "PriceListRead") }),
  createRoute({ getParentRoute: () => inside, path: "/stock", component: lazyRouteComponent(() => import("./screens/stock/stock-list.tsx"), "StockList") }),
  createRoute({ getParentRoute: () => inside, path: "/stock/transfers", component: lazyRouteComponent(() => import("./screens/stock/transfers-list.tsx"), "TransfersList") }),
  createRoute({ getParentRoute: () => inside, path: "/stock/transfers/$transferId", component: lazyRouteComponent(() => import("./screens/stock/transfer-read.tsx"), "TransferRead") }),
  createRoute({ getParentRoute: () => inside, path: "/stock/counts", component: lazyRouteComponent(() => import("./screens/stock/counts-list.tsx"), "CountsList") }),
  createRoute({ getParentRoute: () => inside, path: "/stock/counts/$countId", component: lazyRouteComponent(() => import("./screens/stock/count-read.tsx"), "CountRead") }),
  createRoute({ getParentRoute: () => inside, path: "/stock/$productId", component: lazyRouteComponent(() => import("./screens/stock/stock-read.tsx"), "StockRead") }),
  createRoute({ getParentRoute: () => inside, path: "/purchasing", component: lazyRouteComponent(() => import("./screens/purchasing/purchases-list.tsx"), "PurchasesList") }),
  createRoute({ getParentRoute: () => inside, path: "/purchasing/$purchaseId", component: lazyRouteComponent(() => import("./screens/purchasing/purchase-read.tsx"), "PurchaseRead") }),
  createRoute({ getParentRoute: () => inside, path: "/shortages", component: lazyRouteComponent(() => import("./screens/purchasing/shortages-list.tsx"), "ShortagesList") }),
  createRoute({ getParentRoute: () => inside, path: "/suppliers", component: lazyRouteComponent(() => import("./screens/purchasing/suppliers-list.tsx"), "SuppliersList") }),
  createRoute({ getParentRoute: () => inside, path: "/warehouses", component: lazyRouteComponent(() => import("./screens/stock/warehouse-list.tsx"), "WarehouseList") }),
  createRoute({ getParentRoute: () => inside, path: "/policies", component: lazyRouteComponent(() => import("./screens/policies/policy-list.tsx"), "PolicyList") }),
  createRoute({ getParentRoute: () => inside, path: "/policies/check", component: lazyRouteComponent(() => import("./screens/policies/policy-check.tsx"), "PolicyCheck") }),
  createRoute({ getParentRoute: () => inside, path: "/policies/$policyId/$version", component: lazyRouteComponent(() => import("./screens/policies/policy-read.tsx"), "PolicyRead") }),
  createRoute({ getParentRoute: () => inside, path: "/people", component: lazyRouteComponent(() => import("./screens/people/people-list.tsx"), "PeopleList") }),
  createRoute({ getParentRoute: () => inside, path: "/people/$personId", component: lazyRouteComponent(() => import("./screens/people/person-read.tsx"), "PersonRead") }),
  createRoute({ getParentRoute: () => inside, path: "/company", component: lazyRouteComponent(() => import("./screens/people/company-read.tsx"), "CompanyRead") }),
  createRoute({ getParentRoute: () => inside, path: "/permissions", component: lazyRouteComponent(() => import("./screens/people/permissions-read.tsx"), "PermissionsRead") }),
  createRoute({ getParentRoute: () => inside, path: "/me", component: lazyRouteComponent(() => import("./screens/people/me-read.tsx"), "MeRead") }),
  createRoute({ getParentRoute: () => inside, path: "/me/security", component: lazyRouteComponent(() => import("./screens/security/my-security.tsx"), "MySecurity") }),
  createRoute({ getParentRoute: () => inside, path: "/security", component: lazyRouteComponent(() => import("./screens/security/company-security.tsx"), "SecurityRead") }),
  createRoute({ getParentRoute: () => inside, path: "/audit", component: lazyRouteComponent(() => import("./screens/security/audit-list.tsx"), "AuditList") }),
  createRoute({ getParentRoute: () => inside, path: "/mailbox/{-$mailId}", component: lazyRouteComponent(() => import("./screens/mailbox/mailbox-read.tsx"), "MailboxRead") }),
  createRoute({ getParentRoute: () => inside, path: "/duties", component: lazyRouteComponent(() => import("./screens/duties/duties-list.tsx"), "DutiesList") }),
  createRoute({ getParentRoute: () => inside, path: "/assessment", beforeLoad: () => redirect({ to: "/assessment/entries", throw: true }) }),
  createRoute({ getParentRoute: () => inside, path: "/assessment/summary", component: lazyRouteComponent(() => import("./screens/assessment/month-summary.tsx"), "MonthSummary") }),
  createRoute({ getParentRoute: () => inside, path: "/assessment/entries/{-$assessmentId}", component: lazyRouteComponent(() => import("./screens/assessment/assessment-list.tsx"), "AssessmentList") }),
  createRoute({ getParentRoute: () => inside, path: "/messages", component: lazyRouteComponent(() => import("./screens/notices/notices-list.tsx"), "NoticesList") }),
  createRoute({ getParentRoute: () => inside, path: "/cases", component: lazyRouteComponent(() => import("./screens/cases/case-list.tsx"), "CaseList") }),
  createRoute({ getParentRoute: () => inside, path: "/cases/$caseId", component: lazyRouteComponent(() => import("./screens/cases/case-read.tsx"), "CaseRead") }),
  createRoute({ getParentRoute: () => inside, path: "/orders/$orderId/trace", component: lazyRouteComponent(() => import("./screens/trace/trace-read.tsx"), "TraceRead") }),
  createRoute({ getParentRoute: () => inside, path: "/system", beforeLoad: () => redirect({ to: "/system/backups", throw: true }) }),
  createRoute({ getParentRoute: () => inside, path: "/system/backups", component: lazyRouteComponent(() => import("./screens/system/backup-list.tsx"), "BackupList") }),
  createRoute({ getParentRoute: () => inside, path: "/system/address", component: lazyRouteComponent(() => import("./screens/system/customer-address.tsx"), "CustomerAddress") }),
  createRoute({ getParentRoute: () => inside, path: "/system/robots", component: lazyRouteComponent(() => import("./screens/system/robot-list.tsx"), "RobotList") }),
  createRoute({ getParentRoute: () => inside, path: "/system/carriers", component: lazyRouteComponent(() => import("./screens/system/carrier-list.tsx"), "CarrierList") }),
  createRoute({ getParentRoute: () => inside, path: "/setup", component: lazyRouteComponent(() => import("./screens/setup/setup-read.tsx"), "SetupRead") }),
  createRoute({ getParentRoute: () => inside, path: "/takeover", component: lazyRouteComponent(() => import("./screens/takeover/takeover-read.tsx"), "TakeoverRead") }),
  createRoute({ getParentRoute: () => inside, path: "$", component: NotFound }),
];
const entrance = [
  createRoute({ getParentRoute: () => root, path: "/sign-in", component: lazyRouteComponent(() => import("./screens/people/sign-in.tsx"), "SignIn") }),
  createRoute({ getParentRoute: () => root, path: "/sso", component: lazyRouteComponent(() => import("./screens/security/sso-return.tsx"), "SsoReturn") }),
  createRoute({ getParentRoute: () => root, path: "/forgot", component: lazyRouteComponent(() => import("./screens/security/forgot.tsx"), "Forgot") }),
  createRoute({ getParentRoute: () => root, path: "/reset", component: lazyRouteComponent(() => import("./screens/security/reset.tsx"), "Reset") }),
  createRoute({ getParentRoute: () => root, path: "/join", component: lazyRouteComponent(() => import("./screens/people/join.tsx"), "Join") }),
  createRoute({ getParentRoute: () => root, path: "/found", component: lazyRouteComponent(() => import("./screens/setup/found.tsx"), "Found") }),
];

export const router = createRouter({
  routeTree: root.addChildren([inside.addChildren(pages), ...entrance]),
  defaultPreload: "intent",
  defaultPendingComponent: PageSkeleton,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
