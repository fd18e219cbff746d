import { useEffect, useState, type RefObject } from "react";
import { formatNumber } from "~/text/numbers";
import { textLength } from "~/text/text-rules";

type TextCounterProps = { id: string; limit: number; textarea: RefObject<HTMLTextAreaElement> };

/** How many characters are left; the limit before hydration. Screen readers announce it when fewer than 20 are left. */
export function TextCounter({ id, limit, textarea }: TextCounterProps) {
  const [length, setLength] = useState<number | null>(null);

  useEffect(() => {
    const element = textarea.current;
    if (!element) return;
    const count = () => setLength(textLength(element.value));
    // The event is dispatched before the fields are reset.
    const countAfterReset = () => setTimeout(count);
    count();
    element.addEventListener("input", count);
    element.form?.addEventListener("reset", countAfterReset);
    return () => {
      element.removeEventListener("input", count);
      element.form?.removeEventListener("reset", countAfterReset);
    };
  }, [textarea]);

  const left = length === null ? null : limit - length;
  const text = left === null || length === 0 ? `Up to ${formatNumber(limit)} characters` : leftInWords(left);
  return (
    <>
      <span className="hint counter" id={id} data-over={(left !== null && left < 0) || undefined}>
        {text}
      </span>
      <span className="visually-hidden" aria-live="polite">
        {left !== null && left < 20 ? text : ""}
      </span>
    </>
  );
}

function leftInWords(left: number): string {
  const number = Math.abs(left);
  return `${formatNumber(number)} ${number === 1 ? "character" : "characters"} ${left < 0 ? "too many" : "left"}`;
}
