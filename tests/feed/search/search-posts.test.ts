import fc from "fast-check";
import { expect, test } from "vitest";
import { nameValues } from "~/accounts/member-search.server";
import type { Viewer } from "~/accounts/permissions";
import { parseSearch } from "~/feed/search/parse-search";
import { searchPosts } from "~/feed/search/search-posts.server";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db, d1 } = await startDatabase();
const { makeMember, makePost } = makersFor(db);

async function search(q: string, before: number | null = null) {
  const parsed = parseSearch(q);
  if (parsed.outcome !== "search") throw new Error(parsed.outcome);
  return searchPosts(db, parsed.search, before);
}

const find = async (q: string) => (await search(q)).posts.map(({ id }) => id);
const rename = (member: Viewer, name: string) =>
  d1
    .prepare("update members set name = ?, folded_name = ? where id = ?")
    .bind(name, nameValues(name).foldedName, member.id)
    .run();

test.each([
  [
    "Fresh bread at the market",
    ["fresh", "FRESH market", "mark", "bread fresh", '"at the market"'],
    ["fre market", '"the at"', '"fresh brea"'],
  ],
  ["Ça coûte 5€, Zoë", ["ca coute", "ÇA", "zoe", "5€"], ["cout zoe"]],
  ["Große Straßenmusik", ["grosse strassen", "GROSSE"], ["gros strassenmusik"]],
  ["Привет, сосе́ди", ["привет", "СОСЕДИ", "сосед"], ["привед"]],
  ["今日は良い天気ですね", ["天気", "今日 天気", "良い天", "気"], ["気天", "天良"]],
  ["สวัสดีตลาดนัด", ["ตลาด", "สวัสดี", "นัด"], ["ดนัลา"]],
  ["မင်္ဂလာပါ ရပ်ကွက်", ["မင်္ဂလာ", "ရပ်"], ["ကွက်ရပ်"]],
  ["ສະບາຍດີ ភូមិយើង", ["ສະບາຍ", "ភូមិ"], ["ບາຍສະ"]],
  ["서울에서 왔어요", ["서울", "왔어요", "에서"], ["울서"]],
  ["صَباح الخير يا جيران", ["صباح", "الخير", '"يا جيران"', "جير"], ['"جيران يا"']],
  ["नमस्ते पड़ोसियों", ["नमस्ते", "पड़ोसि"], ["नमक"]],
  ["שלום לכולם", ["שלום", "לכו"], ["עולם"]],
  ["Look 🌻 https://plaza.example/sun", ["🌻", "plaza.example", "sun"], ["🌼", "lana"]],
])("%j is found by its words in any case and accent, and not by others", async (body, found, not) => {
  const { id } = await makePost({ body });
  for (const q of found) expect(await find(q), q).toContain(id);
  for (const q of not) expect(await find(q), q).not.toContain(id);
});

test("posts are found newest first, 20 a page, and none twice or skipped", async () => {
  const ids: number[] = [];
  for (let count = 0; count < 45; count++) ids.unshift((await makePost({ body: "keyset keyset" })).id);
  const first = await search("keyset");
  const second = await search("keyset", first.before);
  await makePost({ body: "keyset meanwhile" });
  const third = await search("keyset", second.before);
  const pages = [first, second, third].map(({ posts }) => posts.map(({ id }) => id));
  expect(pages.map(({ length }) => length)).toEqual([20, 20, 5]);
  expect(pages.flat()).toEqual(ids);
  expect(third.before).toBeNull();
});

test("from: finds the posts of the one member who has the name, with words or without", async () => {
  const [mei, other] = [await makeMember({ name: "Méi Lin-Porter" }), await makeMember({ name: "Jonas" })];
  const [hers, his] = [
    await makePost({ author: mei, body: "plums today" }),
    await makePost({ author: other, body: "plums tomorrow" }),
  ];
  expect(await find("plums")).toEqual([his.id, hers.id]);
  for (const q of ["from:mei plums", "plums FROM:lin-porter", 'from:"mei lin"', `from:#${mei.id}`])
    expect(await find(q), q).toEqual([hers.id]);
  expect(await find("tomorrow from:mei")).toEqual([]);
  expect((await search("from:mei")).named?.members.map(({ id }) => id)).toEqual([mei.id]);
});

test("a name of several finds no posts and names them; one of nobody names nobody", async () => {
  const twins = [await makeMember({ name: "Twin One" }), await makeMember({ name: "Twin Two" })];
  await makePost({ author: twins[0]!, body: "me too" });
  const { posts, named } = await search("from:twin");
  expect(posts).toEqual([]);
  expect(named?.members.map(({ id }) => id)).toEqual([twins[1]?.id, twins[0]?.id]);
  expect((await search("from:nobody-at-all")).named).toEqual({ members: [], more: false });
});

test("posts are found by the name that their author has now, and by no one's email address", async () => {
  const author = await makeMember({ name: "Before Then" });
  const { id } = await makePost({ author, body: "renamed" });
  await rename(author, "After Now");
  expect(await find('from:"after now"')).toEqual([id]);
  expect(await find('from:"before then"')).toEqual([]);
  expect((await search(`from:person-${author.id}@plaza.example`)).named?.members).toEqual([]);
});

test("whatever is searched for, deep or not, is a search and no error", async () => {
  const odd = fc.constantFrom(
    '"',
    "*",
    "NEAR(",
    " AND ",
    " OR ",
    " NOT ",
    "a:",
    "-",
    "^",
    "+",
    "{",
    "from:",
    "#1",
    "'",
    ";--",
    "天",
    "\u202E",
    "\0",
    "\uD800",
    "🇫",
    "é",
    "x",
  );
  const typed = fc.oneof(
    fc.string({ unit: odd, maxLength: 20 }),
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ unit: "grapheme", maxLength: 60 }),
  );
  const before = fc.oneof(fc.constant(null), fc.nat({ max: 10 ** 15 - 1 }));
  await fc.assert(
    fc.asyncProperty(typed, before, async (q, cursor) => {
      const parsed = parseSearch(q);
      if (parsed.outcome !== "search") return;
      await searchPosts(db, parsed.search, cursor);
    }),
    { numRuns: 500 },
  );
});
