import { roleNames } from "~/accounts/role-names";
import { type Role, roles } from "~/db/vocabulary";
import { Button } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { Select } from "~/ui/forms/field";
import { NoteField } from "~/ui/forms/reason-fields";

export function RoleForm({ memberId, role }: { memberId: number; role: Role }) {
  return (
    <ActForm action={`/admin/users/${memberId}/role`} className="form">
      {({ values, errors, pending }) => (
        <>
          {/* The key: React ignores a new defaultValue, so a new role needs a new control. */}
          <Select
            key={role}
            name="role"
            label="Role"
            defaultValue={values.role ?? role}
            error={errors.role}
            options={roles.map((value) => ({ value, label: roleNames[value] }))}
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
