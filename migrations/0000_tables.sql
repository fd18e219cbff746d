CREATE TABLE `identities` (
	`id` integer PRIMARY KEY NOT NULL,
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
CREATE TABLE `members` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text,
	`role` text DEFAULT 'member' NOT NULL,
	`created_at` integer NOT NULL,
	`blocked_until` integer,
	`block_entry_id` integer,
	`erased_at` integer,
	`reports_ignored_entry_id` integer,
	`posts_kept` integer DEFAULT 0 NOT NULL,
	`times_hidden` integer DEFAULT 0 NOT NULL,
	`times_blocked` integer DEFAULT 0 NOT NULL,
	`upheld_against` integer DEFAULT 0 NOT NULL,
	`dismissed_against` integer DEFAULT 0 NOT NULL,
	`upheld_made` integer DEFAULT 0 NOT NULL,
	`dismissed_made` integer DEFAULT 0 NOT NULL,
	`unread_notices` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "members_role" CHECK("members"."role" in ('member', 'moderator', 'admin')),
	CONSTRAINT "members_name" CHECK("members"."name" is null or length("members"."name") between 1 and 80),
	CONSTRAINT "members_block" CHECK(("members"."blocked_until" is null) = ("members"."block_entry_id" is null))
);
--> statement-breakpoint
CREATE INDEX `members_by_role` ON `members` (`role`,`id`);--> statement-breakpoint
CREATE INDEX `members_blocked` ON `members` (`blocked_until`) WHERE "members"."blocked_until" is not null;--> statement-breakpoint
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
CREATE INDEX `sessions_by_age` ON `sessions` (`created_at`);--> statement-breakpoint
CREATE TABLE `appeals` (
	`id` integer PRIMARY KEY NOT NULL,
	`entry_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`decided_at` integer,
	`decided_by_id` integer,
	`decided_entry_id` integer,
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
CREATE INDEX `appeals_decided` ON `appeals` (`decided_at`,`id`) WHERE "appeals"."state" <> 'open';--> statement-breakpoint
CREATE INDEX `appeals_by_decision` ON `appeals` (`decided_entry_id`) WHERE "appeals"."decided_entry_id" is not null;--> statement-breakpoint
CREATE INDEX `appeals_by_member` ON `appeals` (`member_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `case_reasons` (
	`post_id` integer NOT NULL,
	`reason` text NOT NULL,
	`count` integer NOT NULL,
	`author_id` integer NOT NULL,
	`reports` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`decided_at` integer,
	PRIMARY KEY(`post_id`, `reason`),
	FOREIGN KEY (`post_id`) REFERENCES `cases`(`post_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reason`) REFERENCES `rules`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_reasons_count" CHECK("case_reasons"."count" > 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `case_reasons_oldest` ON `case_reasons` (`reason`,`opened_at`,`post_id`) WHERE "case_reasons"."decided_at" is null;--> statement-breakpoint
CREATE INDEX `case_reasons_most` ON `case_reasons` (`reason`,`reports`,`post_id`) WHERE "case_reasons"."decided_at" is null;--> statement-breakpoint
CREATE INDEX `case_reasons_decided` ON `case_reasons` (`reason`,`decided_at`,`post_id`) WHERE "case_reasons"."decided_at" is not null;--> statement-breakpoint
CREATE TABLE `cases` (
	`post_id` integer PRIMARY KEY NOT NULL,
	`author_id` integer NOT NULL,
	`post_deleted` integer DEFAULT false NOT NULL,
	`state` text NOT NULL,
	`verdict` text,
	`version` integer DEFAULT 0 NOT NULL,
	`opened_at` integer NOT NULL,
	`reports` integer DEFAULT 0 NOT NULL,
	`reasons` text DEFAULT '{}' NOT NULL,
	`notes` text DEFAULT '[]' NOT NULL,
	`decided_at` integer,
	`decided_by_id` integer,
	`decided_entry_id` integer,
	`reopened_entry_id` integer,
	`claimed_by_id` integer,
	`claimed_until` integer,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verdict`) REFERENCES `verdicts`(`verdict`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claimed_by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cases_state" CHECK("cases"."state" in ('open', 'decided')),
	CONSTRAINT "cases_decided" CHECK(("cases"."state" = 'decided') = ("cases"."decided_at" is not null and "cases"."verdict" is not null)),
	CONSTRAINT "cases_reports" CHECK("cases"."reports" >= 0)
);
--> statement-breakpoint
CREATE INDEX `cases_open_oldest` ON `cases` (`opened_at`,`post_id`) WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cases_open_most` ON `cases` (`reports`,`post_id`) WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cases_decided_newest` ON `cases` (`decided_at`,`post_id`) WHERE "cases"."state" = 'decided';--> statement-breakpoint
CREATE INDEX `cases_claimed` ON `cases` (`claimed_by_id`,`claimed_until`) WHERE "cases"."claimed_by_id" is not null;--> statement-breakpoint
CREATE INDEX `cases_open_by_author` ON `cases` (`author_id`) WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cases_by_author` ON `cases` (`author_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `cases_open_deleted` ON `cases` (`post_id`) WHERE "cases"."state" = 'open' and "cases"."post_deleted" = 1;--> statement-breakpoint
CREATE TABLE `reports` (
	`id` integer PRIMARY KEY NOT NULL,
	`post_id` integer NOT NULL,
	`reporter_id` integer NOT NULL,
	`reason` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`outcome` text,
	`decided_entry_id` integer,
	`ignored` integer DEFAULT false NOT NULL,
	`reopened_entry_id` integer,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reporter_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reason`) REFERENCES `rules`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reports_reason" CHECK("reports"."reason" <> 'mistake'),
	CONSTRAINT "reports_note" CHECK(length("reports"."note") <= 500 and ("reports"."reason" <> 'other' or "reports"."note" <> '')),
	CONSTRAINT "reports_outcome" CHECK("reports"."outcome" is null or "reports"."outcome" in ('upheld', 'dismissed', 'withdrawn', 'closed by block'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_open` ON `reports` (`post_id`,`reporter_id`) WHERE "reports"."outcome" is null;--> statement-breakpoint
CREATE INDEX `reports_by_post` ON `reports` (`post_id`,`id`);--> statement-breakpoint
CREATE INDEX `reports_by_reporter` ON `reports` (`reporter_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `verdicts` (
	`verdict` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `figures` (
	`scale` text NOT NULL,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`reason` text NOT NULL,
	`count` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`scale`, `kind`, `period`, `reason`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `log` (
	`id` integer PRIMARY KEY NOT NULL,
	`act` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`moderation` integer NOT NULL,
	`actor_id` integer,
	`post_id` integer,
	`member_id` integer,
	`reason` text,
	`note` text DEFAULT '' NOT NULL,
	`details` text NOT NULL,
	`reverses_id` integer,
	`part` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`reason`) REFERENCES `rules`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kind`,`moderation`) REFERENCES `log_kinds`(`kind`,`moderation`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `log_act` ON `log` (`act`);--> statement-breakpoint
CREATE UNIQUE INDEX `log_reverses` ON `log` (`reverses_id`) WHERE "log"."reverses_id" is not null;--> statement-breakpoint
CREATE INDEX `log_moderation` ON `log` (`at`) WHERE "log"."moderation" = 1;--> statement-breakpoint
CREATE INDEX `log_by_actor` ON `log` (`actor_id`,`at`) WHERE "log"."moderation" = 1;--> statement-breakpoint
CREATE INDEX `log_by_actor_and_kind` ON `log` (`actor_id`,`kind`,`at`) WHERE "log"."moderation" = 1;--> statement-breakpoint
CREATE INDEX `log_by_member` ON `log` (`member_id`,`at`) WHERE "log"."moderation" = 1;--> statement-breakpoint
CREATE INDEX `log_by_member_and_kind` ON `log` (`member_id`,`kind`,`at`) WHERE "log"."moderation" = 1;--> statement-breakpoint
CREATE INDEX `log_by_kind` ON `log` (`kind`,`at`) WHERE "log"."moderation" = 1;--> statement-breakpoint
CREATE INDEX `log_by_post` ON `log` (`post_id`,`at`) WHERE "log"."moderation" = 1;--> statement-breakpoint
CREATE INDEX `log_requests` ON `log` (`actor_id`,`at`) WHERE "log"."moderation" = 1 and "log"."part" = 0;--> statement-breakpoint
CREATE TABLE `log_kinds` (
	`kind` text PRIMARY KEY NOT NULL,
	`moderation` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `log_kinds_moderation` ON `log_kinds` (`kind`,`moderation`);--> statement-breakpoint
CREATE TABLE `notice_kinds` (
	`kind` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` integer PRIMARY KEY NOT NULL,
	`member_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `log`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kind`) REFERENCES `notice_kinds`(`kind`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_once` ON `notices` (`member_id`,`entry_id`);--> statement-breakpoint
CREATE INDEX `notices_by_member` ON `notices` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`member_id`) WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE TABLE `posts` (
	`id` integer PRIMARY KEY NOT NULL,
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
CREATE INDEX `posts_hidden_by_author` ON `posts` (`author_id`,`id`) WHERE "posts"."hidden_entry_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_kept` ON `posts` (`id`) WHERE "posts"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `posts_by_block` ON `posts` (`block_entry_id`) WHERE "posts"."block_entry_id" is not null;--> statement-breakpoint
CREATE INDEX `posts_to_erase` ON `posts` (`deleted_at`) WHERE "posts"."deleted_at" is not null and "posts"."erased_at" is null;--> statement-breakpoint
CREATE TABLE `rules` (
	`key` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`hint` text NOT NULL,
	`text` text NOT NULL,
	`position` integer NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	CONSTRAINT "rules_key" CHECK("rules"."key" <> '' and "rules"."key" not glob '*[^a-z-]*')
);
