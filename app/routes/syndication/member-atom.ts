import { makeFeedLoader } from "./respond-with-feed.server";

export const loader = makeFeedLoader("atom", "member");
