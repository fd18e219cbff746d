import { expect } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import type { Worker } from "./worker";

export const note = "A note that explains it";

/** Hides a post that nobody reported, by its form; gives the id of the entry. */
export async function submitHide(worker: Worker, post: { id: number }, as: Viewer): Promise<number> {
  const form = { reason: "spam", note, version: "0" };
  const response = await worker.fetch(`/moderation/posts/${post.id}/hide`, { as, form });
  expect(response.status).toBe(303);
  return (await worker.findPostRow(post.id))!.hiddenEntryId!;
}

/** Warns the author of a post that nobody reported, by its form; gives the id of the entry. */
export async function submitWarning(worker: Worker, post: { id: number }, as: Viewer): Promise<number> {
  const form = { reason: "spam", note, version: "0" };
  const response = await worker.fetch(`/moderation/posts/${post.id}/warn`, { as, form });
  expect(response.status).toBe(303);
  return worker.newestEntry();
}

/** Blocks a member for a week, by the form; gives the id of the entry. */
export async function submitBlock(worker: Worker, member: Viewer, as: Viewer): Promise<number> {
  const form = { reason: "harassment", note, duration: "7d" };
  const response = await worker.fetch(`/moderation/users/${member.id}/block`, { as, form });
  expect(response.status).toBe(303);
  return (await worker.findMemberRow(member.id))!.blockEntryId!;
}
