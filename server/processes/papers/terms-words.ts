import { usualTerms } from "../../../contract/payment-terms.ts";
import { stageText } from "./words.ts";

/** Terms by their code: usual ones by what they say, a customer's own as they are called. */
export const termsName = (code: string): string => usualTerms.find((terms) => terms.code === code)?.stages.map(stageText).join("；") ?? code;
