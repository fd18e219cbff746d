-- Drops the two full-text indexes, because D1 exports no database that has virtual tables. What they index stays.
DROP TRIGGER `search_of_new_members`;
--> statement-breakpoint
DROP TRIGGER `search_of_members`;
--> statement-breakpoint
DROP TRIGGER `search_of_new_identities`;
--> statement-breakpoint
DROP TRIGGER `search_of_identities`;
--> statement-breakpoint
DROP TRIGGER `search_of_erased_identities`;
--> statement-breakpoint
DROP TRIGGER `search_of_new_posts`;
--> statement-breakpoint
DROP TRIGGER `search_of_posts_coming_in_sight`;
--> statement-breakpoint
DROP TRIGGER `search_of_posts_going_out_of_sight`;
--> statement-breakpoint
DROP TABLE `member_search`;
--> statement-breakpoint
DROP TABLE `post_search`;
