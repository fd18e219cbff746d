const paths = {
  tick: "M3 8.5 6.5 12 13 4.5",
  alert: "M8 4v5M8 11.75v.5",
  hidden: "M1.5 6c3.5 5.5 9.5 5.5 13 0M8 10.25V13.5M4.25 9 2.5 11.5M11.75 9l1.75 2.5",
  deleted: "M4 4l8 8M12 4l-8 8",
  blocked: "M4 8h8",
  down: "M8 3v10M3.5 8.5 8 13l4.5-4.5",
} as const;

const framed: readonly IconName[] = ["alert", "blocked"];

export type IconName = keyof typeof paths;

/** A small drawing beside words that say the same; never alone. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {framed.includes(name) && <circle cx="8" cy="8" r="6.75" />}
      <path d={paths[name]} />
    </svg>
  );
}
