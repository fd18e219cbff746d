-- Makes the two full-text indexes and the triggers that keep them, as the migrations made them, from what is in the tables.
CREATE VIRTUAL TABLE `member_search` USING fts5(`name`, `email`, `traits`, tokenize = 'trigram remove_diacritics 1');
--> statement-breakpoint
INSERT INTO `member_search` (`member_search`, `rank`) VALUES ('secure-delete', 1);
--> statement-breakpoint
INSERT INTO `member_search` (`rowid`, `name`, `email`, `traits`) SELECT `id`, `name`, `email`, `traits` FROM `searched_members`;
--> statement-breakpoint
CREATE TRIGGER `search_of_new_members` AFTER INSERT ON `members` BEGIN
	INSERT INTO `member_search` (`rowid`, `name`, `email`, `traits`) SELECT `id`, `name`, `email`, `traits` FROM `searched_members` WHERE `id` = NEW.`id`;
END;
--> statement-breakpoint
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
--> statement-breakpoint
CREATE VIRTUAL TABLE `post_search` USING fts5(`words`, `author`, content = 'searched_posts', content_rowid = 'id', tokenize = 'ascii', prefix = '1 2 3', columnsize = 0);
--> statement-breakpoint
INSERT INTO `post_search` (`post_search`) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER `search_of_new_posts` AFTER INSERT ON `posts` WHEN NEW.`words` IS NOT NULL AND NEW.`deleted_at` IS NULL AND NEW.`hidden_entry_id` IS NULL AND NEW.`block_entry_id` IS NULL BEGIN
	INSERT INTO `post_search` (`rowid`, `words`, `author`) VALUES (NEW.`id`, NEW.`words`, NEW.`author_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `search_of_posts_coming_in_sight` AFTER UPDATE OF `words`, `deleted_at`, `hidden_entry_id`, `block_entry_id` ON `posts` WHEN (NEW.`words` IS NOT NULL AND NEW.`deleted_at` IS NULL AND NEW.`hidden_entry_id` IS NULL AND NEW.`block_entry_id` IS NULL) AND NOT (OLD.`words` IS NOT NULL AND OLD.`deleted_at` IS NULL AND OLD.`hidden_entry_id` IS NULL AND OLD.`block_entry_id` IS NULL) BEGIN
	INSERT INTO `post_search` (`rowid`, `words`, `author`) VALUES (NEW.`id`, NEW.`words`, NEW.`author_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `search_of_posts_going_out_of_sight` AFTER UPDATE OF `words`, `deleted_at`, `hidden_entry_id`, `block_entry_id` ON `posts` WHEN (OLD.`words` IS NOT NULL AND OLD.`deleted_at` IS NULL AND OLD.`hidden_entry_id` IS NULL AND OLD.`block_entry_id` IS NULL) AND NOT (NEW.`words` IS NOT NULL AND NEW.`deleted_at` IS NULL AND NEW.`hidden_entry_id` IS NULL AND NEW.`block_entry_id` IS NULL) BEGIN
	INSERT INTO `post_search` (`post_search`, `rowid`, `words`, `author`) VALUES ('delete', OLD.`id`, OLD.`words`, OLD.`author_id`);
END;
