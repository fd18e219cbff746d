import type { Viewer } from "~/accounts/permissions";
import type { Workers } from "../workers/start-workers";
import type { Scenario } from "./scenario";

const grounds = { reason: "spam", note: "", version: "0", duration: "7d" };
/** The acts, each request with somebody and something of its own; `times`: how many of each are going to be sent in all. */
export async function listActs({ makers }: Workers, requests: number, times: number): Promise<Scenario[]> {
  // So many people that none comes near a limit of what one may do in a minute or a day.
  const people = Math.ceil(times / 3);
  const members = await many(people, () => makers.makeMember());
  const moderators = await many(people, () => makers.makeMember({ role: "moderator" }));
  const toReport = await many(times, () => makers.makePost());
  const toHide = await many(times, async () => {
    const post = await makers.makePost();
    await makers.makeReport(post);
    return post;
  });
  const toBlock = await many(times, async () => (await makers.makePost()).author);
  const as = (viewers: Viewer[], number: number) => viewers[number % viewers.length];
  const act = (name: Scenario["name"], request: Scenario["request"]): Scenario => ({
    name,
    request,
    status: 303,
    requests,
  });
  return [
    act("post", (number) => [
      "/posts/new",
      {
        as: as(members, number),
        form: { body: `The post of a benchmark, number ${number}.`, key: crypto.randomUUID() },
      },
    ]),
    act("report", (number) => [
      `/posts/${at(toReport, number).id}/report`,
      { as: as(members, number), form: { reason: "spam", note: "Please look." } },
    ]),
    act("hide", (number) => [
      `/moderation/posts/${at(toHide, number).id}/hide`,
      { as: as(moderators, number), form: grounds },
    ]),
    act("block", (number) => [
      `/moderation/users/${at(toBlock, number).id}/block`,
      { as: as(moderators, number), form: grounds },
    ]),
  ];
}

function at<T>(list: T[], number: number): T {
  const found = list[number];
  if (found === undefined) throw new Error("more acts are sent than were prepared for");
  return found;
}

/** One after the other, as one database takes them. */
async function many<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) made.push(await make());
  return made;
}
