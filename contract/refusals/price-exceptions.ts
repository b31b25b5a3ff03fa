import type { RefusalTexts } from "../toolkit.ts";

export const priceExceptionRefusals = {
  priceNotReleased: {
    status: 409,
    title: { "zh-CN": "第 {lines} 行的价格超出折扣权限，须先放行", "zh-TW": "第 {lines} 行的價格超出折扣權限，須先放行", en: "The prices of lines {lines} lie beyond authority and must be released first" },
    hint: { "zh-CN": "偏离最多 {percent}%。可放行的人：{who}。无人时，由销售总监或总经理在“价格表”中设置折扣权限，或退回销售改价。", "zh-TW": "偏離最多 {percent}%。可放行的人：{who}。無人時，由銷售總監或總經理在「價格表」中設定折扣權限，或退回銷售改價。", en: "They deviate by up to {percent} %. Who may release them: {who}. Where nobody may, a sales director or general manager sets the authority under Price lists, or it goes back to sales for another price." },
  },
  priceNothingAsked: {
    status: 409,
    title: { "zh-CN": "没有待放行的价格", "zh-TW": "沒有待放行的價格", en: "No price waits for a release" },
    hint: { "zh-CN": "各行价格都在权限内，或该步骤已经审核、单据已改版。请刷新。", "zh-TW": "各行價格都在權限內，或該步驟已經審核、單據已改版。請重新整理。", en: "All prices lie within authority, or the step was decided, or there is another version. Reload." },
  },
  priceRuledAlready: {
    status: 409,
    title: { "zh-CN": "{by} 已对价格作出决定", "zh-TW": "{by} 已對價格作出決定", en: "{by} has ruled on the prices" },
    hint: { "zh-CN": "刷新查看；如需更改，先撤销该决定。", "zh-TW": "重新整理查看；如需更改，先撤銷該決定。", en: "Reload to see it; to change it, it is taken back first." },
  },
  priceOwnAsk: {
    status: 403,
    title: { "zh-CN": "不能放行自己提出的价格", "zh-TW": "不能放行自己提出的價格", en: "Nobody releases prices that he asked for himself" },
    hint: { "zh-CN": "您是该单的销售员、录入人或提交人，请其他有权限的同事放行。", "zh-TW": "您是該單的銷售員、錄入人或提交人，請其他有權限的同事放行。", en: "You are its salesperson, entered it or submitted it; ask another colleague with the authority." },
  },
  priceBeyondYours: {
    status: 403,
    title: { "zh-CN": "偏离 {percent}% 超出您的折扣权限", "zh-TW": "偏離 {percent}% 超出您的折扣權限", en: "A deviation of {percent} % lies beyond your authority" },
    hint: { "zh-CN": "有权限的岗位见价格例外一栏；折扣权限在“价格表”中设置。", "zh-TW": "有權限的崗位見價格例外一欄；折扣權限在「價格表」中設定。", en: "The panel of the price exception tells which roles may; authority is set under Price lists." },
  },
  priceCounterNotHigher: {
    title: { "zh-CN": "第 {line} 行的还价须高于 {price}", "zh-TW": "第 {line} 行的還價須高於 {price}", en: "The counter price of line {line} must be above {price}" },
    hint: { "zh-CN": "同意原价时请直接放行。", "zh-TW": "同意原價時請直接放行。", en: "To agree with the price that is asked, release it." },
  },
  priceCounterOfNothing: {
    title: { "zh-CN": "还价只能随退回填写，且只针对超出权限的行", "zh-TW": "還價只能隨退回填寫，且只針對超出權限的行", en: "Counter prices go with a refusal, for lines that lie beyond authority" },
    hint: { "zh-CN": "去掉多余的还价后再提交。", "zh-TW": "去掉多餘的還價後再提交。", en: "Leave out the others." },
  },
  priceRulingTakenBack: {
    status: 409,
    title: { "zh-CN": "{by} 已撤销该决定", "zh-TW": "{by} 已撤銷該決定", en: "{by} has taken this ruling back" },
    hint: { "zh-CN": "刷新查看现状。", "zh-TW": "重新整理查看現狀。", en: "Reload to see how it stands." },
  },
  priceNotYourRuling: {
    status: 403,
    title: { "zh-CN": "该决定由 {by} 作出", "zh-TW": "該決定由 {by} 作出", en: "{by} made this ruling" },
    hint: { "zh-CN": "由本人，或折扣权限足够的同事撤销。", "zh-TW": "由本人，或折扣權限足夠的同事撤銷。", en: "It is taken back by him, or by a colleague whose authority covers it." },
  },
} satisfies RefusalTexts;
