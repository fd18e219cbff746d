import { firstDays } from "./posts-first-days";
import { fourthWeek } from "./posts-fourth-week";
import { newestPosts } from "./posts-newest";
import { secondWeek } from "./posts-second-week";
import type { Days } from "./story";
import { thirdWeek } from "./posts-third-week";

/** All that the square has said, by days before the filling. */
export const posts: Days = { ...firstDays, ...secondWeek, ...thirdWeek, ...fourthWeek, ...newestPosts };
