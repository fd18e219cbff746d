ALTER TABLE `members` ADD `open_cases` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `members` SET `open_cases` = (SELECT count(*) FROM `cases` WHERE `author_id` = `members`.`id` AND `state` = 'open');
--> statement-breakpoint
INSERT INTO `figures` (`scale`, `kind`, `period`, `reason`, `count`) SELECT 'now', 'case.open', '', '', count(*) FROM `cases` WHERE `state` = 'open';
--> statement-breakpoint
-- How many cases are open, in all and about each author's posts: what every page of a moderator says, by two rows.
CREATE TRIGGER `open_cases_of_new_cases` AFTER INSERT ON `cases` WHEN NEW.`state` = 'open' BEGIN
	UPDATE `members` SET `open_cases` = `open_cases` + 1 WHERE `id` = NEW.`author_id`;
	UPDATE `figures` SET `count` = `count` + 1 WHERE `scale` = 'now' AND `kind` = 'case.open' AND `period` = '' AND `reason` = '';
END;
--> statement-breakpoint
CREATE TRIGGER `open_cases_of_cases` AFTER UPDATE OF `state` ON `cases` WHEN NEW.`state` <> OLD.`state` BEGIN
	UPDATE `members` SET `open_cases` = `open_cases` + iif(NEW.`state` = 'open', 1, -1) WHERE `id` = NEW.`author_id`;
	UPDATE `figures` SET `count` = `count` + iif(NEW.`state` = 'open', 1, -1) WHERE `scale` = 'now' AND `kind` = 'case.open' AND `period` = '' AND `reason` = '';
END;
