const paths = {
  tick: "M3 8.5 6.5 12 13 4.5",
  alert: "M8 4v5M8 11.75v.5",
  hidden: "M1.5 6c3.5 5.5 9.5 5.5 13 0M8 10.25V13.5M4.25 9 2.5 11.5M11.75 9l1.75 2.5",
  deleted: "M4 4l8 8M12 4l-8 8",
  blocked: "M4 8h8",
  seen: "M1.5 8c3.5-5.5 9.5-5.5 13 0-3.5 5.5-9.5 5.5-13 0M8 7.5v1",
  role: "M8 2.5 9.7 6l3.8.5-2.8 2.7.7 3.8L8 11.2 4.6 13l.7-3.8L2.5 6.5 6.3 6Z",
  reply: "M6.5 4 2.5 8l4 4M2.5 8h7c2.5 0 4 1.5 4 4",
  report: "M3.5 14V2.5c3-1.5 5.5 1.5 9 0v6.5c-3.5 1.5-6-1.5-9 0",
  down: "M8 3v10M3.5 8.5 8 13l4.5-4.5",
  search: "M10.2 10.2 14 14M11.75 7a4.75 4.75 0 1 1-9.5 0 4.75 4.75 0 0 1 9.5 0",
} as const;

const circled: readonly IconName[] = ["alert", "blocked"];

export type IconName = keyof typeof paths;

/** Hidden from assistive technology, since text next to it says the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {circled.includes(name) && <circle cx="8" cy="8" r="6.75" />}
      <path d={paths[name]} />
    </svg>
  );
}
