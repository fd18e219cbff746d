import { type Role, roles } from "~/accounts/permissions";

const day = 86_400_000;
export const forever = Number.MAX_SAFE_INTEGER;

type Post = { author: number; deleted: boolean; hidden: boolean; blocked: boolean };
type Report = { by: number; reason: string; open: boolean };
type Case = {
  open: boolean;
  verdict: string;
  version: number;
  decidedAt: number;
  reports: Report[];
  closedByBlock: Report[];
};
type Person = { role: Role; blockedUntil: number | null };

/** What the rules say of a handful of people and posts, in memory: acts give the outcome they should have. */
export class PlazaModel {
  now: number;
  entries = 0;
  posts = new Map<number, Post>();
  cases = new Map<number, Case>();
  people = new Map<number, Person>();

  constructor(people: [id: number, role: Role][], now: number) {
    this.now = now;
    for (const [id, role] of people) this.people.set(id, { role, blockedUntil: null });
  }

  visible(): number[] {
    const seen = [...this.posts].filter(([, post]) => !post.deleted && !post.hidden && !post.blocked);
    return seen.map(([id]) => id).sort((a, b) => b - a);
  }

  openCases(): number[] {
    return [...this.cases].filter(([, found]) => found.open).map(([id]) => id);
  }

  version(post: number): number {
    return this.cases.get(post)?.version ?? 0;
  }

  isBlocked(id: number): boolean {
    return (this.person(id).blockedUntil ?? 0) > this.now;
  }

  person(id: number): Person {
    const found = this.people.get(id);
    if (!found) throw new Error(`nobody is ${id}`);
    return found;
  }

  create(actor: number): string {
    return this.isBlocked(actor) ? "forbidden" : this.done();
  }

  delete(actor: number, id: number): string {
    const post = this.posts.get(id);
    if (!post || post.deleted) return "not-found";
    if (post.author !== actor || this.isBlocked(actor)) return "forbidden";
    post.deleted = true;
    return this.done();
  }

  report(actor: number, id: number, reason: string): string {
    if (this.isBlocked(actor)) return "forbidden";
    const post = this.posts.get(id);
    if (!post || post.deleted || post.hidden || post.blocked) return "not-found";
    if (post.author === actor) return "own";
    const found = this.cases.get(id);
    if (found?.reports.some(({ by, open }) => by === actor && open)) return "already";
    if (found && !found.open) {
      if (found.verdict === "dismiss" && this.now - found.decidedAt < day) return "looked-at";
      const known =
        found.reports.some(({ by }) => by === actor) && found.reports.some((one) => one.reason === reason);
      if (known) return "looked-at";
      Object.assign(found, { open: true, version: found.version + 1 });
    }
    const standing = found ?? this.openCase(id, true);
    standing.reports.push({ by: actor, reason, open: true });
    return this.done();
  }

  decide(verdict: "hide" | "unhide" | "dismiss", actor: number, id: number, version: number): string {
    const post = this.posts.get(id);
    const found = this.cases.get(id);
    if (!post || (post.deleted && !found?.open)) return "not-found";
    if (!this.ranks(actor, "moderator") || post.author === actor) return "forbidden";
    const already = { hide: post.hidden, unhide: !post.hidden, dismiss: !found?.open }[verdict];
    if (already || version !== this.version(id)) return "conflict";
    if (verdict !== "dismiss") post.hidden = verdict === "hide";
    const decided = found ?? this.openCase(id, false);
    Object.assign(decided, {
      open: false,
      verdict,
      version: version + 1,
      decidedAt: this.now,
      closedByBlock: [],
    });
    for (const report of decided.reports) report.open = false;
    return this.done();
  }

  block(actor: number, id: number, ms: number): string {
    if (!this.ranks(actor, "moderator") || !this.outranks(actor, id)) return "forbidden";
    const person = this.person(id);
    if (this.isBlocked(id)) return "conflict";
    if (person.blockedUntil !== null) this.clock();
    person.blockedUntil = ms === forever ? forever : this.now + ms;
    for (const [postId, post] of this.posts) {
      if (post.author !== id || post.deleted) continue;
      post.blocked = true;
      const found = this.cases.get(postId);
      if (!found?.open) continue;
      const closedByBlock = found.reports.filter(({ open }) => open);
      for (const report of closedByBlock) report.open = false;
      Object.assign(found, { open: false, verdict: "block", version: found.version + 1, closedByBlock });
    }
    return this.done();
  }

  unblock(actor: number, id: number): string {
    if (!this.ranks(actor, "moderator") || !this.outranks(actor, id)) return "forbidden";
    return this.person(id).blockedUntil === null ? "conflict" : this.lift(id);
  }

  assign(actor: number, id: number, role: Role): string {
    if (!this.ranks(actor, "admin") || actor === id) return "forbidden";
    const person = this.person(id);
    const rises = roles.indexOf(role) > roles.indexOf(person.role);
    if (person.role === role || (rises && this.isBlocked(id))) return "conflict";
    person.role = role;
    return this.done();
  }

  /** The clock's job; gives how many blocks ended. */
  clock(): number {
    const over = [...this.people].filter(
      ([, { blockedUntil }]) => blockedUntil !== null && blockedUntil <= this.now,
    );
    for (const [id] of over) this.lift(id);
    return over.length;
  }

  private lift(id: number): string {
    this.person(id).blockedUntil = null;
    for (const [postId, post] of this.posts) {
      if (post.author !== id) continue;
      post.blocked = false;
      const found = this.cases.get(postId);
      if (!found || found.open || found.verdict !== "block") continue;
      for (const report of found.closedByBlock) report.open = true;
      Object.assign(found, { open: true, verdict: "", version: found.version + 1, closedByBlock: [] });
    }
    return this.done();
  }

  private openCase(id: number, open: boolean): Case {
    const made: Case = { open, verdict: "", version: 0, decidedAt: 0, reports: [], closedByBlock: [] };
    this.cases.set(id, made);
    return made;
  }

  private ranks(actor: number, least: Role): boolean {
    return !this.isBlocked(actor) && roles.indexOf(this.person(actor).role) >= roles.indexOf(least);
  }

  private outranks(actor: number, other: number): boolean {
    return roles.indexOf(this.person(actor).role) > roles.indexOf(this.person(other).role);
  }

  private done(): string {
    this.entries += 1;
    return "done";
  }
}
