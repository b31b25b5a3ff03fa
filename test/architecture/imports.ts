import { isTest, type Source } from "./source.ts";

const services = ["duties", "papers", "journal", "notices", "files", "links", "comments", "copies"];
/** Registers that every document may ask: by which rules, on which days, under which number. */
const common = ["policies", "calendar", "companies"];
const documents = {
  enquiries: ["customers", "catalog", "people"],
  orders: ["customers", "catalog", "people"],
  reviews: ["people"],
  exceptions: [],
  confirmations: ["customers"],
  changes: ["customers", "catalog", "people"],
  production: ["catalog"],
  purchasing: ["catalog"],
  stock: ["catalog"],
  shipping: ["customers"],
  aftersales: ["customers", "catalog"],
  settlement: ["customers"],
  planning: ["catalog", "people", "customers"],
  projects: ["catalog", "people", "customers"],
  cases: ["people"],
  assessment: ["people"],
  takeovers: [],
};

/** Whose door (index.ts) each room may knock at. A room that is missing here may not exist. */
export const mayImport: Record<string, readonly string[]> = {
  // Services speak of a subject; the journal is what all of them write to.
  ...Object.fromEntries(services.map((room) => [room, room === "journal" ? [] : ["journal"]])),
  // Raw routes, beside the JSON ones.
  links: ["journal", "files"],
  // What is said about a document may be copied to colleagues.
  comments: ["journal", "copies"],
  // A paper's bytes are kept as a file.
  papers: ["journal", "files"],
  demo: ["journal"],
  // All of the installation in one archive, with the bytes of its files.
  backups: ["journal", "files"],
  companies: services,
  people: services,
  calendar: services,
  catalog: [...services, "people", "calendar"],
  policies: [...services, "people", "calendar"],
  customers: [...services, "people", "catalog"],
  ...Object.fromEntries(Object.entries(documents).map(([room, doors]) => [room, [...services, ...common, ...doors]])),
};

/** Where a file belongs: a room by its name, or one of the places around the rooms. */
function placeOf(path: string): string {
  const room = /^server\/modules\/([^/]+)\//.exec(path)?.[1];
  if (room) return `room ${room}`;
  // Wiring, command line, benchmark and the making of a demo use the house from outside.
  if (/^(server\/([^/]+\.ts$|cli\/|conformance\/|bench\/)|db\/)/.test(path)) return "top";
  return /^(contract|web|packs|server\/platform|server\/processes|server\/views)\//.exec(path)?.[1] ?? "elsewhere";
}

const doorOf = (path: string): string | undefined => /^server\/modules\/([^/]+)\/index\.ts$/.exec(path)?.[1];

function mayReachOurs(from: string, target: string): boolean {
  const here = placeOf(from);
  const there = placeOf(target);
  if (here === there) return true;
  if (there === "contract") return true;
  if (here === "contract" || here === "web" || here === "elsewhere") return false;
  if (there === "server/platform") return true;
  if (here === "server/platform" || here === "server/views") return false;
  const door = doorOf(target);
  if (here === "top") return door !== undefined || there === "server/processes" || there === "server/views";
  if (here === "server/processes") return door !== undefined;
  return door !== undefined && (mayImport[here.replace("room ", "")] ?? []).includes(door);
}

/** Packages that a contract file needs beside zod, each with its reason. */
const contractNeeds: Record<string, string> = {
  // Server and browser must come to the same cent; the package is pure and 6 kB.
  "contract/money.ts": "big.js",
};

function mayUsePackage(from: string, name: string): boolean {
  const here = placeOf(from);
  if (here === "contract") return name === "zod" || name === contractNeeds[from];
  // What works while the pages are built is in no browser.
  return here !== "web" || from.startsWith("web/build/") || !/^node:|^pg$|^fastify|^kysely/.test(name);
}

const isOurs = (target: string) => /^(contract|server|web|test|db|packs)\//.test(target) || target.startsWith("..") || target === "package.json";

/** Imports that the table does not allow, as `file -> target`. */
export const strayImports = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, imports }) =>
    imports
      .filter((target) => (isOurs(target) ? isTest(target) || !mayReachOurs(path, target) : !mayUsePackage(path, target)))
      .map((target) => `${path} -> ${target}`));

/** Rooms that stand in the tree but not in the table. */
export const unknownRooms = (sources: readonly Source[]): string[] =>
  [...new Set(sources.flatMap(({ path }) => /^server\/modules\/([^/]+)\//.exec(path)?.[1] ?? []))].filter((room) => !(room in mayImport));
