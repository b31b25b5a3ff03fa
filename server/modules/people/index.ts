import type { Company } from "../../../contract/companies.ts";
import type { Handler } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { create } from "./commands/create-person.ts";
import { editPerson, setDepartments, setMyLanguage, setPersonState, setRoles } from "./commands/edit-person.ts";
import { invitePerson } from "./commands/invite-person.ts";
import { addStandIn, endStandIn } from "./commands/stand-ins.ts";
import { issuePersonalToken, issueServiceToken, revokeToken } from "./commands/tokens.ts";
import { listPeople, listStandIns, listTokens, mySignIns, readPerson, whoAmI } from "./reads.ts";

/** What main.ts hands over. */
export interface PeopleDeps {
  companyOf: (tx: Tx) => Promise<Company>;
}

export const routesOf = ({ companyOf }: PeopleDeps): readonly Handler[] => [
  whoAmI(companyOf), setMyLanguage, mySignIns,
  listPeople, readPerson, create, editPerson, setRoles, setDepartments, setPersonState, invitePerson,
  listStandIns, addStandIn, endStandIn,
  listTokens, issuePersonalToken, issueServiceToken, revokeToken,
];

export { actorByLogin, type Authentication, authenticator } from "./authenticate.ts";
export { createPerson } from "./commands/create-person.ts";
export { addStandIn, endStandIn } from "./commands/stand-ins.ts";
export { issueToken, type TokenWish } from "./commands/tokens.ts";
export { type Login, type LoginOptions, openLogin, storedSecret } from "./login.ts";
export { resetLoginsText, sweepLogins } from "./login-store.ts";
export { newSecret } from "./secrets.ts";
export { signInPlugin, type SignInPluginDeps } from "./sign-in-plugin.ts";
export { standInsOf } from "./stand-in-store.ts";
export { activePeople, peopleWithRole, personNames, type PersonRow, readers, rolesOf, worksHere } from "./store.ts";
