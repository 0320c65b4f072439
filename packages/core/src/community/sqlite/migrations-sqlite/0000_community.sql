CREATE TABLE `own_key` (
	`name` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `report` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`state` text NOT NULL,
	`said_by` text NOT NULL,
	`at` integer NOT NULL,
	`addon` text,
	`place` text,
	`fingerprint` text NOT NULL,
	`subject` text NOT NULL,
	`ran` text,
	`note` text,
	`diagnosis` text,
	`issues` text NOT NULL,
	`merged_into` text,
	FOREIGN KEY (`merged_into`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_id_unique` ON `report` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `report_said_once` ON `report` (`said_by`,`fingerprint`) WHERE "report"."state" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX `report_place` ON `report` (`place`);--> statement-breakpoint
CREATE INDEX `report_merged` ON `report` (`merged_into`);--> statement-breakpoint
CREATE INDEX `report_state` ON `report` (`state`,`number`);--> statement-breakpoint
CREATE INDEX `report_addon` ON `report` (`addon`,`number`);--> statement-breakpoint
CREATE TABLE `report_event` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` text NOT NULL,
	`at` integer NOT NULL,
	`done_by` text NOT NULL,
	`from` text,
	`to` text NOT NULL,
	`action` text,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_event_report` ON `report_event` (`report_id`);--> statement-breakpoint
CREATE TABLE `share` (
	`id` text PRIMARY KEY NOT NULL,
	`secret_hash` blob NOT NULL,
	`diagnosis` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `share_expiry` ON `share` (`expires_at`);--> statement-breakpoint
CREATE TABLE `token` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`hash` blob NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`last_used_on` text
);
--> statement-breakpoint
CREATE TABLE `turn` (
	`key` text PRIMARY KEY NOT NULL,
	`rests_at` integer NOT NULL
);
