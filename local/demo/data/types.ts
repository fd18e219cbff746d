import type { Duration, Role, RuleKey } from "~/db/vocabulary";

/** How many days before the demo is loaded (0 is the same day), and the time of day as HH:MM. */
export type DemoTime = readonly [daysAgo: number, timeOfDay: string];

/** `by` is a member's handle. Posts that acts refer to have a name. */
type DemoPost = readonly [timeOfDay: string, by: string, body: string, name?: string];

/** The posts of each day, by the number of days ago. */
export type PostsByDay = Readonly<Record<number, readonly DemoPost[]>>;

/** Refers to members by their handle and to posts by their name. */
export type DemoAct = { when: DemoTime } & (
  | { type: "delete"; by: string; post: string }
  | { type: "report"; by: string; post: string; reason: RuleKey; note?: string }
  | { type: "hide" | "warn"; by: string; post: string; reason: RuleKey; note?: string }
  | { type: "unhide" | "dismiss"; by: string; post: string; note?: string }
  /** Undoes the latest decision about the post. */
  | { type: "undo"; by: string; post: string }
  | {
      type: "block";
      by: string;
      member: string;
      reason: RuleKey;
      note?: string;
      duration: Exclude<Duration, "forever">;
    }
  | { type: "delete account"; by: string }
  | { type: "change name"; by: string; name: string }
  | { type: "reset name"; by: string; member: string; reason: RuleKey; note: string }
  /** Against hiding the post or the warning about it or, without one, against the member's own block. */
  | { type: "appeal"; by: string; post?: string; body: string }
  | { type: "uphold" | "overturn"; by: string; post: string; note: string }
  /** `by` is null if the operator assigns the role on the command line. */
  | { type: "assign role"; by: string | null; member: string; role: Role; note?: string }
);

export type DemoActOf<Type extends DemoAct["type"]> = Extract<DemoAct, { type: Type }>;
