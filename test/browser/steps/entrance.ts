import type { Page } from "playwright-core";
import { signInBase } from "../../../contract/people.ts";
import type { Role } from "../../../contract/permissions.ts";

/** Goes to an address as somebody of the demo, by the one click on the sign-in page. */
export async function enterAs(page: Page, role: Role, address = "/"): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(address)}`);
  await page.getByRole("button", { name: new RegExp(`${role} `) }).first().click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Signs somebody in without the sign-in page, which has tests of its own. */
export async function enterAsPerson(page: Page, personId: string): Promise<void> {
  const answer = await page.request.post(`${signInBase}/demo/sign-in`, { data: { personId } });
  if (!answer.ok()) throw new Error(`${personId} cannot sign in: ${answer.status()}`);
}
