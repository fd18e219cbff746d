import { useActionData, useLoaderData } from "@remix-run/react";
import { deleteAccount } from "~/account/deletion/delete-account.server";
import { lastAdminMessage } from "~/account/deletion/deletion-view";
import { findDeletion } from "~/account/deletion/find-deletion.server";
import { listAccessTokens, revokeTokens } from "~/accounts/profile/revoke-tokens.server";
import { isOfDeletedMember } from "~/http/forms/draft.server";
import { makeAction, makeLoader } from "~/http/handlers.server";
import { logger } from "~/http/logger.server";
import { answerOutcome } from "~/http/forms/outcome.server";
import { requireViewer } from "~/http/requests/require.server";
import { redirectSignedOut } from "~/http/sign-out.server";
import { DeletionForm, LastAdmin } from "~/ui/account/deletion-form";
import { DeletionTerms } from "~/ui/account/deletion-terms";
import { FormMessage } from "~/ui/forms/submission/form-message";
import type { FormState } from "~/ui/forms/submission/form-state";
import { makeMeta } from "~/ui/shell/make-meta";
import { PageHeader } from "~/ui/shell/page-header";
import { useRootData } from "~/ui/shell/use-root-data";

export const meta = makeMeta("Delete your account");

const deleted = "Your account is deleted.";

export const loader = makeLoader(async (context) => {
  const viewer = await requireViewer(context);
  return { deletion: await findDeletion(context.db, viewer, context.now) };
});

export const action = makeAction(async (context, form) => {
  const { db, env, now, requestId } = context;
  // The form was sent twice: by then nobody is signed in.
  if (!context.viewer && (await isOfDeletedMember(context, form))) return redirectSignedOut(context, deleted);
  const viewer = await requireViewer(context, { page: "/account/delete", form });
  // Read before they are gone, and used only once that is certain.
  const tokens = await listAccessTokens(db, env, viewer, now);
  const result = await deleteAccount(db, viewer, { tokenKey: env.TOKEN_KEY }, now);
  return answerOutcome(context, form, viewer, result, {
    done: async () => {
      const revoked = await revokeTokens(env, tokens);
      logger.info({ event: "account-deleted", requestId, member: viewer.id, revoked });
      return redirectSignedOut(
        context,
        revoked
          ? deleted
          : `${deleted} The login service didn't revoke its token, which will expire by itself.`,
      );
    },
    missing: "This account isn't here",
    conflict: async () => lastAdminMessage,
  });
});

export default function DeleteAccountPage() {
  const { deletion } = useLoaderData<typeof loader>();
  const rejection = useActionData<FormState>();
  const { viewer } = useRootData();
  return (
    <div className="column">
      <PageHeader title="Delete your account?" lead="This happens at once, and nobody can undo it." />
      {viewer && <DeletionTerms deletion={deletion} memberId={viewer.id} />}
      {rejection && <FormMessage state={rejection} />}
      {deletion.isLastAdmin ? !rejection && <LastAdmin /> : <DeletionForm state={rejection ?? null} />}
    </div>
  );
}
