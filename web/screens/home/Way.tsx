import { CheckCircleFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { demoPeople, demoSignIn, signInBase } from "../../../contract/people.ts";
import { call } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import type { Session } from "../../parts/session.ts";
import { toast } from "../../ui/toasts.ts";
import style from "./path.module.css";
import { asText, type Door } from "./path-steps.ts";

const peopleHere = () => call(demoPeople, {}, { base: signInBase });
export type Somebody = Awaited<ReturnType<typeof peopleHere>>[number];

/** Whom a visitor may be, himself first: whoever is signed in needs no other person for what he may do himself. */
export function useDemoPeople(me: Session): readonly Somebody[] | undefined {
  const { data } = useQuery({ queryKey: ["demoPeople"], queryFn: peopleHere });
  return data?.toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id));
}

/** A tick, or the number of what is still to do. */
export function Mark({ done, at }: { done: boolean; at: number }) {
  const t = useT();
  return done ? <CheckCircleFilled className={style.done} aria-label={t("path.done")} role="img" /> : <span className={style.number}>{at}</span>;
}

/** As somebody else the door signs in as that person on the way; the page is loaded anew, so that nothing of one person stays for the next. */
export function Way({ door, who, me }: { door: Door; who: Somebody | undefined; me: Session }) {
  const t = useT();
  const label = <>{door.done && <CheckCircleFilled className={style.done} aria-label={t("path.done")} role="img" />} {t(`path.door_${door.key}`)}</>;
  if (!who || who.id === me.id) return <Goto href={door.href} className={style.door}>{label}</Goto>;
  const enter = () => void call(demoSignIn, { personId: who.id }, { base: signInBase }).then(() => location.assign(door.href), () => toast({ text: t("path.noEntry", { name: who.name }) }));
  return <Button onClick={enter}>{label} <span className="soft">{asText(who, t)}</span></Button>;
}
