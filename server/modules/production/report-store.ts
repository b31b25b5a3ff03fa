import type { Collector } from "../../platform/collect.ts";
import { sql } from "../../platform/db.ts";
import type { Progress, Verdict } from "./rules.ts";

export interface Report extends Progress {
  id: string;
  runId: string;
  day: string;
  note: string;
  unchanged: boolean;
}

/** Reports are kept as they were made. */
export const insertReport: Collector<Report> = {
  name: "run_report",
  parts: (reports, { tx, now, actor }) =>
    reports.map((r, i) => ({
      name: `run_report_${i}`,
      sql: sql`insert into production.reports (company_id, id, run_id, day, at, by, current_operation, percent, expected_finish, note, unchanged)
        values (${tx.companyId}, ${r.id}, ${r.runId}, ${r.day}, ${now}, ${actor.id}, ${r.currentOperation}, ${r.percent}, ${r.expectedFinish}, ${r.note}, ${r.unchanged})`,
    })),
};

export interface Inspection extends Verdict {
  id: string;
  runId: string;
}

/** So are inspections; a second one after rework does not replace the first. */
export const insertInspection: Collector<Inspection> = {
  name: "run_inspection",
  parts: (inspections, { tx, now, actor }) =>
    inspections.map((v, i) => ({
      name: `run_inspection_${i}`,
      sql: sql`insert into production.inspections (company_id, id, run_id, at, by, outcome, checks, good, rejected, reason)
        values (${tx.companyId}, ${v.id}, ${v.runId}, ${now}, ${actor.id}, ${v.outcome}, ${JSON.stringify(v.checks)}::jsonb, ${v.good}, ${v.rejected}, ${v.reason ?? null})`,
    })),
};
