/** Small drawings on a 16 px field, for pieces that the light entry shares; the staff entry has @ant-design/icons beside them. */
const drawings = {
  dot: "M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  moving: "M8 2a6 6 0 1 0 6 6M8 4.5V8l2.5 1.5M11 1.5l3 1-1 3",
  check: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM5.2 8.2l2 2 3.6-4",
  warning: "M8 2.2 14.5 13.5h-13zM8 6.3v3.4M8 11.4v.3",
  cross: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4",
  nothing: "M2.5 6 8 3l5.5 3v5.5L8 14.5 2.5 11.5zM2.5 6 8 9l5.5-3M8 9v5.5",
  copy: "M5.5 5.5h8v8h-8zM3 10.5v-8h8",
  close: "M4 4l8 8M12 4l-8 8",
} as const;

export type IconName = keyof typeof drawings;

/** Decorative: the meaning stands in the text beside it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden focusable="false" style={{ flex: "none" }}>
      <path d={drawings[name]} fill={name === "dot" ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
