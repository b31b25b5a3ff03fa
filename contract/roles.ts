/** Roles that a company's people may have, several at once; names as users see them stand in the web catalogues. */
export const roles = [
  "salesClerk", "salesperson", "salesDirector", "customerService", "finance", "warehouse", "planner", "productionHead",
  "engineer", "quality", "logistics", "generalManager", "admin", "systemAdmin", "securityAdmin", "auditAdmin",
] as const;
export type Role = (typeof roles)[number];

/** 三员: the three among which a company may part its administration (GB/T 22239); then nobody is plain administrator. */
export const separateRoles = ["systemAdmin", "securityAdmin", "auditAdmin"] as const satisfies readonly Role[];
export type SeparateRole = (typeof separateRoles)[number];
