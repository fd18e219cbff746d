-- "mistake" was what moderators gave as the reason for putting a decision right. That wants no reason now. Where an entry of
-- the log has it, its label is still needed.
DELETE FROM `rules` WHERE `key` = 'mistake' AND NOT EXISTS (SELECT 1 FROM `log` WHERE `reason` = 'mistake');
--> statement-breakpoint
-- Acts that want no reason are told from blocks that ended by themselves, which are nobody's acts: those are not counted.
DROP TRIGGER `figures_of_log`;
--> statement-breakpoint
CREATE TRIGGER `figures_of_log` AFTER INSERT ON `log` WHEN NEW.`kind` <> 'user.unblocked' OR NEW.`actor_id` IS NOT NULL BEGIN
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		VALUES ('day', NEW.`kind`, strftime('%Y-%m-%d', NEW.`at` / 1000, 'unixepoch'), coalesce(NEW.`reason`, json_extract(NEW.`details`, '$.report'), (SELECT `reason` FROM `log` AS `reversed` WHERE `reversed`.`id` = NEW.`reverses_id`), ''), 1)
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		VALUES ('month', NEW.`kind`, strftime('%Y-%m', NEW.`at` / 1000, 'unixepoch'), coalesce(NEW.`reason`, json_extract(NEW.`details`, '$.report'), (SELECT `reason` FROM `log` AS `reversed` WHERE `reversed`.`id` = NEW.`reverses_id`), ''), 1)
		ON CONFLICT DO UPDATE SET `count` = `count` + excluded.`count`;
END;
--> statement-breakpoint
-- Until now each such act had a reason; what was counted without one are blocks that ended by themselves.
DELETE FROM `figures` WHERE `kind` = 'user.unblocked' AND `reason` = '';
