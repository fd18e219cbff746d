CREATE TABLE `blocked_identities` (
	`hash` text PRIMARY KEY NOT NULL,
	`blocked_until` integer NOT NULL,
	`block_entry_id` integer NOT NULL,
	`appealed` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `blocked_identities_end` ON `blocked_identities` (`blocked_until`);
--> statement-breakpoint
INSERT INTO `log_kinds` (`kind`, `moderation`) VALUES ('account.deleted', 1);
--> statement-breakpoint
-- Who deletes their account has none of their posts left, so that they are not counted down one by one: a row less for each
-- of what may be 10,000 posts.
DROP TRIGGER `standing_of_deleted_posts`;
--> statement-breakpoint
CREATE TRIGGER `standing_of_deleted_posts` AFTER UPDATE OF `deleted_at` ON `posts` WHEN OLD.`deleted_at` IS NULL AND NEW.`deleted_at` IS NOT NULL BEGIN
	UPDATE `members` SET `posts_kept` = `posts_kept` - 1 WHERE `id` = NEW.`author_id` AND `erased_at` IS NULL;
	UPDATE `cases` SET `post_deleted` = 1 WHERE `post_id` = NEW.`id`;
END;
--> statement-breakpoint
-- A block that meets somebody again who deleted their account was counted when it was imposed.
DROP TRIGGER `figures_of_log`;
--> statement-breakpoint
CREATE TRIGGER `figures_of_log` AFTER INSERT ON `log` WHEN NEW.`kind` NOT IN ('user.blocked', 'user.unblocked') OR NEW.`actor_id` IS NOT NULL BEGIN
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		VALUES ('day', NEW.`kind`, strftime('%Y-%m-%d', NEW.`at` / 1000, 'unixepoch'), coalesce(NEW.`reason`, json_extract(NEW.`details`, '$.report'), (SELECT `reason` FROM `log` AS `reversed` WHERE `reversed`.`id` = NEW.`reverses_id`), ''), 1)
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		VALUES ('month', NEW.`kind`, strftime('%Y-%m', NEW.`at` / 1000, 'unixepoch'), coalesce(NEW.`reason`, json_extract(NEW.`details`, '$.report'), (SELECT `reason` FROM `log` AS `reversed` WHERE `reversed`.`id` = NEW.`reverses_id`), ''), 1)
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
END;
