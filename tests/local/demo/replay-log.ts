import { expect } from "vitest";
import { type DecisionKind, kinds } from "~/log/kinds";

export type LogEntry = {
  id: number;
  act: string;
  at: number;
  kind: string;
  actor_id: number | null;
  post_id: number;
  member_id: number;
  reason: string | null;
  details: string;
  reverses_id: number | null;
};
type Row = { id: number } & Record<string, string | number | null>;
type Rows = Record<"posts" | "cases" | "blocks" | "roles" | "names", Map<number, Row>>;

/** The rows that the entries lead to, by the rules of each act. Expects that each act was allowed. */
export function replayLog(entries: LogEntry[]): Rows {
  const rows: Rows = {
    posts: new Map(),
    cases: new Map(),
    blocks: new Map(),
    roles: new Map(),
    names: new Map(),
  };
  for (const entry of entries) {
    const { kind, actor_id, post_id, member_id } = entry;
    if (kind !== "appeal.sent")
      expect(rows.blocks.has(actor_id ?? 0), "a blocked member only appeals").toBe(false);
    const post = rows.posts.get(post_id);
    if (post) expect(member_id).toBe(post.author_id);
    replayEntry(rows, entry, entries);
  }
  return rows;
}

function replayEntry(rows: Rows, entry: LogEntry, entries: LogEntry[]) {
  switch (entry.kind) {
    case "post.created":
      return createPost(rows, entry);
    case "post.deleted":
      expect(entry.actor_id).toBe(entry.member_id);
      rows.posts.get(entry.post_id)!.deleted_at = entry.at;
      return;
    case "account.deleted":
      expect(entry.actor_id).toBe(entry.member_id);
      for (const post of rows.posts.values())
        if (post.author_id === entry.member_id) post.deleted_at ??= entry.at;
      return;
    case "post.reported":
      if (rows.cases.get(entry.post_id)?.state !== "open") openCase(rows, entry.post_id);
      return;
    case "user.blocked":
      return blockMember(rows, entry);
    case "role.assigned":
      return assignRole(rows, entry);
    case "name.changed":
      expect(entry.actor_id).toBe(entry.member_id);
      setName(rows, entry, { name_chosen: 1, name_reset_entry_id: null });
      return;
    case "name.reset":
      expect(entry.reason).not.toBeNull();
      expect(["moderator", "admin"]).toContain(rows.roles.get(entry.actor_id!)?.role);
      setName(rows, entry, { name_chosen: 0, name_reset_entry_id: entry.id });
      return;
    case "appeal.sent":
      return checkAppeal(rows, entry);
    case "appeal.upheld":
      expect(entry.actor_id).not.toBe(entry.member_id);
      return;
    case "appeal.overturned":
    case "act.undone":
      return undoDecision(rows, entry, entries);
    case "post.hidden":
    case "post.unhidden":
    case "post.warned":
    case "report.dismissed":
      return decidePost(rows, entry, entry.kind);
    default:
      throw new Error(`The demo has no entries of the kind ${entry.kind}`);
  }
}

function createPost(rows: Rows, { act, at, actor_id, post_id }: LogEntry) {
  expect(act).toBe(`post:${actor_id}:demo-${post_id}`);
  const visible = { deleted_at: null, hidden_entry_id: null, block_entry_id: null };
  rows.posts.set(post_id, { id: post_id, author_id: actor_id, created_at: at, ...visible });
}

function blockMember(rows: Rows, entry: LogEntry) {
  const { id, member_id } = entry;
  const { until } = JSON.parse(entry.details);
  rows.blocks.set(member_id, { id: member_id, blocked_until: until, block_entry_id: id });
  for (const post of rows.posts.values()) {
    if (post.author_id !== member_id || post.deleted_at !== null) continue;
    post.block_entry_id = id;
    if (rows.cases.get(post.id)?.state === "open") decideCase(rows, post.id, "block", entry);
  }
}

function assignRole(rows: Rows, { actor_id, member_id, details }: LogEntry) {
  const { from, to } = JSON.parse(details);
  expect(rows.roles.get(member_id)?.role ?? "member").toBe(from);
  if (actor_id !== null) expect(rows.roles.get(actor_id)?.role).toBe("admin");
  rows.roles.set(member_id, { id: member_id, role: to });
}

function setName({ names }: Rows, { member_id: id }: LogEntry, name: Omit<Row, "id">) {
  names.set(id, { ...names.get(id), id, ...name });
}

function checkAppeal(rows: Rows, { actor_id, post_id, member_id, details }: LogEntry) {
  expect(actor_id).toBe(member_id);
  const { appealedId } = JSON.parse(details);
  const post = rows.posts.get(post_id);
  const found = rows.cases.get(post_id);
  const warning = found?.verdict === "warn" ? found.decided_entry_id : null;
  expect(post ? (post.hidden_entry_id ?? warning) : rows.blocks.get(member_id)?.block_entry_id).toBe(
    appealedId,
  );
}

function undoDecision(rows: Rows, entry: LogEntry, entries: LogEntry[]) {
  expect(entry.actor_id).not.toBe(entry.member_id);
  const undone = entries.find(({ id }) => id === entry.reverses_id)!;
  const { before } = JSON.parse(undone.details);
  expect(rows.cases.get(entry.post_id)?.decided_entry_id, "only the latest decision is undone").toBe(
    undone.id,
  );
  expect(before.state, "only the first decision is undone").toBe("open");
  if (undone.kind === "post.hidden") rows.posts.get(entry.post_id)!.hidden_entry_id = null;
  openCase(rows, entry.post_id);
}

function decidePost(rows: Rows, entry: LogEntry, kind: DecisionKind) {
  expect(["moderator", "admin"]).toContain(rows.roles.get(entry.actor_id!)?.role);
  expect(entry.actor_id).not.toBe(entry.member_id);
  expect(entry.reason === null).toBe(!kinds[kind].wantsReason);
  const post = rows.posts.get(entry.post_id)!;
  if (kind === "post.hidden") post.hidden_entry_id = entry.id;
  if (kind === "post.unhidden") post.hidden_entry_id = null;
  const verdicts = {
    "post.hidden": "hide",
    "post.unhidden": "unhide",
    "post.warned": "warn",
    "report.dismissed": "dismiss",
  };
  decideCase(rows, entry.post_id, verdicts[kind], entry);
}

/** A new case has version 0; each reopening raises it by one. */
function openCase({ cases }: Rows, postId: number) {
  const found = cases.get(postId);
  const version = found ? Number(found.version) + 1 : 0;
  const undecided = { verdict: null, decided_entry_id: null, decided_by_id: null };
  cases.set(postId, { id: postId, state: "open", version, ...undecided });
}

function decideCase({ cases }: Rows, postId: number, verdict: string, { id, actor_id }: LogEntry) {
  const version = Number(cases.get(postId)?.version ?? 0) + 1;
  const decided = { decided_entry_id: id, decided_by_id: actor_id };
  cases.set(postId, { id: postId, state: "decided", version, verdict, ...decided });
}
