import type { RefusalTexts } from "../toolkit.ts";

export const commentRefusals = {
  mentionedCannotSee: {
    title: { "zh-CN": "{names} 无权查看此单据，不能 @", "zh-TW": "{names} 無權查看此單據，不能 @", en: "{names} may not see this document and cannot be mentioned" },
    hint: { "zh-CN": "请从列表中选择能看到此单据的同事；确需其参与的，请管理员调整岗位。", "zh-TW": "請從清單中選擇能看到此單據的同事；確需其參與的，請管理員調整崗位。", en: "Choose from those offered; where somebody must take part, an administrator changes the roles." },
  },
  commentNotYours: {
    status: 403,
    title: { "zh-CN": "只能撤回自己的留言", "zh-TW": "只能撤回自己的留言", en: "Only its author takes a comment back" },
    hint: { "zh-CN": "请 {by} 撤回，或另写一条说明。", "zh-TW": "請 {by} 撤回，或另寫一則說明。", en: "Ask {by} to take it back, or write another one beside it." },
  },
  commentTakenBack: {
    status: 409,
    title: { "zh-CN": "此留言已撤回", "zh-TW": "此留言已撤回", en: "This comment was taken back already" },
    hint: { "zh-CN": "刷新查看。", "zh-TW": "重新整理查看。", en: "Reload to see it." },
  },
} satisfies RefusalTexts;
