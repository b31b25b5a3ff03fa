import { joined, type Messages } from "../translator.ts";

export default joined(import.meta.glob<Messages>(["./*.ts", "!./index.ts"], { eager: true, import: "default" }));
