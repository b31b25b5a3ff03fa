import type { Tag } from "../../../contract/order-tags.ts";
import style from "./tags.module.css";

export const TagChip = ({ tag: { name, colour } }: { tag: Pick<Tag, "name" | "colour"> }) => <span className={style.tag} data-colour={colour} title={name}>{name}</span>;

/** An order's tags, in a row or on as many lines as they need. */
export const TagChips = ({ tags, wrapping }: { tags: readonly Tag[]; wrapping?: boolean }) => <span className={wrapping ? `${style.tags} ${style.wrapping}` : style.tags}>{tags.map((tag) => <TagChip key={tag.id} tag={tag} />)}</span>;
