import { expect, test } from "vitest";
import type { QueueRow } from "~/moderation/cases/case-view";
import { type DecisionStatus, following, isDone, isHeld, mergeRows, step } from "~/ui/cases/queue-rows";

const row = (id: number, version = 0) => ({ post: { id }, case: { version } }) as QueueRow;
const rows = (...ids: number[]) => ids.map((id) => row(id));
const ids = (list: QueueRow[]) => list.map(({ post }) => post.id);
const status = (id: number, state: DecisionStatus["state"], version = 0) =>
  new Map([[id, { version, state }]]);

test("a step goes to the neighbour, begins at the first, and stays at either end", () => {
  expect(step([1, 2, 3], 2, 1)).toBe(3);
  expect(step([1, 2, 3], 2, -1)).toBe(1);
  expect(step([1, 2, 3], 3, 1)).toBe(3);
  expect(step([1, 2, 3], 1, -1)).toBe(1);
  expect(step([1, 2, 3], null, 1)).toBe(1);
  expect(step([1, 2, 3], 9, 1)).toBe(1);
  expect(step([], null, 1)).toBeNull();
});

test("after a decision it goes on with the next, from the last with the one before, and then there is none", () => {
  expect(following([1, 2, 3], 2)).toBe(3);
  expect(following([1, 2, 3], 3)).toBe(2);
  expect(following([1], 1)).toBeNull();
});

test("what is held stays where it stood when the list is read anew", () => {
  const held =
    (...which: number[]) =>
    (each: QueueRow) =>
      which.includes(each.post.id);
  expect(ids(mergeRows(rows(1, 2, 3), rows(1, 3, 4), held(2)))).toEqual([1, 2, 3, 4]);
  expect(ids(mergeRows(rows(1, 2, 3), rows(3, 4), held(1, 2)))).toEqual([1, 2, 3, 4]);
  expect(ids(mergeRows(rows(1, 2, 3), rows(4), held(2, 3)))).toEqual([2, 3, 4]);
  expect(ids(mergeRows(rows(1, 2, 3), [], held(3)))).toEqual([3]);
});

test("what is not held goes with the list, and what the list still has is taken from there", () => {
  expect(ids(mergeRows(rows(1, 2), rows(3), () => false))).toEqual([3]);
  expect(mergeRows(rows(1, 2), [row(2, 5), row(1)], () => true)).toEqual([row(2, 5), row(1)]);
});

test("a case that was decided is gone at the version that was decided, and there again when it was undone", () => {
  expect(isDone(status(1, "done"), row(1))).toBe(true);
  expect(isDone(status(1, "done"), row(1, 2))).toBe(false);
  expect(isDone(status(1, "sent"), row(1))).toBe(false);
  expect([isHeld(status(1, "sent"), row(1)), isHeld(status(1, "refused"), row(1))]).toEqual([true, true]);
  expect([isHeld(status(1, "done"), row(1)), isHeld(status(2, "sent"), row(1))]).toEqual([false, false]);
});
