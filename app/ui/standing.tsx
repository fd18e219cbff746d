/** A few small numbers with their words: what a person has done so far. */
export function Standing({ items }: { items: { label: string; value: number }[] }) {
  return (
    <dl className="standing">
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
