import type { Viewer } from "~/accounts/permissions";
import type { Session } from "~/accounts/sessions/sessions.server";
import type { Rule } from "~/moderation/reasons";

/** Whose export it is. `siteName` and `rules` are for the words in it. */
export type ExportOf = { viewer: Viewer; session: Session | null; siteName: string; rules: Rule[] };

/** The newest ids when the export began: what is written later is left out of it. */
export type Bounds = { posts: number; log: number; notices: number };
