CREATE TABLE `figures` (
	`scale` text NOT NULL,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`reason` text NOT NULL,
	`count` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`scale`, `kind`, `period`, `reason`)
);
--> statement-breakpoint
-- D1 keeps foreign keys on; nothing refers to the log yet.
PRAGMA defer_foreign_keys=ON;--> statement-breakpoint
CREATE TABLE `__new_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`act` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`actor_id` integer,
	`post_id` integer,
	`member_id` integer,
	`reason` text,
	`note` text DEFAULT '' NOT NULL,
	`details` text NOT NULL,
	`reverses_id` integer,
	`part` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "log_kind" CHECK("__new_log"."kind" in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn', 'post.hidden', 'post.unhidden', 'report.dismissed', 'user.blocked', 'user.unblocked', 'role.assigned', 'appeal.sent', 'appeal.upheld', 'appeal.overturned', 'act.undone', 'case.claimed', 'case.released', 'note.added', 'reports.ignored', 'reports.heeded')),
	CONSTRAINT "log_reason" CHECK("__new_log"."reason" is null or "__new_log"."reason" in ('spam', 'harassment', 'hate', 'violence', 'sexual', 'illegal', 'other', 'mistake'))
);
--> statement-breakpoint
INSERT INTO `__new_log`("id", "act", "at", "kind", "actor_id", "post_id", "member_id", "reason", "note", "details", "reverses_id", "part") SELECT "id", "act", "at", "kind", "actor_id", "post_id", "member_id", "reason", "note", "details", "reverses_id", 0 FROM `log`;--> statement-breakpoint
DROP TABLE `log`;--> statement-breakpoint
ALTER TABLE `__new_log` RENAME TO `log`;--> statement-breakpoint
CREATE UNIQUE INDEX `log_act` ON `log` (`act`);--> statement-breakpoint
CREATE UNIQUE INDEX `log_reverses` ON `log` (`reverses_id`) WHERE "log"."reverses_id" is not null;--> statement-breakpoint
CREATE INDEX `log_moderation` ON `log` (`at`) WHERE "log"."kind" not in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn');--> statement-breakpoint
CREATE INDEX `log_by_actor` ON `log` (`actor_id`,`at`) WHERE "log"."kind" not in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn');--> statement-breakpoint
CREATE INDEX `log_by_actor_and_kind` ON `log` (`actor_id`,`kind`,`at`) WHERE "log"."kind" not in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn');--> statement-breakpoint
CREATE INDEX `log_by_member` ON `log` (`member_id`,`at`) WHERE "log"."kind" not in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn');--> statement-breakpoint
CREATE INDEX `log_by_member_and_kind` ON `log` (`member_id`,`kind`,`at`) WHERE "log"."kind" not in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn');--> statement-breakpoint
CREATE INDEX `log_by_kind` ON `log` (`kind`,`at`) WHERE "log"."kind" not in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn');--> statement-breakpoint
CREATE INDEX `log_by_post` ON `log` (`post_id`,`at`) WHERE "log"."kind" not in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn');--> statement-breakpoint
CREATE INDEX `log_requests` ON `log` (`actor_id`,`at`) WHERE "log"."kind" not in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn') and "log"."part" = 0;--> statement-breakpoint
ALTER TABLE `appeals` ADD `decided_entry_id` integer;--> statement-breakpoint
CREATE INDEX `appeals_decided` ON `appeals` (`decided_at`,`id`) WHERE "appeals"."state" <> 'open';--> statement-breakpoint
CREATE INDEX `appeals_by_decision` ON `appeals` (`decided_entry_id`) WHERE "appeals"."decided_entry_id" is not null;--> statement-breakpoint
-- Rebuilt, because a column that may not be null cannot be added to rows that are there.
CREATE TABLE `__new_cases` (
	`post_id` integer PRIMARY KEY NOT NULL,
	`author_id` integer NOT NULL,
	`post_deleted` integer DEFAULT false NOT NULL,
	`state` text NOT NULL,
	`verdict` text,
	`version` integer DEFAULT 0 NOT NULL,
	`opened_at` integer NOT NULL,
	`reports` integer DEFAULT 0 NOT NULL,
	`spam` integer DEFAULT 0 NOT NULL,
	`harassment` integer DEFAULT 0 NOT NULL,
	`hate` integer DEFAULT 0 NOT NULL,
	`violence` integer DEFAULT 0 NOT NULL,
	`sexual` integer DEFAULT 0 NOT NULL,
	`illegal` integer DEFAULT 0 NOT NULL,
	`other` integer DEFAULT 0 NOT NULL,
	`decided_at` integer,
	`decided_by_id` integer,
	`decided_entry_id` integer,
	`reopened_entry_id` integer,
	`claimed_by_id` integer,
	`claimed_until` integer,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claimed_by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cases_state" CHECK("__new_cases"."state" in ('open', 'decided')),
	CONSTRAINT "cases_verdict" CHECK("__new_cases"."verdict" is null or "__new_cases"."verdict" in ('hide', 'unhide', 'dismiss', 'block', 'withdrawn')),
	CONSTRAINT "cases_decided" CHECK(("__new_cases"."state" = 'decided') = ("__new_cases"."decided_at" is not null and "__new_cases"."verdict" is not null)),
	CONSTRAINT "cases_reports" CHECK("__new_cases"."reports" >= 0 and "__new_cases"."reports" = "__new_cases"."spam" + "__new_cases"."harassment" + "__new_cases"."hate" + "__new_cases"."violence" + "__new_cases"."sexual" + "__new_cases"."illegal" + "__new_cases"."other")
);
--> statement-breakpoint
INSERT INTO `__new_cases`(`post_id`, `state`, `verdict`, `version`, `opened_at`, `reports`, `spam`, `harassment`, `hate`, `violence`, `sexual`, `illegal`, `other`, `decided_at`, `decided_by_id`, `decided_entry_id`, `claimed_by_id`, `claimed_until`, `author_id`, `post_deleted`) SELECT `cases`.`post_id`, `cases`.`state`, `cases`.`verdict`, `cases`.`version`, `cases`.`opened_at`, `cases`.`reports`, `cases`.`spam`, `cases`.`harassment`, `cases`.`hate`, `cases`.`violence`, `cases`.`sexual`, `cases`.`illegal`, `cases`.`other`, `cases`.`decided_at`, `cases`.`decided_by_id`, `cases`.`decided_entry_id`, `cases`.`claimed_by_id`, `cases`.`claimed_until`, `posts`.`author_id`, `posts`.`deleted_at` IS NOT NULL FROM `cases` JOIN `posts` ON `posts`.`id` = `cases`.`post_id`;--> statement-breakpoint
DROP TABLE `cases`;--> statement-breakpoint
ALTER TABLE `__new_cases` RENAME TO `cases`;--> statement-breakpoint
CREATE INDEX `cases_open_oldest` ON `cases` (`opened_at`,`post_id`) WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cases_open_most` ON `cases` (`reports`,`post_id`) WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cases_decided_newest` ON `cases` (`decided_at`,`post_id`) WHERE "cases"."state" = 'decided';--> statement-breakpoint
CREATE INDEX `cases_by_decision` ON `cases` (`decided_entry_id`) WHERE "cases"."decided_entry_id" is not null;--> statement-breakpoint
CREATE INDEX `cases_open_oldest_spam` ON `cases` (`opened_at`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."spam" > 0;--> statement-breakpoint
CREATE INDEX `cases_open_most_spam` ON `cases` (`reports`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."spam" > 0;--> statement-breakpoint
CREATE INDEX `cases_decided_newest_spam` ON `cases` (`decided_at`,`post_id`) WHERE "cases"."state" = 'decided' and "cases"."spam" > 0;--> statement-breakpoint
CREATE INDEX `cases_open_oldest_harassment` ON `cases` (`opened_at`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."harassment" > 0;--> statement-breakpoint
CREATE INDEX `cases_open_most_harassment` ON `cases` (`reports`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."harassment" > 0;--> statement-breakpoint
CREATE INDEX `cases_decided_newest_harassment` ON `cases` (`decided_at`,`post_id`) WHERE "cases"."state" = 'decided' and "cases"."harassment" > 0;--> statement-breakpoint
CREATE INDEX `cases_open_oldest_hate` ON `cases` (`opened_at`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."hate" > 0;--> statement-breakpoint
CREATE INDEX `cases_open_most_hate` ON `cases` (`reports`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."hate" > 0;--> statement-breakpoint
CREATE INDEX `cases_decided_newest_hate` ON `cases` (`decided_at`,`post_id`) WHERE "cases"."state" = 'decided' and "cases"."hate" > 0;--> statement-breakpoint
CREATE INDEX `cases_open_oldest_violence` ON `cases` (`opened_at`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."violence" > 0;--> statement-breakpoint
CREATE INDEX `cases_open_most_violence` ON `cases` (`reports`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."violence" > 0;--> statement-breakpoint
CREATE INDEX `cases_decided_newest_violence` ON `cases` (`decided_at`,`post_id`) WHERE "cases"."state" = 'decided' and "cases"."violence" > 0;--> statement-breakpoint
CREATE INDEX `cases_open_oldest_sexual` ON `cases` (`opened_at`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."sexual" > 0;--> statement-breakpoint
CREATE INDEX `cases_open_most_sexual` ON `cases` (`reports`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."sexual" > 0;--> statement-breakpoint
CREATE INDEX `cases_decided_newest_sexual` ON `cases` (`decided_at`,`post_id`) WHERE "cases"."state" = 'decided' and "cases"."sexual" > 0;--> statement-breakpoint
CREATE INDEX `cases_open_oldest_illegal` ON `cases` (`opened_at`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."illegal" > 0;--> statement-breakpoint
CREATE INDEX `cases_open_most_illegal` ON `cases` (`reports`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."illegal" > 0;--> statement-breakpoint
CREATE INDEX `cases_decided_newest_illegal` ON `cases` (`decided_at`,`post_id`) WHERE "cases"."state" = 'decided' and "cases"."illegal" > 0;--> statement-breakpoint
CREATE INDEX `cases_open_oldest_other` ON `cases` (`opened_at`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."other" > 0;--> statement-breakpoint
CREATE INDEX `cases_open_most_other` ON `cases` (`reports`,`post_id`) WHERE "cases"."state" = 'open' and "cases"."other" > 0;--> statement-breakpoint
CREATE INDEX `cases_decided_newest_other` ON `cases` (`decided_at`,`post_id`) WHERE "cases"."state" = 'decided' and "cases"."other" > 0;--> statement-breakpoint
CREATE INDEX `cases_claimed` ON `cases` (`claimed_by_id`,`claimed_until`) WHERE "cases"."claimed_by_id" is not null;--> statement-breakpoint
CREATE INDEX `cases_open_by_author` ON `cases` (`author_id`) WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cases_by_author` ON `cases` (`author_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `cases_open_deleted` ON `cases` (`post_id`) WHERE "cases"."state" = 'open' and "cases"."post_deleted" = 1;--> statement-breakpoint
CREATE INDEX `cases_by_reopening` ON `cases` (`reopened_entry_id`) WHERE "cases"."reopened_entry_id" is not null;--> statement-breakpoint
ALTER TABLE `members` ADD `reports_ignored_entry_id` integer;--> statement-breakpoint
ALTER TABLE `members` ADD `posts_kept` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `times_hidden` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `times_blocked` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `upheld_against` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `dismissed_against` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `upheld_made` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `dismissed_made` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `unread_notices` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `reports` ADD `ignored` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `reports` ADD `reopened_entry_id` integer;--> statement-breakpoint
CREATE INDEX `reports_by_reopening` ON `reports` (`reopened_entry_id`) WHERE "reports"."reopened_entry_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_hidden_by_author` ON `posts` (`author_id`,`id`) WHERE "posts"."hidden_entry_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_kept` ON `posts` (`id`) WHERE "posts"."deleted_at" is null;--> statement-breakpoint
CREATE TABLE `__new_notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `log`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notices_kind" CHECK("__new_notices"."kind" in ('post.hidden', 'post.restored', 'user.blocked', 'user.unblocked', 'role.changed', 'appeal.upheld', 'appeal.overturned', 'report.upheld', 'report.dismissed', 'report.closed'))
);
--> statement-breakpoint
INSERT INTO `__new_notices`("id", "member_id", "entry_id", "kind", "created_at", "read_at") SELECT "id", "member_id", "entry_id", "kind", "created_at", "read_at" FROM `notices`;--> statement-breakpoint
DROP TABLE `notices`;--> statement-breakpoint
ALTER TABLE `__new_notices` RENAME TO `notices`;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_once` ON `notices` (`member_id`,`entry_id`);--> statement-breakpoint
CREATE INDEX `notices_by_member` ON `notices` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`member_id`) WHERE "notices"."read_at" is null;
--> statement-breakpoint
-- The table is new, and so must be what guards it.
CREATE TRIGGER `log_no_update` BEFORE UPDATE ON `log` BEGIN
	SELECT RAISE(ABORT, 'the log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `log_no_delete` BEFORE DELETE ON `log` BEGIN
	SELECT RAISE(ABORT, 'the log is append-only');
END;
--> statement-breakpoint
-- INSERT OR REPLACE removes a row without asking the trigger above.
CREATE TRIGGER `log_no_replace` BEFORE INSERT ON `log` WHEN EXISTS (SELECT 1 FROM `log` WHERE `id` = NEW.`id` OR `act` = NEW.`act` OR (NEW.`reverses_id` IS NOT NULL AND `reverses_id` = NEW.`reverses_id`)) BEGIN
	SELECT RAISE(ABORT, 'the log is append-only');
END;
