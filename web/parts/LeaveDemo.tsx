import { Button } from "antd";
import { useT } from "../i18n/words.ts";
import { Dialog } from "../ui/Dialog.tsx";

/** What an operator types to begin with a company of his own. */
const commands = { command: "gendan found --replace-demo --company … --admin … --email …", folder: "GENDAN_DATA=/srv/gendan GENDAN_DEMO=0 gendan start" };

/** How a demo is left for a company of one's own. */
export default function LeaveDemo({ onClose }: { onClose(): void }) {
  const t = useT();
  return (
    <Dialog title={t("setup.leaveDemo")} onClose={onClose} footer={<Button onClick={onClose}>{t("ui.close")}</Button>}>
      <p>{t("setup.leaveWhy")}</p>
      <ol>{(["address", "command", "folder"] as const).map((way) => <li key={way}>{t(`setup.leave_${way}`)} {way !== "address" && <code>{commands[way]}</code>}</li>)}</ol>
    </Dialog>
  );
}
