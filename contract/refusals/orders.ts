import type { RefusalTexts } from "../toolkit.ts";

export const orderRefusals = {
  orderOnHold: {
    status: 409,
    title: { "zh-CN": "订单 {number} 已暂停：{reason}", "zh-TW": "訂單 {number} 已暫停：{reason}", en: "Order {number} is on hold: {reason}" },
    hint: { "zh-CN": "请销售或计划在订单页“恢复”后再办理。", "zh-TW": "請銷售或計劃在訂單頁「恢復」後再辦理。", en: "Ask sales or planning to resume it on the order's page." },
  },
  orderNotOnHold: {
    status: 409,
    title: { "zh-CN": "订单没有暂停", "zh-TW": "訂單沒有暫停", en: "The order is not on hold" },
    hint: { "zh-CN": "刷新页面查看现状。", "zh-TW": "重新整理頁面檢視現狀。", en: "Reload to see how it stands." },
  },
  customerUnknown: {
    title: { "zh-CN": "客户档案中没有此客户", "zh-TW": "客戶檔案中沒有此客戶", en: "No such customer in the archive" },
    hint: { "zh-CN": "先完成“客户信息建档”，再录入订单。", "zh-TW": "先完成「客戶資訊建檔」，再錄入訂單。", en: "Set up the customer's file first, then enter the order." },
  },
  customerNotApproved: {
    title: { "zh-CN": "客户“{customer}”建档尚未审批", "zh-TW": "客戶「{customer}」建檔尚未審批", en: "The file of {customer} has not been approved" },
    hint: { "zh-CN": "请财务或销售总监审批客户档案后提交；草稿已保留。", "zh-TW": "請財務或銷售總監審批客戶檔案後提交；草稿已保留。", en: "Ask finance or the sales director to approve it; the draft is kept." },
  },
  productUnknown: {
    title: { "zh-CN": "第 {line} 行：没有此产品或已停用", "zh-TW": "第 {line} 行：沒有此產品或已停用", en: "Line {line}: no such product, or it is not sold any more" },
    hint: { "zh-CN": "请重新选择产品。", "zh-TW": "請重新選擇產品。", en: "Choose the product again." },
  },
  taxRateUnknown: {
    title: { "zh-CN": "第 {line} 行：{date} 没有适用的税率", "zh-TW": "第 {line} 行：{date} 沒有適用的稅率", en: "Line {line}: no tax rate in force on {date}" },
    hint: { "zh-CN": "请财务在“税率”中维护后重试。", "zh-TW": "請財務在「稅率」中維護後重試。", en: "Ask finance to maintain the tax rates, then try again." },
  },
  policyMissing: {
    title: { "zh-CN": "没有适用于“{kind} / {channel}”的制度", "zh-TW": "沒有適用於「{kind} / {channel}」的制度", en: "No policy is assigned to {kind} / {channel}" },
    hint: { "zh-CN": "请管理员在“制度”中指派。", "zh-TW": "請管理員在「制度」中指派。", en: "Ask an administrator to assign one under Policies." },
  },
  channelUnknown: {
    title: { "zh-CN": "制度中没有来源渠道“{channel}”", "zh-TW": "制度中沒有來源渠道「{channel}」", en: "The policy knows no channel {channel}" },
    hint: { "zh-CN": "请从列表中选择来源渠道。", "zh-TW": "請從列表中選擇來源渠道。", en: "Choose a channel from the list." },
  },
  elementMissing: {
    title: { "zh-CN": "缺少：{element}", "zh-TW": "缺少：{element}", en: "Missing: {element}" },
    hint: { "zh-CN": "补充后再提交；已填内容都会保留。", "zh-TW": "補充後再提交；已填內容都會保留。", en: "Fill it in and submit again; everything typed is kept." },
  },
  lineElementMissing: {
    title: { "zh-CN": "第 {line} 行缺少：{element}", "zh-TW": "第 {line} 行缺少：{element}", en: "Line {line} lacks: {element}" },
    hint: { "zh-CN": "补充该行后再提交。", "zh-TW": "補充該行後再提交。", en: "Complete the line and submit again." },
  },
  evidenceMissing: {
    title: { "zh-CN": "渠道“{channel}”需要附原件", "zh-TW": "渠道「{channel}」需要附原件", en: "The channel {channel} needs its original attached" },
    hint: { "zh-CN": "上传客户邮件、传真或扫描件后提交。", "zh-TW": "上傳客戶郵件、傳真或掃描件後提交。", en: "Upload the customer's mail, fax or scan, then submit." },
  },
  duplicateSuspected: {
    title: { "zh-CN": "疑似重复：与 {numbers} 相同", "zh-TW": "疑似重複：與 {numbers} 相同", en: "Looks like a duplicate of {numbers}" },
    hint: { "zh-CN": "确认不是重复下单后，勾选“仍然提交”。", "zh-TW": "確認不是重複下單後，勾選「仍然提交」。", en: "If it is not, tick “submit all the same”." },
  },
  contactUnknown: {
    title: { "zh-CN": "联系人不在该客户档案中", "zh-TW": "聯絡人不在該客戶檔案中", en: "This contact is not in the customer's file" },
    hint: { "zh-CN": "请选择档案中的联系人，或先在客户页添加。", "zh-TW": "請選擇檔案中的聯絡人，或先在客戶頁新增。", en: "Choose a contact of the file, or add one on the customer's page." },
  },
  notOral: {
    title: { "zh-CN": "此单不是口头订单", "zh-TW": "此單不是口頭訂單", en: "This is not an oral order" },
    hint: { "zh-CN": "无需电话确认。", "zh-TW": "無需電話確認。", en: "It needs no call." },
  },
  namedContactNeeded: {
    title: { "zh-CN": "请选择与客户哪位联系人通话", "zh-TW": "請選擇與客戶哪位聯絡人通話", en: "Say with whom at the customer's you spoke" },
    hint: { "zh-CN": "制度要求与客户的指定联系人电话确认；档案中没有的，先在客户页添加。", "zh-TW": "制度要求與客戶的指定聯絡人電話確認；檔案中沒有的，先在客戶頁新增。", en: "The policy wants a named contact of the customer's file; add one on the customer's page if need be." },
  },
  callEvidenceMissing: {
    title: { "zh-CN": "电话确认缺少制度要求的凭证", "zh-TW": "電話確認缺少制度要求的憑證", en: "The call lacks evidence that the policy asks for" },
    hint: { "zh-CN": "逐项上传制度列出的凭证后再提交；已填内容都会保留。", "zh-TW": "逐項上傳制度列出的憑證後再提交；已填內容都會保留。", en: "Attach each kind that the policy lists, then send it again; what you typed is kept." },
  },
  proposalNeeded: {
    title: { "zh-CN": "请填写向客户提出的方案", "zh-TW": "請填寫向客戶提出的方案", en: "Say what was proposed to the customer" },
    hint: { "zh-CN": "审核未通过后联系客户，须附一项制度列出的方案。", "zh-TW": "審核未通過後聯絡客戶，須附一項制度列出的方案。", en: "After a failed review the customer is contacted with one of the policy's proposals." },
  },
  proposalNotForeseen: {
    title: { "zh-CN": "制度没有列出这项方案", "zh-TW": "制度沒有列出這項方案", en: "The policy does not foresee this proposal" },
    hint: { "zh-CN": "请从列表中选择方案；需要新增的，请修改制度。", "zh-TW": "請從列表中選擇方案；需要新增的，請修改制度。", en: "Choose one of the list; others are added in the policy." },
  },
  viewNameTaken: {
    status: 409,
    title: { "zh-CN": "已有名为“{name}”的视图", "zh-TW": "已有名為「{name}」的檢視", en: "There is a view named {name} already" },
    hint: { "zh-CN": "请换一个名称，或更新原来的视图。", "zh-TW": "請換一個名稱，或更新原來的檢視。", en: "Choose another name, or update that view." },
  },
  viewsFull: {
    status: 409,
    title: { "zh-CN": "最多保存 {most} 个视图", "zh-TW": "最多儲存 {most} 個檢視", en: "At most {most} views can be saved" },
    hint: { "zh-CN": "请先删除不用的视图。", "zh-TW": "請先刪除不用的檢視。", en: "Delete one that you no longer need." },
  },
} satisfies RefusalTexts;
