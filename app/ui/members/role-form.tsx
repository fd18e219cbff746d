import { type Role, roles } from "~/db/vocabulary";
import { actReasons } from "~/moderation/reasons";
import { Button } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { Select } from "~/ui/forms/field";
import { ReasonFields } from "~/ui/forms/reason-fields";
import { useRootData } from "~/ui/shell/use-root-data";

export const roleNames: Record<Role, string> = { member: "Member", moderator: "Moderator", admin: "Admin" };

export function RoleForm({ memberId, role }: { memberId: number; role: Role }) {
  const { rules } = useRootData();
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
          <ReasonFields legend="Reason" reasons={actReasons(rules)} values={values} errors={errors} compact />
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
