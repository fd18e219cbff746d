import { displayName, type MemberName } from "~/accounts/names/member-name";
import { roleNames } from "~/accounts/role-names";
import { type Role, roles } from "~/db/vocabulary";
import { Button } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { Select } from "~/ui/forms/fields/field";
import { NoteField } from "~/ui/forms/fields/reason-fields";

type RoleFormProps = { member: MemberName & { role: Role } };

/** The form on a member's page. It stays while they are blocked, with all that was typed, and is refused in words. */
export function RoleForm({ member }: RoleFormProps) {
  const { id, role } = member;
  return (
    <ActForm action={roleAction(id)} className="form">
      {({ values, errors, pending }) => (
        <>
          {values.to && <input type="hidden" name="to" value={values.to} />}
          {/* The key: React ignores a new defaultValue, so a new role needs a new control. */}
          <Select
            key={role}
            name="role"
            label="Role"
            defaultValue={values.role ?? role}
            error={errors.role}
            options={toOptions(roles)}
          />
          <NoteField hint="Only moderators read this." value={values.note} error={errors.note} />
          <Controls>
            <Button kind="primary" pending={pending}>
              Save role
            </Button>
          </Controls>
        </>
      )}
    </ActForm>
  );
}

type RoleRowFormProps = RoleFormProps & {
  /** The roles to choose from. */
  assignable: Role[];
  returnTo: string;
};

/** The form in a row of the list of members; it leads back to the list. Rejected without JavaScript, it is the other one. */
export function RoleRowForm({ member, assignable, returnTo }: RoleRowFormProps) {
  const { id, role } = member;
  const fieldId = `role-${id}`;
  return (
    <ActForm action={roleAction(id)} className="role-form" fieldIds={{ role: fieldId }} staysOnPage>
      {({ values, errors, pending }) => (
        <>
          <input type="hidden" name="to" value={returnTo} />
          <Select
            key={role}
            name="role"
            id={fieldId}
            label={<span className="visually-hidden">Role of {displayName(member)}</span>}
            defaultValue={values.role ?? role}
            error={errors.role}
            options={toOptions(assignable)}
          />
          <Button pending={pending} aria-describedby={`member-${id}`}>
            Save role
          </Button>
        </>
      )}
    </ActForm>
  );
}

function roleAction(memberId: number): string {
  return `/admin/users/${memberId}/role`;
}

function toOptions(assignable: readonly Role[]) {
  return assignable.map((value) => ({ value, label: roleNames[value] }));
}
