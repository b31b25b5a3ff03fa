import { useEffect, useState } from "react";
import { impactOfChange, type requestChange } from "../../../contract/changes.ts";
import type { Input } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";

type Content = Input<typeof requestChange>["content"];
/** Long enough that a quantity is weighed once. */
const pauseMs = 400;

/** What the change would mean as it stands, asked again when typing pauses and whenever goods or money of the order move. */
export function useImpact(orderId: string, content: Content | undefined) {
  const text = content ? JSON.stringify(content) : "";
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const question = (asked ? JSON.parse(asked) : { kind: "cancel" }) as Content;
  const { data, error } = useQueryOf(impactOfChange, { orderId, content: question }, { enabled: asked !== "", keep: true, watches: [`order:${orderId}`, "stock", "run", "delivery"] });
  return { impact: asked && !error ? data : undefined, error: asked ? error : undefined, behind: asked !== text };
}
