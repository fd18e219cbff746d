/** Four people around a square. Hidden from assistive technology, since the name is next to it. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M12 5.5 18.5 12 12 18.5 5.5 12Z" />
      <circle cx="4.25" cy="4.25" r="2.75" />
      <circle cx="19.75" cy="4.25" r="2.75" />
      <circle cx="19.75" cy="19.75" r="2.75" />
      <circle cx="4.25" cy="19.75" r="2.75" />
    </svg>
  );
}
