import { type ParsedSearch, searchLimit } from "~/feed/search/parse-search";
import { pluralize } from "~/text/numbers";

/** Why nothing can be searched for, and what to do; nothing where it can, or where nothing was typed. */
export function describeProblem(parsed: ParsedSearch): string | undefined {
  switch (parsed.outcome) {
    case "search":
    case "empty":
      return undefined;
    case "too-long":
      return `Your search is ${pluralize(parsed.excess, "character")} too long. The limit is ${searchLimit}.`;
    case "no-words":
      return "Type at least one letter, number or emoji.";
    case "no-name":
      return "Type a name after from:";
    case "several-names":
      return "Use from: only once.";
  }
}
