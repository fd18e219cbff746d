import { type LogKind, type Role, roles } from "~/db/vocabulary";

const minute = 60_000;
const day = 86_400_000;
export const forever = 253_402_300_799_999;

/** `…By` names the entry of the act, as everywhere. */
type Post = { author: number; deleted: boolean; hiddenBy: number | null; blockedBy: number | null };
type Report = {
  by: number;
  reason: string;
  ignored: boolean;
  outcome: string | null;
  decidedBy: number | null;
  reopenedBy: number | null;
};
type Case = {
  open: boolean;
  verdict: string | null;
  version: number;
  counted: number;
  decidedAt: number | null;
  decidedBy: number | null;
  reopenedBy: number | null;
  claim: { by: number; until: number } | null;
};
type Person = {
  role: Role;
  block: { entry: number; until: number } | null;
  ignored: boolean;
  unread: number;
};
type Appeal = { entry: number; by: number; at: number; state: string; decidedBy: number | null };
type Entry = {
  id: number;
  kind: LogKind;
  actor: number | null;
  at: number;
  post: number | null;
  member: number | null;
  undone?: true;
  /** A decision: the case as it was, and what hid the post. */
  before?: Omit<Case, "claim" | "reopenedBy" | "version" | "counted"> | null;
  hiddenBefore?: number | null;
  /** A block: the newest post it takes in. The end of one: which, and until when. */
  lastPost?: number;
  lifts?: { entry: number; until: number };
  from?: Role;
  to?: Role;
};

const verdicts = { hide: "post.hidden", unhide: "post.unhidden", dismiss: "report.dismissed" } as const;
type Verdict = keyof typeof verdicts;
const undoable: LogKind[] = [...Object.values(verdicts), "user.blocked", "user.unblocked", "role.assigned"];

/** What the rules say of a handful of people and posts, in memory: acts give the outcome they should have. */
export class PlazaModel {
  now: number;
  entries: Entry[] = [];
  posts = new Map<number, Post>();
  cases = new Map<number, Case>();
  reports = new Map<number, Report[]>();
  people = new Map<number, Person>();
  appeals = new Map<number, Appeal>();

  /** `since`: the newest entry and appeal that there were before; what comes is numbered on from them. */
  constructor(
    people: [id: number, role: Role][],
    now: number,
    private since: { entry: number; appeal: number },
  ) {
    this.now = now;
    for (const [id, role] of people) this.people.set(id, { role, block: null, ignored: false, unread: 0 });
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
    return (this.person(id).block?.until ?? 0) > this.now;
  }

  person(id: number): Person {
    const found = this.people.get(id);
    if (!found) throw new Error(`nobody is ${id}`);
    return found;
  }

  /** The counts that are kept of a member. */
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
      timesBlocked: times("user.blocked"),
      upheldAgainst: count(against, "upheld"),
      dismissedAgainst: count(against, "dismissed"),
      upheldMade: count(made, "upheld"),
      dismissedMade: count(made, "dismissed"),
      unreadNotices: this.person(id).unread,
    };
  }

  reportsOn(post: number): Report[] {
    return this.reports.get(post) ?? [];
  }

  create(actor: number): string {
    if (this.isBlocked(actor)) return "forbidden";
    this.enter("post.created", actor, { member: actor });
    return "done";
  }

  created(id: number, author: number) {
    this.posts.set(id, { author, deleted: false, hiddenBy: null, blockedBy: null });
  }

  delete(actor: number, id: number): string {
    const post = this.posts.get(id);
    if (!post || post.deleted) return "not-found";
    if (post.author !== actor || this.isBlocked(actor)) return "forbidden";
    post.deleted = true;
    this.enter("post.deleted", actor, { post: id });
    return "done";
  }

  report(actor: number, id: number, reason: string): string {
    if (this.isBlocked(actor)) return "forbidden";
    const post = this.posts.get(id);
    if (!post || !this.visible().includes(id)) return "not-found";
    if (post.author === actor) return "own";
    const earlier = this.reportsOn(id);
    if (earlier.some(({ by, outcome }) => by === actor && outcome === null)) return "already";
    const found = this.cases.get(id);
    if (found && !found.open) {
      if (found.verdict === "dismiss" && this.now - (found.decidedAt ?? 0) < day) return "looked-at";
      const counted = earlier.filter(({ ignored }) => !ignored);
      const known = counted.some(({ by }) => by === actor) && counted.some((one) => one.reason === reason);
      if (known && (found.verdict === "dismiss" || found.verdict === "unhide")) return "looked-at";
    }
    this.enter("post.reported", actor, { post: id });
    const { ignored } = this.person(actor);
    const made = { by: actor, reason, ignored, outcome: null, decidedBy: null, reopenedBy: null };
    this.reports.set(id, [...earlier, made]);
    if (ignored) return "done";
    if (!found) this.cases.set(id, { ...newCase, open: true, counted: 1 });
    else if (found.open) found.counted += 1;
    else Object.assign(found, { ...opened, version: found.version + 1, counted: 1, reopenedBy: null });
    return "done";
  }

  withdraw(actor: number, id: number): string {
    if (this.isBlocked(actor)) return "forbidden";
    const isOpen = ({ outcome }: Report) => outcome === null;
    const own = this.reportsOn(id).find((report) => isOpen(report) && report.by === actor);
    if (!own) return "nothing";
    const entry = this.enter("report.withdrawn", actor, { post: id });
    Object.assign(own, { outcome: "withdrawn", decidedBy: entry.id });
    const found = this.cases.get(id);
    if (own.ignored || !found?.open) return "done";
    found.counted -= 1;
    if (!this.hasCounted(id)) this.settle(found, "withdrawn", entry);
    return "done";
  }

  decide(verdict: Verdict, actor: number, id: number, version: number): string {
    const post = this.posts.get(id);
    const found = this.cases.get(id);
    if (!post || (post.deleted && !found?.open)) return "not-found";
    if (!this.ranks(actor, "moderator") || post.author === actor) return "forbidden";
    const hidden = post.hiddenBy !== null;
    const already = { hide: hidden, unhide: !hidden, dismiss: !found?.open }[verdict];
    if (already || version !== this.version(id)) return "conflict";
    const entry = this.enter(verdicts[verdict], actor, {
      post: id,
      before: found ? { ...found } : null,
      hiddenBefore: post.hiddenBy,
    });
    for (const report of this.reportsOn(id)) {
      if (report.outcome !== null) continue;
      Object.assign(report, {
        outcome: verdict === "hide" ? "upheld" : "dismissed",
        decidedBy: entry.id,
      });
      this.tell(report.by);
    }
    const decided = found ?? { ...newCase };
    this.cases.set(id, decided);
    this.settle(decided, verdict, entry);
    if (verdict === "unhide" && post.hiddenBy !== null) this.settleAppeals(post.hiddenBy, "granted", entry);
    if (verdict !== "dismiss") {
      post.hiddenBy = verdict === "hide" ? entry.id : null;
      this.tell(post.author);
    }
    return "done";
  }

  bulk(verdict: "hide" | "dismiss", actor: number, cases: [id: number, version: number][]): string[] {
    // Entries are written in the order of the posts.
    const sorted = [...cases].sort(([a], [b]) => a - b);
    const outcomes = new Map(sorted.map(([id, version]) => [id, this.decide(verdict, actor, id, version)]));
    return cases.map(([id]) => outcomes.get(id) ?? "");
  }

  claim(actor: number, id: number): string {
    const found = this.cases.get(id);
    const refused = this.refusesClaim(actor, id);
    if (refused) return refused;
    if (!found?.open) return "conflict";
    const holder = this.holder(found);
    if (holder !== null && holder !== actor) return "conflict";
    found.claim = { by: actor, until: this.now + 10 * minute };
    if (holder === actor) return "renewed";
    this.enter("case.claimed", actor, { post: id });
    return "done";
  }

  release(actor: number, id: number): string {
    const found = this.cases.get(id);
    const refused = this.refusesClaim(actor, id);
    if (refused) return refused;
    if (!found || this.holder(found) !== actor) return "conflict";
    found.claim = null;
    this.enter("case.released", actor, { post: id });
    return "done";
  }

  block(actor: number, id: number, ms: number): string {
    if (!this.ranks(actor, "moderator") || !this.outranks(actor, id)) return "forbidden";
    const person = this.person(id);
    if (person.block && !this.isBlocked(id)) this.clock();
    if (person.block) return "conflict";
    const own = [...this.posts].filter(([, { author }]) => author === id);
    const lastPost = Math.max(0, ...own.map(([post]) => post));
    const entry = this.enter("user.blocked", actor, { member: id, lastPost });
    person.block = { entry: entry.id, until: ms === forever ? forever : this.now + ms };
    const told = new Set([id]);
    for (const [postId, post] of own) {
      if (!post.deleted) post.blockedBy = entry.id;
      const found = this.cases.get(postId);
      if (!found?.open) continue;
      for (const report of this.reportsOn(postId)) {
        if (report.outcome !== null) continue;
        Object.assign(report, { outcome: "closed by block", decidedBy: entry.id });
        told.add(report.by);
      }
      this.settle(found, "block", entry);
    }
    for (const member of told) this.tell(member);
    return "done";
  }

  unblock(actor: number, id: number): string {
    if (!this.ranks(actor, "moderator") || !this.outranks(actor, id)) return "forbidden";
    const { block } = this.person(id);
    if (!block) return "conflict";
    const entry = this.enter("user.unblocked", actor, { member: id, lifts: block });
    this.lift(id, entry, "unblock");
    return "done";
  }

  assign(actor: number, id: number, role: Role): string {
    if (!this.ranks(actor, "admin") || actor === id) return "forbidden";
    const { role: from } = this.person(id);
    if (!this.canBecome(id, from, role)) return "conflict";
    this.enter("role.assigned", actor, { member: id, from, to: role });
    this.person(id).role = role;
    this.tell(id);
    return "done";
  }

  ignore(actor: number, id: number, ignore: boolean): string {
    if (!this.ranks(actor, "moderator") || !this.outranks(actor, id)) return "forbidden";
    const person = this.person(id);
    if (person.ignored === ignore) return "conflict";
    person.ignored = ignore;
    this.enter(ignore ? "reports.ignored" : "reports.heeded", actor, { member: id });
    return "done";
  }

  appeal(actor: number, entryId: number): string {
    const entry = this.entry(entryId);
    if (entry?.member !== actor || !["post.hidden", "user.blocked"].includes(entry.kind)) return "not-found";
    const all = [...this.appeals.values()];
    if (all.some((appeal) => appeal.entry === entryId)) return "already";
    const post = this.posts.get(entry.post ?? 0);
    const { block } = this.person(actor);
    const hides = post?.hiddenBy === entryId && !post.deleted;
    if (!hides && !(block?.entry === entryId && block.until > this.now)) return "over";
    if (all.filter(({ by, at }) => by === actor && at > this.now - day).length >= 5) return "too-fast";
    this.enter("appeal.sent", actor, { post: entry.post, member: actor });
    const id = this.since.appeal + this.appeals.size + 1;
    this.appeals.set(id, { entry: entryId, by: actor, at: this.now, state: "open", decidedBy: null });
    return "done";
  }

  decideAppeal(verdict: "upheld" | "overturned", actor: number, id: number): string {
    const appeal = this.appeals.get(id);
    const act = appeal && this.entry(appeal.entry);
    if (!act) return "not-found";
    if (!this.mayUndo(actor, act)) return "forbidden";
    if (verdict === "overturned" && act.undone) return "conflict";
    if (act.actor === actor && this.somebodyElse(actor, act)) return "forbidden";
    if (appeal.state !== "open") return "conflict";
    if (verdict === "overturned" && this.standsInTheWay(act)) return "conflict";
    const entry = this.enter(`appeal.${verdict}`, actor, { post: act.post, member: act.member });
    Object.assign(appeal, { state: verdict, decidedBy: entry.id });
    if (verdict === "overturned") this.reverse(act, entry);
    this.tell(appeal.by);
    return "done";
  }

  undo(actor: number, entryId: number): string {
    const act = this.entry(entryId);
    if (!act) return "not-found";
    if (!this.mayUndo(actor, act)) return "forbidden";
    if (!undoable.includes(act.kind) || act.undone || this.standsInTheWay(act)) return "conflict";
    const entry = this.enter("act.undone", actor, { post: act.post, member: act.member });
    this.reverse(act, entry);
    if (act.kind !== "report.dismissed" && act.member !== null) this.tell(act.member);
    return "done";
  }

  /** The clock's job; gives how many blocks ended. */
  clock(): number {
    const over = [...this.people].flatMap(([id, { block }]) =>
      block && block.until <= this.now ? [{ id, block }] : [],
    );
    over.sort((a, b) => a.block.until - b.block.until || a.id - b.id);
    for (const { id, block } of over) {
      const entry = this.enter("user.unblocked", null, { member: id, lifts: block });
      this.lift(id, entry, "clock");
    }
    return over.length;
  }

  private mayUndo(actor: number, { kind, member }: Entry): boolean {
    if (!undoable.includes(kind)) return this.ranks(actor, "moderator");
    if (!this.ranks(actor, kind === "role.assigned" ? "admin" : "moderator") || member === actor)
      return false;
    const byRank = kind === "user.blocked" || kind === "user.unblocked";
    return !byRank || (member !== null && this.outranks(actor, member));
  }

  private standsInTheWay(act: Entry): boolean {
    const { id, kind, member, before } = act;
    const post = this.posts.get(act.post ?? 0);
    const person = this.people.get(member ?? 0);
    const later = (laterKind: LogKind, evenUndone = false) =>
      this.entries.some(
        (entry) =>
          entry.id > id &&
          entry.kind === laterKind &&
          entry.member === member &&
          (evenUndone || !entry.undone),
      );
    if (kind === "user.blocked") return person?.block?.entry !== id;
    if (kind === "user.unblocked")
      return (
        person?.block !== null ||
        (act.lifts?.until ?? 0) <= this.now ||
        later("user.blocked") ||
        later("user.unblocked", true)
      );
    if (kind === "role.assigned" && act.from && act.to && member !== null)
      return later("role.assigned") || !this.canBecome(member, act.to, act.from);
    if (!post || this.cases.get(act.post ?? 0)?.decidedBy !== id) return true;
    if (kind === "post.hidden" && post.hiddenBy !== id) return true;
    if (kind === "post.unhidden" && (post.hiddenBy !== null || post.deleted)) return true;
    // Nobody has two open reports on a post.
    const reports = this.reportsOn(act.post ?? 0);
    const reopens = [id, before?.verdict === "block" ? before.decidedBy : id];
    const answered = reports.filter(({ decidedBy }) => reopens.includes(decidedBy));
    return answered.some(({ by }) => reports.some((other) => other.by === by && other.outcome === null));
  }

  private reverse(act: Entry, entry: Entry): void {
    act.undone = true;
    const { id, kind, member } = act;
    if (kind === "user.blocked" && member !== null) this.lift(member, entry, "undo");
    else if (kind === "user.unblocked" && member !== null) this.layAgain(member, act);
    else if (kind === "role.assigned" && member !== null && act.from) this.person(member).role = act.from;
    else this.reverseDecision(act, entry);
    this.settleAppeals(id, "granted", entry);
    for (const appeal of this.appeals.values())
      if (appeal.decidedBy === id) Object.assign(appeal, { state: "open", decidedBy: null });
  }

  private reverseDecision({ id, kind, post: postId, before, hiddenBefore }: Entry, entry: Entry): void {
    const post = this.posts.get(postId ?? 0);
    const found = this.cases.get(postId ?? 0);
    if (!post || !found) return;
    for (const report of this.reportsOn(postId ?? 0))
      if (report.decidedBy === id) Object.assign(report, { outcome: null, decidedBy: null });
    const { open, verdict, decidedAt, decidedBy } = before ?? {
      open: false,
      verdict: "unhide",
      decidedAt: this.now,
      decidedBy: entry.id,
    };
    Object.assign(found, { open, verdict, decidedAt, decidedBy, version: found.version + 1 });
    if (kind === "post.hidden") post.hiddenBy = null;
    if (kind === "post.unhidden") post.hiddenBy = hiddenBefore ?? null;
    const holds = this.person(post.author).block?.entry;
    if (verdict !== "block" || decidedBy === null || decidedBy === holds) return;
    const lifting = this.entries.filter(({ lifts, undone }) => lifts?.entry === decidedBy && !undone);
    this.reopen(postId ?? 0, decidedBy, lifting.at(-1)?.id ?? null);
  }

  private lift(id: number, entry: Entry, how: "unblock" | "undo" | "clock"): void {
    const person = this.person(id);
    const block = person.block?.entry ?? 0;
    person.block = null;
    for (const [postId, post] of this.posts) {
      if (post.author !== id) continue;
      if (post.blockedBy === block) post.blockedBy = null;
      if (how === "undo") this.reopen(postId, block);
      else this.reopen(postId, block, how === "clock" ? null : entry.id);
    }
    if (how === "clock") this.settleAppeals(block, "closed", null);
    else this.settleAppeals(block, "granted", entry);
    if (how !== "undo") this.tell(id);
  }

  /** Opens what a block closed; what had opened it before stays so where nothing is said. */
  private reopen(postId: number, block: number, reopenedBy?: number | null): void {
    const found = this.cases.get(postId);
    if (!found || found.open || found.decidedBy !== block) return;
    const by = reopenedBy === undefined ? {} : { reopenedBy };
    for (const report of this.reportsOn(postId))
      if (report.decidedBy === block) Object.assign(report, { outcome: null, decidedBy: null, ...by });
    Object.assign(found, { ...opened, version: found.version + 1, ...by });
  }

  private layAgain(id: number, { id: lifting, lifts }: Entry): void {
    const block = this.entry(lifts?.entry ?? 0);
    if (!block || !lifts) return;
    this.person(id).block = { ...lifts };
    for (const [postId, post] of this.posts) {
      if (post.author !== id) continue;
      if (postId <= (block.lastPost ?? 0) && !post.deleted) post.blockedBy = block.id;
      const found = this.cases.get(postId);
      const open = this.reportsOn(postId).filter(({ outcome }) => outcome === null);
      const isNewer = (report: Report) => !report.ignored && report.reopenedBy !== lifting;
      if (!found?.open || found.reopenedBy !== lifting || open.some(isNewer)) continue;
      for (const report of open.filter(({ reopenedBy }) => reopenedBy === lifting))
        Object.assign(report, { outcome: "closed by block", decidedBy: block.id, reopenedBy: null });
      this.settle(found, "block", block);
      found.reopenedBy = null;
    }
  }

  private settle(found: Case, verdict: string, entry: Entry): void {
    Object.assign(found, {
      open: false,
      verdict,
      version: found.version + 1,
      decidedAt: entry.at,
      decidedBy: entry.id,
      claim: null,
      ...(verdict === "withdrawn" ? { reopenedBy: null } : {}),
    });
  }

  private settleAppeals(against: number, state: string, entry: Entry | null): void {
    for (const appeal of this.appeals.values())
      if (appeal.entry === against && appeal.state === "open")
        Object.assign(appeal, { state, decidedBy: entry?.id ?? null });
  }

  private somebodyElse(actor: number, { kind, member }: Entry): boolean {
    return [...this.people].some(
      ([id]) =>
        id !== actor &&
        id !== member &&
        this.ranks(id, "moderator") &&
        (kind !== "user.blocked" || (member !== null && this.outranks(id, member))),
    );
  }

  private refusesClaim(actor: number, id: number): string | null {
    const post = this.posts.get(id);
    if (!post || (post.deleted && !this.cases.get(id)?.open)) return "not-found";
    return !this.ranks(actor, "moderator") || post.author === actor ? "forbidden" : null;
  }

  private holder({ claim }: Case): number | null {
    return claim && claim.until > this.now ? claim.by : null;
  }

  private hasCounted(post: number): boolean {
    return this.reportsOn(post).some(({ outcome, ignored }) => outcome === null && !ignored);
  }

  private canBecome(id: number, from: Role, to: Role): boolean {
    const rises = roles.indexOf(to) > roles.indexOf(from);
    return this.person(id).role === from && from !== to && !(rises && this.isBlocked(id));
  }

  private ranks(actor: number, least: Role): boolean {
    return !this.isBlocked(actor) && roles.indexOf(this.person(actor).role) >= roles.indexOf(least);
  }

  private outranks(actor: number, other: number): boolean {
    return roles.indexOf(this.person(actor).role) > roles.indexOf(this.person(other).role);
  }

  private tell(id: number): void {
    this.person(id).unread += 1;
  }

  private entry(id: number): Entry | undefined {
    return this.entries.find((entry) => entry.id === id);
  }

  private enter(kind: LogKind, actor: number | null, about: Partial<Entry>): Entry {
    const post = about.post ?? null;
    const author = post === null ? null : (this.posts.get(post)?.author ?? null);
    const id = this.since.entry + this.entries.length + 1;
    const entry = { id, kind, actor, at: this.now, ...about, post, member: about.member ?? author };
    this.entries.push(entry);
    return entry;
  }
}

const opened = { open: true, verdict: null, decidedAt: null, decidedBy: null };
const newCase: Case = {
  open: false,
  verdict: null,
  version: 0,
  counted: 0,
  decidedAt: null,
  decidedBy: null,
  reopenedBy: null,
  claim: null,
};
