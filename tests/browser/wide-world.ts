import { randomUUID } from "node:crypto";
import type { Fixtures, Page } from "./fixtures";
import { expect, makeReport, publish, submit, unique } from "./fixtures";

/** Names that take the most room, with no place to break; an email address is no name. */
export const wideNames = {
  author: "M".repeat(80),
  reporter: "W".repeat(80),
  nameless: "ada.lovelace@plaza.example",
};

const word = (length: number) => "M".repeat(length);
const link = (length: number) => `https://plaza.example/${"x".repeat(length - 22)}`;

/**
 * Members with these names who posted, reported, were hidden, blocked, and appealed, each with words as long as the field
 * takes. Gives their pages, and the ids that stand in addresses.
 */
export async function makeWideWorld({
  signInNew,
  signInModerator,
}: Pick<Fixtures, "signInNew" | "signInModerator">) {
  const { page: author } = await signInNew(wideNames.author);
  const { page: reporter } = await signInNew(wideNames.reporter);
  const { page: nameless } = await signInNew(wideNames.nameless);
  const { page: moderator } = await signInModerator("م".repeat(72) + randomUUID().slice(0, 8));
  const act = (address: string, form: Record<string, string>) =>
    submit(moderator.request, address, { reason: "other", note: link(500), ...form });

  const words = [
    unique(link(200)),
    unique(word(200)),
    unique("M ".repeat(100)),
    unique("Blocked with its author"),
  ];
  const [open, hidden, dismissed] = [
    await publish(author, words[0]!),
    await publish(author, words[1]!),
    await publish(author, words[2]!),
  ];
  const blocked = await publish(nameless, words[3]!);
  for (const address of [open, hidden, dismissed, blocked])
    await makeReport(reporter, address, "other", word(500));
  await makeReport(nameless, open, "other", link(500));
  await act(`/moderation${hidden}/hide`, { version: "0" });
  await act(`/moderation${dismissed}/dismiss`, { version: "0" });
  await submit(moderator.request, `/moderation${open}/claim`, {});
  const [ids, namelessId] = [await findIds(author), await findOwnId(nameless)];
  await act(`/moderation/users/${namelessId}/block`, { duration: "forever" });
  await act(`/moderation/users/${ids.member}/notes`, {});
  await act(`/moderation/users/${ids.member}/ignore-reports`, {});
  await submit(author.request, `/appeals/${ids.entry}`, { body: link(1000) });
  const appeal = await findAppeal(moderator, ids.member);
  return { author, reporter, nameless, moderator, ids: { ...ids, post: /\d+/.exec(open)![0], appeal } };
}

async function findIds(author: Page) {
  const notices = await (await author.request.get("/notices")).text();
  const entry = /\/appeals\/(\d+)/.exec(notices)?.[1];
  expect(entry, "a notice with a link to appeal").toBeDefined();
  return { member: await findOwnId(author), entry: entry! };
}

async function findOwnId(page: Page) {
  const feed = await (await page.request.get("/")).text();
  return /"account-name"[^>]* href="\/users\/(\d+)"/.exec(feed)![1]!;
}

async function findAppeal(moderator: Page, memberId: string) {
  const appeals = await (await moderator.request.get("/moderation/appeals")).text();
  const row = appeals.split('id="appeal-').find((each) => each.includes(`/moderation/users/${memberId}"`));
  return /^\d+/.exec(row ?? "")![0];
}
