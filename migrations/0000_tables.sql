CREATE TABLE `appeals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`decided_at` integer,
	`decided_by_id` integer,
	`reply` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `log`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appeals_body" CHECK(length("appeals"."body") between 1 and 1000),
	CONSTRAINT "appeals_state" CHECK("appeals"."state" in ('open', 'upheld', 'overturned', 'granted', 'closed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_entry` ON `appeals` (`entry_id`);--> statement-breakpoint
CREATE INDEX `appeals_open` ON `appeals` (`id`) WHERE "appeals"."state" = 'open';--> statement-breakpoint
CREATE INDEX `appeals_by_member` ON `appeals` (`member_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `cases` (
	`post_id` integer PRIMARY KEY NOT NULL,
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
	`claimed_by_id` integer,
	`claimed_until` integer,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claimed_by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cases_state" CHECK("cases"."state" in ('open', 'decided')),
	CONSTRAINT "cases_verdict" CHECK("cases"."verdict" is null or "cases"."verdict" in ('hide', 'unhide', 'dismiss', 'block', 'withdrawn')),
	CONSTRAINT "cases_decided" CHECK(("cases"."state" = 'decided') = ("cases"."decided_at" is not null and "cases"."verdict" is not null)),
	CONSTRAINT "cases_reports" CHECK("cases"."reports" >= 0 and "cases"."reports" = "cases"."spam" + "cases"."harassment" + "cases"."hate" + "cases"."violence" + "cases"."sexual" + "cases"."illegal" + "cases"."other")
);
--> statement-breakpoint
CREATE INDEX `cases_open_oldest` ON `cases` (`opened_at`,`post_id`) WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cases_open_most` ON `cases` (`reports`,`post_id`) WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cases_decided_newest` ON `cases` (`decided_at`,`post_id`) WHERE "cases"."state" = 'decided';--> statement-breakpoint
CREATE INDEX `cases_by_decision` ON `cases` (`decided_entry_id`) WHERE "cases"."decided_entry_id" is not null;--> statement-breakpoint
CREATE TABLE `identities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`provider` text NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`name` text,
	`email` text,
	`email_verified` integer DEFAULT false NOT NULL,
	`claims` text NOT NULL,
	`access_token` text,
	`token_scope` text,
	`token_expires_at` integer,
	`linked_at` integer NOT NULL,
	`last_sign_in_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identities_subject` ON `identities` (`issuer`,`subject`);--> statement-breakpoint
CREATE INDEX `identities_by_member` ON `identities` (`member_id`);--> statement-breakpoint
CREATE INDEX `identities_by_email` ON `identities` (`email`);--> statement-breakpoint
CREATE TABLE `log` (
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
	CONSTRAINT "log_kind" CHECK("log"."kind" in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn', 'post.hidden', 'post.unhidden', 'report.dismissed', 'user.blocked', 'user.unblocked', 'role.assigned', 'appeal.sent', 'appeal.upheld', 'appeal.overturned')),
	CONSTRAINT "log_reason" CHECK("log"."reason" is null or "log"."reason" in ('spam', 'harassment', 'hate', 'violence', 'sexual', 'illegal', 'other', 'mistake'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `log_act` ON `log` (`act`);--> statement-breakpoint
CREATE UNIQUE INDEX `log_reverses` ON `log` (`reverses_id`) WHERE "log"."reverses_id" is not null;--> statement-breakpoint
CREATE INDEX `log_moderation` ON `log` (`id`) WHERE "log"."kind" not in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn');--> statement-breakpoint
CREATE INDEX `log_by_actor` ON `log` (`actor_id`,`at`) WHERE "log"."kind" not in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn');--> statement-breakpoint
CREATE INDEX `log_by_post` ON `log` (`post_id`,`id`) WHERE "log"."post_id" is not null;--> statement-breakpoint
CREATE INDEX `log_by_member` ON `log` (`member_id`,`id`) WHERE "log"."kind" not in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn');--> statement-breakpoint
CREATE TABLE `members` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text,
	`role` text DEFAULT 'member' NOT NULL,
	`created_at` integer NOT NULL,
	`blocked_until` integer,
	`block_entry_id` integer,
	`erased_at` integer,
	CONSTRAINT "members_role" CHECK("members"."role" in ('member', 'moderator', 'admin')),
	CONSTRAINT "members_name" CHECK("members"."name" is null or length("members"."name") between 1 and 80),
	CONSTRAINT "members_block" CHECK(("members"."blocked_until" is null) = ("members"."block_entry_id" is null))
);
--> statement-breakpoint
CREATE INDEX `members_by_role` ON `members` (`role`,`id`);--> statement-breakpoint
CREATE INDEX `members_blocked` ON `members` (`blocked_until`) WHERE "members"."blocked_until" is not null;--> statement-breakpoint
CREATE TABLE `notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `log`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_once` ON `notices` (`member_id`,`entry_id`);--> statement-breakpoint
CREATE INDEX `notices_by_member` ON `notices` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`member_id`) WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE TABLE `posts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`author_id` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`form_key` text NOT NULL,
	`deleted_at` integer,
	`hidden_entry_id` integer,
	`block_entry_id` integer,
	`erased_at` integer,
	FOREIGN KEY (`author_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "posts_body" CHECK(case when "posts"."erased_at" is null then length("posts"."body") between 1 and 280 and instr("posts"."body", char(0)) = 0 else "posts"."body" = '' end)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `posts_form` ON `posts` (`author_id`,`form_key`);--> statement-breakpoint
CREATE INDEX `posts_visible` ON `posts` (`id`) WHERE "posts"."deleted_at" is null and "posts"."hidden_entry_id" is null and "posts"."block_entry_id" is null;--> statement-breakpoint
CREATE INDEX `posts_visible_by_author` ON `posts` (`author_id`,`id`) WHERE "posts"."deleted_at" is null and "posts"."hidden_entry_id" is null and "posts"."block_entry_id" is null;--> statement-breakpoint
CREATE INDEX `posts_kept_by_author` ON `posts` (`author_id`,`id`) WHERE "posts"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `posts_by_author` ON `posts` (`author_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `posts_hidden` ON `posts` (`id`) WHERE "posts"."hidden_entry_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_by_block` ON `posts` (`block_entry_id`) WHERE "posts"."block_entry_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_to_erase` ON `posts` (`deleted_at`) WHERE "posts"."deleted_at" is not null and "posts"."erased_at" is null;--> statement-breakpoint
CREATE TABLE `reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`post_id` integer NOT NULL,
	`reporter_id` integer NOT NULL,
	`reason` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`outcome` text,
	`decided_entry_id` integer,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reporter_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reports_reason" CHECK("reports"."reason" in ('spam', 'harassment', 'hate', 'violence', 'sexual', 'illegal', 'other')),
	CONSTRAINT "reports_note" CHECK(length("reports"."note") <= 500 and ("reports"."reason" <> 'other' or "reports"."note" <> '')),
	CONSTRAINT "reports_outcome" CHECK("reports"."outcome" is null or "reports"."outcome" in ('upheld', 'dismissed', 'withdrawn', 'closed by block'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_open` ON `reports` (`post_id`,`reporter_id`) WHERE "reports"."outcome" is null;--> statement-breakpoint
CREATE INDEX `reports_by_post` ON `reports` (`post_id`,`id`);--> statement-breakpoint
CREATE INDEX `reports_with_note` ON `reports` (`post_id`,`id`) WHERE "reports"."note" <> '';--> statement-breakpoint
CREATE INDEX `reports_by_reporter` ON `reports` (`reporter_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `reports_by_decision` ON `reports` (`decided_entry_id`) WHERE "reports"."decided_entry_id" is not null;--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`member_id` integer NOT NULL,
	`device` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_by_member` ON `sessions` (`member_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_age` ON `sessions` (`created_at`);