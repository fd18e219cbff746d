-- A row for each day and each month in place of one for each kind and reason in it: a page of figures reads as many rows as it
-- shows periods. And how long cases had waited for their decision, counted by bucket, so that a median need not read the log.
CREATE TABLE `period_figures` (
	`scale` text NOT NULL,
	`period` text NOT NULL,
	`counts` text DEFAULT '{}' NOT NULL,
	`waits` text DEFAULT '{}' NOT NULL,
	PRIMARY KEY(`scale`, `period`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `period_figures` (`scale`, `period`, `counts`)
	SELECT `scale`, `period`, json_group_object(`kind`, json(`reasons`)) FROM (
		SELECT `scale`, `period`, `kind`, json_group_object(`reason`, `count`) AS `reasons` FROM `figures`
			WHERE `scale` IN ('day', 'month') GROUP BY `scale`, `period`, `kind`)
	GROUP BY `scale`, `period`;
--> statement-breakpoint
-- Whole minutes: 0, 1, 2 … 39, and then twenty to each doubling, of 2, 4, 8 … minutes: 40, 42 … 78, 80, 84 … 156, 160, 168 …
-- A bucket is named by where it starts.
INSERT INTO `period_figures` (`scale`, `period`, `waits`)
	SELECT 'day', `period`, json_group_object(`reason`, json(`buckets`)) FROM (
		SELECT `period`, `reason`, json_group_object(`bucket`, `many`) AS `buckets` FROM (
			SELECT strftime('%Y-%m-%d', `at` / 1000, 'unixepoch') AS `period`, coalesce(`log`.`reason`, '') AS `reason`, count(*) AS `many`,
				(SELECT `minutes` >> `power` << `power` FROM (
				SELECT `minutes`, max(0, 1 + floor(log2(max(1, `minutes`) / 40.0))) AS `power` FROM (
				SELECT max(0, json_extract(`details`, '$.waited')) / 60000 AS `minutes`))) AS `bucket`
			FROM `log` WHERE `kind` IN ('post.hidden', 'post.warned', 'report.dismissed') AND json_extract(`details`, '$.waited') IS NOT NULL
			GROUP BY 1, 2, 4)
		GROUP BY 1, 2)
	WHERE true GROUP BY `period`
	ON CONFLICT DO UPDATE SET `waits` = excluded.`waits`;
--> statement-breakpoint
-- Of a month the reasons are not told apart, because no page does.
INSERT INTO `period_figures` (`scale`, `period`, `waits`)
	SELECT 'month', `period`, json_group_object(`reason`, json(`buckets`)) FROM (
		SELECT `period`, `reason`, json_group_object(`bucket`, `many`) AS `buckets` FROM (
			SELECT strftime('%Y-%m', `at` / 1000, 'unixepoch') AS `period`, '' AS `reason`, count(*) AS `many`,
				(SELECT `minutes` >> `power` << `power` FROM (
				SELECT `minutes`, max(0, 1 + floor(log2(max(1, `minutes`) / 40.0))) AS `power` FROM (
				SELECT max(0, json_extract(`details`, '$.waited')) / 60000 AS `minutes`))) AS `bucket`
			FROM `log` WHERE `kind` IN ('post.hidden', 'post.warned', 'report.dismissed') AND json_extract(`details`, '$.waited') IS NOT NULL
			GROUP BY 1, 2, 4)
		GROUP BY 1, 2)
	WHERE true GROUP BY `period`
	ON CONFLICT DO UPDATE SET `waits` = excluded.`waits`;
--> statement-breakpoint
DROP TRIGGER `figures_of_members`;
--> statement-breakpoint
DROP TRIGGER `figures_of_log`;
--> statement-breakpoint
DROP TRIGGER `outcome_of_new_reports`;
--> statement-breakpoint
DROP TRIGGER `outcome_of_reports`;
--> statement-breakpoint
DELETE FROM `figures` WHERE `scale` IN ('day', 'month');
--> statement-breakpoint
CREATE TRIGGER `figures_of_members` AFTER INSERT ON `members` BEGIN
	INSERT INTO `period_figures` (`scale`, `period`, `counts`)
		SELECT 'day', strftime('%Y-%m-%d', NEW.`created_at` / 1000, 'unixepoch'), json_object('member.joined', json_object('', 1)) WHERE true
		ON CONFLICT DO UPDATE SET `counts` = (
			SELECT json_set(`counts`, `path`, coalesce(json_extract(`counts`, `path`), 0) + 1) FROM (SELECT '$."member.joined".""' AS `path`));
	INSERT INTO `period_figures` (`scale`, `period`, `counts`)
		SELECT 'month', strftime('%Y-%m', NEW.`created_at` / 1000, 'unixepoch'), json_object('member.joined', json_object('', 1)) WHERE true
		ON CONFLICT DO UPDATE SET `counts` = (
			SELECT json_set(`counts`, `path`, coalesce(json_extract(`counts`, `path`), 0) + 1) FROM (SELECT '$."member.joined".""' AS `path`));
END;
--> statement-breakpoint
-- How long a case had waited is null where it was not open.
CREATE TRIGGER `figures_of_log` AFTER INSERT ON `log` WHEN NEW.`kind` NOT IN ('user.blocked', 'user.unblocked') OR NEW.`actor_id` IS NOT NULL BEGIN
	INSERT INTO `period_figures` (`scale`, `period`, `counts`, `waits`)
		SELECT 'day', strftime('%Y-%m-%d', NEW.`at` / 1000, 'unixepoch'), json_object(NEW.`kind`, json_object(coalesce(NEW.`reason`, json_extract(NEW.`details`, '$.report'), (SELECT `reason` FROM `log` AS `reversed` WHERE `reversed`.`id` = NEW.`reverses_id`), ''), 1)),
			iif(NEW.`kind` IN ('post.hidden', 'post.warned', 'report.dismissed') AND json_extract(NEW.`details`, '$.waited') IS NOT NULL, json_object(coalesce(NEW.`reason`, ''), json_object((SELECT `minutes` >> `power` << `power` FROM (
				SELECT `minutes`, max(0, 1 + floor(log2(max(1, `minutes`) / 40.0))) AS `power` FROM (
				SELECT max(0, json_extract(NEW.`details`, '$.waited')) / 60000 AS `minutes`))) || '', 1)), '{}') WHERE true
		ON CONFLICT DO UPDATE SET `counts` = (
			SELECT json_set(`counts`, `path`, coalesce(json_extract(`counts`, `path`), 0) + 1) FROM (SELECT '$."' || NEW.`kind` || '"."' || coalesce(NEW.`reason`, json_extract(NEW.`details`, '$.report'), (SELECT `reason` FROM `log` AS `reversed` WHERE `reversed`.`id` = NEW.`reverses_id`), '') || '"' AS `path`)), `waits` = iif(NEW.`kind` IN ('post.hidden', 'post.warned', 'report.dismissed') AND json_extract(NEW.`details`, '$.waited') IS NOT NULL, (
			SELECT json_set(`waits`, `path`, coalesce(json_extract(`waits`, `path`), 0) + 1) FROM (SELECT '$."' || coalesce(NEW.`reason`, '') || '"."' || (SELECT `minutes` >> `power` << `power` FROM (
				SELECT `minutes`, max(0, 1 + floor(log2(max(1, `minutes`) / 40.0))) AS `power` FROM (
				SELECT max(0, json_extract(NEW.`details`, '$.waited')) / 60000 AS `minutes`))) || '"' AS `path`)), `waits`);
	INSERT INTO `period_figures` (`scale`, `period`, `counts`, `waits`)
		SELECT 'month', strftime('%Y-%m', NEW.`at` / 1000, 'unixepoch'), json_object(NEW.`kind`, json_object(coalesce(NEW.`reason`, json_extract(NEW.`details`, '$.report'), (SELECT `reason` FROM `log` AS `reversed` WHERE `reversed`.`id` = NEW.`reverses_id`), ''), 1)),
			iif(NEW.`kind` IN ('post.hidden', 'post.warned', 'report.dismissed') AND json_extract(NEW.`details`, '$.waited') IS NOT NULL, json_object('', json_object((SELECT `minutes` >> `power` << `power` FROM (
				SELECT `minutes`, max(0, 1 + floor(log2(max(1, `minutes`) / 40.0))) AS `power` FROM (
				SELECT max(0, json_extract(NEW.`details`, '$.waited')) / 60000 AS `minutes`))) || '', 1)), '{}') WHERE true
		ON CONFLICT DO UPDATE SET `counts` = (
			SELECT json_set(`counts`, `path`, coalesce(json_extract(`counts`, `path`), 0) + 1) FROM (SELECT '$."' || NEW.`kind` || '"."' || coalesce(NEW.`reason`, json_extract(NEW.`details`, '$.report'), (SELECT `reason` FROM `log` AS `reversed` WHERE `reversed`.`id` = NEW.`reverses_id`), '') || '"' AS `path`)), `waits` = iif(NEW.`kind` IN ('post.hidden', 'post.warned', 'report.dismissed') AND json_extract(NEW.`details`, '$.waited') IS NOT NULL, (
			SELECT json_set(`waits`, `path`, coalesce(json_extract(`waits`, `path`), 0) + 1) FROM (SELECT '$.""."' || (SELECT `minutes` >> `power` << `power` FROM (
				SELECT `minutes`, max(0, 1 + floor(log2(max(1, `minutes`) / 40.0))) AS `power` FROM (
				SELECT max(0, json_extract(NEW.`details`, '$.waited')) / 60000 AS `minutes`))) || '"' AS `path`)), `waits`);
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
	INSERT INTO `period_figures` (`scale`, `period`, `counts`)
		SELECT 'day', strftime('%Y-%m-%d', `at` / 1000, 'unixepoch'), json_object('outcome.' || NEW.`outcome`, json_object(NEW.`reason`, 1)) FROM `log` WHERE `id` = NEW.`decided_entry_id` AND NEW.`outcome` IN ('upheld', 'dismissed')
		ON CONFLICT DO UPDATE SET `counts` = (
			SELECT json_set(`counts`, `path`, coalesce(json_extract(`counts`, `path`), 0) + 1) FROM (SELECT '$."outcome.' || NEW.`outcome` || '"."' || NEW.`reason` || '"' AS `path`));
	INSERT INTO `period_figures` (`scale`, `period`, `counts`)
		SELECT 'month', strftime('%Y-%m', `at` / 1000, 'unixepoch'), json_object('outcome.' || NEW.`outcome`, json_object(NEW.`reason`, 1)) FROM `log` WHERE `id` = NEW.`decided_entry_id` AND NEW.`outcome` IN ('upheld', 'dismissed')
		ON CONFLICT DO UPDATE SET `counts` = (
			SELECT json_set(`counts`, `path`, coalesce(json_extract(`counts`, `path`), 0) + 1) FROM (SELECT '$."outcome.' || NEW.`outcome` || '"."' || NEW.`reason` || '"' AS `path`));
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
	INSERT INTO `period_figures` (`scale`, `period`, `counts`)
		SELECT 'day', strftime('%Y-%m-%d', `at` / 1000, 'unixepoch'), json_object('outcome.' || NEW.`outcome`, json_object(NEW.`reason`, 1)) FROM `log` WHERE `id` = NEW.`decided_entry_id` AND NEW.`outcome` IN ('upheld', 'dismissed')
		ON CONFLICT DO UPDATE SET `counts` = (
			SELECT json_set(`counts`, `path`, coalesce(json_extract(`counts`, `path`), 0) + 1) FROM (SELECT '$."outcome.' || NEW.`outcome` || '"."' || NEW.`reason` || '"' AS `path`));
	INSERT INTO `period_figures` (`scale`, `period`, `counts`)
		SELECT 'month', strftime('%Y-%m', `at` / 1000, 'unixepoch'), json_object('outcome.' || NEW.`outcome`, json_object(NEW.`reason`, 1)) FROM `log` WHERE `id` = NEW.`decided_entry_id` AND NEW.`outcome` IN ('upheld', 'dismissed')
		ON CONFLICT DO UPDATE SET `counts` = (
			SELECT json_set(`counts`, `path`, coalesce(json_extract(`counts`, `path`), 0) + 1) FROM (SELECT '$."outcome.' || NEW.`outcome` || '"."' || NEW.`reason` || '"' AS `path`));
	INSERT INTO `period_figures` (`scale`, `period`, `counts`)
		SELECT 'day', strftime('%Y-%m-%d', `at` / 1000, 'unixepoch'), json_object('outcome.' || OLD.`outcome`, json_object(OLD.`reason`, -1)) FROM `log` WHERE `id` = OLD.`decided_entry_id` AND OLD.`outcome` IN ('upheld', 'dismissed')
		ON CONFLICT DO UPDATE SET `counts` = (
			SELECT json_set(`counts`, `path`, coalesce(json_extract(`counts`, `path`), 0) - 1) FROM (SELECT '$."outcome.' || OLD.`outcome` || '"."' || OLD.`reason` || '"' AS `path`));
	INSERT INTO `period_figures` (`scale`, `period`, `counts`)
		SELECT 'month', strftime('%Y-%m', `at` / 1000, 'unixepoch'), json_object('outcome.' || OLD.`outcome`, json_object(OLD.`reason`, -1)) FROM `log` WHERE `id` = OLD.`decided_entry_id` AND OLD.`outcome` IN ('upheld', 'dismissed')
		ON CONFLICT DO UPDATE SET `counts` = (
			SELECT json_set(`counts`, `path`, coalesce(json_extract(`counts`, `path`), 0) - 1) FROM (SELECT '$."outcome.' || OLD.`outcome` || '"."' || OLD.`reason` || '"' AS `path`));
END;
--> statement-breakpoint
-- Of the cases that were opened in an hour, how many are open: by these the open ones are counted by age.
INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
	SELECT 'hour', 'case.open', strftime('%Y-%m-%dT%H', `opened_at` / 1000, 'unixepoch'), '', count(*) FROM `cases` WHERE `state` = 'open' GROUP BY 3;
--> statement-breakpoint
CREATE TRIGGER `open_hours_of_new_cases` AFTER INSERT ON `cases` WHEN NEW.`state` = 'open' BEGIN
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`) VALUES ('hour', 'case.open', strftime('%Y-%m-%dT%H', NEW.`opened_at` / 1000, 'unixepoch'), '', 1)
		ON CONFLICT DO UPDATE SET `count` = `count` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `open_hours_of_cases` AFTER UPDATE OF `state`, `opened_at` ON `cases` WHEN (NEW.`state` = 'open' OR OLD.`state` = 'open') AND (NEW.`state` <> OLD.`state` OR NEW.`opened_at` <> OLD.`opened_at`) BEGIN
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		SELECT 'hour', 'case.open', strftime('%Y-%m-%dT%H', OLD.`opened_at` / 1000, 'unixepoch'), '', -1 WHERE OLD.`state` = 'open'
		ON CONFLICT DO UPDATE SET `count` = `count` - 1;
	INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`)
		SELECT 'hour', 'case.open', strftime('%Y-%m-%dT%H', NEW.`opened_at` / 1000, 'unixepoch'), '', 1 WHERE NEW.`state` = 'open'
		ON CONFLICT DO UPDATE SET `count` = `count` + 1;
END;
