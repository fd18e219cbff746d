CREATE TABLE `reset_names` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`member_id` integer NOT NULL,
	`name` text NOT NULL,
	`folded_name` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reset_names_by_member` ON `reset_names` (`member_id`);--> statement-breakpoint
ALTER TABLE `members` ADD `name_chosen` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `name_reset_entry_id` integer;--> statement-breakpoint
INSERT INTO `log_kinds` (`kind`, `moderation`) VALUES ('name.changed', 1), ('name.reset', 1);
--> statement-breakpoint
INSERT INTO `notice_kinds` (`kind`) VALUES ('name.reset'), ('name.restored');
--> statement-breakpoint
-- What a member was called when a moderator reset it is erased with the account, and changed by nobody.
CREATE TRIGGER `reset_names_no_change` BEFORE UPDATE ON `reset_names` BEGIN
	SELECT RAISE(ABORT, 'a name that was reset never changes');
END;
