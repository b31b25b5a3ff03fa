import { type ComponentType, lazy, Suspense } from "react";

type Loads<Props> = () => Promise<{ default: ComponentType<Props> }>;

/** Code that nobody wanted so far; it is fetched when the page has been at rest for a while, so that the first click waits for nothing. */
const waiting: (() => Promise<unknown>)[] = [];
const restMs = 2_000;
let resting = false;

const whenIdle = (run: () => void): void => void ("requestIdleCallback" in window ? requestIdleCallback(run) : setTimeout(run, 50));
/** Whoever pays by the megabyte fetches what he opens. */
const isSparing = (): boolean => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

function fetchNext(): void {
  const load = waiting.shift();
  resting = load !== undefined;
  // What cannot be fetched now is asked for again, and its failure told, when it is wanted.
  if (load) void load().catch(() => undefined).finally(() => whenIdle(fetchNext));
}

/**
 * A piece that is not seen at first, such as a dialog or what a button unfolds: its code is no part of the page's first load. It shows nothing until the code is there.
 * Give the same `load` once, outside of components.
 */
export function later<Props extends object>(load: Loads<Props>): ComponentType<Props> {
  const Piece: ComponentType<Props> = lazy(load);
  if (typeof window === "object" && !isSparing()) {
    waiting.push(load);
    if (!resting) setTimeout(() => whenIdle(fetchNext), restMs);
    resting = true;
  }
  return (props) => <Suspense><Piece {...props} /></Suspense>;
}
