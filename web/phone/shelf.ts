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

async function act<T>(table: Table, mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await settled(work(database.transaction(table, mode).objectStore(table)));
  } finally {
    database.close();
  }
}

/** A shelf of the phone. Where storage is refused (private windows) nothing waits longer than the page. */
export const phoneShelf = <T extends { key: string }>(table: Table): Shelf<T> => ({
  put: (item) => act(table, "readwrite", (store) => store.put(item)).then(nothing, nothing),
  remove: (key) => act(table, "readwrite", (store) => store.delete(key)).then(nothing, nothing),
  all: () => act<T[]>(table, "readonly", (store) => store.getAll()).catch(() => []),
});

const nothing = (): void => undefined;
