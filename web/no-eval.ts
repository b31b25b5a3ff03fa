import { config } from "zod";

// zod tries whether it may make functions out of text; our content security policy forbids it, and every try would be reported as an attack.
config({ jitless: true });
