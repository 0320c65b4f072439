CREATE TRIGGER `report_event_unchanged` BEFORE UPDATE ON `report_event`
BEGIN
	SELECT RAISE(ABORT, 'the audit trail is only added to');
END;
--> statement-breakpoint
CREATE TRIGGER `report_event_kept` BEFORE DELETE ON `report_event`
BEGIN
	SELECT RAISE(ABORT, 'the audit trail is only added to');
END;
--> statement-breakpoint
CREATE TRIGGER `report_kept` BEFORE DELETE ON `report`
BEGIN
	SELECT RAISE(ABORT, 'a report is withdrawn and never deleted');
END;
