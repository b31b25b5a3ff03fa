/** Printed labels in simplified Chinese; the other catalogues carry the same keys. */
export const zhCN = {
  colon: "：", comma: "、", pageOf: "第 {page} 页 / 共 {pages} 页", number: "编号", version: "版本", madeAt: "制单时间", madeBy: "制单人",
  phone: "电话", address: "地址", uscc: "统一社会信用代码", usccShort: "信用代码", reprint: "补打 第 {count} 次",
  orderNumber: "订单编号", orderDate: "下单日期", orderKind: "订单类型", channel: "来源渠道", salesperson: "销售员",
  customer: "客户名称", customerCode: "客户编码", contact: "联系人", contactPhone: "联系电话", deliveryAddress: "收货地址",
  deliveryDate: "交付日期", paymentTerms: "付款方式", deliveryMethod: "交货方式", specialNeeds: "特殊需求", remark: "备注",
  lineNo: "序号", productCode: "产品编码", product: "产品名称", spec: "规格型号", productAndSpec: "产品名称 / 规格型号", unit: "单位", quantity: "数量",
  unitPriceTaxed: "含税单价", unitPriceNet: "未税单价", taxRate: "税率", amount: "价税合计", customerPartNumber: "客户料号",
  total: "合计", totalInWords: "合计（大写）", renminbi: "人民币", net: "不含税金额", tax: "税额", figures: "小写", inUnit: "{label}（{unit}）", yuan: "元",
  checks: "审核项目", checkItem: "项目", checkResult: "结果", evidence: "依据", green: "通过", red: "不通过",
  elementChecks: "要素与客户核对", differences: "与客户档案的差异", field: "字段", archived: "档案内容", given: "订单内容",
  verdict: "审核结论", passed: "通过", returned: "退回", approved: "同意", refused: "不同意", statement: "审核意见",
  opinions: "各部门审核意见", department: "部门", signer: "审核人", means: "方式",
  confirmationIntro: "感谢贵司惠购。现就以下订单内容与贵司确认，请核对无误后签章回传：",
  paymentStages: "付款安排", stage: "款项", share: "比例", stageAmount: "金额", due: "付款条件", clauses: "约定事项",
  answer: "客户答复", accepted: "确认", declined: "不确认", answeredBy: "答复人", answeredAt: "答复时间", evidenceFiles: "凭证", digest: "SHA-256",
  planLines: "生产任务", start: "开工日期", finish: "完工日期", workCentre: "工作中心", operations: "工序安排", operation: "工序",
  currentOperation: "当前工序", progress: "完成进度", expectedFinish: "预计完成",
  warehouse: "仓库", location: "库位", batch: "批号", issued: "实发数量", picking: "拣货状态", packing: "包装状态", done: "已完成", open: "未完成",
  carrierAppointment: "物流预约时间", packages: "件数", leavingCheck: "出库核对",
  issueNumber: "出库单号", shipmentNumber: "发货单号", shippedAt: "发货时间", expectedArrival: "预计到达", carrier: "承运商", trackingNumber: "物流单号",
  plate: "车牌号", driver: "司机", driverPhone: "司机电话", grossWeight: "毛重", events: "运输轨迹", at: "时间", place: "地点", event: "状态",
  notices: "客户通知", noticeChannel: "渠道", recipient: "接收方", outcome: "结果",
  arrivedAt: "到货时间", contactedAt: "联系客户时间", contactedBy: "联系客户人", condition: "收货确认", conditionQuantity: "数量", conditionQuality: "质量", conditionPackaging: "包装",
  quantityGood: "相符", quantityBad: "不符", qualityGood: "合格", qualityBad: "不合格", packagingGood: "完好", packagingBad: "破损",
  received: "实收数量", objection: "异常说明", shipped: "发货数量",
  ratings: "满意度评价", ratingItem: "评价项目", rating: "评价", comment: "说明", productQuality: "产品质量", punctuality: "交付时效", serviceAttitude: "服务态度",
  score5: "非常满意", score4: "满意", score3: "一般", score2: "不满意", score1: "非常不满意",
  comments: "意见与建议", afterSales: "售后处理结果", afterSalesNumber: "售后单号", afterSalesResult: "处理结果", afterSalesScore: "处理评价", givenBy: "反馈人", givenAt: "反馈时间",
};

/** Every label of a catalogue by its key. */
export type Labels = Record<keyof typeof zhCN, string>;
