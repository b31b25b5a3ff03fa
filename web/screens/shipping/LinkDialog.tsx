import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { createDeliveryLink } from "../../../contract/shipping.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import type { DialogProps } from "./dialog-props.ts";

const pages = { signDelivery: "/p/sign", giveFeedback: "/p/feedback" } as const;
type Purpose = keyof typeof pages;

/** Makes the link that the customer signs or rates by; it is shown this once. */
export function LinkDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const { run, pending, error } = useCommand(createDeliveryLink);
  const [purpose, setPurpose] = useState<Purpose>(delivery.signedAt ? "giveFeedback" : "signDelivery");
  const [made, setMade] = useState<{ address: string; expiresAt: string }>();
  const make = () => void run({ deliveryId: delivery.id, purpose }).then(({ token, expiresAt }) => setMade({ address: `${location.origin}${pages[purpose]}#${token}`, expiresAt }), () => undefined);
  const copy = () => made && void navigator.clipboard.writeText(made.address).then(() => toast({ text: t("ui.copied") }));
  return (
    <FormDialog title={t("shipping.linkOf", { number: delivery.number })} submit={t("shipping.makeLink")} {...{ pending, error, onClose }} disabledReason={made ? t("shipping.linkMade") : purpose === "giveFeedback" && !delivery.policy.scores.length ? t("shipping.noRating") : undefined} onSubmit={make}>
      <Field label={t("shipping.purpose")} required>
        {({ id }) => <Radio.Group id={id} optionType="button" disabled={made !== undefined} value={purpose} onChange={({ target }) => setPurpose(target.value as Purpose)} options={(Object.keys(pages) as Purpose[]).map((value) => ({ value, label: t(`shipping.purpose_${value}`) }))} />}
      </Field>
      {made && (
        <>
          <Input.TextArea readOnly aria-label={t("shipping.address_link")} autoSize value={made.address} onFocus={({ target }) => target.select()} />
          <p><Button type="primary" onClick={copy}>{t("shipping.copy")}</Button> {t("shipping.validUntil")} <When at={made.expiresAt} /></p>
        </>
      )}
    </FormDialog>
  );
}
