-- The words of a post, as the app folds and parts them: SQL can do neither. Written with the post; a job takes those of
-- the posts that are there already.
ALTER TABLE `posts` ADD `words` text;--> statement-breakpoint
CREATE INDEX `posts_without_words` ON `posts` (`id`) WHERE "posts"."words" is null;--> statement-breakpoint
-- What search finds: the words of visible posts, and whose they are. By the author's id, so that a new name changes nothing.
CREATE VIEW `searched_posts` (`id`, `words`, `author`) AS SELECT `id`, `words`, `author_id` FROM `posts`
WHERE `words` IS NOT NULL AND `deleted_at` IS NULL AND `hidden_entry_id` IS NULL AND `block_entry_id` IS NULL;
--> statement-breakpoint
-- The words stand in `posts` alone, from which the index can be made again and checked. All characters outside ASCII belong
-- to words here, as the app has taken out those that don't. Of prefixes, the short ones are those that begin most words.
CREATE VIRTUAL TABLE `post_search` USING fts5(`words`, `author`, content = 'searched_posts', content_rowid = 'id', tokenize = 'ascii', prefix = '1 2 3', columnsize = 0);
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
--> statement-breakpoint
-- The index forgets a post by the very words that it was given.
CREATE TRIGGER `posts_keep_their_words` BEFORE UPDATE OF `words` ON `posts` WHEN OLD.`words` IS NOT NULL AND NEW.`words` IS NOT OLD.`words` AND NOT (NEW.`erased_at` IS NOT NULL AND NEW.`words` IS '') BEGIN
	SELECT RAISE(ABORT, 'the words of a post never change');
END;
--> statement-breakpoint
-- Whoever erases a text erases its words.
CREATE TRIGGER `words_of_erased_posts` AFTER UPDATE OF `erased_at` ON `posts` WHEN NEW.`erased_at` IS NOT NULL AND NEW.`words` IS NOT '' BEGIN
	UPDATE `posts` SET `words` = '' WHERE `id` = NEW.`id`;
END;
