import type { Chance } from "../demo/random.ts";

/** What Chinese company and product names are made of, so that two characters in the middle of a name find as many as they would in a real archive. */
const places = ["昆明", "曲靖", "玉溪", "大理", "成都", "绵阳", "宜宾", "贵阳", "遵义", "重庆", "南宁", "柳州", "广州", "佛山", "东莞", "深圳", "长沙", "武汉", "杭州", "宁波", "苏州", "无锡", "上海", "青岛"] as const;
const auspicious = ["鑫", "达", "恒", "瑞", "丰", "盛", "华", "泰", "信", "诚", "源", "顺", "宏", "嘉", "博", "远", "腾", "凯", "润", "佳", "益", "康", "德", "隆", "安", "永", "利", "兴", "汇", "明", "朗", "锦"] as const;
const trades = ["办公用品", "纸业", "印务", "包装", "商贸", "超市", "文具", "物流", "医药", "餐饮管理", "电子", "科技", "酒店用品", "食品"] as const;
const shortTrades: Record<(typeof trades)[number], string> = {
  办公用品: "办公", 纸业: "纸业", 印务: "印务", 包装: "包装", 商贸: "商贸", 超市: "超市", 文具: "文具", 物流: "物流", 医药: "医药", 餐饮管理: "餐饮", 电子: "电子", 科技: "科技", 酒店用品: "酒店", 食品: "食品",
};
const surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"] as const;
const givenNames = ["伟", "芳", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀英", "建国", "志强", "晓燕", "海燕", "文博", "子涵", "雨桐"] as const;
const roads = ["北京路", "人民路", "解放路", "中山路", "环城路", "建设路", "新华街", "滨江大道"] as const;
const goods = ["收银纸", "热敏纸", "复印纸", "标签纸", "牛皮纸袋", "瓦楞纸箱", "彩印纸盒", "擦手纸", "卷筒纸", "餐巾纸", "不干胶", "信封"] as const;
const sizes = ["57×50", "80×60", "80×80", "A4", "A3", "1092mm", "100×150", "60×40", "320×230", "210×297"] as const;

export interface NamedCustomer {
  name: string;
  shortName: string;
  region: string;
  contact: string;
  phone: string;
  address: { province: string; city: string; district: string; detail: string };
}

/** Different customers by number; the same chance names the same ones. */
export function namedCustomers(chance: Chance, count: number): NamedCustomer[] {
  const taken = new Set<string>();
  const named: NamedCustomer[] = [];
  while (named.length < count) {
    const [place, trade] = [chance.pick(places), chance.pick(trades)];
    const middle = chance.some(auspicious, chance.between(2, 3)).join("");
    const name = `${place}市${middle}${trade}有限公司`;
    if (taken.has(name)) continue;
    taken.add(name);
    named.push({
      name, shortName: `${place}${middle}${shortTrades[trade]}`, region: place, contact: chance.pick(surnames) + chance.pick(givenNames), phone: `13${chance.between(100_000_000, 999_999_999)}`,
      address: { province: place, city: place, district: "高新区", detail: `${chance.pick(roads)} ${chance.between(1, 880)} 号` },
    });
  }
  return named;
}

/** Products by number: a code, what it is called, how large it is, and its price. */
export const namedProducts = (chance: Chance, count: number): { code: string; name: string; spec: string; price: string }[] =>
  Array.from({ length: count }, (_, i) => ({ code: `P${String(10_001 + i)}`, name: chance.pick(goods), spec: chance.pick(sizes), price: (chance.between(120, 9_800) / 100).toFixed(2) }));

export const namedPeople = (chance: Chance, count: number): string[] => Array.from({ length: count }, () => chance.pick(surnames) + chance.pick(givenNames));
