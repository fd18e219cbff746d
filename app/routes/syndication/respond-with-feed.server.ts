import { atomType, toAtom } from "~/feed/syndication/atom";
import { describeFeed } from "~/feed/syndication/describe-feed";
import { jsonFeedType, toJsonFeed } from "~/feed/syndication/json-feed";
import { readFeed, readFeedOf } from "~/feed/syndication/read-feed.server";
import { respondWithValidators } from "~/http/responses/conditional.server";
import { makePublicLoader } from "~/http/handlers.server";
import { refuseNotFound } from "~/http/responses/refuse.server";
import { requireId } from "~/http/requests/require.server";
import { readCursor } from "~/http/requests/search-params.server";

const formats = {
  atom: { file: "feed.xml", contentType: atomType, write: toAtom },
  json: { file: "feed.json", contentType: jsonFeedType, write: toJsonFeed },
};

/** Of a feed in this format: everybody's, or that of the member in the path. */
export function makeFeedLoader(format: keyof typeof formats, whose: "everybody" | "member") {
  const { file, contentType, write } = formats[format];
  return makePublicLoader(async (context) => {
    const { env, db, now } = context;
    const before = readCursor(context);
    const id = whose === "member" ? requireId(context) : null;
    const page = id === null ? await readFeed(db, before) : await readFeedOf(db, id, before);
    if (!page) refuseNotFound("This member isn't here");
    const site = { origin: env.APP_ORIGIN, name: env.SITE_NAME, tagline: env.SITE_TAGLINE };
    const path = id === null ? `/${file}` : `/users/${id}/${file}`;
    const body = write(describeFeed(page, site, { path, before }));
    return respondWithValidators({ body, contentType, changedAt: page.changedAt }, now);
  });
}
