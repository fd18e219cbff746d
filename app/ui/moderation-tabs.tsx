import { Tabs } from "./page";

/** The rooms of moderation. */
export function ModerationTabs({ current }: { current: "queue" | "posts" | "log" | null }) {
  return (
    <Tabs
      label="Moderation"
      tabs={[
        { to: "/moderation", label: "Cases", current: current === "queue" },
        { to: "/moderation/posts?state=hidden", label: "Posts", current: current === "posts" },
        { to: "/moderation/log", label: "Log", current: current === "log" },
      ]}
    />
  );
}
