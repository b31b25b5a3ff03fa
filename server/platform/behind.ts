/**
 * Takes work that a command leaves behind and nobody waits for; it may be lost with the process, and what it throws is its own matter. Begun at once; a simulation begins it when the
 * command is over, for what runs beside a command meets it in another state each time.
 */
export type Behind = (work: () => Promise<void>) => void;

export const begin: Behind = (work) => void work();
