import type { Page } from "@playwright/test";

// Each of these runs in the page and lists what is wrong there.

/** What is wider than the window or the box it is in, which then cuts it off. */
export const findCut = (page: Page) =>
  page.evaluate(() => {
    const nameOf = (element: Element) =>
      `${element.localName}.${element.className}: ${(element.textContent ?? "").trim().slice(0, 40)}`;
    const hasTextOutside = (element: Element) => {
      const box = element.getBoundingClientRect();
      const range = document.createRange();
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        range.selectNodeContents(texts.currentNode);
        const isOutside = [...range.getClientRects()].some(
          ({ right, bottom, width }) => width > 0 && (right > box.right + 1 || bottom > box.bottom + 1),
        );
        if (isOutside) return true;
      }
      return false;
    };
    const isCut = (element: Element) => {
      // What is typed scrolls in its field.
      if (!element.checkVisibility() || element.matches("input, textarea, select")) return false;
      const { overflowX, overflowY, clipPath, webkitLineClamp } = getComputedStyle(element);
      // For screen readers alone, or three lines of a post on purpose, whose words stand whole beside it.
      if (clipPath !== "none" || webkitLineClamp !== "none") return false;
      const wide = element.scrollWidth - element.clientWidth > 1 && /hidden|clip/.test(overflowX);
      const high = element.scrollHeight - element.clientHeight > 1 && /hidden|clip/.test(overflowY);
      return (wide || high) && hasTextOutside(element);
    };
    const isTight = (control: Element) =>
      control.checkVisibility() && control.scrollWidth - control.clientWidth > 1;
    const page = document.documentElement;
    return [
      ...(page.scrollWidth > innerWidth ? [`${page.scrollWidth} px wide`] : []),
      ...[...document.body.querySelectorAll("*")].filter(isCut).map((each) => `cut: ${nameOf(each)}`),
      ...[...document.querySelectorAll(".button, .chip, .radio-option")]
        .filter(isTight)
        .map((each) => `too tight: ${nameOf(each)}`),
    ];
  });

/** Chips, avatars and marks that nothing but their colours would set apart. */
export const findUnmarked = (page: Page) =>
  page.evaluate(() => {
    const plain = getComputedStyle(document.body).backgroundColor;
    const isUnmarked = (element: Element) => {
      const { backgroundColor, borderTopColor, borderTopStyle, borderTopWidth } = getComputedStyle(element);
      const hasBorder =
        borderTopStyle === "solid" && parseFloat(borderTopWidth) >= 1 && borderTopColor !== plain;
      return element.checkVisibility() && !hasBorder && [plain, "rgba(0, 0, 0, 0)"].includes(backgroundColor);
    };
    return [...document.querySelectorAll(".chip, .avatar, mark")]
      .filter(isUnmarked)
      .map((element) => `${element.localName}.${element.className}: ${element.textContent}`);
  });

/** Rules that apply now, in any state of what they style, and move something for longer than 10 ms. */
export const findMotion = (page: Page) =>
  page.evaluate(() => {
    const lasts = (durations: string) =>
      durations.split(",").some((each) => parseFloat(each) * (each.trim().endsWith("ms") ? 1 : 1000) > 10);
    const listMoving = (rules: CSSRuleList): string[] =>
      [...rules].flatMap((rule) => {
        if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) return [];
        const below = rule instanceof CSSGroupingRule ? listMoving(rule.cssRules) : [];
        if (!(rule instanceof CSSStyleRule)) return below;
        const { animationDuration, transitionDuration, scrollBehavior } = rule.style;
        const moves = lasts(animationDuration) || lasts(transitionDuration) || scrollBehavior === "smooth";
        return moves ? [rule.selectorText, ...below] : below;
      });
    return [...document.styleSheets].flatMap((sheet) => listMoving(sheet.cssRules));
  });

/** Goes through the page with the Tab key: what it does not reach, or not in the order of the page, or not in sight. */
export async function findUnreached(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const selector = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    const isStop = (control: HTMLElement, _: number, all: HTMLElement[]) => {
      if (!control.checkVisibility({ visibilityProperty: true }) || control.matches(":disabled"))
        return false;
      if (!(control instanceof HTMLInputElement) || control.type !== "radio") return true;
      // The key stops once in a group: at the one that is chosen, or else at the first.
      const group = all.filter(
        (other) =>
          other instanceof HTMLInputElement && other.name === control.name && other.form === control.form,
      );
      const chosen = group.find((other) => other instanceof HTMLInputElement && other.checked);
      return control === (chosen ?? group[0]);
    };
    const stops = [...document.querySelectorAll<HTMLElement>(selector)].filter(isStop);
    for (const [index, stop] of stops.entries()) stop.dataset.stop = String(index);
    const focused = document.activeElement;
    if (focused instanceof HTMLElement) focused.blur();
    scrollTo(0, 0);
  });
  const many = await page.locator("[data-stop]").count();
  const found: string[] = [];
  for (let index = 0; index < many; index++) {
    await page.keyboard.press("Tab");
    // Day, month and year of a date are a stop each.
    while (await page.evaluate(isWithinDate, index - 1)) await page.keyboard.press("Tab");
    const wrong = await page.evaluate(describeFocus, index);
    if (wrong) found.push(wrong);
    if (found.length > 3) break;
  }
  return found;
}

function isWithinDate(before: number): boolean {
  const focused = document.activeElement;
  return (
    focused instanceof HTMLInputElement && focused.type === "date" && focused.dataset.stop === String(before)
  );
}

/** What is wrong with the focus where the key should have stopped for the time of this number; else an empty string. */
function describeFocus(expected: number): string {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return `nothing has the focus at ${expected}`;
  const words = `${focused.localName} "${(focused.textContent ?? "").trim().slice(0, 40)}"`;
  if (focused.dataset.stop !== String(expected)) return `${words} has the focus at ${expected}`;
  const tile = focused.closest(".radio-option");
  // A tile shows it in place of its radio button, and a row of the queue around all that its link covers.
  const styles = [
    getComputedStyle(focused),
    getComputedStyle(focused, "::after"),
    ...(tile ? [getComputedStyle(tile)] : []),
  ];
  const isOutlined = styles.some(
    ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
  );
  if (!isOutlined) return `${words} shows no focus`;
  // A link that breaks over two lines has a box for each. Of a high box, some part is in sight.
  const isInSight = [...focused.getClientRects()].some(({ x, y, width, height }) =>
    [0.5, 0.1, 0.9].some((share) => {
      const there = document.elementFromPoint(x + width / 2, y + height * share);
      return there && (focused.contains(there) || there.closest("label")?.contains(focused));
    }),
  );
  return isInSight ? "" : `${words} is out of sight or covered`;
}
