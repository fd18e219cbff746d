import { makeAction } from "~/http/handlers.server";
import { addNote } from "~/moderation/members/add-note.server";
import { mayAddNote } from "~/moderation/policy";
import { handleMemberAct } from "./handle-member-act.server";
import { memberNoteFields } from "./fields.server";

export { default } from "./member-form";

export const action = makeAction((context, form) =>
  handleMemberAct(context, form, {
    permission: "report:read",
    fields: memberNoteFields,
    may: mayAddNote,
    act: addNote,
    page: (id) => `/moderation/users/${id}`,
    messages: {
      done: "The note is kept. Moderators see it here and in the log.",
      forbidden: "Nobody writes notes about themselves.",
      conflict: "This account has just been deleted.",
    },
    final: true,
  }),
);
