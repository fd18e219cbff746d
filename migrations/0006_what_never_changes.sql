-- In the database, so that no code and no operator can change who did what to whom. What an act changes is what is left:
-- what was decided, when it was hidden, what was read.
CREATE TRIGGER `posts_stay_deleted` BEFORE UPDATE OF `deleted_at` ON `posts` WHEN OLD.`deleted_at` IS NOT NULL AND NEW.`deleted_at` IS NOT OLD.`deleted_at` BEGIN
	SELECT RAISE(ABORT, 'a deleted post never comes back');
END;
--> statement-breakpoint
CREATE TRIGGER `posts_stay_erased` BEFORE UPDATE OF `erased_at` ON `posts` WHEN OLD.`erased_at` IS NOT NULL AND NEW.`erased_at` IS NOT OLD.`erased_at` BEGIN
	SELECT RAISE(ABORT, 'an erased post never comes back');
END;
--> statement-breakpoint
CREATE TRIGGER `posts_erased_deleted` AFTER UPDATE OF `erased_at` ON `posts` WHEN NEW.`erased_at` IS NOT NULL AND NEW.`deleted_at` IS NULL BEGIN
	SELECT RAISE(ABORT, 'a post that is erased is deleted first');
END;
--> statement-breakpoint
CREATE TRIGGER `posts_no_change` BEFORE UPDATE OF `id`, `author_id`, `created_at` ON `posts` WHEN NEW.`id` IS NOT OLD.`id` OR NEW.`author_id` IS NOT OLD.`author_id` OR NEW.`created_at` IS NOT OLD.`created_at` BEGIN
	SELECT RAISE(ABORT, 'whose a post is never changes');
END;
--> statement-breakpoint
CREATE TRIGGER `members_no_change` BEFORE UPDATE OF `id`, `created_at` ON `members` WHEN NEW.`id` IS NOT OLD.`id` OR NEW.`created_at` IS NOT OLD.`created_at` BEGIN
	SELECT RAISE(ABORT, 'who a member is never changes');
END;
--> statement-breakpoint
CREATE TRIGGER `identities_no_change` BEFORE UPDATE OF `id`, `member_id`, `issuer`, `subject` ON `identities` WHEN NEW.`id` IS NOT OLD.`id` OR NEW.`member_id` IS NOT OLD.`member_id` OR NEW.`issuer` IS NOT OLD.`issuer` OR NEW.`subject` IS NOT OLD.`subject` BEGIN
	SELECT RAISE(ABORT, 'whose an account is never changes');
END;
--> statement-breakpoint
CREATE TRIGGER `sessions_no_change` BEFORE UPDATE OF `id`, `member_id`, `created_at` ON `sessions` WHEN NEW.`id` IS NOT OLD.`id` OR NEW.`member_id` IS NOT OLD.`member_id` OR NEW.`created_at` IS NOT OLD.`created_at` BEGIN
	SELECT RAISE(ABORT, 'whose a session is never changes');
END;
--> statement-breakpoint
CREATE TRIGGER `reports_no_change` BEFORE UPDATE OF `id`, `post_id`, `reporter_id`, `reason`, `note`, `created_at` ON `reports` WHEN NEW.`id` IS NOT OLD.`id` OR NEW.`post_id` IS NOT OLD.`post_id` OR NEW.`reporter_id` IS NOT OLD.`reporter_id` OR NEW.`reason` IS NOT OLD.`reason` OR NEW.`note` IS NOT OLD.`note` OR NEW.`created_at` IS NOT OLD.`created_at` BEGIN
	SELECT RAISE(ABORT, 'what was reported never changes');
END;
--> statement-breakpoint
CREATE TRIGGER `cases_no_change` BEFORE UPDATE OF `post_id`, `author_id` ON `cases` WHEN NEW.`post_id` IS NOT OLD.`post_id` OR NEW.`author_id` IS NOT OLD.`author_id` BEGIN
	SELECT RAISE(ABORT, 'whose a case is never changes');
END;
--> statement-breakpoint
CREATE TRIGGER `cases_no_return` BEFORE UPDATE OF `version` ON `cases` WHEN NEW.`version` < OLD.`version` BEGIN
	SELECT RAISE(ABORT, 'an earlier version of a case never comes back');
END;
--> statement-breakpoint
CREATE TRIGGER `appeals_no_change` BEFORE UPDATE OF `id`, `entry_id`, `member_id`, `body`, `created_at` ON `appeals` WHEN NEW.`id` IS NOT OLD.`id` OR NEW.`entry_id` IS NOT OLD.`entry_id` OR NEW.`member_id` IS NOT OLD.`member_id` OR NEW.`body` IS NOT OLD.`body` OR NEW.`created_at` IS NOT OLD.`created_at` BEGIN
	SELECT RAISE(ABORT, 'what was appealed never changes');
END;
--> statement-breakpoint
CREATE TRIGGER `notices_no_change` BEFORE UPDATE OF `id`, `member_id` ON `notices` WHEN NEW.`id` IS NOT OLD.`id` OR NEW.`member_id` IS NOT OLD.`member_id` BEGIN
	SELECT RAISE(ABORT, 'whose a notice is never changes');
END;
--> statement-breakpoint
CREATE TRIGGER `rules_no_change` BEFORE UPDATE OF `key` ON `rules` WHEN NEW.`key` IS NOT OLD.`key` BEGIN
	SELECT RAISE(ABORT, 'the key of a rule never changes');
END;
--> statement-breakpoint
CREATE TRIGGER `reports_no_delete` BEFORE DELETE ON `reports` BEGIN
	SELECT RAISE(ABORT, 'a report is never removed');
END;
--> statement-breakpoint
CREATE TRIGGER `cases_no_delete` BEFORE DELETE ON `cases` BEGIN
	SELECT RAISE(ABORT, 'a case is never removed');
END;
--> statement-breakpoint
-- INSERT OR REPLACE deletes a row without firing the triggers above. Not for cases and accounts, which the app inserts ON
-- CONFLICT DO UPDATE: a trigger before an INSERT cannot tell the two apart.
CREATE TRIGGER `posts_no_replace` BEFORE INSERT ON `posts` WHEN EXISTS (SELECT 1 FROM `posts` WHERE `id` = NEW.`id`) OR EXISTS (SELECT 1 FROM `posts` WHERE `author_id` = NEW.`author_id` AND `form_key` = NEW.`form_key`) BEGIN
	SELECT RAISE(ABORT, 'a post is never replaced');
END;
--> statement-breakpoint
CREATE TRIGGER `members_no_replace` BEFORE INSERT ON `members` WHEN EXISTS (SELECT 1 FROM `members` WHERE `id` = NEW.`id`) BEGIN
	SELECT RAISE(ABORT, 'a member is never replaced');
END;
--> statement-breakpoint
CREATE TRIGGER `reports_no_replace` BEFORE INSERT ON `reports` WHEN EXISTS (SELECT 1 FROM `reports` WHERE `id` = NEW.`id`) OR EXISTS (SELECT 1 FROM `reports` WHERE `post_id` = NEW.`post_id` AND `reporter_id` = NEW.`reporter_id` AND `outcome` IS NULL AND NEW.`outcome` IS NULL) BEGIN
	SELECT RAISE(ABORT, 'a report is never replaced');
END;
--> statement-breakpoint
CREATE TRIGGER `appeals_no_replace` BEFORE INSERT ON `appeals` WHEN EXISTS (SELECT 1 FROM `appeals` WHERE `id` = NEW.`id`) OR EXISTS (SELECT 1 FROM `appeals` WHERE `entry_id` = NEW.`entry_id`) BEGIN
	SELECT RAISE(ABORT, 'an appeal is never replaced');
END;
--> statement-breakpoint
CREATE TRIGGER `notices_no_replace` BEFORE INSERT ON `notices` WHEN EXISTS (SELECT 1 FROM `notices` WHERE `id` = NEW.`id`) BEGIN
	SELECT RAISE(ABORT, 'a notice is never replaced');
END;
