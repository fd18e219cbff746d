import type { Feed } from "./describe-feed";

export const jsonFeedType = "application/feed+json";

/** A JSON Feed (https://www.jsonfeed.org/version/1.1/). */
export function toJsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.pageUrl,
    feed_url: feed.url,
    ...(feed.description ? { description: feed.description } : {}),
    ...(feed.nextUrl === null ? {} : { next_url: feed.nextUrl }),
    icon: feed.iconUrl,
    ...(feed.author ? { authors: [feed.author] } : {}),
    items: feed.entries.map(({ id, url, title, text, html, author, publishedAt }) => ({
      id,
      url,
      title,
      content_html: html,
      content_text: text,
      date_published: publishedAt,
      authors: [author],
    })),
  });
}
