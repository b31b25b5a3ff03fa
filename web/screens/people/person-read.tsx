import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { invitePerson, readPerson, setPersonState } from "../../../contract/people.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { languageNames, useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { useParted } from "../security/parted.ts";
import { roleName, useBarred, useCompany } from "./names.ts";
import { Once } from "./Once.tsx";
import { ErasePerson } from "./ErasePerson.tsx";
import { DepartmentsForm, type Person, PersonEdit, RolesForm } from "./PersonForms.tsx";
import { PersonSecurity } from "./PersonSecurity.tsx";
import { invitationLink, newSecret } from "./secrets.ts";
import { StandInTable } from "./StandIns.tsx";

/** One person: who he is, what he may, and who stands in for him. */
export function PersonRead() {
  const t = useT();
  const { personId = "" } = useParams({ strict: false });
  const { data: person, error, refetch } = useQueryOf(readPerson, { personId }, { watches: ["person"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!person) return <PageSkeleton />;
  return (
    <>
      <PageTitle title={person.name} beside={<><span className="soft">{person.jobTitle}</span><StatusTag tone={person.state === "active" ? "good" : "idle"}>{t(`people.state_${person.state}`)}</StatusTag>{person.erased && <StatusTag tone="idle">{t("people.erased")}</StatusTag>}</>}>
        <Actions person={person} />
      </PageTitle>
      <About person={person} />
      <PersonSecurity person={person} />
      <Section flush title={t("people.standIns")}><StandInTable rows={person.standIns} /></Section>
    </>
  );
}

function About({ person }: { person: Person }) {
  const t = useT();
  const { data: company } = useCompany();
  const departments = person.departmentIds.map((id) => company?.departments.find((each) => each.id === id)?.name).filter(Boolean);
  return (
    <Section title={t("people.about")}>
      <Facts
        rows={[
          [t("people.roles"), person.roles.map((role) => roleName(role, t)).join(t("people.listComma"))],
          [t("people.departments"), departments.join(t("people.listComma"))],
          [t("people.email"), person.email],
          [t("people.phone"), person.phone],
          [t("people.language"), languageNames[person.language]],
          [t("people.state"), t(person.joined ? "people.joined" : "people.notJoined")],
        ]}
      />
    </Section>
  );
}

type Asked = "edit" | "roles" | "departments" | "leave" | "invite" | "erase";

function Actions({ person }: { person: Person }) {
  const t = useT();
  const { data: session } = useSession();
  const barred = useBarred();
  const why = barred("people.manage");
  const power = barred("people.authorise");
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const own = session?.id === person.id ? t("people.notOneself") : undefined;
  const apart = useParted() && person.roles.length > 0 ? t("people.wayInApart") : undefined;
  const gone = person.erased ? t("people.erased") : undefined;
  const returning = useCommand(setPersonState);
  return (
    <>
      {returning.error && <Problem error={returning.error} focus />}
      {person.state === "active" && <ActionButton type={person.joined ? "default" : "primary"} disabledReason={why ?? apart} onClick={() => setAsked("invite")}>{t("people.invite")}</ActionButton>}
      <ActionButton disabledReason={power ?? own} onClick={() => setAsked("roles")}>{t("people.setRoles")}</ActionButton>
      <ActionButton disabledReason={power ?? own} onClick={() => setAsked("departments")}>{t("people.setDepartments")}</ActionButton>
      <ActionButton disabledReason={why ?? gone} onClick={() => setAsked("edit")}>{t("people.edit")}</ActionButton>
      {person.state === "active" ? (
        <ActionButton danger disabledReason={why ?? own} onClick={() => setAsked("leave")}>{t("people.leave")}</ActionButton>
      ) : (
        <>
          <ActionButton type="primary" disabledReason={why} loading={returning.pending} onClick={() => void returning.run({ personId: person.id, state: "active", expectedVersion: person.revision }).catch(() => undefined)}>{t("people.comeBack")}</ActionButton>
          <ActionButton danger disabledReason={why ?? gone} onClick={() => setAsked("erase")}>{t("people.erase")}</ActionButton>
        </>
      )}
      {asked === "edit" && <PersonEdit person={person} onClose={close} />}
      {asked === "roles" && <RolesForm person={person} onClose={close} />}
      {asked === "departments" && <DepartmentsForm person={person} onClose={close} />}
      {asked === "leave" && <LeaveForm person={person} onClose={close} />}
      {asked === "erase" && <ErasePerson person={person} onClose={close} />}
      {asked === "invite" && <Invite person={person} onClose={close} />}
    </>
  );
}

function LeaveForm({ person, onClose }: { person: Person; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(setPersonState);
  const leave = () =>
    run({ personId: person.id, state: "left", expectedVersion: person.revision }).then(() => {
      toast({ text: t("people.stateSet") });
      onClose();
    }, () => undefined);
  return <FormDialog title={t("people.leaveTitle", { name: person.name })} submit={t("people.leave")} danger {...{ pending, error, onClose }} onSubmit={() => void leave()}><p>{t("people.leaveHint")}</p></FormDialog>;
}

/** Makes a link; its secret is made here and shown once, the server keeps its hash. */
function Invite({ person, onClose }: { person: Person; onClose(): void }) {
  const t = useT();
  const [secret] = useState(newSecret);
  const [made, setMade] = useState<{ kind: "join" | "reset"; expiresAt: string }>();
  const { run, pending, error } = useCommand(invitePerson);
  const title = t("people.inviteTitle", { name: person.name });
  if (!made) {
    return (
      <FormDialog title={title} submit={t("people.invite")} {...{ pending, error, onClose }} onSubmit={() => void run({ personId: person.id, invitation: secret }).then(setMade, () => undefined)}>
        <p>{t("people.inviteHint")}</p>
      </FormDialog>
    );
  }
  return (
    <Once title={title} label={t("people.link")} value={invitationLink(secret)} copy={t("people.copyLink")} onClose={onClose}>
      <p>{t("people.inviteHint")}</p>
      <p>{t(made.kind === "join" ? "people.inviteJoin" : "people.inviteReset")} <When at={made.expiresAt} /></p>
    </Once>
  );
}
