"""Reads a log with LibAppArmor's parse_record, line by line, and prints how many records it understood and the seconds."""
import sys
import time

import LibAppArmor

with open(sys.argv[1], encoding="utf-8", errors="replace") as log:
    lines = log.read().split("\n")
understood = 0
start = time.perf_counter()
for line in lines:
    record = LibAppArmor.parse_record(line)
    if record is not None:
        if record.event != LibAppArmor.AA_RECORD_INVALID:
            understood += 1
        LibAppArmor.free_record(record)
print(understood, time.perf_counter() - start)
