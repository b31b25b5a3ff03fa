export { openOf as openChangesOf } from "./store.ts";
