import { dayIn, writtenTime } from "./format.ts";
import { store, useStore } from "./store.ts";

/** Where the page stands: the company's time zone and currency, and how far the server's clock is from this machine's. */
interface Setting {
  timeZone: string;
  currency: string;
  /** Milliseconds to add to this machine's clock; large where the server's clock was moved on purpose. */
  clockAhead: number;
}

const setting = store<Setting>({ timeZone: "Asia/Shanghai", currency: "CNY", clockAhead: 0 });

/** A moment as files say it, in the company's zone; empty for none. */
export const writtenAt = (at: string | null): string => (at ? writtenTime(new Date(at), setting.get().timeZone) : "");

export const useSetting = (): Setting => useStore(setting);
export const place = (change: Partial<Setting>): void => setting.set((current) => ({ ...current, ...change }));

/** Takes over the server's clock, so that "3 hours ago" is told as the server counts it. */
export const setClock = (serverNow: Date): void => place({ clockAhead: serverNow.getTime() - Date.now() });

export const currentTime = (): Date => new Date(Date.now() + setting.get().clockAhead);

/** The company's present business day, `YYYY-MM-DD`. */
export const presentDay = (): string => dayIn(currentTime(), setting.get().timeZone);

const beatMs = 30_000;
const beat = store(new Date());

/** The present time, told again every half minute; one timer serves the whole page. */
export const useNow = (): Date => useStore(beat);

/** The company's present business day for what is shown as long as it lasts. */
export function useToday(): string {
  const { timeZone } = useSetting();
  return dayIn(useNow(), timeZone);
}

const tell = (): void => beat.set(currentTime());
setting.subscribe(tell);
if (typeof window === "object") setInterval(tell, beatMs);
