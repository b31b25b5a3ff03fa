import { whoAmI } from "../../contract/people.ts";
import type { Permission } from "../../contract/permissions.ts";
import type { Answer } from "../api/client.ts";
import { useQueryOf } from "../api/hooks.ts";

export type Session = Answer<typeof whoAmI>;

/** Who is signed in and what he may do. */
export const useSession = () => useQueryOf(whoAmI, {}, { watches: ["person"] });

/** Whether the person may do it at all; how far reaches what he sees, the server decides. */
export const useMay = (): ((permission: Permission) => boolean) => {
  const { data } = useSession();
  return (permission) => data?.permissions[permission] !== undefined;
};
