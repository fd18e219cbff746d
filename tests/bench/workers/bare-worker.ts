import type { WorkerConfig } from "../../support/app/app-worker";
import { compatibilityDate } from "../../support/app/app-worker";
import { keepAliveRequest } from "../../support/app/raw-request";
import { openDatabase } from "~/db/client.server";
import { listFeed } from "~/feed/read-posts.server";

/**
 * The least that a Worker can do for the feed's first page: the app's own query, and the page by string. What is around the
 * posts it has from the app's page, so both are about as long.
 */
export function bareWorker(d1: string) {
  return {
    name: "bare",
    compatibilityDate,
    manifest: { mainModule: "bare.js", modules: { "bare.js": { type: "esm", contents: code } } },
    env: { DB: { type: "d1", id: d1 } },
  } satisfies WorkerConfig;
}

/** Tells the Worker at this address what to ask and what to put around the posts, by the app's page. */
export async function setUpBareWorker(url: URL, appPage: string): Promise<void> {
  const [before, after] = [
    appPage.indexOf("<article"),
    appPage.lastIndexOf("</article>") + "</article>".length,
  ];
  const body = JSON.stringify({
    ...(await recordFeedQuery()),
    before: appPage.slice(0, before),
    after: appPage.slice(after),
  });
  await keepAliveRequest(url, { method: "POST", path: "/", body });
}

/** The statement of a visitor's first page, as the app sends it. */
async function recordFeedQuery(): Promise<{ query: string; values: unknown[] }> {
  let recorded: { query: string; values: unknown[] } | undefined;
  const wrap = (query: string, values: unknown[] = []): unknown => ({
    bind: (...bound: unknown[]) => wrap(query, bound),
    all: async () => {
      recorded = { query, values };
      return { results: [] };
    },
  });
  await listFeed(openDatabase({ prepare: (query: string) => wrap(query) } as unknown as D1Database), null);
  if (!recorded) throw new Error("the feed asked nothing");
  return recorded;
}

const code = `
let page;
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text) => text.replace(/[&<>"]/g, (letter) => escapes[letter]);

function article({ id, body, createdAt, authorId, authorName }) {
  const name = escape(authorName ?? "Member " + authorId);
  const time = new Date(createdAt).toISOString();
  return '<article class="post" id="post-' + id + '" aria-labelledby="post-' + id + '-author post-' + id + '-time">' +
    '<header class="byline"><span class="avatar" data-hue="' + (authorId % 8) + '" aria-hidden="true">' + name.slice(0, 2) +
    '</span><div class="byline-text"><span class="byline-name" id="post-' + id + '-author"><a href="/users/' + authorId +
    '"><bdi>' + name + '</bdi></a></span> <span class="byline-meta"><span id="post-' + id + '-time"><a href="/posts/' + id +
    '"><time dateTime="' + time + '" title="' + time + '">' + time.slice(0, 10) + '</time></a></span></span></div></header>' +
    '<div class="post-body"><div class="member-text"><p class="typed-text" dir="auto">' + escape(body) +
    '</p></div></div></article>';
}

export default {
  async fetch(request, env) {
    if (request.method === "POST") {
      page = await request.json();
      return new Response(null, { status: 204 });
    }
    const { results } = await env.DB.prepare(page.query).bind(...page.values).all();
    const html = page.before + results.slice(0, 20).map(article).join("") + page.after;
    return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
  },
};`;
