import { devices } from "@playwright/test";
import { expect, test, visit } from "../fixtures";

const { viewport, hasTouch, isMobile } = devices["Galaxy S9+"];

test("on a phone, what one presses is at least 44 px high", async ({ signInAs }) => {
  const page = await signInAs("Amara Okafor", { viewport, hasTouch, isMobile });
  for (const address of [
    "/",
    "/users/4",
    "/search?q=bread",
    "/account",
    "/account/name",
    "/account/delete",
    "/moderation",
    "/moderation/users/4",
    "/moderation/users/4?act=reset-name",
    "/admin/users",
  ]) {
    await visit(page, address);
    const low = await page
      .locator("button, .button, select, textarea, input:not([type=hidden]), nav a, .radio-option")
      .evaluateAll((controls) =>
        controls
          // Hidden controls have no height; a checkbox is pressed by its label.
          .filter((each) => each.checkVisibility())
          .map((each) => each.closest(".radio-option") ?? each.closest("label:has([type=checkbox])") ?? each)
          .filter((each) => each.getBoundingClientRect().height < 44)
          .map((each) => `${each.tagName} ${each.textContent}`),
      );
    expect.soft(low, address).toEqual([]);
  }
});
