import type { ActReason, Duration, ReportReason, Role } from "~/db/vocabulary";

/** The story is told as if the database were filled at this time of day; its times move with the true one. */
const toldAt = "21:30";

/** A day before the filling (0 is the day itself) and the time on it. */
export type When = readonly [daysAgo: number, clock: string];

/** A post: when, whose, what; and a name, if an act below speaks of it. */
type Line = readonly [clock: string, by: string, body: string, name?: string];

/** Posts by the day, counted back from the filling. */
export type Days = Readonly<Record<number, readonly Line[]>>;

/** Members are named by their handle, posts by the name given in their line. */
export type Act = { when: When } & (
  | { does: "delete"; by: string; post: string }
  | { does: "report"; by: string; post: string; reason: ReportReason; note?: string }
  | { does: "hide" | "unhide" | "dismiss"; by: string; post: string; reason: ActReason; note?: string }
  /** Takes back the latest decision about the post. */
  | { does: "undo"; by: string; post: string }
  | {
      does: "block";
      by: string;
      member: string;
      reason: ActReason;
      note?: string;
      duration: Exclude<Duration, "forever">;
    }
  /** Against the hiding of this post, or without one against one's own block. */
  | { does: "appeal"; by: string; post?: string; body: string }
  | { does: "uphold" | "overturn"; by: string; post: string; note: string }
  | { does: "assign role"; by: string | null; member: string; role: Role; reason: ActReason; note?: string }
);

export type Doing<Does extends Act["does"]> = Extract<Act, { does: Does }>;

/** A time of the story in ms. Two different minutes keep their order; the seconds only look less tidy. */
export function timeOf([daysAgo, clock]: When, now: number): number {
  const minutesAgo = daysAgo * 1440 + minutes(toldAt) - minutes(clock);
  return now - minutesAgo * 60_000 - ((minutesAgo * 37_013) % 60_000);
}

function minutes(clock: string): number {
  const [hour = NaN, minute = NaN] = clock.split(":").map(Number);
  return hour * 60 + minute;
}
