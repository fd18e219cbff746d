-- A new kind, verdict or rule is an INSERT in a migration of its own.
INSERT INTO `log_kinds` (`kind`, `moderation`) VALUES
	('post.created', 0),
	('post.deleted', 0),
	('post.reported', 0),
	('report.withdrawn', 0),
	('post.hidden', 1),
	('post.unhidden', 1),
	('report.dismissed', 1),
	('user.blocked', 1),
	('user.unblocked', 1),
	('role.assigned', 1),
	('appeal.sent', 1),
	('appeal.upheld', 1),
	('appeal.overturned', 1),
	('act.undone', 1),
	('case.claimed', 1),
	('case.released', 1),
	('note.added', 1),
	('reports.ignored', 1),
	('reports.heeded', 1);
--> statement-breakpoint
INSERT INTO `notice_kinds` (`kind`) VALUES
	('post.hidden'),
	('post.restored'),
	('user.blocked'),
	('user.unblocked'),
	('role.changed'),
	('appeal.upheld'),
	('appeal.overturned'),
	('report.upheld'),
	('report.dismissed'),
	('report.closed');
--> statement-breakpoint
INSERT INTO `verdicts` (`verdict`) VALUES
	('hide'),
	('unhide'),
	('dismiss'),
	('block'),
	('withdrawn');
--> statement-breakpoint
-- The last is retired because it is not a rule that a post can break, only a reason for an act.
INSERT INTO `rules` (`key`, `label`, `hint`, `text`, `position`, `retired`) VALUES
	('spam', 'Spam', 'Advertising, scams, the same thing again and again', 'Don''t use Plaza to advertise, to scam people or to say the same thing over and over. A link to your own work now and then is fine; ten posts about a sale are not.', 1, 0),
	('harassment', 'Harassment', 'Attacks on a person, threats, private details', 'Don''t attack, threaten or expose a person. You can say that somebody is wrong; you can''t call them names every day or post their telephone number.', 2, 0),
	('hate', 'Hate', 'Against people for what they are', 'Don''t attack people for who they are: their origin, religion, sex, sexuality, disability or age. Criticising an idea is fine; saying that a whole group of people doesn''t belong here is not.', 3, 0),
	('violence', 'Violence', 'Calls for it, praise of it, cruelty', 'Don''t call for violence, praise it or show cruelty for its own sake. Reporting on a fight is fine; inviting people to one is not.', 4, 0),
	('sexual', 'Sexual content', 'Explicit, or sexual about somebody who did not ask for it', 'Don''t post anything sexually explicit, and don''t write sexually about somebody who hasn''t agreed to it. Talking about health is fine; a remark about a neighbour''s body is not.', 5, 0),
	('illegal', 'Illegal', 'Sells, shares or plans what the law forbids', 'Don''t offer, share or plan anything illegal. Asking what the law says is fine; selling a forged driving licence is not.', 6, 0),
	('other', 'Something else', 'Say what in the note', 'Sometimes a post does harm in a way that no other rule names. Say in your note what is wrong with it, such as giving away the end of a book that everybody is still reading, and a moderator will decide.', 7, 0),
	('mistake', 'Mistake', 'An earlier decision was wrong', 'Moderators get things wrong too. This is what they say when they put a decision right, such as showing a post again that should never have been hidden.', 8, 1);
