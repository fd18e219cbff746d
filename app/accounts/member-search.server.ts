import { foldText } from "~/text/fold-text";
import { unspacedLetter } from "~/text/words";
import type { Role } from "~/db/vocabulary";

/** What to store for a name. Whoever writes a name writes both columns. */
export function nameValues(name: string | null) {
  return { name, foldedName: name === null ? null : toSearched(name) };
}

/** What to store for an email address, as `nameValues`. */
export function emailValues(email: string | null) {
  return { email, foldedEmail: email === null ? null : toSearched(email) };
}

export type MemberFilter = {
  /** Part of a name or of an email address, or a member's number. */
  q: string;
  role: Role | null;
  /** As the record has it: a block that has ended counts, like the posts it hides, until the job lifts it. */
  state: "blocked" | "active" | null;
};

/** The full-text query for `member_search`; null for all members. */
export function toSearchQuery({ q, role, state }: MemberFilter): string | null {
  const traits = [role, state].flatMap((trait) => (trait === null ? [] : [`traits : ${quote(trait)}`]));
  const terms = q === "" ? traits : [`{name email} : (${toAlternatives(q)})`, ...traits];
  return terms.length > 0 ? terms.join(" AND ") : null;
}

/** The query for names alone: who may not read an email address must not find somebody by it either. */
export function toNameQuery(q: string): string {
  return `{name} : (${toAlternatives(q)})`;
}

/** The id that `q` names, as "74", "#74", "Member 74" and "Deleted member 74" do; null for anything else. */
export function parseMemberNumber(q: string): number | null {
  const [, digits] = /^(?:(?:deleted )?member |#)?([1-9]\d{0,14})$/.exec(foldText(q)) ?? [];
  return digits === undefined ? null : Number(digits);
}

const unspaced = new RegExp(unspacedLetter, "gu");

/**
 * The index has sequences of three letters. Two spaces before each word make its beginning such a sequence, so that one or
 * two letters find the words that begin with them; in scripts without spaces each letter begins a word.
 */
function toSearched(text: string): string {
  return `  ${space(foldText(text)).replace(unspaced, "  $&")}`;
}

function toAlternatives(q: string): string {
  return toPhrases(q).map(quote).join(" OR ");
}

function space(folded: string): string {
  return folded.replace(/ /g, "  ").replace(/[-._@]/g, "$&  ");
}

/** Those to look for: as the app folds names, and where it differs as SQL folded those of before. */
function toPhrases(q: string): string[] {
  const [searched, plain] = [toSearched(q).trim(), space(foldText(q)).trim()];
  const isShort = [...searched].length < 3;
  return isShort ? [`  ${searched}`] : [...new Set([searched, plain])];
}

function quote(phrase: string): string {
  return `"${phrase.replaceAll('"', '""')}"`;
}
