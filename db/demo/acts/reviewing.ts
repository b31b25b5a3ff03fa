import { askEstimate, decideStep, listTasks } from "../../../contract/reviews.ts";
import type { Who } from "../people.ts";
import type { Act, Acting } from "./acting.ts";

/** The clerk who did not enter the order, for nobody reviews his own. */
const otherClerk = ({ wish }: Acting): Who => (wish.enteredBy === "lin.xiaoyun" ? "xie.yutong" : "lin.xiaoyun");

/** Found once in the list of what waits for the first reviewer. */
async function reviewOf(acting: Acting) {
  const { play, played } = acting;
  if (played.review) return played.review;
  const { rows } = await play.ask(otherClerk(acting), listTasks, { list: "toDecide", search: played.number, limit: 1 });
  return (played.review = rows[0]!);
}

interface Verdict {
  step: string;
  who: Who;
  /** What the reviewer writes when a check is red. */
  words: string;
  answers?: Record<string, string | number | boolean>;
}

/** Green checks need no words: they are only said when the system asks for them. */
async function pass(acting: Acting, { step, who, words, answers = {} }: Verdict): Promise<void> {
  const { reviewId, subjectHash } = await reviewOf(acting);
  const verdict = { reviewId, stepKey: step, verdict: "pass" as const, answers, subjectHash };
  const first = await acting.play.attempt(who, decideStep, verdict, ["statementNeeded"]);
  if (!first) await acting.play.ask(who, decideStep, { ...verdict, statement: words });
}

export const preliminary: Act = (acting) => pass(acting, { step: "preliminary", who: otherClerk(acting), words: "已与客户核对，差异属实" });

export const specialNeeds: Act = (acting) => pass(acting, { step: "specialNeeds", who: "feng.qihang", words: "可行，按客户要求执行", answers: { needsFeasible: true } });

export const finance: Act = async (acting) => {
  if (acting.life.twist !== "financeRefuses") return pass(acting, { step: "finance", who: acting.chance.pick(["xu.lihua", "zheng.meiling"] as const), words: "客户信誉良好，近期回款已承诺，同意放行" });
  const { reviewId, subjectHash } = await reviewOf(acting);
  await acting.play.ask("xu.lihua", decideStep, { reviewId, stepKey: "finance", verdict: "fail", subjectHash, statement: "近三个月回款放缓，本单请先收 30% 预付款或分批交货" });
};

export const stock: Act = (acting) =>
  pass(acting, { step: "stock", who: "he.guodong", words: acting.life.twist === "lateGoods" ? "碳带外购，计划员已问供应商，期望交期前可到" : "缺口由生产补足，计划员已确认交期" });

export const engineering: Act = (acting) =>
  pass(acting, {
    step: "engineering", who: "feng.qihang", words: "参数已与客户核对，工艺可行", answers: { parametersFeasible: true, processFeasible: true, estimatedDays: acting.chance.between(3, 6) },
  });

/** With it the customer gets the letter that asks for the confirmation. */
export const release: Act = async (acting) => {
  await pass(acting, { step: "release", who: acting.salesperson, words: "同意放行" });
  await acting.post();
};

/** The keeper sees that the shelf is empty and asks the planner how long making the rest takes. */
export const askForEstimate: Act = async (acting) => {
  const { reviewId } = await reviewOf(acting);
  await acting.play.ask("he.guodong", askEstimate, { reviewId, stepKey: "stock", question: "80×83 无双酚A 与 70×50 标签现无可用库存，最快几天可补足？" });
};
