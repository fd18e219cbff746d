DROP INDEX `cases_open_oldest`;--> statement-breakpoint
CREATE INDEX `cases_open_oldest` ON `cases` (`opened_at`,`post_id`,`author_id`) WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `log_reports` ON `log` (`member_id`,`at`) WHERE "log"."kind" = 'post.reported';