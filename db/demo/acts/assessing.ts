import { answerAppeal, appealAssessment, confirmAssessment, dismissAssessment, listAssessments } from "../../../contract/assessment.ts";
import { everybody } from "../people.ts";
import type { Play } from "../play.ts";

/** What people do about the oldest proposals: one is confirmed, one excused, one confirmed and appealed against; the rest waits, for somebody to try. */
export async function assess(play: Play): Promise<void> {
  const { rows } = await play.ask("huang.haibo", listAssessments, { list: "toDecide", limit: 200 });
  const [first, second, third, fourth] = rows.filter(({ personId }) => personId !== null).toReversed();
  if (first) await play.ask("huang.haibo", confirmAssessment, { assessmentId: first.id, reason: "已当面核实，次日补联系" });
  if (second) await play.ask("huang.haibo", dismissAssessment, { assessmentId: second.id, grounds: "notTheirFault", reason: "客户收货人当天出差，电话无人接听" });
  for (const [entry, answered] of [[third, false], [fourth, true]] as const) {
    const person = entry && everybody.find((who) => play.idOf(who) === entry.personId);
    if (!entry || !person) continue;
    await play.ask("huang.haibo", confirmAssessment, { assessmentId: entry.id, reason: "记录清楚" });
    await play.ask(person, appealAssessment, { assessmentId: entry.id, words: "当天已用微信告知客户，忘记在系统登记" });
    if (answered) await play.ask("gao.zhenhua", answerAppeal, { assessmentId: entry.id, outcome: "withdraw", reason: "已看到聊天记录" });
  }
}
