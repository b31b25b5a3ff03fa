import { type PaymentTerms, usualTerms } from "../../contract/payment-terms.ts";
import type { Who } from "./people.ts";

export const kinds = ["dealer", "supermarket", "wholesale", "direct"] as const;
export type Kind = (typeof kinds)[number];
/** The channel that a kind of customer buys through, as prices and files name it. */
export const channelNames: Record<Kind, string> = { dealer: "经销", supermarket: "商超", wholesale: "批发", direct: "直客" };

export interface DemoCustomer {
  code: string;
  kind: Kind;
  name: string;
  shortName: string;
  grade: "A" | "B" | "C";
  region: string;
  place: { province: string; city: string; district: string; detail: string };
  contact: string;
  terms: PaymentTerms;
  salesperson: Who;
  /** How often it orders, against the others. */
  weight: number;
  special?: "unapproved" | "nearLimit" | "overdue";
}

type Row = readonly [name: string, shortName: string, grade: "A" | "B" | "C", region: string, place: string, contact: string, weight: number, special?: DemoCustomer["special"]];

const dealers: Row[] = [
  ["苏州晨泽纸业有限公司", "苏州晨泽", "A", "华东", "江苏省 苏州市 吴中区 越溪演示路 12 号", "钱立群", 6],
  ["杭州越纸商贸有限公司", "杭州越纸", "A", "华东", "浙江省 杭州市 余杭区 仓前演示街 66 号", "孙越", 6],
  ["合肥皖印办公用品有限公司", "合肥皖印", "B", "华东", "安徽省 合肥市 蜀山区 产业园演示路 5 号", "李皖生", 4, "nearLimit"],
  ["武汉江城耗材有限公司", "武汉江城", "B", "华中", "湖北省 武汉市 东西湖区 走马岭演示路 31 号", "胡汉卿", 4],
  ["郑州中原打印耗材有限公司", "郑州中原", "B", "华中", "河南省 郑州市 管城回族区 南曹演示路 8 号", "郭豫东", 4, "overdue"],
  ["成都蜀川纸制品有限公司", "成都蜀川", "C", "西南", "四川省 成都市 新都区 物流大道演示 20 号", "唐蜀明", 3],
];
const supermarkets: Row[] = [
  ["上海汇邻超市有限公司", "汇邻超市", "A", "华东", "上海市 上海市 嘉定区 江桥配送中心演示 1 号", "顾佩芳", 6],
  ["南京苏福连锁超市有限公司", "苏福超市", "A", "华东", "江苏省 南京市 江宁区 配送中心演示路 9 号", "蔡文娟", 5],
  ["宁波甬家生活超市有限公司", "甬家超市", "B", "华东", "浙江省 宁波市 鄞州区 物流园演示路 17 号", "董海宁", 4],
  ["长沙湘客来超市有限公司", "湘客来", "B", "华中", "湖南省 长沙市 望城区 配送中心演示 3 号", "彭湘云", 4],
  ["广州粤万家百货有限公司", "粤万家", "B", "华南", "广东省 广州市 白云区 太和演示路 28 号", "梁嘉颖", 3],
];
const wholesale: Row[] = [
  ["无锡锡澄办公设备经营部", "锡澄办公", "B", "华东", "江苏省 无锡市 梁溪区 五金城演示 A12", "华国平", 4],
  ["义乌商城纸品批发行", "义乌纸品行", "B", "华东", "浙江省 金华市 义乌市 国际商贸城演示 4 区", "骆义红", 5],
  ["济南泉城办公批发中心", "泉城批发", "C", "华北", "山东省 济南市 天桥区 批发市场演示 7 号", "于泉", 3],
  ["石家庄燕赵文化用品批发部", "燕赵批发", "C", "华北", "河北省 石家庄市 长安区 南三条演示 15 号", "赵燕", 3],
  ["西安秦陇纸张批发部", "秦陇纸张", "C", "西北", "陕西省 西安市 未央区 大明宫演示路 2 号", "秦望", 3],
  ["昆明滇池办公耗材批发部", "滇池耗材", "C", "西南", "云南省 昆明市 官渡区 螺蛳湾演示 11 号", "段云飞", 2],
  ["南昌赣江纸行", "赣江纸行", "C", "华中", "江西省 南昌市 青山湖区 洪城演示 6 号", "万赣生", 2],
  ["福州榕信办公批发有限公司", "榕信批发", "B", "华南", "福建省 福州市 仓山区 金山演示路 19 号", "林榕", 3],
  ["沈阳盛京耗材批发部", "盛京耗材", "C", "东北", "辽宁省 沈阳市 铁西区 建设演示路 33 号", "关盛", 2],
  ["天津津卫纸品批发部", "津卫纸品", "C", "华北", "天津市 天津市 北辰区 物流园演示 8 号", "穆津", 2],
];
const direct: Row[] = [
  ["江阴暨阳医院管理有限公司", "暨阳医院", "A", "华东", "江苏省 无锡市 江阴市 澄江演示路 163 号", "尤敏", 3],
  ["常州龙城餐饮管理有限公司", "龙城餐饮", "B", "华东", "江苏省 常州市 新北区 通江演示路 50 号", "巢斌", 3],
  ["南通江海物流有限公司", "江海物流", "B", "华东", "江苏省 南通市 港闸区 永兴演示路 21 号", "季江", 4],
  ["上海沪通自助设备有限公司", "沪通设备", "A", "华东", "上海市 上海市 松江区 新桥演示路 7 号", "瞿通", 3],
  ["嘉兴南湖茶饮连锁有限公司", "南湖茶饮", "C", "华东", "浙江省 嘉兴市 南湖区 科创演示路 4 号", "沈南", 3],
  ["深圳前海闪送科技有限公司", "前海闪送", "B", "华南", "广东省 深圳市 南山区 前海演示路 10 号", "陈闪", 2],
  ["泰州凤城药房连锁有限公司", "凤城药房", "C", "华东", "江苏省 泰州市 海陵区 鼓楼演示路 40 号", "凌凤", 0, "unapproved"],
];

const net20: PaymentTerms = { code: "net20", name: "货到 20 天", stages: [{ percent: "100", due: "afterDelivery", days: 20, fromMonthEnd: false }] };
const usual = (code: string): PaymentTerms => usualTerms.find((terms) => terms.code === code)!;
const termsOf = (kind: Kind, grade: string, special: DemoCustomer["special"]): PaymentTerms => {
  if (special === "overdue") return net20;
  if (kind === "dealer") return usual("monthly30");
  if (kind === "supermarket") return usual("monthly60");
  if (grade === "A") return usual("monthly30");
  return kind === "wholesale" && grade === "B" ? net20 : usual("cashOnDelivery");
};
const salespeople: Record<Kind, Who> = { dealer: "chen.jianming", supermarket: "zhou.yaqin", wholesale: "wu.zhiqiang", direct: "wu.zhiqiang" };

const lists: Record<Kind, readonly Row[]> = { dealer: dealers, supermarket: supermarkets, wholesale, direct };

/** The 28 customers; their names, people and places are made up. */
export const customers: readonly DemoCustomer[] = kinds
  .flatMap((kind) => lists[kind].map((row) => ({ kind, row })))
  .map(({ kind, row: [name, shortName, grade, region, place, contact, weight, special] }, i) => {
    const [province = "", city = "", district = "", ...detail] = place.split(" ");
    return {
      code: `K${String(i + 1).padStart(3, "0")}`, kind, name, shortName, grade, region, contact, weight, special, terms: termsOf(kind, grade, special), salesperson: salespeople[kind],
      place: { province, city, district, detail: detail.join("") },
    };
  });
