import { readDemoStories } from "../../../contract/demo-stories.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import type { Session } from "../../parts/session.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import style from "./path.module.css";
import { storiesOf, type Story } from "./story-steps.ts";
import { Mark, type Somebody, useDemoPeople, Way } from "./Way.tsx";

/** What goes wrong in the demo, to be put right: stories beside the straight path, ticked off by what really happened. */
export function DemoStories({ me }: { me: Session }) {
  const t = useT();
  const { data } = useQueryOf(readDemoStories, {});
  const people = useDemoPeople(me);
  if (!data || !people) return null;
  const stories = storiesOf(data, people);
  const done = stories.filter((story) => story.done).length;
  return (
    <Section title={t("path.stories")} beside={<StatusTag tone={done === stories.length ? "good" : "moving"}>{t("path.storiesDone", { done, of: stories.length })}</StatusTag>} flush>
      <p className={style.about}>{t("path.storiesAbout")}</p>
      <ol className={style.steps}>
        {stories.map((story, at) => <OneStory key={story.key} story={story} at={at + 1} people={people} me={me} number={story.key === "price" ? data.price?.number : story.key === "goods" ? data.goods?.number : undefined} />)}
      </ol>
    </Section>
  );
}

interface Props {
  story: Story;
  at: number;
  people: readonly Somebody[];
  me: Session;
  /** Of the order that the story is about, where it is about one. */
  number: string | undefined;
}

/** A story that was begun and is not at its end stays open. */
function OneStory({ story: { key, done, doors }, at, people, me, number }: Props) {
  const t = useT();
  const begun = !done && doors.some((door) => door.done);
  return (
    <li>
      <details open={begun}>
        <summary>
          <Mark done={done} at={at} /> <strong>{t(`path.story_${key}`)}</strong> {number && <span className="figure soft">{number}</span>}
        </summary>
        <p>{t(`path.story_${key}Hint`)}</p>
        <ol className={style.acts}>
          {doors.map((door, i) => (
            <li key={door.key}>
              <Mark done={door.done} at={i + 1} />
              <div>
                <p>{t(`path.act_${door.key}`)}</p>
                <Way door={door} who={people.find(({ id }) => id === door.personId)} me={me} />
              </div>
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}
