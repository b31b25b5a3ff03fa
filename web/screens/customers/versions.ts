export interface FieldChange {
  field: string;
  from: string;
  to: string;
}

const text = (value: unknown): string => (value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value));

/** What one version of a file says that the one before did not; lists of people and places tell only how many there are. */
export function changedFields(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): FieldChange[] {
  const silent = new Set(["revision", "initials", "id", "name_key"]);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !silent.has(field) && JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field: field.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), from: told(before[field]), to: told(after[field]) }));
}

function told(value: unknown): string {
  if (Array.isArray(value)) return `(${value.length})`;
  if (typeof value === "object" && value !== null && "code" in value) return text(value.code);
  return text(value);
}
