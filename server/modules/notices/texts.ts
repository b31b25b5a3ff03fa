import type { Text } from "../../../contract/toolkit.ts";

/** Texts by kind of what people are told; `{fact}` is filled from the facts. */
interface Template {
  title: Text;
  text: Text;
}

/** Notices inside. */
export const noticeTexts = {
  dutyWarned: {
    title: { "zh-CN": "即将到期：{duty}", "zh-TW": "即將到期：{duty}", en: "Due soon: {duty}" },
    text: { "zh-CN": "{title} 的“{duty}”须在 {dueAt} 前完成。", "zh-TW": "{title} 的「{duty}」須在 {dueAt} 前完成。", en: "{title}: {duty} is due by {dueAt}." },
  },
  dutyBroken: {
    title: { "zh-CN": "已逾期：{duty}", "zh-TW": "已逾期：{duty}", en: "Overdue: {duty}" },
    text: { "zh-CN": "{title} 的“{duty}”应在 {dueAt} 前完成，现已逾期。", "zh-TW": "{title} 的「{duty}」應在 {dueAt} 前完成，現已逾期。", en: "{title}: {duty} was due by {dueAt}." },
  },
  dutyEscalated: {
    title: { "zh-CN": "逾期上报：{duty}", "zh-TW": "逾期上報：{duty}", en: "Escalated: {duty}" },
    text: { "zh-CN": "{title} 的“{duty}”应在 {dueAt} 前完成，至今未完成，请督办。", "zh-TW": "{title} 的「{duty}」應在 {dueAt} 前完成，至今未完成，請督辦。", en: "{title}: {duty} was due by {dueAt} and is still not done; please see to it." },
  },
  dutyGiven: {
    title: { "zh-CN": "转交给您：{duty}", "zh-TW": "轉交給您：{duty}", en: "Handed to you: {duty}" },
    text: { "zh-CN": "{title} 的“{duty}”由您负责，{dueAt} 前完成。原因：{why}", "zh-TW": "{title} 的「{duty}」由您負責，{dueAt} 前完成。原因：{why}", en: "{title}: {duty} is yours now, due by {dueAt}. Reason: {why}" },
  },
  dutyReminded: {
    title: { "zh-CN": "催办：{duty}", "zh-TW": "催辦：{duty}", en: "Please see to it: {duty}" },
    text: { "zh-CN": "{by} 催办：{title} 的“{duty}”，时限 {dueAt}。", "zh-TW": "{by} 催辦：{title} 的「{duty}」，時限 {dueAt}。", en: "{by} waits for {duty} of {title}, due by {dueAt}." },
  },
  priceAsked: {
    title: { "zh-CN": "价格待您放行：{title}", "zh-TW": "價格待您放行：{title}", en: "Prices wait for your word: {title}" },
    text: { "zh-CN": "第 {lines} 行的价格超出销售员的折扣权限，最多 {percent}%。请放行，或附还价退回销售。", "zh-TW": "第 {lines} 行的價格超出銷售員的折扣權限，最多 {percent}%。請放行，或附還價退回銷售。", en: "Lines {lines} are sold further under the list price than the salesperson may give, by up to {percent} %. Release them, or send them back with a counter price." },
  },
  priceReleased: {
    title: { "zh-CN": "{number} 的价格已放行", "zh-TW": "{number} 的價格已放行", en: "The prices of {number} were released" },
    text: { "zh-CN": "{by}：{words}", "zh-TW": "{by}：{words}", en: "{by}: {words}" },
  },
  priceRefused: {
    title: { "zh-CN": "{number} 的价格未获放行，已退回", "zh-TW": "{number} 的價格未獲放行，已退回", en: "The prices of {number} were not released" },
    text: { "zh-CN": "{by}：{words}", "zh-TW": "{by}：{words}", en: "{by}: {words}" },
  },
  orderGiven: {
    title: { "zh-CN": "订单指派给您：{number}", "zh-TW": "訂單指派給您：{number}", en: "An order was given to you: {number}" },
    text: {
      "zh-CN": "{customer}：{by} 将此单交由您负责，随单转来待办 {duties} 项。原因：{why}", "zh-TW": "{customer}：{by} 將此單交由您負責，隨單轉來待辦 {duties} 項。原因：{why}",
      en: "{customer}: {by} gives you this order, and with it {duties} things to do. Reason: {why}",
    },
  },
  orderPassedOn: {
    title: { "zh-CN": "{number} 已改由 {to} 负责", "zh-TW": "{number} 已改由 {to} 負責", en: "{number} is {to}'s now" },
    text: {
      "zh-CN": "{customer}：{by} 已将此单指派给 {to}，您的待办随单转出 {duties} 项。原因：{why}", "zh-TW": "{customer}：{by} 已將此單指派給 {to}，您的待辦隨單轉出 {duties} 項。原因：{why}",
      en: "{customer}: {by} gave this order to {to}, and with it {duties} things that you had to do. Reason: {why}",
    },
  },
  orderTakenOff: {
    title: { "zh-CN": "{number} 不再由您负责", "zh-TW": "{number} 不再由您負責", en: "{number} is yours no more" },
    text: {
      "zh-CN": "{customer}：{by} 已取消指派，此单暂无销售员，您的待办转出 {duties} 项。原因：{why}", "zh-TW": "{customer}：{by} 已取消指派，此單暫無業務員，您的待辦轉出 {duties} 項。原因：{why}",
      en: "{customer}: {by} took this order back from you, and with it {duties} things that you had to do; it has no salesperson for now. Reason: {why}",
    },
  },
  dutiesCameBack: {
    title: { "zh-CN": "{number} 的待办转给您", "zh-TW": "{number} 的待辦轉給您", en: "What is to be done for {number} is yours again" },
    text: {
      "zh-CN": "{customer}：{by} 已取消指派，此单暂无销售员。您录入了此单，随单转来待办 {duties} 项。原因：{why}", "zh-TW": "{customer}：{by} 已取消指派，此單暫無業務員。您錄入了此單，隨單轉來待辦 {duties} 項。原因：{why}",
      en: "{customer}: {by} took this order back from its salesperson, and it has none for now. You entered it, so {duties} things to do are yours. Reason: {why}",
    },
  },
  stepGiven: {
    title: { "zh-CN": "审核转交给您：{title}", "zh-TW": "審核轉交給您：{title}", en: "A review was handed to you: {title}" },
    text: { "zh-CN": "{by} 请您审核。原因：{why}", "zh-TW": "{by} 請您審核。原因：{why}", en: "{by} asks you to decide it. Reason: {why}" },
  },
  opinionAsked: {
    title: { "zh-CN": "请您加签：{title}", "zh-TW": "請您加簽：{title}", en: "Your opinion is asked: {title}" },
    text: { "zh-CN": "{by} 请您在 {hours} 个工时内答复：{question}", "zh-TW": "{by} 請您在 {hours} 個工時內答覆：{question}", en: "{by} asks you to answer within {hours} working hours: {question}" },
  },
  opinionGiven: {
    title: { "zh-CN": "{by} 已答复加签：{title}", "zh-TW": "{by} 已答覆加簽：{title}", en: "{by} gave his opinion: {title}" },
    text: { "zh-CN": "{answer}", "zh-TW": "{answer}", en: "{answer}" },
  },
  opinionDropped: {
    title: { "zh-CN": "无需再加签：{title}", "zh-TW": "無需再加簽：{title}", en: "Your opinion is not needed any more: {title}" },
    text: { "zh-CN": "{by} 已撤下加签或审核已结束。{why}", "zh-TW": "{by} 已撤下加簽或審核已結束。{why}", en: "{by} does without it, or the review has ended. {why}" },
  },
  mentioned: {
    title: { "zh-CN": "{by} 在 {number} 提到您", "zh-TW": "{by} 在 {number} 提到您", en: "{by} mentions you about {number}" },
    text: { "zh-CN": "{text}", "zh-TW": "{text}", en: "{text}" },
  },
  copied: {
    title: { "zh-CN": "{by} 抄送您：{title}", "zh-TW": "{by} 抄送您：{title}", en: "{by} sends you a copy: {title}" },
    text: { "zh-CN": "{did} {words}", "zh-TW": "{did} {words}", en: "{did} {words}" },
  },
  digest: {
    title: { "zh-CN": "今日待办：逾期 {overdue}，今日到期 {dueToday}", "zh-TW": "今日待辦：逾期 {overdue}，今日到期 {dueToday}", en: "Today: {overdue} overdue, {dueToday} due today" },
    text: { "zh-CN": "{lines}", "zh-TW": "{lines}", en: "{lines}" },
  },
  planApproved: {
    title: { "zh-CN": "{number} 已排产：{startDay} 开工，{endDay} 完工", "zh-TW": "{number} 已排產：{startDay} 開工，{endDay} 完工", en: "{number} is planned: from {startDay} to {endDay}" },
    text: {
      "zh-CN": "{customer}：生产单 {run} 的计划已获批准，请各部门按此准备。", "zh-TW": "{customer}：生產單 {run} 的計劃已獲核准，請各部門按此準備。", en: "{customer}: the plan of run {run} was approved; please prepare for it.",
    },
  },
  delayDetected: {
    title: { "zh-CN": "{number} 预计 {expected} 完成，晚于 {neededBy}", "zh-TW": "{number} 預計 {expected} 完成，晚於 {neededBy}", en: "{number} will be finished on {expected}, needed by {neededBy}" },
    text: { "zh-CN": "{customer}：请立即协调生产。", "zh-TW": "{customer}：請立即協調生產。", en: "{customer}: coordinate with production." },
  },
  delayToTell: {
    title: { "zh-CN": "{number} 预计 {expected} 完成，晚于 {neededBy}，请告知客户", "zh-TW": "{number} 預計 {expected} 完成，晚於 {neededBy}，請告知客戶", en: "{number} will be finished on {expected}, needed by {neededBy}: tell the customer" },
    text: {
      "zh-CN": "请立即协调生产，并告知客户。拟稿：\n{customer}：贵司订单 {number} 预计 {expected} 完成，晚于原定 {neededBy}，深表歉意。我们正在协调，如需分批交付或另有安排，请与我们联系。{company}",
      "zh-TW": "請立即協調生產，並告知客戶。擬稿：\n{customer}：貴司訂單 {number} 預計 {expected} 完成，晚於原定 {neededBy}，深表歉意。我們正在協調，如需分批交付或另有安排，請與我們聯絡。{company}",
      en: "Coordinate with production and tell the customer. Draft:\n{customer}: your order {number} will be finished on {expected}, later than {neededBy}. We are sorry, and are working on it; tell us if a part delivery or something else would help. {company}",
    },
  },
  arrivalDelayToTell: {
    title: { "zh-CN": "{number} 预计 {expected} 到达（原 {before}），请告知客户", "zh-TW": "{number} 預計 {expected} 到達（原 {before}），請告知客戶", en: "{number} will arrive on {expected} (was {before}): tell the customer" },
    text: {
      "zh-CN": "在出库单 {delivery} 上确认后发出，或登记已告知。拟稿：\n{customer}：贵司订单 {number} 的货物因运输延误，预计 {expected} 到达（原 {before}），深表歉意。如有不便请与我们联系。{company}",
      "zh-TW": "在出庫單 {delivery} 上確認後發出，或登記已告知。擬稿：\n{customer}：貴司訂單 {number} 的貨物因運輸延誤，預計 {expected} 到達（原 {before}），深表歉意。如有不便請與我們聯絡。{company}",
      en: "Release it on delivery {delivery}, or record that you told him. Draft:\n{customer}: the goods of your order {number} are late on their way and will arrive on {expected} (was {before}). We are sorry; tell us if that causes trouble. {company}",
    },
  },
  delayProposalRefused: {
    title: { "zh-CN": "客户拒绝了 {number} 的延期方案", "zh-TW": "客戶拒絕了 {number} 的延期方案", en: "{number}: the customer refuses what was proposed" },
    text: { "zh-CN": "{case}：请另提方案或与客户商谈。{note}", "zh-TW": "{case}：請另提方案或與客戶商談。{note}", en: "{case}: propose something else, or talk to him. {note}" },
  },
  delayProposalImpossible: {
    title: { "zh-CN": "客户已同意 {number} 的方案，但现已无法变更", "zh-TW": "客戶已同意 {number} 的方案，但現已無法變更", en: "{number}: the customer agreed, but it cannot be changed so any more" },
    text: { "zh-CN": "{case}：{note}。请另提方案。", "zh-TW": "{case}：{note}。請另提方案。", en: "{case}: {note}. Propose something else." },
  },
  caseEscalated: {
    title: { "zh-CN": "{number} 已上报：{title}", "zh-TW": "{number} 已上報：{title}", en: "{number} was handed up: {title}" },
    text: { "zh-CN": "{by} 将此售后单上报给您：{reason}", "zh-TW": "{by} 將此售後單上報給您：{reason}", en: "{by} hands this case up to you: {reason}" },
  },
  assessmentConfirmed: {
    title: { "zh-CN": "考核已确认：{term}", "zh-TW": "考核已確認：{term}", en: "Confirmed: {term}" },
    text: { "zh-CN": "{title}：{by} 已确认此项考核。您可在期限内申诉。", "zh-TW": "{title}：{by} 已確認此項考核。您可在期限內申訴。", en: "{title}: {by} confirmed this entry about your work. You may appeal in time." },
  },
  assessmentAppealed: {
    title: { "zh-CN": "考核申诉待处理：{term}", "zh-TW": "考核申訴待處理：{term}", en: "Appeal to answer: {term}" },
    text: { "zh-CN": "{title}：{by} 对已确认的考核提出申诉。", "zh-TW": "{title}：{by} 對已確認的考核提出申訴。", en: "{title}: {by} appeals against what was confirmed." },
  },
  assessmentUpheld: {
    title: { "zh-CN": "申诉结果：维持 {term}", "zh-TW": "申訴結果：維持 {term}", en: "Appeal answered: {term} stands" },
    text: { "zh-CN": "{title}：{by} 复核后维持原考核。", "zh-TW": "{title}：{by} 複核後維持原考核。", en: "{title}: {by} looked at it again and it stands." },
  },
  assessmentWithdrawn: {
    title: { "zh-CN": "申诉结果：撤销 {term}", "zh-TW": "申訴結果：撤銷 {term}", en: "Appeal answered: {term} is withdrawn" },
    text: { "zh-CN": "{title}：{by} 复核后撤销此项考核。", "zh-TW": "{title}：{by} 複核後撤銷此項考核。", en: "{title}: {by} looked at it again and withdrew it." },
  },
  mailFailed: {
    title: { "zh-CN": "邮件未能送达：{mailTitle}", "zh-TW": "郵件未能送達：{mailTitle}", en: "A mail could not be delivered: {mailTitle}" },
    text: { "zh-CN": "发给 {recipientName} 的邮件未能送达：{error}", "zh-TW": "寄給 {recipientName} 的郵件未能送達：{error}", en: "The mail to {recipientName} could not be delivered: {error}" },
  },
  robotFailed: {
    title: { "zh-CN": "群机器人发送失败：{robotName}", "zh-TW": "群機器人傳送失敗：{robotName}", en: "A group's robot does not take messages: {robotName}" },
    text: { "zh-CN": "消息未能送到群里：{error}。请在系统维护中检查机器人地址和密钥。", "zh-TW": "訊息未能送到群裡：{error}。請在系統維護中檢查機器人位址和金鑰。", en: "A message did not reach the group: {error}. Look at its address and secret under System." },
  },
  shipmentDelayed: {
    title: { "zh-CN": "{number} 运输延误，预计 {expected} 到达", "zh-TW": "{number} 運輸延誤，預計 {expected} 到達", en: "{number} is delayed on its way, expected on {expected}" },
    text: { "zh-CN": "{customer}：承运商 {carrier} 告知延误。{note}", "zh-TW": "{customer}：承運商 {carrier} 告知延誤。{note}", en: "{customer}: {carrier} tells of a delay. {note}" },
  },
  carrierNumberUnknown: {
    title: { "zh-CN": "{carrier} 的运单号 {trackingNumber} 对不上任何发货单", "zh-TW": "{carrier} 的運單號 {trackingNumber} 對不上任何出貨單", en: "{carrier} tells of {trackingNumber}, which no delivery has" },
    text: { "zh-CN": "可能是录入的运单号有误，请核对。消息已保留。", "zh-TW": "可能是錄入的運單號有誤，請核對。訊息已保留。", en: "The number may be mistyped; please compare. What it told is kept." },
  },
  shipmentException: {
    title: { "zh-CN": "{number} 运输异常", "zh-TW": "{number} 運輸異常", en: "{number}: something went wrong on its way" },
    text: { "zh-CN": "{customer}：承运商 {carrier} 报告异常。{note}", "zh-TW": "{customer}：承運商 {carrier} 回報異常。{note}", en: "{customer}: {carrier} reports a fault. {note}" },
  },
} satisfies Record<string, Template>;
export type NoticeKind = keyof typeof noticeTexts;

/** By which an administrator sees that a group's robot works. */
export const robotTestText: Template = {
  title: { "zh-CN": "测试消息：{name}", "zh-TW": "測試訊息：{name}", en: "Test message: {name}" },
  text: { "zh-CN": "收到即说明群机器人可用。", "zh-TW": "收到即說明群機器人可用。", en: "The robot works when you read this." },
};

/** Mails. */
export const mailTexts = {
  passwordForgotten: {
    title: { "zh-CN": "重设您的密码", "zh-TW": "重設您的密碼", en: "Set a new password" },
    text: {
      "zh-CN": "{name}，您好！\n\n请在 {minutes} 分钟内打开以下链接设置新密码，链接只能用一次：\n{link}\n\n如非本人操作，请忽略此邮件，密码不会改变。",
      "zh-TW": "{name}，您好！\n\n請在 {minutes} 分鐘內開啟以下連結設定新密碼，連結只能用一次：\n{link}\n\n如非本人操作，請忽略此郵件，密碼不會改變。",
      en: "Dear {name},\n\nopen this link within {minutes} minutes to set a new password; it works once:\n{link}\n\nIf you did not ask for it, ignore this mail; nothing changes.",
    },
  },
  digest: {
    title: { "zh-CN": "{day} 待办：逾期 {overdue}，今日到期 {dueToday}", "zh-TW": "{day} 待辦：逾期 {overdue}，今日到期 {dueToday}", en: "{day}: {overdue} overdue, {dueToday} due today" },
    text: { "zh-CN": "{name}，您好！\n\n{lines}", "zh-TW": "{name}，您好！\n\n{lines}", en: "Good morning, {name}.\n\n{lines}" },
  },
  confirmationAsked: {
    title: { "zh-CN": "订单确认函 {number}", "zh-TW": "訂單確認函 {number}", en: "Order confirmation {number}" },
    text: {
      "zh-CN": "{name}，您好！\n\n订单 {number} 已审核通过，请核对附件并在线确认：\n{link}\n\n{company}",
      "zh-TW": "{name}，您好！\n\n訂單 {number} 已審核通過，請核對附件並線上確認：\n{link}\n\n{company}",
      en: "Dear {name},\n\nyour order {number} has been approved. Please check the attached confirmation and answer here:\n{link}\n\n{company}",
    },
  },
  shipmentSent: {
    title: { "zh-CN": "订单 {number} 已发货", "zh-TW": "訂單 {number} 已出貨", en: "Your order {number} has been shipped" },
    text: {
      "zh-CN": "{name}，您好！\n\n订单 {number} 已于 {shippedAt} 发货。承运：{carrier}，单号：{waybill}，预计到达：{expectedOn}。{rest}\n签收与反馈：\n{link}\n\n{company}",
      "zh-TW": "{name}，您好！\n\n訂單 {number} 已於 {shippedAt} 出貨。承運：{carrier}，單號：{waybill}，預計到達：{expectedOn}。{rest}\n簽收與回饋：\n{link}\n\n{company}",
      en: "Dear {name},\n\nyour order {number} was shipped on {shippedAt}. Carrier: {carrier}, waybill: {waybill}, expected on {expectedOn}.{rest}\nReceipt and feedback:\n{link}\n\n{company}",
    },
  },
  shipmentSentWithoutPage: {
    title: { "zh-CN": "订单 {number} 已发货", "zh-TW": "訂單 {number} 已出貨", en: "Your order {number} has been shipped" },
    text: {
      "zh-CN": "{name}，您好！\n\n订单 {number} 已于 {shippedAt} 发货。承运：{carrier}，单号：{waybill}，预计到达：{expectedOn}。{rest}\n\n{company}",
      "zh-TW": "{name}，您好！\n\n訂單 {number} 已於 {shippedAt} 出貨。承運：{carrier}，單號：{waybill}，預計到達：{expectedOn}。{rest}\n\n{company}",
      en: "Dear {name},\n\nyour order {number} was shipped on {shippedAt}. Carrier: {carrier}, waybill: {waybill}, expected on {expectedOn}.{rest}\n\n{company}",
    },
  },
  delayTold: {
    title: { "zh-CN": "订单 {number} 交期变动通知", "zh-TW": "訂單 {number} 交期變動通知", en: "Your order {number} will be later" },
    text: { "zh-CN": "{name}，您好！\n\n{words}", "zh-TW": "{name}，您好！\n\n{words}", en: "Dear {name},\n\n{words}" },
  },
  delayProposed: {
    title: { "zh-CN": "订单 {number} 交期变动与处理方案", "zh-TW": "訂單 {number} 交期變動與處理方案", en: "Your order {number} will be later: what we propose" },
    text: {
      "zh-CN": "{name}，您好！\n\n{words}\n\n我们的处理方案请在此查看并答复：\n{link}", "zh-TW": "{name}，您好！\n\n{words}\n\n我們的處理方案請在此查看並答覆：\n{link}",
      en: "Dear {name},\n\n{words}\n\nPlease see what we propose and answer here:\n{link}",
    },
  },
  arrivalDelayed: {
    title: { "zh-CN": "订单 {number} 预计 {expectedOn} 到达", "zh-TW": "訂單 {number} 預計 {expectedOn} 到達", en: "Your order {number} will arrive on {expectedOn}" },
    text: {
      "zh-CN": "{name}，您好！\n\n订单 {number} 的货物因运输延误，预计 {expectedOn} 到达，深表歉意。如有不便请与我们联系。\n\n{company}",
      "zh-TW": "{name}，您好！\n\n訂單 {number} 的貨物因運輸延誤，預計 {expectedOn} 到達，深表歉意。如有不便請與我們聯絡。\n\n{company}",
      en: "Dear {name},\n\nthe goods of your order {number} are late on their way and will arrive on {expectedOn}. We are sorry; tell us if that causes trouble.\n\n{company}",
    },
  },
  statementSent: {
    title: { "zh-CN": "对账单 {number}（{from} 至 {until}）", "zh-TW": "對帳單 {number}（{from} 至 {until}）", en: "Statement of account {number}, {from} to {until}" },
    text: {
      "zh-CN": "{customer}：\n\n随附 {from} 至 {until} 的对账单 {number}，请核对后签章回传。{words}\n\n{company}",
      "zh-TW": "{customer}：\n\n隨附 {from} 至 {until} 的對帳單 {number}，請核對後簽章回傳。{words}\n\n{company}",
      en: "{customer}:\n\nplease find attached the statement of your account {number} from {from} to {until}; sign and return it when it agrees with your books. {words}\n\n{company}",
    },
  },
} satisfies Record<string, Template>;
export type MailKind = keyof typeof mailTexts;

/** A sentence in letters of a shipment: what of the order comes later. */
export const restComesLater: Text = { "zh-CN": "\n其余将另行发货：{list}。", "zh-TW": "\n其餘將另行出貨：{list}。", en: "\nThe rest comes later: {list}." };

/** Headings of the digest's lists. */
export const digestHeadings = {
  escalated: { "zh-CN": "上报给您的（{count}）", "zh-TW": "上報給您的（{count}）", en: "Escalated to you ({count})" },
  overdue: { "zh-CN": "已逾期（{count}）", "zh-TW": "已逾期（{count}）", en: "Overdue ({count})" },
  dueToday: { "zh-CN": "今日到期（{count}）", "zh-TW": "今日到期（{count}）", en: "Due today ({count})" },
  warned: { "zh-CN": "即将到期（{count}）", "zh-TW": "即將到期（{count}）", en: "Due soon ({count})" },
  withoutDueTime: { "zh-CN": "工作日历缺少年份，时限未知（{count}）", "zh-TW": "工作日曆缺少年份，時限未知（{count}）", en: "Due time unknown: the calendar lacks the year ({count})" },
} satisfies Record<string, Text>;

/** The word to a customer about a later date, as a person finds it drafted and may edit it. */
export const delayDrafts = {
  dated: {
    "zh-CN": "{customer}：贵司订单 {number} 预计 {expected} 交付（原 {before}），深表歉意。如需分批交付或另有安排，请与我们联系。{company}",
    "zh-TW": "{customer}：貴司訂單 {number} 預計 {expected} 交付（原 {before}），深表歉意。如需分批交付或另有安排，請與我們聯絡。{company}",
    en: "{customer}: your order {number} will be delivered on {expected} (was {before}). We are sorry; tell us if a part delivery or something else would help. {company}",
  },
  undated: {
    "zh-CN": "{customer}：贵司订单 {number}（原定 {before}）因设备故障可能延期，我们正在重新排产，确定日期后立即告知，深表歉意。{company}",
    "zh-TW": "{customer}：貴司訂單 {number}（原定 {before}）因設備故障可能延期，我們正在重新排產，確定日期後立即告知，深表歉意。{company}",
    en: "{customer}: a machine is down and your order {number}, due on {before}, may be later. We are planning it anew and will tell you the date as soon as we know it. We are sorry. {company}",
  },
} satisfies Record<string, Text>;
