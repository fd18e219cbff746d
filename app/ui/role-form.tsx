import { type Role, roles } from "../accounts/permissions";
import { reasonWords } from "../moderation/words";
import { ActForm } from "./act-form";
import { Button, Controls } from "./controls";
import { Select } from "./field";
import { ReasonFields } from "./reason-fields";

export const roleNames: Record<Role, string> = { member: "Member", moderator: "Moderator", admin: "Admin" };

export function RoleForm({ memberId, role }: { memberId: number; role: Role }) {
  return (
    <ActForm action={`/admin/users/${memberId}/role`} className="form">
      {({ values, errors, pending }) => (
        <>
          {/* The key: a new role is the new default, which resetting the form brings back. */}
          <Select
            key={role}
            name="role"
            label="Role"
            defaultValue={values.role ?? role}
            error={errors.role}
            options={roles.map((value) => ({ value, label: roleNames[value] }))}
          />
          <ReasonFields legend="Reason" reasons={reasonWords} values={values} errors={errors} compact />
          <Controls>
            <Button kind="main" pending={pending}>
              Save role
            </Button>
          </Controls>
        </>
      )}
    </ActForm>
  );
}
