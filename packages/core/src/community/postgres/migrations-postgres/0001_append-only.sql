CREATE FUNCTION "whyblocked"."refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'what people said and what was decided is only added to';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER "report_event_unchanged" BEFORE UPDATE OR DELETE OR TRUNCATE ON "whyblocked"."report_event"
FOR EACH STATEMENT EXECUTE FUNCTION "whyblocked"."refuse"();
--> statement-breakpoint
CREATE TRIGGER "report_kept" BEFORE DELETE OR TRUNCATE ON "whyblocked"."report"
FOR EACH STATEMENT EXECUTE FUNCTION "whyblocked"."refuse"();
