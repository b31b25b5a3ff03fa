const ports: Record<string, string> = { "https:": "443", "http:": "80" };

/** Whether the operator allows an address to be asked: its host is named (`host:port`; the usual port may be left out), and no user stands in it. */
export function allowedByOperator(address: string, hosts: readonly string[]): boolean {
  const url = URL.parse(address);
  const usual = url && ports[url.protocol];
  return Boolean(usual) && url !== null && !url.username && !url.password && (hosts.includes(url.host) || hosts.includes(`${url.hostname}:${url.port || usual}`));
}

const ownMachine = new Set(["localhost", "127.0.0.1", "[::1]"]);
/** The same, and nobody on the way can read what is asked: https, or this very machine. */
export const allowedInSecret = (address: string, hosts: readonly string[]): boolean =>
  allowedByOperator(address, hosts) && (URL.parse(address)?.protocol === "https:" || ownMachine.has(URL.parse(address)?.hostname ?? ""));
