import { avatarHue, initials, type MemberName } from "~/accounts/names/member-name";

/** Initials on one of eight colours. Hidden from assistive technology, since the name is next to it. */
export function Avatar({ member }: { member: MemberName }) {
  return (
    <span className="avatar" data-hue={member.erased ? undefined : avatarHue(member.id)} aria-hidden="true">
      {initials(member)}
    </span>
  );
}
