import type { Plugin } from "vite";

/** Of a node of a syntax tree, as Rollup parses it. */
type Node = { type: string; start: number; end: number; callee?: Node; name?: string; arguments?: Node[] };

/**
 * For the browser, leaves out the messages of the router's own checks, which tell developers of a mistake in its use; the
 * checks stay. They are a hundredth of what a page loads.
 */
export function withoutMessages(): Plugin {
  return {
    name: "without-messages",
    apply: "build",
    transform(code, id, options) {
      if (options?.ssr || !/\/node_modules\/(@remix-run|react-router)/.test(id)) return null;
      let rest = code;
      // From the end, so that the positions of those before stay true.
      for (const [condition, message] of listChecks(this.parse(code)).reverse())
        if (condition && message) rest = rest.slice(0, condition.end) + rest.slice(message.end);
      return { code: rest, map: null };
    },
  };
}

/** The arguments of each call of `invariant`, in the order in which they are written. */
function listChecks(node: unknown): Node[][] {
  if (Array.isArray(node)) return node.flatMap(listChecks);
  if (!isNode(node)) return [];
  const inside = Object.values(node).flatMap(listChecks);
  return node.type === "CallExpression" && node.callee?.name === "invariant"
    ? [node.arguments ?? [], ...inside]
    : inside;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}
