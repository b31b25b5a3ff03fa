import { z } from "zod";
import { command, query, text } from "./toolkit.ts";

/** What this installation holds: nothing yet, the demo company, or somebody's real data, which closes this door. */
export const installations = ["empty", "demo", "real"] as const;
export const readInstallation = query({
  name: "founding.read", summary: "Whether a company can be founded here", path: "/founding", permission: "public", answer: z.object({ holds: z.enum(installations) }),
});
/** The first company of an installation. The token is printed where the operator starts the system; the demo company, if there is one, is removed. */
export const foundCompany = command({
  name: "founding.found", summary: "Found the first real company with its administrator", path: "/founding", permission: "public",
  body: z.strictObject({
    token: z.string().min(20).max(100), company: text(120).min(1), shortName: text(20).min(1), admin: text(40).min(1), email: z.email().max(200), warehouse: text(60).min(1),
    /** Said by somebody who read that the demo goes. */
    removeDemo: z.boolean().default(false),
  }),
  answer: z.object({ invitation: z.string() }),
});
