import type { Shelf } from "./queue.ts";

const name = "gendan-phone";
/** What waits for the network: receipts of customers, deeds of drivers; and the trips of drivers as they were heard of last. */
const tables = ["signings", "deeds", "trips"] as const;
type Table = (typeof tables)[number];

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 3);
  request.addEventListener("upgradeneeded", () => {
    for (const table of tables) if (!request.result.objectStoreNames.contains(table)) request.result.createObjectStore(table, { keyPath: "key" });
  });
  return settled(request);
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB")));
  });

const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("IndexedDB")));
  });

async function read<T>(table: Table): Promise<T[]> {
  const database = await opened();
  try {
    return await settled<T[]>(database.transaction(table, "readonly").objectStore(table).getAll());
  } finally {
    database.close();
  }
}

/** Done once it is on the phone's disk: a request that succeeded is lost yet when the page goes before its transaction ends. */
async function write(table: Table, work: (store: IDBObjectStore) => void): Promise<void> {
  const database = await opened();
  try {
    const transaction = database.transaction(table, "readwrite", { durability: "strict" });
    work(transaction.objectStore(table));
    await committed(transaction);
  } finally {
    database.close();
  }
}

/** A shelf of the phone. Where storage is refused (private windows) nothing waits longer than the page. */
export const phoneShelf = <T extends { key: string }>(table: Table): Shelf<T> => ({
  put: (item) => write(table, (store) => store.put(item)).catch(nothing),
  remove: (key) => write(table, (store) => store.delete(key)).catch(nothing),
  all: () => read<T>(table).catch(() => []),
});

const nothing = (): void => undefined;
