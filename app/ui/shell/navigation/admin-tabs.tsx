import { Tabs } from "./tabs";

export function AdminTabs({ current }: { current: "figures" | "members" }) {
  return (
    <Tabs
      label="Admin"
      tabs={[
        { to: "/admin", label: "Figures", current: current === "figures" },
        { to: "/admin/users", label: "Members", current: current === "members" },
      ]}
    />
  );
}
