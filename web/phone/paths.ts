import type { ComponentType } from "react";

/** A page of the light entry; `:name` in its path becomes a property. */
export interface PhoneRoute {
  path: string;
  load(): Promise<{ default: ComponentType<Record<string, string>> }>;
}

/** The values of a path's `:name` places when an address fits it. */
export function fitted(path: string, address: string): Record<string, string> | undefined {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
  const found = new RegExp(`^${path.replaceAll(/:\w+/g, "([^/]+)")}/?$`).exec(address);
  return found ? Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? "")])) : undefined;
}
