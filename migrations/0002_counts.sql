-- Counts that pages would otherwise have to compute. Triggers update them in the batch of each act, so that no act can forget.
CREATE TRIGGER `figures_of_members` AFTER INSERT ON `members` BEGIN
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		VALUES ('day', 'member.joined', strftime('%Y-%m-%d', NEW.`created_at` / 1000, 'unixepoch'), '', 1)
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		VALUES ('month', 'member.joined', strftime('%Y-%m', NEW.`created_at` / 1000, 'unixepoch'), '', 1)
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
END;
--> statement-breakpoint
CREATE TRIGGER `figures_of_log` AFTER INSERT ON `log` BEGIN
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		VALUES ('day', NEW.`kind`, strftime('%Y-%m-%d', NEW.`at` / 1000, 'unixepoch'), coalesce(NEW.`reason`, json_extract(NEW.`details`, '$.report'), (SELECT `reason` FROM `log` AS `reversed` WHERE `reversed`.`id` = NEW.`reverses_id`), ''), 1)
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		VALUES ('month', NEW.`kind`, strftime('%Y-%m', NEW.`at` / 1000, 'unixepoch'), coalesce(NEW.`reason`, json_extract(NEW.`details`, '$.report'), (SELECT `reason` FROM `log` AS `reversed` WHERE `reversed`.`id` = NEW.`reverses_id`), ''), 1)
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
END;
--> statement-breakpoint
CREATE TRIGGER `standing_of_log` AFTER INSERT ON `log` WHEN NEW.`kind` IN ('post.hidden', 'user.blocked') OR NEW.`reverses_id` IS NOT NULL BEGIN
	UPDATE `members` SET
		`times_hidden` = `times_hidden` + (NEW.`kind` = 'post.hidden') - coalesce((SELECT `kind` = 'post.hidden' FROM `log` WHERE `id` = NEW.`reverses_id`), 0),
		`times_blocked` = `times_blocked` + (NEW.`kind` = 'user.blocked') - coalesce((SELECT `kind` = 'user.blocked' FROM `log` WHERE `id` = NEW.`reverses_id`), 0)
	WHERE `id` = NEW.`member_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `standing_of_new_posts` AFTER INSERT ON `posts` WHEN NEW.`deleted_at` IS NULL BEGIN
	UPDATE `members` SET `posts_kept` = `posts_kept` + 1 WHERE `id` = NEW.`author_id`;
END;
--> statement-breakpoint
-- There is no trigger for the opposite, because a deleted post never comes back.
CREATE TRIGGER `standing_of_deleted_posts` AFTER UPDATE OF `deleted_at` ON `posts` WHEN OLD.`deleted_at` IS NULL AND NEW.`deleted_at` IS NOT NULL BEGIN
	UPDATE `members` SET `posts_kept` = `posts_kept` - 1 WHERE `id` = NEW.`author_id`;
	UPDATE `cases` SET `post_deleted` = 1 WHERE `post_id` = NEW.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `outcome_of_new_reports` AFTER INSERT ON `reports` WHEN NEW.`outcome` IN ('upheld', 'dismissed') BEGIN
	UPDATE `members` SET
		`upheld_against` = `upheld_against` + (NEW.`outcome` IS 'upheld'),
		`dismissed_against` = `dismissed_against` + (NEW.`outcome` IS 'dismissed')
	WHERE `id` = (SELECT `author_id` FROM `posts` WHERE `id` = NEW.`post_id`);
	UPDATE `members` SET
		`upheld_made` = `upheld_made` + (NEW.`outcome` IS 'upheld'),
		`dismissed_made` = `dismissed_made` + (NEW.`outcome` IS 'dismissed')
	WHERE `id` = NEW.`reporter_id`;
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		SELECT 'day', 'outcome.' || NEW.`outcome`, strftime('%Y-%m-%d', `at` / 1000, 'unixepoch'), NEW.`reason`, 1 FROM `log` WHERE `id` = NEW.`decided_entry_id` AND NEW.`outcome` IN ('upheld', 'dismissed')
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		SELECT 'month', 'outcome.' || NEW.`outcome`, strftime('%Y-%m', `at` / 1000, 'unixepoch'), NEW.`reason`, 1 FROM `log` WHERE `id` = NEW.`decided_entry_id` AND NEW.`outcome` IN ('upheld', 'dismissed')
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
END;
--> statement-breakpoint
CREATE TRIGGER `outcome_of_reports` AFTER UPDATE OF `outcome` ON `reports` WHEN OLD.`outcome` IS NOT NEW.`outcome` AND (OLD.`outcome` IN ('upheld', 'dismissed') OR NEW.`outcome` IN ('upheld', 'dismissed')) BEGIN
	UPDATE `members` SET
		`upheld_against` = `upheld_against` + (NEW.`outcome` IS 'upheld') - (OLD.`outcome` IS 'upheld'),
		`dismissed_against` = `dismissed_against` + (NEW.`outcome` IS 'dismissed') - (OLD.`outcome` IS 'dismissed')
	WHERE `id` = (SELECT `author_id` FROM `posts` WHERE `id` = NEW.`post_id`);
	UPDATE `members` SET
		`upheld_made` = `upheld_made` + (NEW.`outcome` IS 'upheld') - (OLD.`outcome` IS 'upheld'),
		`dismissed_made` = `dismissed_made` + (NEW.`outcome` IS 'dismissed') - (OLD.`outcome` IS 'dismissed')
	WHERE `id` = NEW.`reporter_id`;
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		SELECT 'day', 'outcome.' || NEW.`outcome`, strftime('%Y-%m-%d', `at` / 1000, 'unixepoch'), NEW.`reason`, 1 FROM `log` WHERE `id` = NEW.`decided_entry_id` AND NEW.`outcome` IN ('upheld', 'dismissed')
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		SELECT 'month', 'outcome.' || NEW.`outcome`, strftime('%Y-%m', `at` / 1000, 'unixepoch'), NEW.`reason`, 1 FROM `log` WHERE `id` = NEW.`decided_entry_id` AND NEW.`outcome` IN ('upheld', 'dismissed')
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		SELECT 'day', 'outcome.' || OLD.`outcome`, strftime('%Y-%m-%d', `at` / 1000, 'unixepoch'), OLD.`reason`, -1 FROM `log` WHERE `id` = OLD.`decided_entry_id` AND OLD.`outcome` IN ('upheld', 'dismissed')
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		SELECT 'month', 'outcome.' || OLD.`outcome`, strftime('%Y-%m', `at` / 1000, 'unixepoch'), OLD.`reason`, -1 FROM `log` WHERE `id` = OLD.`decided_entry_id` AND OLD.`outcome` IN ('upheld', 'dismissed')
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
END;
--> statement-breakpoint
CREATE TRIGGER `unread_of_new_notices` AFTER INSERT ON `notices` WHEN NEW.`read_at` IS NULL BEGIN
	UPDATE `members` SET `unread_notices` = `unread_notices` + 1 WHERE `id` = NEW.`member_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `unread_of_notices` AFTER UPDATE OF `read_at` ON `notices` WHEN OLD.`read_at` IS NULL AND NEW.`read_at` IS NOT NULL BEGIN
	UPDATE `members` SET `unread_notices` = `unread_notices` - 1 WHERE `id` = NEW.`member_id`;
END;
--> statement-breakpoint
-- Every block ends the member's sessions, whichever statement sets it.
CREATE TRIGGER `sessions_of_blocked` AFTER UPDATE OF `block_entry_id` ON `members` WHEN OLD.`block_entry_id` IS NULL AND NEW.`block_entry_id` IS NOT NULL BEGIN
	DELETE FROM `sessions` WHERE `member_id` = NEW.`id`;
END;
--> statement-breakpoint
-- The reasons of a case as rows, by which the queue finds the cases of one reason. Three triggers, one for each way in which
-- a case changes, because SQLite rewrites the index entries of every column that a SET names.
CREATE TRIGGER `case_reasons_of_new_cases` AFTER INSERT ON `cases` BEGIN
	SELECT RAISE(ABORT, 'the reasons of a case do not add up to its reports') WHERE NEW.`reports` <> (SELECT coalesce(sum(`value`), 0) FROM json_each(NEW.`reasons`));
	INSERT INTO `case_reasons` (`post_id`, `reason`, `count`, `author_id`, `reports`, `opened_at`, `decided_at`)
		SELECT NEW.`post_id`, `key`, `value`, NEW.`author_id`, NEW.`reports`, NEW.`opened_at`, NEW.`decided_at` FROM json_each(NEW.`reasons`);
END;
--> statement-breakpoint
-- A report was added or withdrawn.
CREATE TRIGGER `case_reasons_of_reports` AFTER UPDATE OF `reports`, `reasons` ON `cases` WHEN (NEW.`reports` <> OLD.`reports` OR NEW.`reasons` <> OLD.`reasons`) AND NEW.`opened_at` = OLD.`opened_at` AND NEW.`decided_at` IS OLD.`decided_at` BEGIN
	SELECT RAISE(ABORT, 'the reasons of a case do not add up to its reports') WHERE NEW.`reports` <> (SELECT coalesce(sum(`value`), 0) FROM json_each(NEW.`reasons`));
	DELETE FROM `case_reasons` WHERE `post_id` = NEW.`post_id` AND `reason` NOT IN (SELECT `key` FROM json_each(NEW.`reasons`));
	INSERT INTO `case_reasons` (`post_id`, `reason`, `count`, `author_id`, `reports`, `opened_at`, `decided_at`)
		SELECT NEW.`post_id`, `key`, `value`, NEW.`author_id`, NEW.`reports`, NEW.`opened_at`, NEW.`decided_at` FROM json_each(NEW.`reasons`) WHERE true
		ON CONFLICT DO UPDATE SET `count` = excluded.`count`, `reports` = excluded.`reports`;
END;
--> statement-breakpoint
-- The case was decided, or reopened with the same reports.
CREATE TRIGGER `case_reasons_of_decisions` AFTER UPDATE OF `decided_at` ON `cases` WHEN NEW.`decided_at` IS NOT OLD.`decided_at` AND NEW.`opened_at` = OLD.`opened_at` AND NEW.`reports` = OLD.`reports` AND NEW.`reasons` = OLD.`reasons` BEGIN
	UPDATE `case_reasons` SET `decided_at` = NEW.`decided_at` WHERE `post_id` = NEW.`post_id`;
END;
--> statement-breakpoint
-- The case was opened again with new reports, or was decided because the last report was withdrawn.
CREATE TRIGGER `case_reasons_of_rounds` AFTER UPDATE OF `opened_at`, `decided_at` ON `cases` WHEN NEW.`opened_at` <> OLD.`opened_at` OR (NEW.`decided_at` IS NOT OLD.`decided_at` AND (NEW.`reports` <> OLD.`reports` OR NEW.`reasons` <> OLD.`reasons`)) BEGIN
	SELECT RAISE(ABORT, 'the reasons of a case do not add up to its reports') WHERE NEW.`reports` <> (SELECT coalesce(sum(`value`), 0) FROM json_each(NEW.`reasons`));
	DELETE FROM `case_reasons` WHERE `post_id` = NEW.`post_id` AND `reason` NOT IN (SELECT `key` FROM json_each(NEW.`reasons`));
	INSERT INTO `case_reasons` (`post_id`, `reason`, `count`, `author_id`, `reports`, `opened_at`, `decided_at`)
		SELECT NEW.`post_id`, `key`, `value`, NEW.`author_id`, NEW.`reports`, NEW.`opened_at`, NEW.`decided_at` FROM json_each(NEW.`reasons`) WHERE true
		ON CONFLICT DO UPDATE SET `count` = excluded.`count`, `reports` = excluded.`reports`, `opened_at` = excluded.`opened_at`, `decided_at` = excluded.`decided_at`;
END;
