import { useState } from "react";
import { ProblemError } from "../api/problem.ts";
import { ActionButton } from "../ui/ActionButton.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Money, Quantity } from "../ui/Money.tsx";
import { Problem } from "../ui/Problem.tsx";
import { StatusTag, type Tone } from "../ui/StatusTag.tsx";
import { toast } from "../ui/toasts.ts";
import { When } from "../ui/When.tsx";

const tones: Record<Tone, string> = { idle: "草稿", moving: "审核中", good: "已完成", warn: "信用将满", bad: "逾期" };
const refused = new ProblemError({
  type: "about:blank", title: "订单还不能提交", status: 422, code: "incomplete", hint: "补齐下面两处后再提交。", requestId: "req-7f3a",
  refusals: [
    { code: "noAddress", facts: {}, title: "没有收货地址", hint: "从客户档案选择，或新增。", path: ["address"] },
    { code: "short", facts: {}, title: "第 3 行：WL-1003 可用 20 件，订单 50 件", hint: "可拆分交期或改为 20 件。", path: ["lines", 2, "quantity"] },
  ],
});
const hourAgo = new Date(Date.now() - 3_700_000);

export function Pieces() {
  const [count, setCount] = useState(0);
  return (
    <>
      <p>
        {Object.entries(tones).map(([tone, name]) => <StatusTag key={tone} tone={tone as Tone}>{name}</StatusTag>)}
      </p>
      <p><Money amount="1234567.5" /> · <Quantity value="1200.500" unit="卷" /> · <When at={hourAgo} /> · <When at="2026-12-05" /></p>
      <p>
        <ActionButton type="primary" shortcut="ctrl+s" onClick={() => setCount(count + 1)}>{`保存 ${count}`}</ActionButton>{" "}
        <ActionButton onClick={() => undefined} disabledReason="先处理发货单 DN-001，才能反审核。">反审核</ActionButton>{" "}
        <ActionButton onClick={() => toast({ text: "已加标签", undo: () => setCount(0) })}>加标签</ActionButton>{" "}
        <ActionButton danger onClick={() => toast({ text: "已作废" })}>作废</ActionButton>
      </p>
      <Problem error={refused} onRetry={() => undefined} onPoint={() => undefined} />
      <Problem error={new TypeError("Failed to fetch")} onRetry={() => undefined} />
      <Empty title="今天没有待办" hint="下一个：SO-202611-00042 交期评审，明天 10:00"><ActionButton onClick={() => undefined}>录第一张单</ActionButton></Empty>
    </>
  );
}
