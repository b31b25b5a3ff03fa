import type { Role } from "../../contract/permissions.ts";

export const departments = [
  { code: "XS", name: "销售部" },
  { code: "CW", name: "财务部" },
  { code: "CC", name: "仓储物流部" },
  { code: "SC", name: "生产部" },
  { code: "JS", name: "技术质量部" },
  { code: "ZJ", name: "总经办" },
] as const;

interface DemoPerson {
  name: string;
  jobTitle: string;
  roles: Role[];
  department: (typeof departments)[number]["code"];
}

/** Everybody of the demo company, by the name of the mailbox that signs them in. */
export const people = {
  "lin.xiaoyun": { name: "林晓芸", jobTitle: "销售内勤", roles: ["salesClerk"], department: "XS" },
  "xie.yutong": { name: "谢雨桐", jobTitle: "销售内勤兼客服", roles: ["salesClerk", "customerService"], department: "XS" },
  "chen.jianming": { name: "陈建明", jobTitle: "销售员（经销）", roles: ["salesperson"], department: "XS" },
  "zhou.yaqin": { name: "周雅琴", jobTitle: "销售员（商超）", roles: ["salesperson"], department: "XS" },
  "wu.zhiqiang": { name: "吴志强", jobTitle: "销售员（批发、直客）", roles: ["salesperson"], department: "XS" },
  "huang.haibo": { name: "黄海波", jobTitle: "销售总监", roles: ["salesDirector"], department: "XS" },
  "shen.ting": { name: "沈婷", jobTitle: "客服", roles: ["customerService"], department: "XS" },
  "xu.lihua": { name: "许丽华", jobTitle: "财务主管", roles: ["finance"], department: "CW" },
  "zheng.meiling": { name: "郑美玲", jobTitle: "应收会计", roles: ["finance"], department: "CW" },
  "he.guodong": { name: "何国栋", jobTitle: "成品仓管", roles: ["warehouse"], department: "CC" },
  "luo.yong": { name: "罗勇", jobTitle: "原纸仓管", roles: ["warehouse"], department: "CC" },
  "jiang.dawei": { name: "蒋大伟", jobTitle: "物流", roles: ["logistics"], department: "CC" },
  "liang.siyuan": { name: "梁思远", jobTitle: "计划员", roles: ["planner"], department: "SC" },
  "deng.weidong": { name: "邓卫东", jobTitle: "生产主管", roles: ["productionHead"], department: "SC" },
  "feng.qihang": { name: "冯启航", jobTitle: "技术", roles: ["engineer"], department: "JS" },
  "song.jia": { name: "宋佳", jobTitle: "质检", roles: ["quality"], department: "JS" },
  "gao.zhenhua": { name: "高振华", jobTitle: "总经理", roles: ["generalManager"], department: "ZJ" },
  "han.lei": { name: "韩磊", jobTitle: "管理员", roles: ["admin"], department: "ZJ" },
} as const satisfies Record<string, DemoPerson>;

export type Who = keyof typeof people;
export const everybody = Object.keys(people) as Who[];
/** The top level `.example` is nobody's (RFC 2606). */
export const emailOf = (who: Who): string => `${who}@chengjiang.example`;
