import { InvalidArgumentError } from "commander";

/** Reads an option as a number from 0 on; what cannot be read is told as wrong use. */
export const countOf = (what: string) => (given: string): number => {
  const number = Number(given);
  if (!given.trim() || !Number.isFinite(number) || number < 0) throw new InvalidArgumentError(`${what} from 0 on is expected.`);
  return number;
};
