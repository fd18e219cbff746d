DROP INDEX `log_withdrawals`;--> statement-breakpoint
ALTER TABLE `members` ADD `case_moves` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`) VALUES ('now', 'case.moved', '', '', 0);
--> statement-breakpoint
-- What moves in the list of the most reported: a case that is opened, or that has a report more or less while it is open.
-- Counted in all and about each author's posts; where a case is new, in the same updates as how many are open.
DROP TRIGGER `open_cases_of_new_cases`;
--> statement-breakpoint
CREATE TRIGGER `open_cases_of_new_cases` AFTER INSERT ON `cases` WHEN NEW.`state` = 'open' BEGIN
	UPDATE `members` SET `open_cases` = `open_cases` + 1, `case_moves` = `case_moves` + 1 WHERE `id` = NEW.`author_id`;
	UPDATE `figures` SET `count` = `count` + 1 WHERE `scale` = 'now' AND `kind` IN ('case.open', 'case.moved') AND `period` = '' AND `reason` = '';
END;
--> statement-breakpoint
CREATE TRIGGER `case_moves_of_cases` AFTER UPDATE OF `state`, `reports` ON `cases` WHEN NEW.`state` = 'open' AND (OLD.`state` <> 'open' OR OLD.`reports` <> NEW.`reports`) BEGIN
	UPDATE `members` SET `case_moves` = `case_moves` + 1 WHERE `id` = NEW.`author_id`;
	UPDATE `figures` SET `count` = `count` + 1 WHERE `scale` = 'now' AND `kind` = 'case.moved' AND `period` = '' AND `reason` = '';
END;
