// Run as a process of its own, so that it can be killed: brings a database to the version whose migrations lie in a folder.
import { migrate } from "../../server/platform/migrations.ts";

const [connectionString, folder] = process.argv.slice(2);
await migrate({ connectionString }, folder);
