import { type ArchiveDifference, addressLine, type CustomerFile } from "../../../contract/customers.ts";
import { normalUscc } from "../../../contract/uscc.ts";

/** What an order or a customer's paper says about the customer; what it does not say is not compared. */
export interface GivenParty {
  name?: string;
  uscc?: string;
  contact?: string;
  phone?: string;
  address?: string;
}

/** Names and addresses without what people write now so, now so: width, case, spaces, punctuation. */
const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/[\s\p{P}]/gu, "");
const digits = (phone: string): string => phone.normalize("NFKC").replace(/\D/g, "").replace(/^(00)?86(?=1\d{10}$)/, "");

/** What of a file is compared. */
export type Compared = Pick<CustomerFile, "name" | "shortName" | "uscc" | "contacts" | "addresses">;

function addressMatches(given: string, file: Compared): boolean {
  return file.addresses.some((address) => {
    const whole = plain(addressLine(address));
    const said = plain(given);
    // People leave province and city out; what they say must still reach down to the house.
    return said === whole || (whole.endsWith(said) && said.includes(plain(address.detail)));
  });
}

/** [01.3], R011: of the fields that the policy wants compared, those in which what was given differs from the archive, with what the archive says. */
export function compareWithArchive(given: GivenParty, file: Compared, compared: readonly ArchiveDifference["field"][]): ArchiveDifference[] {
  const named = given.contact ? file.contacts.filter(({ name }) => plain(name) === plain(given.contact!)) : [];
  const people = named.length ? named : file.contacts;
  const checks: [field: ArchiveDifference["field"], agrees: (text: string) => boolean, archive: string[]][] = [
    ["name", (text) => [file.name, file.shortName].some((name) => plain(name) === plain(text)), [file.name]],
    ["uscc", (text) => normalUscc(text) === file.uscc, file.uscc ? [file.uscc] : []],
    ["contact", () => named.length > 0, file.contacts.map(({ name }) => name)],
    ["phone", (text) => people.some(({ phones }) => phones.some((phone) => digits(phone) === digits(text))), people.flatMap(({ phones }) => phones)],
    ["address", (text) => addressMatches(text, file), file.addresses.map(addressLine)],
  ];
  return checks.flatMap(([field, agrees, archive]) => {
    const text = compared.includes(field) ? given[field]?.trim() : undefined;
    return text && !agrees(text) ? [{ field, given: text, archive }] : [];
  });
}
