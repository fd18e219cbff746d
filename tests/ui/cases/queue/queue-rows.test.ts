import { expect, test } from "vitest";
import type { QueueRow } from "~/moderation/cases/case-view";
import {
  type DecisionStatus,
  findNeighbour,
  findNext,
  hasPendingForm,
  isDecided,
  mergeRows,
} from "~/ui/cases/queue/queue-rows";

const row = (id: number, version = 0) => ({ post: { id }, case: { version } }) as QueueRow;
const rows = (...ids: number[]) => ids.map((id) => row(id));
const ids = (list: QueueRow[]) => list.map(({ post }) => post.id);
const status = (id: number, state: DecisionStatus["state"], version = 0) =>
  new Map([[id, { version, state }]]);

test("a step goes to the neighbour, begins at the first, and stays at either end", () => {
  expect(findNeighbour([1, 2, 3], 2, 1)).toBe(3);
  expect(findNeighbour([1, 2, 3], 2, -1)).toBe(1);
  expect(findNeighbour([1, 2, 3], 3, 1)).toBe(3);
  expect(findNeighbour([1, 2, 3], 1, -1)).toBe(1);
  expect(findNeighbour([1, 2, 3], null, 1)).toBe(1);
  expect(findNeighbour([1, 2, 3], 9, 1)).toBe(1);
  expect(findNeighbour([], null, 1)).toBeNull();
});

test("after a decision it goes on with the next, from the last with the one before, and then there is none", () => {
  expect(findNext([1, 2, 3], 2)).toBe(3);
  expect(findNext([1, 2, 3], 3)).toBe(2);
  expect(findNext([1], 1)).toBeNull();
});

test("what is kept stays where it stood when the list is read anew", () => {
  const keep =
    (...which: number[]) =>
    (each: QueueRow) =>
      which.includes(each.post.id);
  expect(ids(mergeRows(rows(1, 2, 3), rows(1, 3, 4), keep(2)))).toEqual([1, 2, 3, 4]);
  expect(ids(mergeRows(rows(1, 2, 3), rows(3, 4), keep(1, 2)))).toEqual([1, 2, 3, 4]);
  expect(ids(mergeRows(rows(1, 2, 3), rows(4), keep(2, 3)))).toEqual([2, 3, 4]);
  expect(ids(mergeRows(rows(1, 2, 3), [], keep(3)))).toEqual([3]);
});

test("what is not kept goes with the list, and what the list still has is taken from there", () => {
  expect(ids(mergeRows(rows(1, 2), rows(3), () => false))).toEqual([3]);
  expect(mergeRows(rows(1, 2), [row(2, 5), row(1)], () => true)).toEqual([row(2, 5), row(1)]);
});

test("a case that was decided is gone at the version that was decided, and there again when it was undone", () => {
  expect(isDecided(status(1, "done"), row(1))).toBe(true);
  expect(isDecided(status(1, "done"), row(1, 2))).toBe(false);
  expect(isDecided(status(1, "sent"), row(1))).toBe(false);
  expect([hasPendingForm(status(1, "sent"), row(1)), hasPendingForm(status(1, "rejected"), row(1))]).toEqual([
    true,
    true,
  ]);
  expect([hasPendingForm(status(1, "done"), row(1)), hasPendingForm(status(2, "sent"), row(1))]).toEqual([
    false,
    false,
  ]);
});
