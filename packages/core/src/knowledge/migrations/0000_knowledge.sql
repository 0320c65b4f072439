CREATE TABLE `addon` (
	`name` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `curated` (
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`kind`, `slug`)
);
--> statement-breakpoint
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
	`privilege` integer NOT NULL,
	`opens` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `release` (
	`id` integer PRIMARY KEY NOT NULL,
	`axis` text NOT NULL,
	`tag` text NOT NULL,
	`apparmor` text
);
--> statement-breakpoint
CREATE TABLE `rule` (
	`id` integer PRIMARY KEY NOT NULL,
	`policy_id` integer NOT NULL,
	`side` text,
	`stage` text,
	`backend` text NOT NULL,
	`profile` text,
	`tree` text NOT NULL,
	`canonical` text NOT NULL,
	`prompt` integer NOT NULL,
	`replaces` text,
	`priority` integer,
	`conditions` text,
	`since` text,
	`until` text,
	`pattern_id` integer,
	FOREIGN KEY (`policy_id`) REFERENCES `policy`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rule_pattern` ON `rule` (`pattern_id`);--> statement-breakpoint
CREATE INDEX `rule_policy` ON `rule` (`policy_id`,`backend`);--> statement-breakpoint
CREATE INDEX `rule_replaces` ON `rule` (`replaces`);--> statement-breakpoint
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
	`file_id` integer NOT NULL,
	`line` integer NOT NULL,
	PRIMARY KEY(`rule_id`, `release_id`),
	FOREIGN KEY (`rule_id`) REFERENCES `rule`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`release_id`) REFERENCES `release`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `source_file`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `snap` (
	`name` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `source_file` (
	`id` integer PRIMARY KEY NOT NULL,
	`path` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `statement` (
	`id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL
);
