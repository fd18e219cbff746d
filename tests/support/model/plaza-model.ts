import { type LogKind, type NoticeKind, type Role, roles } from "~/db/vocabulary";
import { isReplaced, type Told } from "../database/state/told";

export const forever = 253_402_300_799_999;

/** `…By` is the id of the entry of the act. */
export type Post = { author: number; deleted: boolean; hiddenBy: number | null; blockedBy: number | null };
export type Report = {
  by: number;
  reason: string;
  ignored: boolean;
  outcome: string | null;
  decidedBy: number | null;
  reopenedBy: number | null;
};
export type Case = {
  open: boolean;
  verdict: string | null;
  version: number;
  counted: number;
  decidedAt: number | null;
  decidedBy: number | null;
  reopenedBy: number | null;
  claim: { by: number; until: number } | null;
};
export type Member = {
  role: Role;
  block: { entry: number; until: number } | null;
  ignored: boolean;
};
export type Appeal = { entry: number; by: number; at: number; state: string; decidedBy: number | null };
export type Entry = {
  id: number;
  kind: LogKind;
  actor: number | null;
  at: number;
  post: number | null;
  member: number | null;
  undone?: true;
  /** The entry that undid it. */
  undoneBy?: number;
  /** Of a decision: the case as it was, and the entry that hid the post. */
  before?: Omit<Case, "claim" | "reopenedBy" | "version" | "counted"> | null;
  hiddenBefore?: number | null;
  /** Of a block: the newest post it covers. Of its end: which block, and until when. */
  lastPost?: number;
  lifts?: { entry: number; until: number };
  from?: Role;
  to?: Role;
  /** Of an undoing: the kind that it undid. */
  undoes?: LogKind;
};

/** A few members and their posts in memory. The acts, by the rules, are functions in the files beside this one. */
export class PlazaModel {
  now: number;
  entries: Entry[] = [];
  posts = new Map<number, Post>();
  cases = new Map<number, Case>();
  reports = new Map<number, Report[]>();
  members = new Map<number, Member>();
  appeals = new Map<number, Appeal>();
  /** Nobody reads them in a run. */
  notices: Told[] = [];

  /** `since`: the newest entry and appeal before; new ones are numbered on from them. */
  constructor(
    members: [id: number, role: Role][],
    now: number,
    readonly since: { entry: number; appeal: number },
  ) {
    this.now = now;
    for (const [id, role] of members) this.members.set(id, { role, block: null, ignored: false });
  }

  /** Whether the entry is one of this kind by this actor: then the same act again is done, and changes nothing. */
  isBy(actor: number, kind: LogKind, id: number | null | undefined): boolean {
    const entry = this.entry(id ?? 0);
    return entry?.kind === kind && entry.actor === actor;
  }

  latestAbout(member: number, kind: LogKind): Entry | undefined {
    return this.entries.findLast((entry) => entry.kind === kind && entry.member === member);
  }

  visible(): number[] {
    const seen = [...this.posts].filter(
      ([, post]) => !post.deleted && post.hiddenBy === null && post.blockedBy === null,
    );
    return seen.map(([id]) => id).sort((a, b) => b - a);
  }

  version(post: number): number {
    return this.cases.get(post)?.version ?? 0;
  }

  isBlocked(id: number): boolean {
    return (this.member(id).block?.until ?? 0) > this.now;
  }

  member(id: number): Member {
    const found = this.members.get(id);
    if (!found) throw new Error(`no member has the id ${id}`);
    return found;
  }

  /** The counts in a row of `members`. */
  standing(id: number) {
    const posts = [...this.posts].filter(([, { author }]) => author === id);
    const against = posts.flatMap(([post]) => this.reportsOn(post));
    const made = [...this.reports.values()].flat().filter(({ by }) => by === id);
    const count = (reports: Report[], outcome: string) =>
      reports.filter((report) => report.outcome === outcome).length;
    const times = (kind: LogKind) =>
      this.entries.filter((entry) => entry.kind === kind && entry.member === id && !entry.undone).length;
    return {
      postsKept: posts.filter(([, { deleted }]) => !deleted).length,
      timesHidden: times("post.hidden"),
      timesWarned: times("post.warned"),
      timesBlocked: times("user.blocked"),
      upheldAgainst: count(against, "upheld"),
      dismissedAgainst: count(against, "dismissed"),
      upheldMade: count(made, "upheld"),
      dismissedMade: count(made, "dismissed"),
      unreadNotices: this.notices.filter(({ member }) => member === id).length,
    };
  }

  reportsOn(post: number): Report[] {
    return this.reports.get(post) ?? [];
  }

  hasCountedReport(post: number): boolean {
    return this.reportsOn(post).some(({ outcome, ignored }) => outcome === null && !ignored);
  }

  canBecome(id: number, from: Role, to: Role): boolean {
    const isPromotion = roles.indexOf(to) > roles.indexOf(from);
    return this.member(id).role === from && from !== to && !(isPromotion && this.isBlocked(id));
  }

  hasRole(actor: number, least: Role): boolean {
    return !this.isBlocked(actor) && roles.indexOf(this.member(actor).role) >= roles.indexOf(least);
  }

  outranks(actor: number, other: number): boolean {
    return roles.indexOf(this.member(actor).role) > roles.indexOf(this.member(other).role);
  }

  /** A notice takes the place of those that it makes untrue, and of those about the same case in the same role. */
  notify(
    member: number,
    kind: NoticeKind,
    { id, kind: act, post: postOfAct }: Entry,
    post = postOfAct,
  ): void {
    const undone = this.entries.find(({ undoneBy }) => undoneBy === id);
    const made = { member, kind, entry: id, post };
    const isOver = (old: Told) => isReplaced(old, made, { act, undoes: undone?.id });
    this.notices = [...this.notices.filter((old) => !isOver(old)), made];
  }

  entry(id: number): Entry | undefined {
    return this.entries.find((entry) => entry.id === id);
  }

  addEntry(kind: LogKind, actor: number | null, about: Partial<Entry>): Entry {
    const post = about.post ?? null;
    const author = post === null ? null : (this.posts.get(post)?.author ?? null);
    const id = this.since.entry + this.entries.length + 1;
    const entry = { id, kind, actor, at: this.now, ...about, post, member: about.member ?? author };
    this.entries.push(entry);
    return entry;
  }
}
