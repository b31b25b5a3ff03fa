import { useSyncExternalStore } from "react";

/** A value outside React that components can follow. */
export interface Store<T> {
  get(): T;
  set(next: T | ((current: T) => T)): void;
  subscribe(listener: () => void): () => void;
}

export function store<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = typeof next === "function" ? (next as (current: T) => T)(value) : next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The store's value, or the part of it that `select` picks (which must be stable between changes). */
export function useStore<T>(source: Store<T>): T;
export function useStore<T, U>(source: Store<T>, select: (value: T) => U): U;
export function useStore<T, U>(source: Store<T>, select?: (value: T) => U): T | U {
  return useSyncExternalStore(source.subscribe, () => (select ? select(source.get()) : source.get()));
}
