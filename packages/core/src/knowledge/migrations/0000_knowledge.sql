CREATE TABLE `flat_file` (
	`name` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `policy` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`complete` integer NOT NULL,
	`privilege` integer NOT NULL,
	`opens` integer NOT NULL,
	`facts` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `release` (
	`id` integer PRIMARY KEY NOT NULL,
	`tag` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `release_tag_unique` ON `release` (`tag`);--> statement-breakpoint
CREATE TABLE `rule` (
	`id` integer PRIMARY KEY NOT NULL,
	`policy_id` integer NOT NULL,
	`side` text NOT NULL,
	`stage` text NOT NULL,
	`backend` text NOT NULL,
	`profile` text,
	`tree` text NOT NULL,
	`canonical` text NOT NULL,
	`conditions` text,
	`since` text,
	`until` text,
	`pattern_id` integer,
	`at` text NOT NULL,
	FOREIGN KEY (`policy_id`) REFERENCES `policy`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rule_pattern` ON `rule` (`pattern_id`);--> statement-breakpoint
CREATE INDEX `rule_policy` ON `rule` (`policy_id`);--> statement-breakpoint
CREATE TABLE `rule_bucket` (
	`bucket` text NOT NULL,
	`rule_id` integer NOT NULL,
	PRIMARY KEY(`bucket`, `rule_id`),
	FOREIGN KEY (`rule_id`) REFERENCES `rule`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rule_place` (
	`rule_id` integer NOT NULL,
	`release_id` integer NOT NULL,
	`file` text NOT NULL,
	`line` integer NOT NULL,
	PRIMARY KEY(`rule_id`, `release_id`),
	FOREIGN KEY (`rule_id`) REFERENCES `rule`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`release_id`) REFERENCES `release`(`id`) ON UPDATE no action ON DELETE no action
);
