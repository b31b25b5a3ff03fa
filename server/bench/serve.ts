import { openHouse } from "../main.ts";
import { clockWith } from "../platform/clock.ts";

// The system that is measured, in a process of its own: what `gendan start` runs, without building pages and telling of setup.
const { connection, dataDir, at } = JSON.parse(process.env["GENDAN_BENCH"] ?? "{}") as { connection: object; dataDir: string; at: string };
const house = await openHouse({ connection, clock: clockWith(Date.parse(at) - Date.now()), publicUrl: "http://localhost:3000", dataDir, version: "bench", log: "errors" });
const jobs = house.startJobs();
const address = await house.app.listen({ host: "127.0.0.1", port: 0 });
process.send?.({ address });
process.once("disconnect", () => void jobs.stop().then(() => house.close()));
