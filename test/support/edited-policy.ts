import type { PolicyPack } from "../../contract/policy-pack.ts";
import type { TestHouse } from "./house.ts";
import { type Life, lifeOf } from "./life.ts";
import { type Papermill, papermill } from "./scene.ts";

/** A company that edited its policy. */
export interface Company {
  mill: Papermill;
  life: Life;
}

/** A company whose copy of SYS-01 differs in this. */
export async function companyWith(house: TestHouse, name: string, change?: (pack: PolicyPack) => void): Promise<Company> {
  const mill = await papermill(house, name, { change });
  return { mill, life: lifeOf(house, mill) };
}

/** The codes of a refusal. */
export const codesOf = ({ refusals }: { refusals?: { code: string }[] }): string[] | undefined => refusals?.map(({ code }) => code);
