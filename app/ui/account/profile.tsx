import { type ReactNode, useState } from "react";
import type { OwnIdentityView } from "~/accounts/sign-in/list-identities.server";
import type { MemberName } from "~/accounts/names/member-name";
import { ButtonLink } from "~/ui/elements/button";
import { Chip } from "~/ui/elements/chip";
import { MemberLine } from "~/ui/elements/members/member-line";
import { Time } from "~/ui/elements/words/time";
import { ButtonForm } from "~/ui/forms/button-form";
import { useRootData } from "~/ui/shell/use-root-data";
import { SignInAgain } from "./sign-in-again";

type ProfileProps = { member: MemberName; identities: OwnIdentityView[] };

/** The name that everybody sees, and what the login service says of its owner. */
export function Profile({ member, identities }: ProfileProps) {
  return (
    <section aria-labelledby="profile">
      <h2 id="profile">Profile</h2>
      <dl className="facts">
        <Fact term="Shown to everyone">
          <div className="own-name">
            <MemberLine member={member} to={`/users/${member.id}`} />
            <ButtonLink to="/account/name">Change name</ButtonLink>
          </div>
        </Fact>
        {identities.map((identity) => (
          <Identity key={identity.linkedAt} identity={identity} />
        ))}
      </dl>
      <RefreshForm />
    </section>
  );
}

function Identity({ identity }: { identity: OwnIdentityView }) {
  const { name, email, emailVerified, linkedAt, lastSignInAt } = identity;
  const { now } = useRootData();
  const provider = providerNames[identity.provider] ?? identity.provider;
  return (
    <>
      <Fact term={`Name at ${provider}`}>{name ? <bdi>{name}</bdi> : "None given"}</Fact>
      <Fact term={`Email at ${provider}`}>
        {email ? <bdi>{email}</bdi> : "None given"}{" "}
        {email && !emailVerified && <Chip tone="caution">Unverified</Chip>}
      </Fact>
      <Fact term="Login">
        {provider}, linked <Time at={linkedAt} now={now} />, last used <Time at={lastSignInAt} now={now} />
      </Fact>
    </>
  );
}

const providerNames: Record<string, string> = { auth0: "Auth0" };

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A conflict says that Auth0 has to be asked with a new token. */
function RefreshForm() {
  const [needsSignIn, setNeedsSignIn] = useState(false);
  return (
    <div className="refresh-profile">
      <p className="hint" id="refresh-hint">
        Your name and email come from your login. If you changed them there, refresh them here.
      </p>
      <ButtonForm
        action="/account/refresh"
        describedBy="refresh-hint"
        onRejected={(status) => setNeedsSignIn(status === 409)}
      >
        Refresh my profile
      </ButtonForm>
      {needsSignIn && <SignInAgain />}
    </div>
  );
}
