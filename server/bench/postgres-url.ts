/** How `DATABASE_URL` names a database behind a socket: its folder stands in the query, for a URL's host cannot be a path. */
export const urlOf = ({ host, port, user, database }: { host: string; port: number; user: string; database: string }): string =>
  `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
