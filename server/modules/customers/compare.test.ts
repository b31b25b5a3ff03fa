import { expect, test } from "vitest";
import { type Compared, compareWithArchive } from "./compare.ts";

const all = ["name", "uscc", "contact", "phone", "address"] as const;

const contact = (name: string, phones: string[]) => ({ id: name, name, jobTitle: "", phones, emails: [], signatory: false, receivesConfirmations: false, active: true, erased: false });
const file: Compared = {
  name: "杭州晨光超市有限公司", shortName: "晨光超市", uscc: "91350100M000100Y43",
  contacts: [contact("王芳", ["13812345678"]), contact("李伟", ["0571-8888 6666", "13987654321"])],
  addresses: [{ id: "1", province: "浙江省", city: "杭州市", district: "西湖区", detail: "文三路 1 号", receiverId: null, isDefault: true, active: true }],
};
const place = "浙江省杭州市西湖区文三路 1 号";

test.each([
  ["nothing said", {}, []],
  ["all as in the archive", { name: "杭州晨光超市有限公司", uscc: "91350100M000100Y43", contact: "王芳", phone: "13812345678", address: place }, []],
  ["the short name", { name: "晨光超市" }, []],
  ["other brackets, width and spaces", { name: " 杭州晨光超市　有限公司", uscc: "91350100m000100y43", contact: "王 芳", phone: "+86 138-1234-5678" }, []],
  ["an address without its province", { address: "杭州市西湖区文三路1号" }, []],
  ["only the town", { address: "杭州市西湖区" }, [{ field: "address", given: "杭州市西湖区", archive: [place] }]],
  ["only a tail of the house", { address: "1号" }, [{ field: "address", given: "1号", archive: [place] }]],
  ["another name", { name: "杭州晨光商贸有限公司" }, [{ field: "name", given: "杭州晨光商贸有限公司", archive: ["杭州晨光超市有限公司"] }]],
  ["another code", { uscc: "9144030071526726XG" }, [{ field: "uscc", given: "9144030071526726XG", archive: ["91350100M000100Y43"] }]],
  ["an unknown contact with a known phone", { contact: "赵强", phone: "13812345678" }, [{ field: "contact", given: "赵强", archive: ["王芳", "李伟"] }]],
  ["another person's phone", { contact: "王芳", phone: "13987654321" }, [{ field: "phone", given: "13987654321", archive: ["13812345678"] }]],
  ["an unknown phone", { phone: "13800000000" }, [{ field: "phone", given: "13800000000", archive: ["13812345678", "0571-8888 6666", "13987654321"] }]],
])("[01.3] of a customer's data only the differing fields are told: %s", (_, given, differences) => {
  expect(compareWithArchive(given, file, all)).toEqual(differences);
});

test("[01.3] what the archive does not know is a difference too", () => {
  expect(compareWithArchive({ uscc: "9144030071526726XG" }, { ...file, uscc: null }, all)).toEqual([{ field: "uscc", given: "9144030071526726XG", archive: [] }]);
});

test.each(all)("[01.3] what the policy does not want compared is no difference: %s", (field) => {
  const given = { name: "别家公司", uscc: "9144030071526726XG", contact: "赵强", phone: "13800000000", address: "别处 1 号" };
  expect(compareWithArchive(given, file, all).map((each) => each.field)).toEqual(all);
  expect(compareWithArchive(given, file, all.filter((each) => each !== field)).map((each) => each.field)).toEqual(all.filter((each) => each !== field));
});
