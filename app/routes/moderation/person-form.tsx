import { useRouteLoaderData } from "@remix-run/react";
import { displayName } from "../../accounts/member-name";
import { mayBlock, mayUnblock } from "../../moderation/policy";
import { BlockForm } from "../../ui/block-form";
import { useSite } from "../../ui/use-site";
import type { loader } from "./person";

/** Block or unblock, also after one that did not go through. */
export default function PersonFormPage() {
  const found = useRouteLoaderData<typeof loader>("routes/moderation/person");
  const { viewer } = useSite();
  if (!found) return null;
  const { person, blocked, kept, sessions, to } = found;
  const may = blocked ? mayUnblock(viewer, person) : mayBlock(viewer, person);
  if (!may || person.erased)
    return (
      <p className="hint">
        You cannot block {displayName(person)}: that takes a strictly higher role than theirs.
      </p>
    );
  const effect = blocked
    ? "Brings back the posts that the block took out of sight, and opens the cases it closed."
    : `Takes ${counted(kept, "post")} out of sight, ends ${counted(sessions, "session")}, and bars posting and reporting.`;
  return <BlockForm memberId={person.id} blocked={blocked} to={to} effect={effect} />;
}

function counted(count: number, unit: string): string {
  return `${count >= 1_000 ? "1,000 or more" : count} ${unit}${count === 1 ? "" : "s"}`;
}
