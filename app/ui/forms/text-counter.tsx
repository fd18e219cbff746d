import { useEffect, useState, type RefObject } from "react";
import { textLength } from "~/text/text-rules";

type TextCounterProps = { id: string; limit: number; box: RefObject<HTMLTextAreaElement> };

/** How much room is left. Until the page is live it only says the limit; it speaks up when that comes near. */
export function TextCounter({ id, limit, box }: TextCounterProps) {
  const [length, setLength] = useState<number | null>(null);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const count = () => setLength(textLength(element.value));
    // A form empties its fields after it has told of the reset.
    const countSoon = () => setTimeout(count);
    count();
    element.addEventListener("input", count);
    element.form?.addEventListener("reset", countSoon);
    return () => {
      element.removeEventListener("input", count);
      element.form?.removeEventListener("reset", countSoon);
    };
  }, [box]);

  const left = length === null ? null : limit - length;
  const words = left === null || length === 0 ? `${limit} characters at most` : leftInWords(left);
  return (
    <>
      <span className="counter" id={id} data-over={(left !== null && left < 0) || undefined}>
        {words}
      </span>
      <span className="visually-hidden" aria-live="polite">
        {left !== null && left < 20 ? words : ""}
      </span>
    </>
  );
}

function leftInWords(left: number): string {
  const number = Math.abs(left);
  return `${number} ${number === 1 ? "character" : "characters"} ${left < 0 ? "too many" : "left"}`;
}
