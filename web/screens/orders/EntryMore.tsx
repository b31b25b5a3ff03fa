import { Input, Segmented } from "antd";
import { useT } from "../../i18n/words.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import type { PartProps } from "./EntryHeader.tsx";
import { Originals } from "./Originals.tsx";
import style from "./orders.module.css";

const needs = ["customised", "urgent", "packaging"] as const;
const given = ["name", "uscc", "contact", "phone", "address"] as const;
const longest = { name: 200, uscc: 18, contact: 60, phone: 30, address: 300 } as const;

/** What only some orders need: papers of the customer, special needs, remarks, what its paper says about it. */
export function EntryMore({ form, set, about, fault }: PartProps) {
  const t = useT();
  const channel = about.channels.find(({ key }) => key === (form.channel || about.suggested.channel));
  const wanted = (channel?.evidence.length ?? 0) > 0;
  const filled = Object.values(form.needs).filter(Boolean).length + (form.remarks ? 1 : 0);
  return (
    <>
      <div className={style.header}>
        <div data-path="originals" className={style.wide}>
          <Field label={t("orders.originals")} required={wanted} fault={fault("originals")} hint={wanted ? t("orders.originalsHint", { channel: about.channelName(channel?.key ?? "") }) : undefined}>
            {(control) => <Originals control={control} originals={form.originals} onChange={(originals) => set({ originals })} />}
          </Field>
        </div>
        {(channel?.oral || channel?.evidence.includes("callRecord")) && (
          <div data-path="channelNote" className={style.wide}>
            <Field label={t("orders.channelNote")} fault={fault("channelNote")} hint={channel.oral ? t("orders.oralHint") : undefined}>
              {(control) => <Input {...control} maxLength={200} value={form.channelNote} onChange={(event) => set({ channelNote: event.target.value })} />}
            </Field>
          </div>
        )}
      </div>
      <details data-path="specialNeeds" className={style.fold} open={filled > 0}>
        <summary>{t("orders.needsAndRemarks")}{filled > 0 && <span className={style.count}>{filled}</span>}</summary>
        <div className={style.header}>
          {needs.map((need) => (
            <Field key={need} label={t(`reviews.special_${need}`)} fault={fault("specialNeeds", need)}>
              {(control) => <Input.TextArea {...control} autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} value={form.needs[need]} onChange={(event) => set({ needs: { ...form.needs, [need]: event.target.value } })} />}
            </Field>
          ))}
          <Field label={t("orders.priority")}>
            {() => (
              <Segmented<"normal" | "high">
                aria-label={t("orders.priority")} value={form.priority} options={[{ value: "normal", label: t("orders.priority_normal") }, { value: "high", label: t("orders.priority_high") }]}
                onChange={(priority) => set({ priority })}
              />
            )}
          </Field>
          <div data-path="remarks" className={style.wide}>
            <Field label={t("orders.remarks")} fault={fault("remarks")}>
              {(control) => <Input.TextArea {...control} autoSize={{ minRows: 1, maxRows: 8 }} maxLength={2000} value={form.remarks} onChange={(event) => set({ remarks: event.target.value })} />}
            </Field>
          </div>
        </div>
      </details>
      <details data-path="given" className={style.fold}>
        <summary>{t("orders.given")}</summary>
        <p className="soft">{t("orders.givenHint")}</p>
        <div className={style.header}>
          {given.map((field) => (
            <Field key={field} label={t(`reviews.field_${field}`)} fault={fault("given", field)}>
              {(control) => <Input {...control} maxLength={longest[field]} value={form.given[field]} onChange={(event) => set({ given: { ...form.given, [field]: event.target.value } })} />}
            </Field>
          ))}
        </div>
      </details>
    </>
  );
}
