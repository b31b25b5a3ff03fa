import { Button } from "antd";
import { overview } from "../../../contract/views.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { type Session, useMay, useSession } from "../../parts/session.ts";
import { Problem } from "../../ui/Problem.tsx";
import { Drafts } from "../orders/Drafts.tsx";
import { BackupWarning } from "./BackupWarning.tsx";
import { DemoPath } from "./DemoPath.tsx";
import { DemoStories } from "./DemoStories.tsx";
import { AtRisk, Month, Stages } from "./Overview.tsx";
import { MyAssessment } from "./MyAssessment.tsx";
import { MyDuties } from "./MyDuties.tsx";
import { MyReviews } from "./MyReviews.tsx";
import { OpenEnquiries } from "./OpenEnquiries.tsx";
import { SetupLeft } from "./SetupLeft.tsx";
import { useHiddenPath } from "./use-hidden-path.ts";
import style from "./home.module.css";

/** 工作台: what waits for me on one side, how the orders stand on the other. */
export function HomeRead() {
  const { data: me } = useSession();
  return me ? <Home me={me} /> : <PageSkeleton />;
}

function Home({ me }: { me: Session }) {
  const t = useT();
  const may = useMay();
  const [pathHidden, hidePath] = useHiddenPath(me.id);
  return (
    <div className={style.page}>
      <PageTitle title={t("home.title")} beside={<span className="soft">{t("home.hello", { name: me.name })}</span>}>
        {me.company.demo && pathHidden && <Button type="link" onClick={() => hidePath(false)}>{t("path.show")}</Button>}
      </PageTitle>
      {may("backups.see") && <BackupWarning />}
      {me.company.demo && !pathHidden && <DemoPath me={me} onHide={() => hidePath(true)} />}
      {me.company.demo && !pathHidden && <DemoStories me={me} />}
      <div className={style.columns}>
        <div className={style.stack}>
          {may("companies.manage") && !me.company.demo && <SetupLeft />}
          {may("reviews.see") && <MyReviews />}
          {may("enquiries.work") && <OpenEnquiries />}
          {may("duties.see") && <MyDuties />}
          {may("assessment.see") && <MyAssessment />}
          {may("orders.enter") && <Drafts current="" />}
        </div>
        {may("orders.see") && <Standing />}
      </div>
    </div>
  );
}

function Standing() {
  const { data, error, refetch } = useQueryOf(overview, {}, { watches: ["order"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className={style.stack}>
      <AtRisk orders={data.atRisk} />
      <Stages stages={data.stages} />
      <Month month={data.month} />
    </div>
  );
}
