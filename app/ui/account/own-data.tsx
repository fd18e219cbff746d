import { ButtonLink } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { useRootData } from "~/ui/shell/use-root-data";

/** What the viewer can take with them, and the way out. */
export function OwnData() {
  const { siteName } = useRootData();
  return (
    <section aria-labelledby="data" className="own-data">
      <h2 id="data">Your data</h2>
      <p>
        Everything {siteName} keeps about you in one JSON file: your profile, where you're logged in, your
        posts, reports and appeals, your notices, and the log of what you did.
      </p>
      {/* Not by script, so that an error is a page and not a file. */}
      <Controls>
        <ButtonLink to="/account/export" reloadDocument>
          Export my data
        </ButtonLink>
        <ButtonLink to="/account/delete" kind="danger">
          Delete my account
        </ButtonLink>
      </Controls>
    </section>
  );
}
