import { fillPattern, type Ids } from "./addresses";
import type { Worker } from "./worker";

/** Makes for each action a state in which a complete form of an admin from our own page is accepted. */
export async function prepareAction(worker: Worker, pattern: string) {
  const { makeMember, makePost, makeReport, makeSession, block, d1 } = worker;
  const admin = await makeMember({ role: "admin" });
  const member = await makeMember();
  const isOwn = pattern.endsWith("/delete");
  const isNaming = pattern === "/welcome" || pattern === "/account/name";
  const post = await makePost({
    author: isOwn ? admin : member,
    hidden: pattern.endsWith("/unhide"),
  });
  if (pattern.endsWith("/dismiss")) await makeReport(post);
  if (pattern.endsWith("/unblock")) await block(member);
  await makeSession(member);
  const lastOf = async (table: string) =>
    (await d1.prepare(`select max(id) as id from ${table}`).first<{ id: number | null }>())?.id ?? 1;
  const ids: Ids = {
    post: post.id,
    member: member.id,
    entry: await lastOf("log"),
    session: await lastOf("sessions"),
    appeal: await lastOf("appeals"),
  };
  const form = {
    body: "Hello",
    key: crypto.randomUUID(),
    reason: "spam",
    note: "a note",
    version: pattern.endsWith("/unhide") ? "1" : "0",
    duration: "7d",
    role: "moderator",
    ...(isNaming ? { name: `Ada ${admin.id}` } : {}),
    verdict: "hide",
    case: `${post.id}:0`,
    to: "/",
  };
  return { admin, path: fillPattern(pattern, ids), form };
}
