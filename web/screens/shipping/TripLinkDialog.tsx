import { Button, Input, QRCode } from "antd";
import { useState } from "react";
import { createTripLink, withdrawTripLinks } from "../../../contract/trips.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import type { Trip } from "./TripSection.tsx";

/** Makes the link for the driver's phone, to copy, scan or send from one's own phone; withdraws the one that is out. It is shown this once. */
export function TripLinkDialog({ trip, onClose }: { trip: Trip; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(createTripLink);
  const withdraw = useCommand(withdrawTripLinks);
  const [withdrawing, setWithdrawing] = useState(false);
  const [made, setMade] = useState<{ url: string; expiresAt: string }>();
  if (withdrawing) return <ReverseDialog open title={t("shipping.withdrawLink")} effect={t("shipping.withdrawLinkEffect")} onClose={onClose} onConfirm={(reason) => withdraw.run({ tripId: trip.id, reason })} />;
  const make = () => void run({ tripId: trip.id }).then(setMade, () => undefined);
  return (
    <FormDialog title={t("shipping.driverLinkOf", { plate: trip.plate })} submit={t("shipping.makeLink")} {...{ pending, error, onClose }} disabledReason={made && t("shipping.linkMade")} onSubmit={make}>
      <p>{t("shipping.driverLinkHint")}</p>
      {made ? <Made made={made} phone={trip.driverPhone} /> : (
        <p><ActionButton disabledReason={trip.link?.state === "good" ? undefined : t("shipping.noLinkYet")} onClick={() => setWithdrawing(true)}>{t("shipping.withdrawLink")}</ActionButton></p>
      )}
    </FormDialog>
  );
}

/** A masked number is nobody's: the sender then chooses whom. */
const smsTo = (phone: string, words: string): string => `sms:${/^[+\d]+$/.test(phone) ? phone : ""}?&body=${encodeURIComponent(words)}`;

function Made({ made: { url, expiresAt }, phone }: { made: { url: string; expiresAt: string }; phone: string }) {
  const t = useT();
  const copy = () => void navigator.clipboard.writeText(url).then(() => toast({ text: t("ui.copied") }));
  return (
    <>
      <QRCode type="svg" value={url} size={180} bordered={false} color="#000000" bgColor="#ffffff" aria-label={t("shipping.qrOfLink")} />
      <Input.TextArea readOnly aria-label={t("shipping.address_link")} autoSize value={url} onFocus={({ target }) => target.select()} />
      <p><Button type="primary" onClick={copy}>{t("shipping.copy")}</Button> <Button href={smsTo(phone, url)}>{t("shipping.sendBySms")}</Button> {t("shipping.validUntil")} <When at={expiresAt} show="absolute" /></p>
    </>
  );
}
