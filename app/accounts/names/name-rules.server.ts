import { withoutStray } from "~/text/ink";
import { skeletons } from "~/text/skeleton.server";
import { findTextProblem, normalizeText, type TextProblem, textLength } from "~/text/text-rules";

/** What no other member may be called: the site's name, and the names of moderators and admins. */
export type ReservedNames = { siteName: string; staffNames: string[] };

/** The limit of a name, in code points. */
export const nameLength = 80;
// What pages call those who have no name to show, and whoever acts without being a member.
const anonymous = ["Plaza", "Somebody", "Member", "Deleted member"];
const offices = ["Administrator", "Moderators", "Moderation", "Moderator", "Admins", "Admin", "Team", "The"];

/**
 * The name to store, from the `name` claim: null if it breaks the rules for names (Auth0's own database gives the email
 * address as the name), or misleads.
 */
export function parseName(claim: unknown, reserved: ReservedNames): string | null {
  if (typeof claim !== "string" || findNameProblem(claim)) return null;
  const name = tidyName(claim);
  return isMisleadingName(name, reserved) ? null : name;
}

/** A name as it is kept, on one line, of what was given or typed. */
export function tidyName(text: string): string {
  return normalizeText(withoutStray(text)).replace(/\s+/gu, " ").trim();
}

/** The first rule for names that the text breaks; `address`: it holds what may be an email address. */
export function findNameProblem(text: string): TextProblem | "address" | null {
  // The text as given, since a character that is taken out may be one that makes it unfit.
  const problem = findTextProblem(text, { limit: Infinity });
  if (problem) return problem;
  const name = tidyName(text);
  if (name === "") return "blank";
  if (textLength(name) > nameLength) return "too-long";
  return name.normalize("NFKC").includes("@") ? "address" : null;
}

/**
 * Whether a name would be read as somebody else's: a moderator's or admin's, the site's, a role's, or what is shown in
 * place of a name ("Member 7", "Deleted member 7"). A role or the site's name before or after it changes nothing.
 */
export function isMisleadingName(name: string, { siteName, staffNames }: ReservedNames): boolean {
  const taken = new Set([siteName, ...anonymous, ...staffNames].flatMap(skeletons));
  const titles = [siteName, ...offices].flatMap(skeletons);
  return skeletons(name)
    .flatMap((skeleton) => listWithoutTitles(skeleton, titles))
    .some((each) => each === "" || taken.has(each) || taken.has(withoutNumber(each)));
}

/**
 * The skeleton, and what is left of it without one title or several, at either end. Each of these, since a name may begin
 * or end like a title: Theo is no "The" and an "o".
 */
function listWithoutTitles(skeleton: string, titles: string[]): string[] {
  const found = new Set([skeleton]);
  for (const each of found)
    for (const title of titles) {
      if (title && each.startsWith(title)) found.add(each.slice(title.length));
      if (title && each.endsWith(title)) found.add(each.slice(0, -title.length));
    }
  return [...found];
}

/** "member7" as "member"; a skeleton has letters for 1 and 0. */
function withoutNumber(skeleton: string): string {
  return skeleton.replace(/(?<=member)[lo\p{N}]+$/u, "");
}
