import type { Endpoint, ParsedInputOf } from "../../contract/toolkit.ts";

/** The fields of an input that a schema of an object knows. */
function partOf(schema: Endpoint["params"], input: object): object {
  const known = "shape" in schema ? Object.keys(schema.shape as object) : [];
  return Object.fromEntries(Object.entries(input).filter(([field]) => known.includes(field)));
}

/** What HTTP makes of an input for whoever asks inside the house: path, query and body, each checked by its schema, in one object. Throws where the contract is not kept. */
export function checkedInput<E extends Endpoint>(endpoint: E, input: object): ParsedInputOf<E> {
  const parts = [endpoint.params, endpoint.query, endpoint.body].map((schema) => schema.parse(partOf(schema, input)));
  // Three schemas make one type in `ParsedInputOf`, which no expression says without a cast.
  return Object.assign({}, ...parts) as ParsedInputOf<E>;
}
