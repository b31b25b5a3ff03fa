import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { addPolicyVersion, checkPolicy, loadPolicy, longestPack, readPolicyVersion } from "../../../contract/policies.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { useDraft } from "../../ui/useDraft.ts";
import { useBarred } from "../people/names.ts";
import { positionOf } from "./positions.ts";
import type { PolicyVersion } from "./pack-words.ts";
import style from "./policies.module.css";

/** Checks a pack's text as it is typed or pasted, and saves it as a policy or as the next version of one. */
export function PolicyCheck() {
  const { filter } = useFilter();
  const policyId = filter["policy"] ?? "";
  const version = Number(filter["version"] ?? 1);
  const { data, error, refetch } = useQueryOf(readPolicyVersion, { policyId, version }, { enabled: policyId !== "", watches: [] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (policyId && !data) return <PageSkeleton />;
  return <Editor key={`${policyId} ${version}`} base={data} />;
}

const pauseMs = 500;

function useChecked(text: string) {
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, error, isFetching } = useQueryOf(checkPolicy, { text: asked }, { enabled: asked.trim() !== "", keep: true, watches: [] });
  return { faults: asked.trim() ? data?.faults : undefined, error, current: asked === text && !isFetching };
}

function Editor({ base }: { base: PolicyVersion | undefined }) {
  const t = useT();
  const language = useLanguage();
  const { history } = useRouter();
  const why = useBarred()("policies.manage");
  const { draft: text, change, discard } = useDraft(`policy.${base ? `${base.policyId}.${base.version}` : "new"}`, base?.text ?? "");
  const field = useRef<HTMLTextAreaElement>(null);
  const { faults, error: failed, current } = useChecked(text);
  const loading = useCommand(loadPolicy);
  const adding = useCommand(addPolicyVersion);
  const { pending, error } = base ? adding : loading;
  const save = () =>
    (base ? adding.run({ policyId: base.policyId, text, basedOn: base.version }) : loading.run({ text })).then(({ policyId, version }) => {
      discard();
      toast({ text: t("policies.draftSaved", { version }) });
      history.push(`/policies/${policyId}/${version}`);
    }, () => undefined);
  const point = (line: number, column: number) => {
    const at = positionOf(text, line, column);
    field.current?.focus();
    field.current?.setSelectionRange(at, at + 1);
    // A text area does not scroll to its selection by itself.
    if (field.current) field.current.scrollTop = Math.max(0, (line - 5) * 20);
  };
  const notYet = !text.trim() ? t("policies.pasteFirst") : faults?.length ? t("policies.mendFirst") : base && text === base.text ? t("policies.unchanged") : undefined;
  const name = base?.name[language];
  return (
    <>
      <PageTitle title={name ? t("policies.editTitle", { name }) : t("policies.checkText")}>
        <ActionButton type="primary" shortcut="ctrl+s" loading={pending} disabledReason={why ?? notYet} onClick={() => void save()}>{t(base ? "policies.saveVersion" : "policies.saveNew")}</ActionButton>
      </PageTitle>
      {(error ?? failed) && <Problem error={error ?? failed} focus={Boolean(error)} />}
      <div className={style.editor}>
        <textarea ref={field} className={style.area} aria-label={t("policies.text")} placeholder={t("policies.paste")} spellCheck={false} maxLength={longestPack} value={text} onChange={(event) => change(event.target.value)} />
        <Section title={t("policies.faults")} beside={text.trim() ? <Verdict faults={faults?.length} current={current} /> : undefined}>
          {!text.trim() && <p className="soft">{t("policies.pasteHint")}</p>}
          <ul className={style.faults}>
            {(faults ?? []).map(({ line, column, path, message }) => (
              <li key={`${line} ${column} ${path} ${message}`}>
                <button type="button" onClick={() => point(line, column)}>{t("policies.position", { line, column })}</button>
                <div>{path && <code className={style.condition}>{path}</code>} {message}</div>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}

function Verdict({ faults, current }: { faults: number | undefined; current: boolean }) {
  const t = useT();
  if (faults === undefined || !current) return <StatusTag tone="moving">{t("policies.checking")}</StatusTag>;
  return <span role="status"><StatusTag tone={faults ? "bad" : "good"}>{faults ? t("policies.faultCount", { count: faults }) : t("policies.faultless")}</StatusTag></span>;
}
