import type { ReactNode } from "react";
import { logAddress } from "~/log/log-filter";
import type { LogView } from "~/log/log-view";
import { NoteList } from "~/ui/cases/note-list";
import { useRootData } from "~/ui/shell/use-root-data";
import { SeeAllLink } from "./see-all-link";
import { NumberedName } from "~/ui/elements/members/numbered-name";

type PrivateNotesProps = {
  memberId: number;
  notes: LogView[];
  /** The form that adds a note. */
  children: ReactNode;
};

/** Notes that moderators keep about a member. The member does not see them. */
export function PrivateNotes({ memberId, notes, children }: PrivateNotesProps) {
  const { now } = useRootData();
  return (
    <section>
      <h2>Notes</h2>
      {notes.length === 0 ? (
        <p className="hint no-notes">No notes yet. {children && <a href="#remark">Add the first</a>}</p>
      ) : (
        <>
          <NoteList
            now={now}
            items={notes.map(({ actor, note, at }) => ({
              by: actor ? <NumberedName member={actor} /> : "Plaza",
              text: note,
              at,
            }))}
          />
          <SeeAllLink to={logAddress({ person: memberId, kind: "note.added" })}>
            See all in the log
          </SeeAllLink>
        </>
      )}
      {children}
    </section>
  );
}
