import { Popover } from "antd";
import { useState } from "react";
import { ActionButton } from "../ui/ActionButton.tsx";
import { Problem } from "../ui/Problem.tsx";

interface Props {
  children: string;
  shortcut?: string;
  size?: "small" | "middle";
  disabledReason?: string | undefined;
  run(): Promise<void>;
}

/** A button for work that changes nothing here and takes a while, such as making a file. What goes wrong is told beside it. */
export function WorkButton({ run, ...button }: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const begin = async () => {
    setBusy(true);
    setError(undefined);
    await run().catch(setError);
    setBusy(false);
  };
  return (
    <Popover open={error !== undefined} onOpenChange={(open) => !open && setError(undefined)} trigger="click" content={error !== undefined && <Problem error={error} onRetry={() => void begin()} />}>
      <span><ActionButton {...button} loading={busy} onClick={() => void begin()} /></span>
    </Popover>
  );
}
