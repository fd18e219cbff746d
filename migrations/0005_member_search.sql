ALTER TABLE `identities` ADD `folded_email` text;--> statement-breakpoint
ALTER TABLE `members` ADD `folded_name` text;--> statement-breakpoint
-- What admins search members by: the name as it is shown, the email address, and the words of the filters. The app folds
-- names when it writes them; SQL folds those that were there before, as far as it can.
CREATE VIEW `searched_members` (`id`, `name`, `email`, `traits`) AS SELECT
	`id`,
	CASE
		WHEN `erased_at` IS NOT NULL THEN '  deleted  member  ' || `id`
		WHEN `name` IS NULL THEN '  member  ' || `id`
		ELSE coalesce(`folded_name`, '  ' || replace(replace(replace(replace(replace(lower(`name`), ' ', '  '), '-', '-  '), '.', '.  '), '_', '_  '), '@', '@  '))
	END,
	(SELECT group_concat(coalesce(`folded_email`, '  ' || replace(replace(replace(replace(replace(lower(`email`), ' ', '  '), '-', '-  '), '.', '.  '), '_', '_  '), '@', '@  ')), '  ') FROM `identities` WHERE `member_id` = `members`.`id`),
	`role` || ' ' || iif(`block_entry_id` IS NULL, 'active', 'blocked')
FROM `members`;
--> statement-breakpoint
-- By trigrams, so that any part of a name is found in any script. D1 counts one row read for each member found and one
-- written for each change, whatever that is inside the index.
CREATE VIRTUAL TABLE `member_search` USING fts5(`name`, `email`, `traits`, tokenize = 'trigram remove_diacritics 1');
--> statement-breakpoint
INSERT INTO `member_search` (`rowid`, `name`, `email`, `traits`) SELECT `id`, `name`, `email`, `traits` FROM `searched_members`;
--> statement-breakpoint
CREATE TRIGGER `search_of_new_members` AFTER INSERT ON `members` BEGIN
	INSERT INTO `member_search` (`rowid`, `name`, `email`, `traits`) SELECT `id`, `name`, `email`, `traits` FROM `searched_members` WHERE `id` = NEW.`id`;
END;
--> statement-breakpoint
-- Every sign-in sets the name and the address, and hardly any changes them.
CREATE TRIGGER `search_of_members` AFTER UPDATE OF `name`, `folded_name`, `role`, `block_entry_id`, `erased_at` ON `members` WHEN NEW.`name` IS NOT OLD.`name` OR NEW.`folded_name` IS NOT OLD.`folded_name` OR NEW.`role` <> OLD.`role` OR (NEW.`block_entry_id` IS NULL) <> (OLD.`block_entry_id` IS NULL) OR (NEW.`erased_at` IS NULL) <> (OLD.`erased_at` IS NULL) BEGIN
	UPDATE `member_search` SET (`name`, `email`, `traits`) = (SELECT `name`, `email`, `traits` FROM `searched_members` WHERE `id` = NEW.`id`) WHERE `rowid` = NEW.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_of_new_identities` AFTER INSERT ON `identities` BEGIN
	UPDATE `member_search` SET `email` = (SELECT `email` FROM `searched_members` WHERE `id` = NEW.`member_id`) WHERE `rowid` = NEW.`member_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_of_identities` AFTER UPDATE OF `email`, `folded_email` ON `identities` WHEN NEW.`email` IS NOT OLD.`email` OR NEW.`folded_email` IS NOT OLD.`folded_email` BEGIN
	UPDATE `member_search` SET `email` = (SELECT `email` FROM `searched_members` WHERE `id` = NEW.`member_id`) WHERE `rowid` = NEW.`member_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_of_erased_identities` AFTER DELETE ON `identities` BEGIN
	UPDATE `member_search` SET `email` = (SELECT `email` FROM `searched_members` WHERE `id` = OLD.`member_id`) WHERE `rowid` = OLD.`member_id`;
END;
