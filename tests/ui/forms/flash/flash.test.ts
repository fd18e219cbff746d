import { describe, expect, test } from "vitest";
import { type Flash, type History, listUndoable, mergeFlash, recordAct } from "~/ui/forms/flash/flash";

const act = (undo: number): Flash => ({ message: `Act ${undo}`, undo });
const bulk = (...entries: number[]): Flash => ({
  message: `Bulk of ${entries.length}`,
  results: entries.map((undo) => ({ postId: 100 + undo, words: `Post ${undo}`, undo })),
});
const undone = (...entries: number[]): Flash => ({ message: "Undone.", undone: entries });
const record = (...flashes: Flash[]) => flashes.reduce<History>(recordAct, []);
const entriesOf = (history: History) => history.map(listUndoable);

describe("the acts of a tab", () => {
  test("are kept in their order, the latest last, and ten of them", () => {
    expect(entriesOf(record(act(1), bulk(2, 3), act(4)))).toEqual([[1], [2, 3], [4]]);
    // Answers arrive in any order.
    expect(entriesOf(record(act(4), act(1), bulk(2, 3)))).toEqual([[1], [2, 3], [4]]);
    const many = Array.from({ length: 12 }, (_, index) => act(index + 1));
    expect(entriesOf(record(...many))).toEqual(many.slice(2).map(listUndoable));
  });

  test("are kept once, however often the flash is shown", () => {
    expect(entriesOf(record(act(1), act(2), act(1), bulk(3), bulk(3)))).toEqual([[1], [2], [3]]);
  });

  test("are those that can be undone: no problems, no posts, no results that were refused", () => {
    const refused = { postId: 9, why: "It was decided." };
    const mixed: Flash = { ...bulk(2), results: [...(bulk(2).results ?? []), refused] };
    const history = record({ message: "Posted." }, { message: "Offline.", isProblem: true }, mixed);
    expect(history).toEqual([bulk(2)].map((each) => ({ ...each, undo: undefined, message: each.message })));
    expect(record({ message: "Nothing.", results: [refused] })).toEqual([]);
  });

  test("lose what was undone: one, one of several, or all of them", () => {
    const before = [act(1), bulk(2, 3), act(4)];
    expect(entriesOf(record(...before, undone(4)))).toEqual([[1], [2, 3]]);
    expect(entriesOf(record(...before, undone(2)))).toEqual([[1], [3], [4]]);
    expect(entriesOf(record(...before, undone(2, 3)))).toEqual([[1], [4]]);
    expect(entriesOf(record(...before, undone(99)))).toEqual([[1], [2, 3], [4]]);
  });

  test("do not gain the results that an undo leaves", () => {
    const left: Flash = { ...undone(2), results: bulk(3).results };
    expect(entriesOf(record(bulk(2, 3), left))).toEqual([[3]]);
  });
});

describe("the next flash", () => {
  test("keeps the other results of a bulk decision, of which one was undone", () => {
    const next = mergeFlash({ ...bulk(1, 2), omitted: 4 }, undone(1));
    expect(next).toEqual({ ...undone(1), results: bulk(2).results, omitted: 4 });
    expect(mergeFlash(bulk(1), undone(1)).results).toBeUndefined();
  });

  test("says why others were not undone, in place of their Undo", () => {
    const why = [{ postId: 102, why: "A colleague undid it." }];
    const next = mergeFlash(bulk(1, 2, 3), { ...undone(1), results: why });
    expect(next.results).toEqual([{ ...why[0], words: "Post 2" }, ...(bulk(3).results ?? [])]);
  });

  test("is the only one where it is about something else", () => {
    expect(mergeFlash(bulk(1, 2), act(3))).toEqual(act(3));
    expect(mergeFlash(null, undone(1))).toEqual(undone(1));
  });
});
