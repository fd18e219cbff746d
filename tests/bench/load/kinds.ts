/** Every kind of request, with the statuses that it may answer. */
export const expected = {
  "visitor: feed": [200],
  "visitor: older posts": [200],
  // Hidden meanwhile, or its author blocked.
  "visitor: post": [200, 404],
  "visitor: member": [200],
  "visitor: Atom": [200],
  "visitor: JSON Feed": [200],
  "visitor: transparency": [200],
  "visitor: rules": [200],
  "member: feed": [200],
  "member: notices": [200],
  "member: account": [200],
  "member: search": [200],
  post: [303],
  "post, pressed twice": [303],
  "post, sent again": [303],
  // Its author may have been blocked meanwhile.
  report: [303, 404],
  "report, pressed twice": [303, 404],
  "moderator: queue": [200],
  "moderator: case": [200],
  // A colleague was first.
  claim: [303, 409],
  hide: [303, 409],
  dismiss: [303, 409],
  warn: [303, 409],
  block: [303, 409],
  undo: [303, 409],
} as const satisfies Record<string, readonly number[]>;

export type Kind = keyof typeof expected;
export const kinds = Object.keys(expected) as Kind[];
