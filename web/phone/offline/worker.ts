// The driver's page opens without a network once it was opened on this phone: its own built files are kept, and nothing that anybody's link answers. It stands alone
// (no imports), for a service worker is one file.
declare const self: ServiceWorkerGlobalScope;
/** Laid before this file by the build: the pieces of the phone entry, and a name for exactly these. */
declare const pieces: { version: string; files: readonly string[] };

const prefix = "gendan-drive-";
const cacheName = prefix + pieces.version;
const page = "/p/drive";
const kept: ReadonlySet<string> = new Set([page, "/p/icon.svg", ...pieces.files]);
/** For so long a bad network may try before the kept page opens. */
const patienceMs = 4000;

const fromCache = async (path: string): Promise<Response | undefined> => (await caches.open(cacheName)).match(path);

async function opened(request: Request): Promise<Response> {
  const fresh = fetch(request);
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patienceMs));
  const first = await Promise.race([fresh, late]).catch(() => undefined);
  return first ?? (await fromCache(page)) ?? fresh;
}

self.addEventListener("install", (event) => event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([...kept]))));
self.addEventListener("activate", (event) =>
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name))))));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || !kept.has(pathname)) return;
  event.respondWith(request.mode === "navigate" ? opened(request) : fromCache(pathname).then((found) => found ?? fetch(request)));
});
