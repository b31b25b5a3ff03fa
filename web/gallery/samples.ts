import type { Choice } from "../ui/lines/columns.ts";
import type { Tone } from "../ui/StatusTag.tsx";

/** Made-up rows for looking at the pieces; nothing of them reaches a product build. */
export interface Order {
  id: string;
  number: string;
  customer: string;
  due: string;
  amount: string;
  next: string;
  tone: Tone;
  seller: string;
}

const customers = ["华东纸业经销部", "联华超市浦东店", "鑫源办公用品", "江南连锁百货有限公司", "宏达批发"];
const steps: [string, Tone][] = [["待审核", "moving"], ["待发货", "moving"], ["已完成", "good"], ["逾期 3 天", "bad"], ["草稿", "idle"], ["信用将满", "warn"]];
const sellers = ["李伟", "王芳", "陈晨"];

export const orders: Order[] = Array.from({ length: 10_000 }, (_, index) => {
  const [next, tone] = steps[index % steps.length] ?? ["", "idle"];
  return {
    id: String(index),
    number: `SO-202611-${String(index + 1).padStart(5, "0")}`,
    customer: customers[index % customers.length] ?? "",
    due: `2026-${index % 2 ? "11" : "12"}-${String((index % 28) + 1).padStart(2, "0")}`,
    amount: ((index * 7919) % 1_000_000 / 7).toFixed(2),
    next,
    tone,
    seller: sellers[index % sellers.length] ?? "",
  };
});

export const products: (Choice & { unit: string; price: string })[] = [
  { key: "1", code: "1001", label: "收银纸 57×50", initials: "syz", detail: "可用 1,200 卷", unit: "卷", price: "1.85" },
  { key: "2", code: "1002", label: "收银纸 80×80", initials: "syz", detail: "可用 300 卷", unit: "卷", price: "4.60" },
  { key: "3", code: "1003", label: "标签卷 60×40", initials: "bqj", detail: "可用 20 卷", unit: "卷", price: "9.50" },
  { key: "4", code: "2001", label: "大轴原纸 55g", initials: "dzyz", detail: "可用 12 吨", unit: "kg", price: "7.20" },
];
