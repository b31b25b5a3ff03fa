import { type ASTNode, Environment, type ParseError, type ParseResult } from "@marcbachmann/cel-js";
import { type ConditionFacts, conditionFacts, lineFacts } from "../../../contract/facts.ts";

/** A condition that was checked: it has no unknown name, gives true or false, and cannot fail on complete facts. */
export interface Condition {
  readonly text: string;
  readonly run: ParseResult;
}

/** What is wrong with a condition, at a character of its text (counted from 0). */
export interface ConditionFault {
  readonly offset: number;
  readonly message: string;
}

const typesOf = (facts: Record<string, { type: string }>) => Object.fromEntries(Object.entries(facts).map(([name, { type }]) => [name, type]));
const environment = new Environment({ limits: { maxAstNodes: 500, maxDepth: 50, maxListElements: 200, maxMapEntries: 0 } })
  .registerType("Line", { fields: typesOf(lineFacts) })
  .registerType("Order", { fields: typesOf(conditionFacts.order) })
  .registerType("Customer", { fields: typesOf(conditionFacts.customer) })
  .registerVariable("order", "Order")
  .registerVariable("customer", "Customer")
  .registerVariable("lines", "list<Line>");

// The type checker lets names behind `dyn` and `has` pass unread, and division, indices, conversions and patterns can fail on a
// perfectly typed order. A closed list keeps the promise that what was saved can be evaluated.
const functions = new Set(["size", "exists", "exists_one", "all", "filter", "startsWith", "endsWith", "contains"]);
const operators = new Set(["value", "id", ".", "call", "rcall", "list", "?:", "||", "&&", "!_", "-_", "!=", "==", "in", "+", "-", "<", "<=", ">", ">="]);

const isNode = (value: unknown): value is ASTNode => typeof value === "object" && value !== null && "op" in value && "range" in value;
const childrenOf = ({ args }: ASTNode): ASTNode[] => (isNode(args) ? [args] : Array.isArray(args) ? (args as unknown[]).flat(2).filter(isNode) : []);
const called = (node: ASTNode) => (node.op === "call" || node.op === "rcall" ? node.args[0] : undefined);

function forbidden(node: ASTNode): ConditionFault | undefined {
  const name = called(node);
  const word = name !== undefined && !functions.has(name) ? name : operators.has(node.op) ? undefined : node.op;
  if (word !== undefined) return { offset: node.start, message: `"${word}" is not available in conditions` };
  return childrenOf(node).map(forbidden).find((fault) => fault !== undefined);
}

const faultOf = ({ range, summary, message }: Pick<ParseError, "range" | "summary" | "message">): ConditionFault => ({ offset: range?.start ?? 0, message: summary || message });

// Compiling costs some hundred times an evaluation. The limit is far beyond all policies of a process; people may check any text.
const known = new Map<string, Condition>();
const limit = 5_000;

/** Checks a CEL text against the vocabulary of facts: syntax, names, types, and that it gives true or false. */
export function compileCondition(text: string): Condition | ConditionFault {
  const before = known.get(text);
  if (before) return before;
  const checked = environment.check(text);
  if (checked.error) return faultOf(checked.error);
  const run = environment.parse(text);
  const fault = forbidden(run.ast);
  if (fault) return fault;
  if (checked.type !== "bool") return { offset: 0, message: `a condition gives true or false, this gives ${checked.type}` };
  const condition = { text, run };
  if (known.size >= limit) known.clear();
  known.set(text, condition);
  return condition;
}

export const isFault = (compiled: Condition | ConditionFault): compiled is ConditionFault => "offset" in compiled;

// CEL's int is a bigint in JavaScript; a plain number would count as a double and be refused.
const celValues = (facts: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).map(([name, value]: [string, unknown]) => [name, typeof value === "number" ? BigInt(value) : value]));

/** Whether the condition holds on these facts. Throws only when a fact is missing or no whole number, which is a bug of the caller. */
export function evaluate({ run }: Condition, { order, customer, lines }: ConditionFacts): boolean {
  return run({ order: celValues(order), customer: celValues(customer), lines: lines.map(celValues) }) as boolean;
}

/** Whether an item with this `when` applies; without one it always does. The text comes out of a checked pack. */
export function applies(when: string | undefined, facts: ConditionFacts): boolean {
  if (when === undefined) return true;
  const condition = compileCondition(when);
  if (isFault(condition)) throw new Error(`a condition that cannot be read was saved: ${when}: ${condition.message}`);
  return evaluate(condition, facts);
}

const isFact = (node: ASTNode, noun: string, fact: string) => node.op === "." && node.args[1] === fact && node.args[0].op === "id" && node.args[0].args === noun;

/** Whether a checked condition speaks of a fact. */
export function speaksOf(text: string, noun: string, fact: string): boolean {
  const condition = compileCondition(text);
  const walk = (node: ASTNode): boolean => isFact(node, noun, fact) || childrenOf(node).some(walk);
  return !isFault(condition) && walk(condition.run.ast);
}

/** Literals that a condition compares one fact with, for words that only the pack itself knows (its channels and kinds). */
export function literalsComparedWith({ run }: Condition, noun: string, fact: string): { value: string; offset: number }[] {
  const strings = (node: ASTNode): { value: string; offset: number }[] =>
    node.op === "value" && typeof node.args === "string" ? [{ value: node.args, offset: node.start }] : node.op === "list" ? node.args.flatMap(strings) : [];
  const walk = (node: ASTNode): { value: string; offset: number }[] => {
    const children = childrenOf(node);
    const compares = (node.op === "==" || node.op === "!=" || node.op === "in") && children.some((child) => isFact(child, noun, fact));
    return compares ? children.flatMap(strings) : children.flatMap(walk);
  };
  return walk(run.ast);
}
