import type { Handler } from "../../platform/command.ts";
import { create } from "./commands/create-person.ts";
import { editPerson, setDepartments, setMyLanguage, setPersonState, setRoles } from "./commands/edit-person.ts";
import { erasePerson } from "./commands/erase-person.ts";
import { invitePerson } from "./commands/invite-person.ts";
import { recordExport, setSecurity } from "./commands/security.ts";
import { endMyOtherSessions, endMySession, endSessionsOfPerson, resetSecondFactor } from "./commands/sessions.ts";
import { separationRoutes } from "./commands/separation.ts";
import { addStandIn, endStandIn } from "./commands/stand-ins.ts";
import { issuePersonalToken, issueServiceToken, revokeToken } from "./commands/tokens.ts";
import type { PeopleDeps } from "./people.ts";
import { listPeople, listStandIns, listTokens, readPerson, whoAmI } from "./reads.ts";
import { ssoRoutes } from "./sso/settings.ts";
import { listAudit, mySessions, mySignIns, readSecurity } from "./security-reads.ts";

export const routesOf = (deps: PeopleDeps): readonly Handler[] => [
  whoAmI(deps.companyOf), setMyLanguage, mySignIns,
  listPeople, readPerson, create, editPerson, setRoles, setDepartments, setPersonState, invitePerson, erasePerson,
  listStandIns, addStandIn, endStandIn,
  listTokens, issuePersonalToken, issueServiceToken, revokeToken,
  mySessions, endMySession, endMyOtherSessions, endSessionsOfPerson, resetSecondFactor,
  readSecurity, setSecurity(deps), listAudit(deps.companyOf), recordExport,
  ...ssoRoutes(deps), ...separationRoutes(deps),
];

export { auditAct, deniedAccess } from "./audit.ts";
export { actorByLogin, type Authentication, authenticator } from "./authenticate.ts";
export { stillIn } from "./still-in.ts";
export { createPerson } from "./commands/create-person.ts";
export { addStandIn, endStandIn } from "./commands/stand-ins.ts";
export { issueToken, type TokenWish } from "./commands/tokens.ts";
export { type Login, type LoginOptions, openLogin, storedSecret } from "./login.ts";
export { resetLoginsText, sweepLogins } from "./login-store.ts";
export { newSecret } from "./secrets.ts";
export { keptProviders } from "./sso/kept-providers.ts";
export { signInPlugin, type SignInPluginDeps } from "./sign-in-plugin.ts";
export { standInsOf } from "./stand-in-store.ts";
export { activePeople, peopleWithRole, personNames, type PersonRow, readers, rolesOf, worksHere } from "./store.ts";
