import type { RefusalTexts } from "../toolkit.ts";

/** What the register of companies refuses. */
export const companiesRefusals = {
  ledgerNameTaken: {
    title: { "zh-CN": "账套名称“{name}”已存在", "zh-TW": "帳套名稱「{name}」已存在", en: "A ledger named {name} exists already" },
    hint: { "zh-CN": "换一个名称，或修改原账套。", "zh-TW": "換一個名稱，或修改原帳套。", en: "Choose another name, or change the existing ledger." },
  },
  departmentCodeTaken: {
    title: { "zh-CN": "部门编码“{code}”已存在", "zh-TW": "部門編碼「{code}」已存在", en: "Department code {code} is taken" },
    hint: { "zh-CN": "换一个编码。", "zh-TW": "換一個編碼。", en: "Choose another code." },
  },
  departmentUnderItself: {
    title: { "zh-CN": "部门不能隶属于自己或其下级", "zh-TW": "部門不能隸屬於自己或其下級", en: "A department cannot lie under itself" },
    hint: { "zh-CN": "请选择其他上级部门。", "zh-TW": "請選擇其他上級部門。", en: "Choose another parent." },
  },
  unknownPlace: {
    title: { "zh-CN": "上级部门或负责人不存在", "zh-TW": "上級部門或負責人不存在", en: "The parent department or the head does not exist" },
    hint: { "zh-CN": "刷新后重新选择。", "zh-TW": "重新整理後重新選擇。", en: "Reload and choose again." },
  },
} satisfies RefusalTexts;
