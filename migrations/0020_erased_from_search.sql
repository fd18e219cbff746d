-- FTS5 takes nothing out of its index when a row goes: it notes that the row is gone, and its words stay until parts of the
-- index are merged, which may be never. Of members that would be names and addresses that were erased, or reset. Not of
-- posts, of which a block takes out thousands at once, each for as long as a search: a job rewrites their index every day.
INSERT INTO `member_search` (`member_search`, `rank`) VALUES ('secure-delete', 1);
--> statement-breakpoint
-- What is in it from before.
INSERT INTO `member_search` (`member_search`) VALUES ('optimize');
