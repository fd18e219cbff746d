import { makeAction } from "~/http/handlers.server";
import { addNote } from "~/moderation/members/add-note.server";
import { memberMessages, ownNoteMessage } from "~/moderation/members/words";
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
      done: ({ name }) => memberMessages.note(name),
      forbidden: ownNoteMessage,
      conflict: "This account has just been deleted.",
    },
    final: true,
  }),
);
