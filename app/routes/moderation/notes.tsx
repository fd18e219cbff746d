import { actOnPerson } from "../../http/act-on-person.server";
import { act } from "../../http/asking.server";
import { noteFields } from "../../http/fields.server";
import { addNote } from "../../moderation/add-note.server";
import { mayNote } from "../../moderation/policy";

export { default } from "./person-form";

export const action = act((asking, form) =>
  actOnPerson(asking, form, {
    permission: "report:read",
    fields: noteFields,
    may: mayNote,
    run: addNote,
    page: (id) => `/moderation/users/${id}`,
    words: {
      done: "The note is kept. Moderators see it here and in the log.",
      forbidden: "Nobody writes notes about themselves.",
      conflict: "This account has just been deleted.",
    },
    final: true,
  }),
);
