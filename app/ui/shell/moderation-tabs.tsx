import { Tabs } from "./tabs";
import { useRootData } from "./use-root-data";

type ModerationPage = "queue" | "posts" | "appeals" | "log" | "figures";

export function ModerationTabs({ current }: { current: ModerationPage | null }) {
  const { badges } = useRootData();
  return (
    <Tabs
      label="Moderation"
      tabs={[
        { to: "/moderation", label: "Cases", current: current === "queue" },
        { to: "/moderation/posts?state=hidden", label: "Posts", current: current === "posts" },
        {
          to: "/moderation/appeals",
          label: "Appeals",
          current: current === "appeals",
          waiting: badges?.openAppeals ? "some are open" : undefined,
        },
        { to: "/moderation/log", label: "Log", current: current === "log" },
        { to: "/admin", label: "Figures", current: current === "figures" },
      ]}
    />
  );
}
