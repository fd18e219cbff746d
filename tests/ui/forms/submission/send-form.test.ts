import { UNSAFE_ErrorResponseImpl as ErrorResponse } from "@remix-run/router";
import { encode } from "turbo-stream";
import { expect, test } from "vitest";
import { sendForm } from "~/ui/forms/submission/send-form";

const sent = {
  action: "/moderation/bulk",
  fields: new URLSearchParams([
    ["note", "My own words"],
    ["case", "1:0"],
    ["case", "2:3"],
  ]),
  hasInput: true,
};
const typed = {
  values: { note: "My own words" },
  repeated: { case: ["1:0", "2:3"] },
  errors: {},
};

/** What Remix's server would send. */
function ours(value: unknown, status = 200) {
  const stream = encode(value, {
    plugins: [
      (each) => (each instanceof ErrorResponse ? ["ErrorResponse", each.data, each.status] : false),
      (each) => (each instanceof Error ? ["SanitizedError", "Error", "Unexpected Server Error"] : false),
    ],
  });
  return new Response(stream, { status, headers: { "X-Remix-Response": "yes" } });
}

const answerTo = (respond: () => Response | Promise<Response>) => sendForm(sent, async () => respond());

test("a form is posted with all its fields, to the address for data, as one of our script", async () => {
  const requests: Request[] = [];
  await sendForm(sent, async (input, init) => {
    requests.push(
      new Request(new URL(input instanceof Request ? input.url : input, "http://plaza.example"), init),
    );
    return ours({ data: null });
  });
  const [request] = requests;
  expect([request!.method, request!.url]).toEqual(["POST", "http://plaza.example/moderation/bulk.data"]);
  expect(request!.headers.get("X-Requested-With")).toBe("fetch");
  expect(await request!.text()).toBe("note=My+own+words&case=1%3A0&case=2%3A3");
});

test("what was done is shown with its flash; a redirect is followed, to logging in by leaving the app", async () => {
  const done = { flash: { message: "2 cases dismissed.", undo: 5 }, to: "/moderation" };
  expect(await answerTo(() => ours({ data: done }))).toEqual({ outcome: "done", ...done });
  for (const [to, leavesApp] of [
    ["/posts/1", false],
    ["/auth/login?to=%2F", true],
    ["https://tenant.example/authorize", true],
  ] as const)
    expect(await answerTo(() => ours({ redirect: to, status: 302, reload: false }, 202))).toEqual({
      outcome: "redirected",
      to,
      leavesApp,
    });
});

test("a form that is to be mended is the server's, with its status", async () => {
  for (const status of [403, 409, 422, 429]) {
    const state = { values: { note: "Mine" }, errors: { reason: "Choose a reason." } };
    expect(await answerTo(() => ours({ data: state }, status))).toEqual({
      outcome: "rejected",
      status,
      state,
    });
  }
});

test("an error page is said in its own words, with its link, and all that was typed is kept", async () => {
  const link = { to: "/rules", label: "Rules" };
  const content = { status: 403, title: "You don't have access", message: "Only moderators can.", link };
  const error = new ErrorResponse(403, "", content);
  for (const value of [{ error }, { root: { error } }])
    expect(await answerTo(() => ours(value, 403))).toMatchObject({
      outcome: "rejected",
      status: 403,
      state: {
        ...typed,
        message: "You don't have access. Only moderators can. What you typed is still here.",
        link,
      },
    });
});

test("where Plaza breaks, something else answers, or nothing, all is kept, and nobody says what nobody knows", async () => {
  const answers = [
    () => ours({ error: new Error("Unexpected Server Error") }, 500),
    () => new Response("<h1>Error 1102</h1>", { status: 503 }),
    () => new Response("<h1>Welcome aboard</h1>"),
    () => new Response("[1,2", { headers: { "X-Remix-Response": "yes" } }),
    () => Promise.reject(new TypeError("Failed to fetch")),
  ];
  for (const respond of answers) {
    const answer = await answerTo(respond);
    expect(answer).toMatchObject({ outcome: "rejected", state: typed });
    const message = answer.outcome === "rejected" ? answer.state.message : "";
    expect(message).toContain("What you typed is still here.");
    expect(message).toContain("sending it again is safe");
    expect(message).not.toContain("Nothing was changed");
  }
});
