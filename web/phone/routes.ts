import type { PhoneRoute } from "./paths.ts";

/** The sitemap of the phone pages. A page takes no component library and calls `remote` endpoints, so that it stays light. */
export const routes: readonly PhoneRoute[] = [
  { path: "/p/confirm", load: () => import("./confirm/ConfirmPage.tsx") },
  { path: "/p/sign", load: () => import("./sign/SignPage.tsx") },
  { path: "/p/delay", load: () => import("./delay/DelayPage.tsx") },
  { path: "/p/feedback", load: () => import("./feedback/FeedbackPage.tsx") },
  { path: "/p/drive", load: () => import("./drive/DrivePage.tsx") },
  { path: "/p/pick", load: () => import("./pick/PickPage.tsx") },
];
