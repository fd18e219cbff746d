import assert from "node:assert/strict";
import { toSearchedWords } from "~/feed/search/take-words.server";
import { normalizeText } from "~/text/text-rules";
import type { DemoActOf } from "../data/types";
import type { MemberRow, PostRow } from "../rows";
import { addLogEntry, type DemoState, entryAbout, isVisible, requirePost } from "../state";

export function createPost(
  state: DemoState,
  at: number,
  author: MemberRow,
  text: string,
  name?: string,
): void {
  const id = state.posts.length + 1;
  const body = normalizeText(text);
  const formKey = `demo-${id}`;
  const post: PostRow = {
    id,
    authorId: author.id,
    body,
    createdAt: at,
    formKey,
    deletedAt: null,
    hiddenEntryId: null,
    blockEntryId: null,
    words: toSearchedWords(body),
  };
  state.posts.push(post);
  if (name) {
    assert(!state.postsByName.has(name), `Two posts are called ${name}`);
    state.postsByName.set(name, post);
  }
  const act = `post:${author.id}:${formKey}`;
  addLogEntry(state, { at, kind: "post.created", act, ...entryAbout(author, post) });
}

export function deletePost(state: DemoState, at: number, actor: MemberRow, act: DemoActOf<"delete">): void {
  const post = requirePost(state, act.post);
  assert(post.authorId === actor.id && isVisible(post), `${act.by} cannot delete ${act.post}`);
  post.deletedAt = at;
  const caseRow = state.cases.get(post.id);
  if (caseRow) caseRow.postDeleted = true;
  addLogEntry(state, { at, kind: "post.deleted", act: `deleted:${post.id}`, ...entryAbout(actor, post) });
}
