-- What /rules shows to everybody and report forms hint at. No text names the site: its name is a setting.
UPDATE `rules` SET
	`text` = 'Don''t advertise, scam people or post the same thing over and over. A link to your own work now and then is fine; ten posts about a sale are not.'
	WHERE `key` = 'spam';
--> statement-breakpoint
UPDATE `rules` SET
	`hint` = 'Attacks or threatens a person, or gives away private details',
	`text` = 'Don''t attack, threaten or expose a person. Saying that somebody is wrong is fine; calling them names or posting their phone number is not.'
	WHERE `key` = 'harassment';
--> statement-breakpoint
UPDATE `rules` SET
	`hint` = 'Attacks people for who they are',
	`text` = 'Don''t attack people for who they are: their origin, religion, gender, sexuality, disability or age. Criticising an idea is fine; saying that a whole group of people doesn''t belong here is not.'
	WHERE `key` = 'hate';
--> statement-breakpoint
UPDATE `rules` SET
	`hint` = 'Calls for violence, praises it, or shows cruelty'
	WHERE `key` = 'violence';
--> statement-breakpoint
UPDATE `rules` SET
	`hint` = 'Explicit, or a sexual remark about somebody'
	WHERE `key` = 'sexual';
--> statement-breakpoint
UPDATE `rules` SET
	`hint` = 'Offers, shares or plans something illegal'
	WHERE `key` = 'illegal';
--> statement-breakpoint
UPDATE `rules` SET
	`hint` = 'Add a note to explain',
	`text` = 'A post can do harm in a way that no other rule names, such as giving away the end of a book that everybody is still reading. Explain what is wrong in your note, and a moderator will decide.'
	WHERE `key` = 'other';
--> statement-breakpoint
-- Left only where an entry of the log has it.
UPDATE `rules` SET
	`hint` = 'An earlier decision was wrong',
	`text` = 'Moderators get things wrong too. This was their reason for putting a decision right, such as showing a post again that should never have been hidden.'
	WHERE `key` = 'mistake';
