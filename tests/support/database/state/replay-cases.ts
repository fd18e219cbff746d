import type { log } from "~/db/tables/log.server";
import type { NoticeKind } from "~/db/vocabulary";
import type { AnyDetails } from "../any-details";
import { isReplaced, type Told, toldOf, toldOfUndoing } from "./told";

export type Entry = Omit<typeof log.$inferSelect, "details"> & { details: AnyDetails };

/** `…By` is the id of an entry. One that nobody has decided is open. */
type Report = {
  by: number;
  ignored: boolean;
  outcome: string | null;
  decidedBy: number | null;
  reopenedBy: number | null;
};
type Case = { author: number; decidedBy: number | null; reopenedBy: number | null };
/** Without one, what reopened it before stays noted. */
type Reopened = { reopenedBy?: number | null };

/** What else the log has led to, up to the entry that is replayed. */
type Known = {
  entry: (id: number | null | undefined) => Entry | undefined;
  /** Whether a report by this member would be ignored. */
  isIgnored: (memberId: number) => boolean;
  blockOf: (memberId: number) => number | undefined;
};

/** The cases, the reports on each post, and who was told what, by the log alone. */
export class CasesOfLog {
  cases = new Map<number, Case>();
  reports = new Map<number, Report[]>();
  /** What each member was told and nothing has replaced. */
  told = new Map<number, Told[]>();
  /** Whoever had read one of these still has it. */
  replaced: Told[] = [];
  private undoneBy = new Map<number, Entry>();
  private liftings: Entry[] = [];

  constructor(private known: Known) {}

  /** Changes what the entry changes. */
  follow(entry: Entry): void {
    const kind: string = entry.kind;
    this.tellMember(entry);
    switch (kind) {
      case "post.reported":
        return this.addReport(entry);
      case "report.withdrawn":
        return this.withdraw(entry);
      case "post.hidden":
      case "post.warned":
        return this.decide(entry, "upheld");
      case "post.unhidden":
      case "report.dismissed":
        return this.decide(entry, "dismissed");
      case "user.blocked":
        for (const [postId, found] of this.cases)
          if (found.author === entry.memberId && isOpen(found)) this.closeByBlock(postId, entry, entry);
        return;
      case "user.unblocked":
        this.liftings.push(entry);
        return this.lift(entry.details.blockEntryId ?? 0, entry, {
          reopenedBy: entry.actorId === null ? null : entry.id,
        });
      case "act.undone":
      case "appeal.overturned":
        return this.reverse(entry);
      default:
    }
  }

  private reportsOn = (postId: number): Report[] => this.reports.get(postId) ?? [];

  private caseOf(postId: number): Case {
    const found = this.cases.get(postId);
    if (!found) throw new Error(`post ${postId} has no case`);
    return found;
  }

  private addReport({ actorId, postId, memberId }: Entry): void {
    const [post, by] = [postId ?? 0, actorId ?? 0];
    const ignored = this.known.isIgnored(by);
    const made = { by, ignored, outcome: null, decidedBy: null, reopenedBy: null };
    this.reports.set(post, [...this.reportsOn(post), made]);
    const found = this.cases.get(post);
    if (!ignored && (!found || !isOpen(found)))
      this.cases.set(post, { author: memberId ?? 0, decidedBy: null, reopenedBy: null });
  }

  private withdraw({ id, actorId, postId }: Entry): void {
    const open = this.reportsOn(postId ?? 0).filter(isOpen);
    const own = open.find(({ by }) => by === actorId);
    if (!own) throw new Error(`entry ${id} withdraws no open report`);
    Object.assign(own, { outcome: "withdrawn", decidedBy: id });
    const found = this.cases.get(postId ?? 0);
    if (found && !own.ignored && !open.some((report) => isOpen(report) && !report.ignored))
      Object.assign(found, { decidedBy: id, reopenedBy: null });
  }

  private decide(entry: Entry, outcome: "upheld" | "dismissed"): void {
    const postId = entry.postId ?? 0;
    const found = this.cases.get(postId) ?? { author: entry.memberId ?? 0, reopenedBy: null };
    this.cases.set(postId, { ...found, decidedBy: entry.id });
    for (const report of this.reportsOn(postId).filter(isOpen)) {
      Object.assign(report, { outcome, decidedBy: entry.id });
      this.tell(report.by, `report.${outcome}`, entry, postId);
    }
  }

  /** `entry`: the block, or the undoing of its end. */
  private closeByBlock(
    postId: number,
    block: Entry,
    entry: Entry,
    which: (report: Report) => boolean = isOpen,
  ) {
    for (const report of this.reportsOn(postId).filter(which)) {
      Object.assign(report, { outcome: "closed by block", decidedBy: block.id });
      this.tell(report.by, "report.closed", entry, postId);
    }
    this.caseOf(postId).decidedBy = block.id;
  }

  private lift(block: number, entry: Entry, reopened: Reopened): void {
    for (const [postId, { decidedBy }] of this.cases)
      if (decidedBy === block) this.reopen(postId, block, entry, reopened);
  }

  private reopen(postId: number, block: number, entry: Entry, reopened: Reopened): void {
    this.reopenReports(postId, block, entry, reopened);
    Object.assign(this.caseOf(postId), { decidedBy: null, ...reopened });
  }

  private reopenReports(postId: number, decision: number, entry: Entry, reopened: Reopened = {}): void {
    for (const report of this.reportsOn(postId).filter(({ decidedBy }) => decidedBy === decision)) {
      Object.assign(report, { outcome: null, decidedBy: null, ...reopened });
      this.tell(report.by, "report.reopened", entry, postId);
    }
  }

  private reverse(entry: Entry): void {
    const act = this.known.entry(entry.reversesId);
    if (!act) throw new Error(`entry ${entry.id} reverses nothing`);
    this.undoneBy.set(act.id, entry);
    const kind: string = act.kind;
    if (kind === "user.blocked") this.lift(act.id, entry, {});
    else if (kind === "user.unblocked") this.restoreBlock(act, entry);
    else if (this.cases.get(act.postId ?? 0)?.decidedBy === act.id) this.reverseDecision(act, entry);
  }

  /** What was reported again since its end stays open. */
  private restoreBlock(lifting: Entry, entry: Entry): void {
    const block = this.known.entry(lifting.details.blockEntryId);
    if (!block) throw new Error(`entry ${lifting.id} lifts no block`);
    const isReopened = (report: Report) => isOpen(report) && report.reopenedBy === lifting.id;
    for (const [postId, found] of this.cases) {
      if (!isOpen(found) || found.author !== block.memberId || found.reopenedBy !== lifting.id) continue;
      const isNewer = (report: Report) => isOpen(report) && !report.ignored && !isReopened(report);
      if (this.reportsOn(postId).some(isNewer)) continue;
      this.closeByBlock(postId, block, entry, isReopened);
      found.reopenedBy = null;
    }
  }

  /** The case is as it was before. */
  private reverseDecision(act: Entry, entry: Entry): void {
    const [postId, kind]: [number, string] = [act.postId ?? 0, act.kind];
    const found = this.caseOf(postId);
    // A post that had no case stays decided: nobody has reported it.
    const { verdict, decidedEntryId } = act.details.before ?? { verdict: null, decidedEntryId: entry.id };
    const block = verdict === "block" ? decidedEntryId : null;
    if (kind === "post.warned" && this.isReportedAgain(postId, [act.id, block])) {
      found.decidedBy = entry.id;
      return;
    }
    this.reopenReports(postId, act.id, entry);
    // A warning may have been undone while a later decision stood.
    const undoing = verdict === "warn" ? this.undoneBy.get(decidedEntryId ?? 0) : undefined;
    found.decidedBy = undoing?.id ?? decidedEntryId;
    if (block !== null && this.known.blockOf(found.author) !== block)
      this.reopen(postId, block, entry, { reopenedBy: this.liftingOf(block) });
  }

  /** What ended the block, unless that was undone, or the block itself was. */
  private liftingOf(block: number): number | null {
    const of = this.liftings.filter(({ details }) => details.blockEntryId === block);
    return of.findLast(({ id }) => !this.undoneBy.has(id))?.id ?? null;
  }

  /** Nobody has two open reports on a post, so a report that was answered by one of these can't be opened again. */
  private isReportedAgain(postId: number, by: (number | null)[]): boolean {
    const reports = this.reportsOn(postId);
    const again = new Set(reports.filter(isOpen).map((report) => report.by));
    return reports.some(
      (report) => report.decidedBy !== null && by.includes(report.decidedBy) && again.has(report.by),
    );
  }

  private tellMember(entry: Entry): void {
    const undone = this.known.entry(entry.reversesId)?.kind;
    const kind = entry.kind === "act.undone" && undone ? toldOfUndoing[undone] : toldOf[entry.kind];
    if (kind && entry.memberId !== null) this.tell(entry.memberId, kind, entry, entry.postId);
  }

  private tell(member: number, kind: NoticeKind, entry: Entry, post: number | null): void {
    const made: Told = { member, kind, entry: entry.id, post };
    const before = this.told.get(member) ?? [];
    const isOver = (old: Told) => isReplaced(old, made, { act: entry.kind, undoes: entry.reversesId });
    this.replaced.push(...before.filter(isOver));
    this.told.set(member, [...before.filter((old) => !isOver(old)), made]);
  }
}

const isOpen = ({ decidedBy }: { decidedBy: number | null }) => decidedBy === null;
