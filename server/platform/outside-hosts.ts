/** Whether the operator allows an address to be asked: its host (`host:port`) is named, and no user stands in it. */
export function allowedByOperator(address: string, hosts: readonly string[]): boolean {
  const url = URL.parse(address);
  return url !== null && !url.username && !url.password && /^https?:$/.test(url.protocol) && hosts.includes(url.host);
}

const ownMachine = new Set(["localhost", "127.0.0.1", "[::1]"]);
/** The same, and nobody on the way can read what is asked: https, or this very machine. */
export const allowedInSecret = (address: string, hosts: readonly string[]): boolean =>
  allowedByOperator(address, hosts) && (URL.parse(address)?.protocol === "https:" || ownMachine.has(URL.parse(address)?.hostname ?? ""));
