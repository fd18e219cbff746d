ALTER TABLE `members` ADD `times_warned` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
INSERT INTO `log_kinds` (`kind`, `moderation`) VALUES ('post.warned', 1);
--> statement-breakpoint
INSERT INTO `notice_kinds` (`kind`) VALUES ('post.warned'), ('warning.undone');
--> statement-breakpoint
INSERT INTO `verdicts` (`verdict`) VALUES ('warn'), ('unwarn');
--> statement-breakpoint
DROP TRIGGER `standing_of_log`;
--> statement-breakpoint
CREATE TRIGGER `standing_of_log` AFTER INSERT ON `log` WHEN NEW.`kind` IN ('post.hidden', 'post.warned', 'user.blocked') OR NEW.`reverses_id` IS NOT NULL BEGIN
	UPDATE `members` SET
		`times_hidden` = `times_hidden` + (NEW.`kind` = 'post.hidden') - coalesce((SELECT `kind` = 'post.hidden' FROM `log` WHERE `id` = NEW.`reverses_id`), 0),
		`times_warned` = `times_warned` + (NEW.`kind` = 'post.warned') - coalesce((SELECT `kind` = 'post.warned' FROM `log` WHERE `id` = NEW.`reverses_id`), 0),
		`times_blocked` = `times_blocked` + (NEW.`kind` = 'user.blocked') - coalesce((SELECT `kind` = 'user.blocked' FROM `log` WHERE `id` = NEW.`reverses_id`), 0)
	WHERE `id` = NEW.`member_id`;
END;
--> statement-breakpoint
-- A warning does not replace why a post was hidden, nor an earlier warning: each can be appealed against.
DROP TRIGGER `replaced_notices`;
--> statement-breakpoint
CREATE TRIGGER `replaced_notices` AFTER INSERT ON `notices` BEGIN
	DELETE FROM `notices` WHERE `member_id` = NEW.`member_id` AND `post_id` IS NEW.`post_id` AND `read_at` IS NULL AND `id` <> NEW.`id` AND CASE
		WHEN `entry_id` = (SELECT `reverses_id` FROM `log` WHERE `id` = NEW.`entry_id`) THEN true
		WHEN NEW.`kind` IN ('report.upheld', 'report.dismissed', 'report.closed', 'report.reopened')
			THEN `post_id` IS NOT NULL AND `kind` IN ('report.upheld', 'report.dismissed', 'report.closed', 'report.reopened')
		WHEN NEW.`kind` IN ('post.hidden', 'post.restored')
			THEN `post_id` IS NOT NULL AND (`kind` = 'post.restored' OR (`kind` = 'post.hidden' AND 'post.unhidden' <> (SELECT `kind` FROM `log` WHERE `id` = NEW.`entry_id`)))
		WHEN NEW.`kind` = 'post.warned' THEN `kind` = 'warning.undone'
		WHEN NEW.`kind` IN ('user.blocked', 'user.unblocked')
			THEN `kind` IN ('user.blocked', 'user.unblocked') AND (SELECT `reverses_id` FROM `log` WHERE `id` = NEW.`entry_id`) IS NOT NULL
		ELSE false
	END;
END;
