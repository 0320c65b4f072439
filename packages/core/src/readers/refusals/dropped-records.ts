import { ONE_LINE, type Reader } from '../reader.ts';
import { toldFact } from '../snaps/told-fact.ts';

/** What the kernel says when it writes fewer records than there were (kernel/audit.c, lib/ratelimit.c). */
const DROPPED =
  /(?:^|[\s\]:])(?:kauditd_printk_skb: (\d{1,9}) callbacks suppressed|audit: (?:rate limit|backlog limit) exceeded|audit: audit_lost=(\d{1,9})\b)/;

/** Records of mediators that were not written: what is not in the paste may have been refused as well. */
export const droppedRecords: Reader = {
  form: 'dropped-records',
  from: ['dmesg', 'auditctl -s'],
  triggers: ['callbacks suppressed', 'audit: rate limit', 'audit: backlog limit', 'audit: audit_lost='],
  open(line, say) {
    const found = DROPPED.exec(line.text.slice(0, 500));
    if (!found) return null;
    say(toldFact('dropped-records', found[1] ?? found[2] ?? 'some'), line);
    return ONE_LINE;
  },
};
