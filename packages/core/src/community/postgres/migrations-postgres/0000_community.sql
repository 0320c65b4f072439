CREATE SCHEMA "whyblocked";
--> statement-breakpoint
CREATE TABLE "whyblocked"."own_key" (
	"name" text PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "whyblocked"."report" (
	"number" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"state" text NOT NULL,
	"said_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"addon" text,
	"place" text,
	"fingerprint" text NOT NULL,
	"subject" text NOT NULL,
	"ran" text,
	"note" text,
	"diagnosis" text,
	"issues" text NOT NULL,
	"merged_into" text,
	CONSTRAINT "report_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "whyblocked"."report_event" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"report_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"done_by" text NOT NULL,
	"from" text,
	"to" text NOT NULL,
	"action" text
);
--> statement-breakpoint
CREATE TABLE "whyblocked"."share" (
	"id" text PRIMARY KEY NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"diagnosis" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "whyblocked"."token" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"last_used_on" text
);
--> statement-breakpoint
CREATE TABLE "whyblocked"."turn" (
	"key" text PRIMARY KEY NOT NULL,
	"rests_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "whyblocked"."report" ADD CONSTRAINT "report_merged_into_report_id_fk" FOREIGN KEY ("merged_into") REFERENCES "whyblocked"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "whyblocked"."report_event" ADD CONSTRAINT "report_event_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "whyblocked"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "report_said_once" ON "whyblocked"."report" USING btree ("said_by","fingerprint") WHERE "whyblocked"."report"."state" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "report_place" ON "whyblocked"."report" USING btree ("place");--> statement-breakpoint
CREATE INDEX "report_merged" ON "whyblocked"."report" USING btree ("merged_into");--> statement-breakpoint
CREATE INDEX "report_state" ON "whyblocked"."report" USING btree ("state","number");--> statement-breakpoint
CREATE INDEX "report_addon" ON "whyblocked"."report" USING btree ("addon","number");--> statement-breakpoint
CREATE INDEX "report_event_report" ON "whyblocked"."report_event" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "share_expiry" ON "whyblocked"."share" USING btree ("expires_at");