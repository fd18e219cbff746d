import { Tabs } from "./tabs";
import { useRootData } from "../use-root-data";

type ModerationPage = "open" | "decided" | "posts" | "appeals" | "log" | "figures";

export function ModerationTabs({ current }: { current: ModerationPage | null }) {
  const { badges } = useRootData();
  return (
    <Tabs
      label="Moderation"
      tabs={[
        {
          to: "/moderation",
          label: "Open",
          current: current === "open",
          count: badges?.openCases?.toLocaleString("en"),
        },
        { to: "/moderation?state=decided", label: "Decided", current: current === "decided" },
        {
          to: "/moderation/appeals",
          label: "Appeals",
          current: current === "appeals",
          waiting: badges?.openAppeals ? "some are open" : undefined,
        },
        { to: "/moderation/posts?state=hidden", label: "Posts", current: current === "posts" },
        { to: "/moderation/log", label: "Log", current: current === "log" },
        { to: "/admin", label: "Figures", current: current === "figures" },
      ]}
    />
  );
}
