import type { PostsByDay } from "../types";
import { firstWeek } from "./first-week";
import { fourthWeek } from "./fourth-week";
import { secondWeek } from "./second-week";
import { sixToFourDaysAgo } from "./six-to-four-days-ago";
import { thirdWeek } from "./third-week";
import { threeToOneDaysAgo } from "./three-to-one-days-ago";
import { today } from "./today";

export const posts: PostsByDay = {
  ...firstWeek,
  ...secondWeek,
  ...thirdWeek,
  ...fourthWeek,
  ...sixToFourDaysAgo,
  ...threeToOneDaysAgo,
  ...today,
};
