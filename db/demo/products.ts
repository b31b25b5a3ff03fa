import { barCodeOf } from "./codes.ts";

export const families = ["till", "label", "parent", "custom", "other"] as const;
export type Family = (typeof families)[number];

export interface DemoProduct {
  code: string;
  family: Family;
  name: string;
  spec: string;
  unit: "箱" | "卷";
  /** Yuan with tax in the general list: a case, or a kilogram of what is weighed. */
  price: number;
  /** Kilograms of one unit. */
  weight: number;
  /** Units that nobody has asked for and that still lie there on the last day; 0 where the shelf is empty. */
  free: number;
  barCode: string;
  operations: string[];
}

type Row = readonly [code: string, name: string, spec: string, price: number, weight: number, free: number];

const till: Row[] = [
  ["TR-5730", "热敏收银纸", "57×30 55g 200卷/箱", 138, 9.6, 260],
  ["TR-5740", "热敏收银纸", "57×40 55g 100卷/箱", 96, 7.8, 260],
  ["TR-5750", "热敏收银纸", "57×50 55g 100卷/箱", 118, 11.5, 520],
  ["TR-5750P", "热敏收银纸（加厚）", "57×50 65g 100卷/箱", 139, 13.2, 220],
  ["TR-5780", "热敏收银纸", "57×80 58g 50卷/箱", 132, 12.4, 180],
  ["TR-7550", "热敏收银纸", "75×50 55g 100卷/箱", 142, 14.8, 160],
  ["TR-8050", "热敏收银纸", "80×50 58g 100卷/箱", 168, 16.5, 260],
  ["TR-8060", "热敏收银纸", "80×60 58g 100卷/箱", 198, 21.6, 260],
  ["TR-8080", "热敏收银纸", "80×80 58g 50卷/箱", 205, 20.4, 520],
  ["TR-8080P", "热敏收银纸（高保存）", "80×80 70g 50卷/箱", 246, 23.8, 180],
  ["TR-8083", "热敏收银纸（无双酚A）", "80×83 58g 50卷/箱", 262, 21.0, 0],
  ["TR-11050", "热敏打印纸（医用）", "110×50 58g 50卷/箱", 236, 15.9, 120],
];
const label: Row[] = [
  ["LB-4030", "热敏标签卷", "40×30×800张 60卷/箱", 312, 14.2, 140],
  ["LB-5030", "热敏标签卷", "50×30×800张 60卷/箱", 358, 17.0, 140],
  ["LB-6040", "热敏标签卷", "60×40×800张 50卷/箱", 345, 18.8, 160],
  ["LB-7050", "热敏标签卷", "70×50×500张 50卷/箱", 372, 17.9, 0],
  ["LB-8050", "热敏标签卷", "80×50×500张 40卷/箱", 336, 16.4, 120],
  ["LB-10070", "热敏标签卷", "100×70×500张 30卷/箱", 348, 19.6, 120],
  ["LB-100100", "快递面单标签", "100×100×500张 24卷/箱", 318, 21.3, 150],
  ["LB-100150", "快递面单标签", "100×150×350张 24卷/箱", 356, 22.5, 130],
];
const parent: Row[] = [
  ["PR-55-640", "热敏大轴原纸", "55g 640mm", 9.8, 486, 26],
  ["PR-58-795", "热敏大轴原纸", "58g 795mm", 9.6, 612, 24],
  ["PR-65-640", "热敏大轴原纸", "65g 640mm", 9.4, 520, 16],
  ["PR-70-795", "热敏大轴原纸（高保存）", "70g 795mm", 10.6, 655, 12],
  ["PR-LB-540", "标签底纸大轴", "80g 540mm", 12.4, 438, 14],
  ["PR-LB-1080", "标签底纸大轴", "80g 1080mm", 12.1, 876, 11],
];
const custom: Row[] = [
  ["CM-44", "定宽收银纸", "44mm 定制卷径 100卷/箱", 112, 9.2, 0],
  ["CM-76", "定宽双联收银纸", "76mm 定制卷径 50卷/箱", 158, 12.8, 0],
  ["CM-82", "定宽收银纸", "82.5mm 定制卷径 50卷/箱", 226, 20.6, 0],
  ["CM-112", "定宽热敏纸", "112mm 定制卷径 50卷/箱", 268, 18.4, 0],
  ["CM-57L", "印刷收银纸", "57×50 背面印刷 100卷/箱", 156, 11.6, 0],
  ["CM-80L", "印刷收银纸", "80×80 背面印刷 50卷/箱", 258, 20.5, 0],
  ["CM-LB", "定制标签卷", "尺寸按单 40卷/箱", 398, 17.2, 0],
  ["CM-LBC", "定制彩色标签卷", "尺寸按单 彩印 30卷/箱", 486, 17.6, 0],
  ["CM-ATM", "ATM 凭条纸", "80×190 黑标 16卷/箱", 296, 24.2, 0],
  ["CM-LOT", "彩票热敏纸", "82×180 定制底纹 16卷/箱", 318, 25.1, 0],
];
const other: Row[] = [
  ["TT-110300", "蜡基碳带", "110mm×300m 25卷/箱", 475, 13.5, 70],
  ["TT-60300", "蜡基碳带", "60mm×300m 50卷/箱", 520, 14.1, 0],
  ["DP-241-2", "电脑打印纸", "241×140 二联 1000页/箱", 92, 8.8, 150],
  ["LB-S58", "电子秤标签大卷", "58×40×5000张 单卷", 46, 3.4, 240],
];

const printed = new Set(["CM-57L", "CM-80L", "CM-LB", "CM-LBC", "CM-LOT"]);
const operationsOf = (code: string, family: Family): string[] => (family !== "custom" ? [] : printed.has(code) ? ["印刷", "分切", "复卷", "包装"] : ["分切", "复卷", "包装"]);

/** The rest is sold by the case. */
const soldByRoll = new Set(["LB-S58", ...parent.map(([code]) => code)]);
const lists: Record<Family, Row[]> = { till, label, parent, custom, other };
/** The catalogue, three products of it short: what lies on the shelf, parent rolls sold by the kilogram and stocked by the roll, and widths made to order. */
export const products: readonly DemoProduct[] = families
  .flatMap((family) => lists[family].map((row) => ({ family, row })))
  .map(({ family, row: [code, name, spec, price, weight, free] }, i) => ({
    code, family, name, spec, price, weight, free, unit: soldByRoll.has(code) ? "卷" : "箱", barCode: barCodeOf(i + 1), operations: operationsOf(code, family),
  }));
