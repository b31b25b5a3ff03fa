import { z } from "zod";
import { separateRoles } from "./permissions.ts";
import { command, id, instant, query } from "./toolkit.ts";

/** 三员分立: whether the company's administration is parted among three, and who asked to end it. */
const separation = z.object({ since: instant.nullable(), askedBy: z.object({ id, role: z.enum(separateRoles) }).nullable() });
export const readSeparation = query({ name: "readSeparation", summary: "Whether the company's administration is parted among three", path: "/security/separation", permission: "people.see", answer: separation });
export const separateAdministrators = command({
  name: "separateAdministrators", summary: "Part the administration among three people; the plain administrators, the one who asks among them, hold that role no longer", path: "/security/separation", permission: "people.separate",
  body: z.strictObject({ systemAdminId: id, securityAdminId: id, auditAdminId: id }), answer: separation,
});
export const joinAdministrators = command({
  name: "joinAdministrators", summary: "End the parting: one of system and security administrator asks, the other agrees within seven days and the system administrator becomes plain administrator", path: "/security/separation/end",
  permission: "people.join", answer: separation,
});
