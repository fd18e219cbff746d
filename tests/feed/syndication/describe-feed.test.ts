import { expect, test } from "vitest";
import { describeFeed } from "~/feed/syndication/describe-feed";
import type { FeedPage } from "~/feed/syndication/read-feed.server";

const member = { id: 7, name: "Ann", joinedAt: Date.UTC(2026, 0, 1) };
const page: FeedPage = {
  seed: "0123456789abcdef0123456789abcdef",
  changedAt: Date.UTC(2026, 10, 2),
  member: null,
  entries: [{ id: 12, author: member, createdAt: Date.UTC(2026, 10, 1), text: ["Hello\nthere"] }],
  before: 12,
};
const at = (origin: string, found = page) =>
  describeFeed(
    found,
    { origin, name: "Agora", tagline: "Where Athens talks" },
    { path: "/feed.xml", before: null },
  );

test("an id names its post for ever: also at another host, and not in another Plaza", () => {
  const [here, there] = [at("https://a.example"), at("https://b.example")];
  expect(here.entries[0]?.id).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect([there.id, there.entries[0]?.id]).toEqual([here.id, here.entries[0]?.id]);
  expect(there.entries[0]?.url).toBe("https://b.example/posts/12");
  const elsewhere = at("https://a.example", { ...page, seed: "fedcba9876543210fedcba9876543210" });
  expect(elsewhere.entries[0]?.id).not.toBe(here.entries[0]?.id);
});

test("no two things have one id", () => {
  const entries = [7, 12, 255, 256].map((id) => ({ ...page.entries[0]!, id }));
  const [all, own] = [
    at("https://a.example", { ...page, entries }),
    at("https://a.example", { ...page, member }),
  ];
  const ids = [all.id, own.id, ...all.entries.map(({ id }) => id)];
  expect(new Set(ids).size).toBe(6);
});

test("a post is titled by its first words, on one line", () => {
  expect(at("https://a.example").entries[0]).toMatchObject({
    title: "Hello there",
    text: "Hello\nthere",
    html: '<p dir="auto">Hello<br>there</p>',
    author: { name: "Ann", url: "https://a.example/users/7" },
    publishedAt: "2026-11-01T00:00:00.000Z",
  });
});

test("where there is no post, a feed is as old as its member or the last change", () => {
  const empty = { ...page, entries: [], before: null };
  expect(at("https://a.example", empty).updatedAt).toBe("2026-11-02T00:00:00.000Z");
  expect(at("https://a.example", { ...empty, member }).updatedAt).toBe("2026-01-01T00:00:00.000Z");
});
