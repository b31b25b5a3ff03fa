import type { Shelf, Signing } from "./queue.ts";

const name = "gendan-phone";
const table = "signings";

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore(table, { keyPath: "key" }));
  return settled(request);
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB")));
  });

async function act<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await settled(work(database.transaction(table, mode).objectStore(table)));
  } finally {
    database.close();
  }
}

/** The phone's own shelf. Where storage is refused (private windows) nothing waits longer than the page. */
export const phoneShelf: Shelf = {
  put: (signing) => act("readwrite", (store) => store.put(signing)).then(nothing, nothing),
  remove: (key) => act("readwrite", (store) => store.delete(key)).then(nothing, nothing),
  all: () => act<Signing[]>("readonly", (store) => store.getAll()).catch(() => []),
};

const nothing = (): void => undefined;
