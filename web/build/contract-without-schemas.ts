import { parseAst } from "rolldown/parseAst";
import type { Plugin } from "vite";

/** What the makers of `contract/toolkit.ts` write of an endpoint, apart from its schemas. */
const makers: Readonly<Record<string, string>> = {
  query: 'kind: "query", method: "GET"', question: 'kind: "query", method: "POST"', command: 'kind: "command", method: "POST"',
};
const carried = new Set(["name", "method", "path"]);

interface Node {
  type: string;
  start: number;
  end: number;
}
interface Change extends Pick<Node, "start" | "end"> {
  text: string;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value && "start" in value;
const partsOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);
const part = (node: Node | undefined, name: string): unknown => node && Reflect.get(node, name);
const nodesOf = (node: Node, name: string): Node[] => [part(node, name)].flat().filter(isNode);

/** Every endpoint below a node, as an object of what a call needs. */
function endpoints(code: string, node: Node): Change[] {
  const made = node.type === "CallExpression" ? makers[String(part(nodesOf(node, "callee")[0], "name"))] : undefined;
  const [description] = nodesOf(node, "arguments");
  if (!made || description?.type !== "ObjectExpression") return partsOf(node).flatMap((each) => endpoints(code, each));
  const kept = nodesOf(description, "properties").filter((each) => carried.has(String(part(nodesOf(each, "key")[0], "name"))));
  return [{ start: node.start, end: node.end, text: `({ ${[made, ...kept.map(({ start, end }) => code.slice(start, end))].join(", ")} })` }];
}

const worksOut = new Set(["CallExpression", "NewExpression", "MemberExpression", "SpreadElement", "TaggedTemplateExpression"]);
/** Whether a value is worked out when its module is loaded; what stands in a function is not. */
const isWorkedOut = (node: Node): boolean => worksOut.has(node.type) || (!node.type.endsWith("FunctionExpression") && partsOf(node).some(isWorkedOut));

/** Constants of a module that are worked out: what nobody uses may be left out, since making it does nothing else. */
function constants(program: Node): Change[] {
  const declarations = nodesOf(program, "body").map((each) => nodesOf(each, "declaration")[0] ?? each).filter(({ type }) => type === "VariableDeclaration");
  const made = declarations.flatMap((each) => nodesOf(each, "declarations")).flatMap((each) => nodesOf(each, "init")).filter(isWorkedOut);
  return made.flatMap(({ start, end }) => [{ start, end: start, text: "/* @__PURE__ */ (() => (" }, { start: end, end, text: "))()" }]);
}

/**
 * A module of the contract as pages need it: of an endpoint its name, method and path; schemas go, for the server validates what it is sent and what it answers.
 * @param code JavaScript, its types already stripped
 */
export function withoutSchemas(code: string): string {
  const program: Node = parseAst(code);
  const changes = [...endpoints(code, program), ...constants(program)].toSorted((a, b) => b.start - a.start || b.end - a.end);
  return changes.reduce((text, change) => text.slice(0, change.start) + change.text + text.slice(change.end), code);
}

/** Leaves zod and all schemas out of what browsers load (40 kB compressed on the list of orders alone). A page that uses one breaks the build. */
export const contractWithoutSchemas: Plugin = {
  name: "contract-without-schemas",
  transform: {
    filter: { id: /[\\/]contract[\\/][\w-]+\.ts$/ },
    handler: (code) => ({ code: withoutSchemas(code), map: null, moduleSideEffects: false }),
  },
  generateBundle(_, bundle) {
    const loads = Object.values(bundle).flatMap((one) => (one.type === "chunk" && Object.keys(one.modules).some((id) => id.includes("node_modules/zod/")) ? [one.fileName] : []));
    if (loads.length) this.error(`Pages load no schemas, yet zod came into ${loads.join(", ")}: keep what a page needs of the contract apart from zod.`);
  },
};
