DROP INDEX `notices_once`;--> statement-breakpoint
DROP INDEX `notices_unread`;--> statement-breakpoint
ALTER TABLE `notices` ADD `post_id` integer REFERENCES posts(id);--> statement-breakpoint
ALTER TABLE `notices` ADD `report_id` integer REFERENCES reports(id);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_once_of_case` ON `notices` (`member_id`,`entry_id`,`post_id`) WHERE "notices"."post_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_once_of_account` ON `notices` (`member_id`,`entry_id`) WHERE "notices"."post_id" is null;--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`member_id`,`post_id`) WHERE "notices"."read_at" is null;--> statement-breakpoint
UPDATE `notices` SET
	`post_id` = (SELECT `post_id` FROM `log` WHERE `log`.`id` = `notices`.`entry_id`),
	`report_id` = (SELECT max(`id`) FROM `reports` WHERE `reports`.`reporter_id` = `notices`.`member_id`
		AND `reports`.`decided_entry_id` = `notices`.`entry_id` AND substr(`notices`.`kind`, 1, 7) = 'report.');
--> statement-breakpoint
INSERT INTO `notice_kinds` (`kind`) VALUES ('report.reopened');
--> statement-breakpoint
-- A new notice replaces those that its reader has not read yet, if the act that they tell of is undone, or if they are about
-- the same case in the same role. Why a post was hidden is not replaced when a moderator unhides it, nor are replies to appeals.
CREATE TRIGGER `replaced_notices` AFTER INSERT ON `notices` BEGIN
	DELETE FROM `notices` WHERE `member_id` = NEW.`member_id` AND `post_id` IS NEW.`post_id` AND `read_at` IS NULL AND `id` <> NEW.`id` AND CASE
		WHEN `entry_id` = (SELECT `reverses_id` FROM `log` WHERE `id` = NEW.`entry_id`) THEN true
		WHEN NEW.`kind` IN ('report.upheld', 'report.dismissed', 'report.closed', 'report.reopened')
			THEN `post_id` IS NOT NULL AND `kind` IN ('report.upheld', 'report.dismissed', 'report.closed', 'report.reopened')
		WHEN NEW.`kind` IN ('post.hidden', 'post.restored')
			THEN `post_id` IS NOT NULL AND (`kind` = 'post.restored' OR (`kind` = 'post.hidden' AND 'post.unhidden' <> (SELECT `kind` FROM `log` WHERE `id` = NEW.`entry_id`)))
		WHEN NEW.`kind` IN ('user.blocked', 'user.unblocked')
			THEN `kind` IN ('user.blocked', 'user.unblocked') AND (SELECT `reverses_id` FROM `log` WHERE `id` = NEW.`entry_id`) IS NOT NULL
		ELSE false
	END;
END;
--> statement-breakpoint
CREATE TRIGGER `unread_of_replaced_notices` AFTER DELETE ON `notices` WHEN OLD.`read_at` IS NULL BEGIN
	UPDATE `members` SET `unread_notices` = `unread_notices` - 1 WHERE `id` = OLD.`member_id`;
END;
--> statement-breakpoint
DROP TRIGGER `notices_no_change`;
--> statement-breakpoint
CREATE TRIGGER `notices_no_change` BEFORE UPDATE OF `id`, `member_id`, `post_id`, `report_id` ON `notices` WHEN NEW.`id` IS NOT OLD.`id` OR NEW.`member_id` IS NOT OLD.`member_id` OR NEW.`post_id` IS NOT OLD.`post_id` OR NEW.`report_id` IS NOT OLD.`report_id` BEGIN
	SELECT RAISE(ABORT, 'whose a notice is never changes');
END;
