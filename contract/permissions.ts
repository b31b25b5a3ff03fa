import { type Role, roles, separateRoles } from "./roles.ts";

export { type Role, roles, type SeparateRole, separateRoles } from "./roles.ts";

type Reach = "own" | "department" | "company";
type Grants = Partial<Record<Role, Reach>>;

/** Everybody who works on orders may look at all of the company's; salespeople at their own. */
const seeOrders: Grants = {
  salesperson: "own", salesDirector: "company", salesClerk: "company", customerService: "company", finance: "company", warehouse: "company", planner: "company",
  productionHead: "company", engineer: "company", quality: "company", logistics: "company", generalManager: "company", admin: "company",
};
/** The three administer and take no part in the company's work. */
const workers = roles.filter((role) => !separateRoles.some((each) => each === role));
const everybody: Grants = Object.fromEntries(workers.map((role) => [role, "company"]));
const andTheThree: Grants = Object.fromEntries(roles.map((role) => [role, "company"]));
/** Who keeps accounts and settings, and who gives power, look at the registers that they need for it; who reads the audit looks at nothing else. */
const andTwoOfThem: Grants = { ...everybody, systemAdmin: "company", securityAdmin: "company" };
const sell: Grants = { salesClerk: "company", salesperson: "own", salesDirector: "company", customerService: "company" };
/** Which step somebody may decide, the policy says by role; salespeople only on their own orders. */
const review: Grants = {
  salesperson: "own", salesClerk: "company", salesDirector: "company", customerService: "company", finance: "company", warehouse: "company", planner: "company", productionHead: "company",
  engineer: "company", quality: "company", logistics: "company", generalManager: "company",
};

/** What is proposed about somebody he sees himself; who leads people sees it of theirs. */
const ownOnly: Grants = Object.fromEntries(workers.map((role) => [role, "own"]));
/** Heads of departments, and the general manager for everybody; administrators keep the system, they do not judge people. */
const leads = { salesDirector: "department", productionHead: "department", generalManager: "company" } satisfies Grants;
/** Roles that a policy may name to confirm what is proposed about people. */
export const leadingRoles = ["salesDirector", "productionHead", "generalManager"] as const satisfies readonly (keyof typeof leads)[];

/**
 * Who may do what, and how far: the outer fence. Within it a policy may name fewer roles (who plans, who approves, who opens a gate). An endpoint whose permission has no row here does not start
 * (deny unless declared). `public` stands for endpoints that need nobody signed in and is not a row.
 */
export const permissions = {
  "self": andTheThree,
  "companies.see": andTwoOfThem,
  "companies.manage": { admin: "company", systemAdmin: "company" },
  "backups.see": { admin: "company", systemAdmin: "company" },
  "backups.make": { admin: "company", systemAdmin: "company" },
  "notices.robots": { admin: "company", systemAdmin: "company" },
  "links.check": { admin: "company", systemAdmin: "company" },
  "people.see": andTwoOfThem,
  "people.manage": { admin: "company", systemAdmin: "company" },
  /** Roles, departments, stand-ins of others, programs' tokens, and what is asked of everybody's sign-in: apart from accounts, so that who makes one gives it no power. */
  "people.authorise": { admin: "company", securityAdmin: "company" },
  "people.separate": { admin: "company" },
  "people.join": { systemAdmin: "company", securityAdmin: "company" },
  "audit.see": { admin: "company", auditAdmin: "company" },
  "catalog.see": everybody,
  "catalog.manage": { salesDirector: "company", engineer: "company", planner: "company", admin: "company" },
  "catalog.setPrices": { salesDirector: "company", finance: "company", generalManager: "company", admin: "company" },
  /** Apart from prices: whoever judges prices gives nobody authority over them, and nobody gives it to a role that he has himself. */
  "catalog.setAuthority": { salesDirector: "company", generalManager: "company", admin: "company", securityAdmin: "company" },
  "catalog.seeFloorPrices": { salesClerk: "company", salesperson: "company", salesDirector: "company", finance: "company", generalManager: "company" },
  /** Standard costs 标准成本, and the margins 毛利 that follow from them: whoever sells by his own hand sees neither, and whoever releases prices sets no cost (decision 0037). */
  "catalog.seeCosts": { salesDirector: "company", finance: "company", generalManager: "company", admin: "company" },
  "catalog.setCosts": { finance: "company", generalManager: "company", admin: "company" },
  "customers.see": seeOrders,
  "customers.enter": sell,
  "customers.approve": { finance: "company", salesDirector: "company", generalManager: "company" },
  "customers.setCredit": { finance: "company", generalManager: "company" },
  "customers.block": { finance: "company", salesDirector: "company", generalManager: "company" },
  "customers.seePhones": { ...sell, logistics: "company", generalManager: "company" },
  /** Deleting what is personal of a customer's person: whoever answers for the customers, and who administers. */
  "customers.erase": { salesDirector: "company", generalManager: "company", admin: "company" },
  "customers.unmask": { finance: "company", warehouse: "company", quality: "company", productionHead: "company" },
  "enquiries.see": { ...sell, generalManager: "company" },
  "enquiries.work": sell,
  "orders.see": seeOrders,
  "orders.enter": sell,
  "orders.submit": sell,
  "orders.hold": { ...sell, planner: "company", finance: "company", generalManager: "company" },
  /** Giving an order to another salesperson: those who lead sales. */
  "orders.assign": { salesDirector: "company", generalManager: "company" },
  /** Tags say nothing that a rule looks at: whoever sees an order puts them on; which there are, those decide who lead or keep the orders. */
  "orders.tag": seeOrders,
  "orders.manageTags": { salesClerk: "company", salesDirector: "company", generalManager: "company", admin: "company" },
  "orders.export": { ...sell, finance: "company", generalManager: "company", admin: "company" },
  "orders.contact": { ...sell, productionHead: "company", planner: "company", logistics: "company", finance: "company" },
  "changes.see": seeOrders,
  "changes.request": sell,
  "changes.sign": { salesDirector: "company", finance: "company", generalManager: "company" },
  "reviews.see": seeOrders,
  "reviews.decide": review,
  "reviews.giveOpinion": seeOrders,
  "reviews.reverse": review,
  /** Which prices somebody may release, his roles' authority over discounts says. */
  "exceptions.rule": seeOrders,
  "exceptions.reverse": seeOrders,
  "reviews.estimate": { planner: "company", productionHead: "company" },
  "settlement.see": { salesperson: "own", salesDirector: "company", finance: "company", generalManager: "company" },
  /** Calling customers about what is overdue: finance, who leads, and the salesperson about what he sold. */
  "settlement.call": { salesperson: "own", salesDirector: "company", finance: "company", generalManager: "company" },
  "settlement.askInvoice": { ...sell, finance: "company" },
  "settlement.invoice": { finance: "company" },
  "settlement.receive": { finance: "company" },
  "settlement.reverse": { finance: "company" },
  "settlement.refund": { finance: "company" },
  "settlement.credit": { finance: "company" },
  "settlement.closeBooks": { finance: "company", generalManager: "company" },
  "settlement.makeStatement": { salesperson: "own", salesDirector: "company", finance: "company" },
  "settlement.releaseGate": { finance: "company", generalManager: "company" },
  "takeovers.see": { finance: "company", generalManager: "company", admin: "company" },
  "takeovers.manage": { finance: "company", generalManager: "company", admin: "company" },
  "takeovers.accept": { generalManager: "company" },
  "policies.see": { ...everybody, securityAdmin: "company" },
  "policies.manage": { salesDirector: "company", generalManager: "company", admin: "company", securityAdmin: "company" },
  "duties.see": everybody,
  "duties.manage": { salesDirector: "company", generalManager: "company", admin: "company" },
  "duties.transfer": everybody,
  "duties.remind": { ...sell, finance: "company", productionHead: "company", generalManager: "company", admin: "company" },
  "calendar.see": { ...everybody, systemAdmin: "company" },
  "calendar.manage": { generalManager: "company", admin: "company", systemAdmin: "company" },
  "production.see": everybody,
  "production.plan": { planner: "company", productionHead: "company" },
  "production.approve": { productionHead: "company", generalManager: "company" },
  "production.report": { planner: "company", productionHead: "company" },
  "production.inspect": { quality: "company" },
  "production.stockIn": { warehouse: "company" },
  "production.reverse": { planner: "company", productionHead: "company", quality: "company", warehouse: "company", generalManager: "company" },
  "stock.see": everybody,
  "stock.adjust": { warehouse: "company" },
  "stock.transfer": { warehouse: "company", logistics: "company" },
  "stock.count": { warehouse: "company" },
  "stock.approveCount": { warehouse: "company", finance: "company", generalManager: "company" },
  /** Taking a count, a transfer or a correction back; a count by nobody who counted it. */
  "stock.reverse": { warehouse: "company", finance: "company", generalManager: "company" },
  "stock.manage": { warehouse: "company", admin: "company" },
  "purchasing.see": { planner: "company", productionHead: "company", warehouse: "company", finance: "company", salesDirector: "company", generalManager: "company" },
  "purchasing.order": { planner: "company", productionHead: "company" },
  "purchasing.answer": { planner: "company", productionHead: "company" },
  "purchasing.receive": { warehouse: "company" },
  "purchasing.reverse": { warehouse: "company", generalManager: "company" },
  "shipping.see": seeOrders,
  "shipping.connect": { admin: "company", systemAdmin: "company" },
  "shipping.pick": { warehouse: "company" },
  "shipping.pack": { warehouse: "company" },
  "shipping.check": { warehouse: "company" },
  "shipping.ship": { logistics: "company", warehouse: "company" },
  "shipping.arrange": { logistics: "company", warehouse: "company", salesClerk: "company", salesperson: "own", salesDirector: "company" },
  "shipping.exceedTolerance": { salesDirector: "company", generalManager: "company" },
  "shipping.reverse": { logistics: "company", warehouse: "company", salesDirector: "company", generalManager: "company" },
  "shipping.reverseSignOff": { salesDirector: "company", customerService: "company", generalManager: "company" },
  "shipping.arrive": { logistics: "company", salesperson: "own", salesClerk: "company" },
  "shipping.contact": { ...sell, logistics: "company" },
  "shipping.sign": { logistics: "company", salesperson: "own", salesClerk: "company", customerService: "company" },
  "assessment.see": { ...ownOnly, ...leads },
  "assessment.propose": leads,
  "assessment.decide": leads,
  "assessment.appeal": ownOnly,
  "cases.see": seeOrders,
  "cases.work": { customerService: "company", salesperson: "own", salesDirector: "company", quality: "company" },
  "cases.inspect": { quality: "company" },
  "cases.reverse": { salesDirector: "company", customerService: "company", generalManager: "company" },
  "aftersales.see": seeOrders,
  "aftersales.authorise": { customerService: "company", salesperson: "own", salesDirector: "company" },
  "aftersales.receive": { warehouse: "company" },
  "aftersales.inspect": { quality: "company" },
  "aftersales.credit": { finance: "company" },
  "aftersales.reverse": { warehouse: "company", quality: "company", finance: "company", customerService: "company", salesDirector: "company", generalManager: "company" },
  "comments.see": seeOrders,
  "comments.write": seeOrders,
  "files.upload": everybody,
  "files.see": everybody,
  "papers.see": everybody,
  "papers.print": everybody,
  "confirmations.see": seeOrders,
  "confirmations.send": sell,
  "confirmations.recordOnBehalf": sell,
  "confirmations.reverse": { ...sell, generalManager: "company" },
} satisfies Record<string, Grants>;
export type Permission = keyof typeof permissions | "public";

const orders: Grants = permissions["orders.see"];
/** Whether one of these roles works on its own orders alone: whoever takes its place needs those of the absent person, with what hangs on them. */
export const reachesOwn = (held: readonly string[]): boolean => held.some((role) => orders[role as Role] === "own");

const rank: Record<Reach, number> = { own: 0, department: 1, company: 2 };

const known = new Map<string, ReadonlyMap<string, Reach>>();
/** All that a person with these roles may do; of several reaches the widest counts. Asked with every request, and worked out once for each set of roles. */
export function permissionsOf(held: readonly string[]): ReadonlyMap<string, Reach> {
  const key = held.join(" ");
  const found = known.get(key) ?? reachesOf(held);
  known.set(key, found);
  return found;
}

function reachesOf(held: readonly string[]): ReadonlyMap<string, Reach> {
  const found = new Map<string, Reach>();
  for (const [permission, grants] of Object.entries(permissions) as [string, Grants][])
    for (const role of held) {
      const reach = grants[role as Role];
      const before = found.get(permission);
      if (reach && (!before || rank[reach] > rank[before])) found.set(permission, reach);
    }
  return found;
}
