// In development the pieces have no lasting names, so that nothing of them is kept.
const script = "/p/worker.js";
const scope = "/p/drive";
const caching = (): ServiceWorkerContainer | undefined => (import.meta.env.PROD && "serviceWorker" in navigator ? navigator.serviceWorker : undefined);
const nothing = (): void => undefined;

/** Lets the page open without a network from now on. Where the browser refuses (private windows), it is used on only. */
export const opensOffline = (): void => void caching()?.register(script, { scope }).then(nothing, nothing);

/** No link of this phone is good any more: the page's files are not kept for it. */
export async function opensOnlineOnly(): Promise<void> {
  const registration = await caching()?.getRegistration(scope);
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith("gendan-drive-")) await caches.delete(name);
}
