import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { MemberName } from "~/accounts/names/member-name";
import type { LogPage } from "~/log/list-log.server";
import { kinds, moderationKinds } from "~/log/kinds";
import { logAddress, type LogFilter } from "~/log/log-filter";
import { ActiveFilters } from "~/ui/elements/active-filters";
import { Button } from "~/ui/elements/button";
import { Input, Select } from "~/ui/forms/fields/field";
import { NumberedName } from "~/ui/elements/members/numbered-name";
import { Link } from "~/ui/elements/link";

type LogFiltersProps = {
  filter: LogFilter;
  /** The invalid parameters of the address, by name. */
  invalid: Partial<Record<keyof LogFilter, { value: string; error: string }>>;
  names: LogPage["names"];
  named: LogPage["named"];
};

/** A plain GET form, so that the filter is part of the address, and the filters that are set. */
export function LogFilters({ filter, invalid, names, named }: LogFiltersProps) {
  const numberFields = (["actor", "person", "post"] as const).map((name) => ({
    name,
    ...numberLabels[name],
  }));
  const isAnyOfMoreSet = (["since", "until", "actor", "person", "post"] as const).some(
    (name) => filter[name] !== null || invalid[name],
  );
  return (
    <>
      <Form
        method="get"
        action="/moderation/log"
        className="filters"
        key={logAddress(filter) + Object.keys(invalid).join()}
      >
        <Input
          name="name"
          label="Name"
          type="search"
          autoComplete="off"
          defaultValue={filter.name ?? ""}
          maxLength={100}
        />
        <Select
          name="kind"
          label="Action"
          defaultValue={filter.kind ?? ""}
          error={invalid.kind?.error}
          options={[
            { value: "", label: "Any" },
            ...moderationKinds.map((kind) => ({ value: kind, label: kinds[kind].label })),
          ]}
        />
        <Button>Show</Button>
        <details className="more-filters" open={isAnyOfMoreSet}>
          <summary>By day or number</summary>
          <div className="filters">
            <Input
              name="since"
              label="From"
              type="date"
              defaultValue={filter.since ?? ""}
              error={invalid.since?.error}
            />
            <Input
              name="until"
              label="Until"
              type="date"
              defaultValue={filter.until ?? ""}
              error={invalid.until?.error}
            />
            {numberFields.map(({ name, label }) => (
              <Input
                key={name}
                name={name}
                label={label}
                inputMode="numeric"
                autoComplete="off"
                defaultValue={invalid[name]?.value ?? filter[name] ?? ""}
                error={invalid[name]?.error}
              />
            ))}
          </div>
        </details>
      </Form>
      <ActiveFilters items={listActiveFilters({ filter, names, named })} clearTo={logAddress({})}>
        {[...Object.values(names), onlyNamed(named)].map(
          (member) =>
            member && (
              <li key={member.id}>
                <Link to={`/moderation/users/${member.id}`}>
                  <NumberedName member={member} /> at a glance
                </Link>
              </li>
            ),
        )}
      </ActiveFilters>
    </>
  );
}

const numberLabels = {
  actor: { label: "Done by member" },
  person: { label: "About member" },
  post: { label: "Post" },
} as const;

function onlyNamed(named: LogPage["named"]): MemberName | null {
  return named?.members.length === 1 ? (named.members[0] ?? null) : null;
}

function listActiveFilters({ filter, names, named }: Pick<LogFiltersProps, "filter" | "names" | "named">) {
  const { name: searched, actor, kind, person, post, since, until } = filter;
  const labels: Partial<Record<keyof LogFilter, ReactNode>> = {
    ...(searched !== null && { name: <>By or about {labelOf(named, searched)}</> }),
    ...(actor !== null && { actor: <>Done by {nameOf(names.actor, actor)}</> }),
    ...(person !== null && { person: <>About {nameOf(names.person, person)}</> }),
    ...(kind !== null && { kind: kinds[kind].label }),
    ...(post !== null && { post: `Post ${post}` }),
    ...(since !== null && { since: `From ${since}` }),
    ...(until !== null && { until: `Until ${until}` }),
  };
  return Object.entries(labels).map(([name, label]) => ({
    name,
    label,
    removeTo: logAddress({ ...filter, [name]: null }),
  }));
}

function labelOf(named: LogPage["named"], searched: string): ReactNode {
  const member = onlyNamed(named);
  return member ? <NumberedName member={member} /> : <bdi>“{searched}”</bdi>;
}

function nameOf(member: MemberName | null, id: number): ReactNode {
  return member ? <NumberedName member={member} /> : `unknown member ${id}`;
}
