import type { RefusalTexts } from "../toolkit.ts";

/** Why production refuses. */
export const productionRefusals = {
  dayOverloaded: {
    status: 409,
    title: { "zh-CN": "{day} 排不下，最早可从 {earliest} 开始，{finish} 完工", "zh-TW": "{day} 排不下，最早可從 {earliest} 開始，{finish} 完工", en: "No room on {day}; the earliest start is {earliest}, finished on {finish}" },
    hint: { "zh-CN": "改到该日期、换一台设备，或减少数量。", "zh-TW": "改到該日期、換一台設備，或減少數量。", en: "Take that date, another machine, or a smaller quantity." },
  },
  noFeasibleDay: {
    status: 409,
    title: { "zh-CN": "设备 {workCentre} 一年内没有可排的日期", "zh-TW": "設備 {workCentre} 一年內沒有可排的日期", en: "{workCentre} has no room within a year" },
    hint: { "zh-CN": "检查设备日产能、停机记录和工作日历，或换一台设备。", "zh-TW": "檢查設備日產能、停機記錄和工作日曆，或換一台設備。", en: "Look at its capacity, its downtimes and the calendar, or take another machine." },
  },
  planInPast: {
    title: { "zh-CN": "{startDay} 已过去", "zh-TW": "{startDay} 已過去", en: "{startDay} has passed" },
    hint: { "zh-CN": "请选择今天或以后的日期。", "zh-TW": "請選擇今天或以後的日期。", en: "Choose today or a later day." },
  },
  differentProducts: {
    title: { "zh-CN": "一个生产任务只能生产一种产品", "zh-TW": "一個生產任務只能生產一種產品", en: "A run makes one product" },
    hint: { "zh-CN": "请为另一产品单独排产。", "zh-TW": "請為另一產品單獨排產。", en: "Plan the other product in a run of its own." },
  },
  moreThanOpen: {
    status: 409,
    title: { "zh-CN": "订单 {order} 待排数量为 {open}，不能排 {wanted}", "zh-TW": "訂單 {order} 待排數量為 {open}，不能排 {wanted}", en: "Order {order} waits for {open}, not for {wanted}" },
    hint: { "zh-CN": "刷新：可能已有人排了一部分。", "zh-TW": "重新整理：可能已有人排了一部分。", en: "Reload: someone may have planned part of it." },
  },
  approvedBySelf: {
    status: 403,
    title: { "zh-CN": "不能审批自己编制的计划", "zh-TW": "不能審批自己編製的計劃", en: "You cannot approve your own plan" },
    hint: { "zh-CN": "请由另一位生产主管审批。", "zh-TW": "請由另一位生產主管審批。", en: "Another head of production has to approve it." },
  },
  operationUnknown: {
    title: { "zh-CN": "此任务没有工序“{operation}”", "zh-TW": "此任務沒有工序「{operation}」", en: "This run has no operation {operation}" },
    hint: { "zh-CN": "可选工序：{operations}", "zh-TW": "可選工序：{operations}", en: "Its operations: {operations}" },
  },
  finishInPast: {
    title: { "zh-CN": "预计完工日 {expectedFinish} 已过去", "zh-TW": "預計完工日 {expectedFinish} 已過去", en: "The expected finish {expectedFinish} has passed" },
    hint: { "zh-CN": "请填写新的预计完工日，或报完工。", "zh-TW": "請填寫新的預計完工日，或報完工。", en: "Give a new expected finish, or report the run as finished." },
  },
  runNotStarted: {
    status: 409,
    title: { "zh-CN": "任务还没有开工，进度只能为 0%", "zh-TW": "任務還沒有開工，進度只能為 0%", en: "The run has not started; its progress is 0 %" },
    hint: { "zh-CN": "先点“开工”，再填报进度。", "zh-TW": "先點「開工」，再填報進度。", en: "Start it first, then report." },
  },
  nothingMade: {
    title: { "zh-CN": "合格数和报废数都是 0", "zh-TW": "合格數和報廢數都是 0", en: "Neither good pieces nor scrap" },
    hint: { "zh-CN": "请填写实际产量。", "zh-TW": "請填寫實際產量。", en: "Fill in what was really made." },
  },
  inspectionIncomplete: {
    title: { "zh-CN": "合格 {good} 加不合格 {rejected} 不等于产量 {made}", "zh-TW": "合格 {good} 加不合格 {rejected} 不等於產量 {made}", en: "Passed {good} and rejected {rejected} do not make {made}" },
    hint: { "zh-CN": "请核对检验数量。", "zh-TW": "請核對檢驗數量。", en: "Check the quantities." },
  },
  standardNotMet: {
    title: { "zh-CN": "有检验项未达到产品出厂标准", "zh-TW": "有檢驗項未達到產品出廠標準", en: "Some checks of the outgoing standard are not met" },
    hint: { "zh-CN": "改判不合格并写明原因，或复核检验项。", "zh-TW": "改判不合格並寫明原因，或複核檢驗項。", en: "Decide on failed with the reason, or check again." },
  },
  nothingPassed: {
    title: { "zh-CN": "合格数为 0，不能判合格", "zh-TW": "合格數為 0，不能判合格", en: "Nothing passed, so the run has not passed" },
    hint: { "zh-CN": "请判不合格并写明原因。", "zh-TW": "請判不合格並寫明原因。", en: "Decide on failed, with the reason." },
  },
  failureReasonMissing: {
    title: { "zh-CN": "请写明不合格原因", "zh-TW": "請寫明不合格原因", en: "The reason of the failure is missing" },
    hint: { "zh-CN": "生产将按此原因返工。", "zh-TW": "生產將按此原因返工。", en: "Production reworks by it." },
  },
  notPlanner: {
    status: 403,
    title: { "zh-CN": "这些订单的计划不由您的岗位编制", "zh-TW": "這些訂單的計劃不由您的崗位編制", en: "Planning for these orders is not for your role" },
    hint: { "zh-CN": "制度写明了编制生产计划的岗位，请其中一位处理。", "zh-TW": "制度寫明了編制生產計劃的崗位，請其中一位處理。", en: "The policy names the roles that plan; ask one of them." },
  },
  notApprover: {
    status: 403,
    title: { "zh-CN": "这份计划不由您的岗位批准", "zh-TW": "這份計劃不由您的崗位核准", en: "Approving this plan is not for your role" },
    hint: { "zh-CN": "制度写明了批准生产计划的岗位，请其中一位处理。", "zh-TW": "制度寫明了核准生產計劃的崗位，請其中一位處理。", en: "The policy names the roles that approve plans; ask one of them." },
  },
  progressMissing: {
    title: { "zh-CN": "进度填报缺少制度要求的一项", "zh-TW": "進度填報缺少制度要求的一項", en: "The report lacks something that the policy asks for" },
    hint: { "zh-CN": "补填标出的项目后再提交。", "zh-TW": "補填標出的項目後再提交。", en: "Fill in the marked field, then send it again." },
  },
  inspectionFirst: {
    status: 409,
    title: { "zh-CN": "产品还没有检验，不能入库", "zh-TW": "產品還沒有檢驗，不能入庫", en: "The goods are not inspected yet" },
    hint: { "zh-CN": "请先由质检填写检验结果。", "zh-TW": "請先由質檢填寫檢驗結果。", en: "Quality has to decide first." },
  },
  workCentreCodeTaken: {
    status: 409,
    title: { "zh-CN": "设备编码 {code} 已被使用", "zh-TW": "設備編碼 {code} 已被使用", en: "The work centre code {code} is taken" },
    hint: { "zh-CN": "请换一个编码。", "zh-TW": "請換一個編碼。", en: "Choose another code." },
  },
  downtimeBackwards: {
    title: { "zh-CN": "停机结束日 {to} 早于开始日 {from}", "zh-TW": "停機結束日 {to} 早於開始日 {from}", en: "The downtime ends on {to}, before it begins on {from}" },
    hint: { "zh-CN": "请更正日期。", "zh-TW": "請更正日期。", en: "Correct the days." },
  },
  reverseStartFirst: {
    status: 409,
    title: { "zh-CN": "任务 {number} 已开工", "zh-TW": "任務 {number} 已開工", en: "Run {number} has been started" },
    hint: { "zh-CN": "先由计划或生产主管撤销开工。", "zh-TW": "先由計劃或生產主管撤銷開工。", en: "The planner or the head of production takes back the start first." },
  },
  reverseFinishFirst: {
    status: 409,
    title: { "zh-CN": "任务 {number} 已报完工", "zh-TW": "任務 {number} 已報完工", en: "Run {number} is reported as finished" },
    hint: { "zh-CN": "先由计划或生产主管撤销完工。", "zh-TW": "先由計劃或生產主管撤銷完工。", en: "The planner or the head of production takes back the finish first." },
  },
  reverseInspectionFirst: {
    status: 409,
    title: { "zh-CN": "任务 {number} 已检验", "zh-TW": "任務 {number} 已檢驗", en: "Run {number} is inspected" },
    hint: { "zh-CN": "先由质检撤销检验结论。", "zh-TW": "先由質檢撤銷檢驗結論。", en: "Quality takes back its decision first." },
  },
  reverseStockInFirst: {
    status: 409,
    title: { "zh-CN": "任务 {number} 已入库", "zh-TW": "任務 {number} 已入庫", en: "Run {number} is in stock" },
    hint: { "zh-CN": "先由仓库红冲入库。", "zh-TW": "先由倉庫紅沖入庫。", en: "The warehouse takes back the stock-in first." },
  },
  reverseDeliveryFirst: {
    status: 409,
    title: { "zh-CN": "入库的货已在出库单 {number} 上", "zh-TW": "入庫的貨已在出庫單 {number} 上", en: "The goods are on the issue note {number}" },
    hint: { "zh-CN": "先由仓库撤销这张出库单，已发出的先撤销发货。", "zh-TW": "先由倉庫撤銷這張出庫單，已出貨的先撤銷出貨。", en: "The warehouse calls that delivery off first; once shipped, its shipment is reversed." },
  },
  goodsDivided: {
    status: 409,
    title: { "zh-CN": "入库的货已拆成几批安排，不能红冲", "zh-TW": "入庫的貨已拆成幾批安排，不能紅沖", en: "The goods were divided over several parts of the order and cannot go back as one" },
    hint: { "zh-CN": "请由仓库用盘点或库存调整更正数量。", "zh-TW": "請由倉庫用盤點或庫存調整更正數量。", en: "The warehouse corrects the quantities by a count or an adjustment." },
  },
  reverseNewPlanFirst: {
    status: 409,
    title: { "zh-CN": "订单 {number} 缺少的数量已重新排产", "zh-TW": "訂單 {number} 缺少的數量已重新排產", en: "What order {number} missed has been planned again" },
    hint: { "zh-CN": "先从新计划里减去这部分数量。", "zh-TW": "先從新計劃裡減去這部分數量。", en: "Take that quantity out of the new plan first." },
  },
  reworkStarted: {
    status: 409,
    title: { "zh-CN": "任务 {number} 已开始返工，不能撤销开工", "zh-TW": "任務 {number} 已開始返工，不能撤銷開工", en: "Run {number} is in rework; its start cannot be taken back" },
    hint: { "zh-CN": "请报完工后再检验。", "zh-TW": "請報完工後再檢驗。", en: "Report it as finished and inspect it again." },
  },
  notOnRecord: {
    status: 409,
    title: { "zh-CN": "任务 {number} 没有可撤销的这一步", "zh-TW": "任務 {number} 沒有可撤銷的這一步", en: "Run {number} has no such step to take back" },
    hint: { "zh-CN": "刷新后看任务现在的状态。", "zh-TW": "重新整理後看任務現在的狀態。", en: "Reload and look where the run stands." },
  },
  lotsDoNotMakeGood: {
    title: { "zh-CN": "各批次合计 {lots}，合格数是 {good}", "zh-TW": "各批號合計 {lots}，合格數是 {good}", en: "The lots make {lots}, {good} are good" },
    hint: { "zh-CN": "请核对各批次的数量。", "zh-TW": "請核對各批號的數量。", en: "Check the quantities of the lots." },
  },
} satisfies RefusalTexts;
