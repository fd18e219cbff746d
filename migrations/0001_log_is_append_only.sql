-- What was done stays written: an entry is neither changed nor removed, whoever asks.
CREATE TRIGGER `log_no_update` BEFORE UPDATE ON `log` BEGIN
	SELECT RAISE(ABORT, 'the log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `log_no_delete` BEFORE DELETE ON `log` BEGIN
	SELECT RAISE(ABORT, 'the log is append-only');
END;
--> statement-breakpoint
-- INSERT OR REPLACE removes a row without asking the trigger above.
CREATE TRIGGER `log_no_replace` BEFORE INSERT ON `log` WHEN EXISTS (SELECT 1 FROM `log` WHERE `id` = NEW.`id` OR `act` = NEW.`act` OR (NEW.`reverses_id` IS NOT NULL AND `reverses_id` = NEW.`reverses_id`)) BEGIN
	SELECT RAISE(ABORT, 'the log is append-only');
END;
--> statement-breakpoint
-- A post is never edited; its text can only be erased.
CREATE TRIGGER `posts_no_edit` BEFORE UPDATE OF `body` ON `posts` WHEN NEW.`erased_at` IS NULL BEGIN
	SELECT RAISE(ABORT, 'a post is never edited');
END;
--> statement-breakpoint
-- The log names members and posts by their ids, which no foreign key holds: a row that stays is an id that is not given again.
CREATE TRIGGER `members_no_delete` BEFORE DELETE ON `members` BEGIN
	SELECT RAISE(ABORT, 'a member is never removed');
END;
--> statement-breakpoint
CREATE TRIGGER `posts_no_delete` BEFORE DELETE ON `posts` BEGIN
	SELECT RAISE(ABORT, 'a post is never removed');
END;
