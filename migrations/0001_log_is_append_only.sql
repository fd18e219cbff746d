-- In the database, so that no code and no operator can change the record of what was done.
CREATE TRIGGER `log_no_update` BEFORE UPDATE ON `log` BEGIN
	SELECT RAISE(ABORT, 'the log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `log_no_delete` BEFORE DELETE ON `log` BEGIN
	SELECT RAISE(ABORT, 'the log is append-only');
END;
--> statement-breakpoint
-- INSERT OR REPLACE deletes a row without firing the trigger above.
CREATE TRIGGER `log_no_replace` BEFORE INSERT ON `log` WHEN EXISTS (SELECT 1 FROM `log` WHERE `id` = NEW.`id` OR `act` = NEW.`act` OR (NEW.`reverses_id` IS NOT NULL AND `reverses_id` = NEW.`reverses_id`)) BEGIN
	SELECT RAISE(ABORT, 'the log is append-only');
END;
--> statement-breakpoint
-- The text of a post can only be erased, never edited.
CREATE TRIGGER `posts_no_edit` BEFORE UPDATE OF `body` ON `posts` WHEN NEW.`erased_at` IS NULL BEGIN
	SELECT RAISE(ABORT, 'a post is never edited');
END;
--> statement-breakpoint
-- The log refers to members and posts without foreign keys. SQLite could give the id of a deleted row to a new one, and old
-- entries would then be about somebody else.
CREATE TRIGGER `members_no_delete` BEFORE DELETE ON `members` BEGIN
	SELECT RAISE(ABORT, 'a member is never removed');
END;
--> statement-breakpoint
CREATE TRIGGER `posts_no_delete` BEFORE DELETE ON `posts` BEGIN
	SELECT RAISE(ABORT, 'a post is never removed');
END;
