CREATE TABLE `syndication` (
	`id` integer PRIMARY KEY NOT NULL,
	`seed` text NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT "syndication_one_row" CHECK("syndication"."id" = 1)
);
--> statement-breakpoint
INSERT INTO `syndication` (`id`, `seed`, `changed_at`)
	VALUES (1, lower(hex(randomblob(16))), (SELECT coalesce(max(`at`), 0) / 1000 * 1000 FROM `log`));
--> statement-breakpoint
-- What adds a post to the feeds or takes posts out of them, and what undoes that: in the transaction of the change itself, so
-- that nobody reads the one without the other.
CREATE TRIGGER `syndication_of_posts` AFTER INSERT ON `log`
	WHEN NEW.`kind` IN ('post.created', 'post.deleted', 'post.hidden', 'post.unhidden', 'user.blocked', 'user.unblocked')
		OR EXISTS (SELECT 1 FROM `log` AS `reversed` WHERE `reversed`.`id` = NEW.`reverses_id`
			AND `reversed`.`kind` IN ('post.hidden', 'post.unhidden', 'user.blocked', 'user.unblocked')) BEGIN
	UPDATE `syndication` SET `changed_at` = max(`changed_at` + 1000, NEW.`at` / 1000 * 1000);
END;
--> statement-breakpoint
CREATE TRIGGER `syndication_of_names` AFTER UPDATE OF `name`, `erased_at` ON `members`
	WHEN NEW.`name` IS NOT OLD.`name` OR NEW.`erased_at` IS NOT OLD.`erased_at` BEGIN
	UPDATE `syndication` SET `changed_at` = max(`changed_at` + 1000, unixepoch() * 1000);
END;
