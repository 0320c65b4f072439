import type { MediatorRecord } from '../mediator-record.ts';
import { stamp, stamped } from './form.fixture.ts';

/** What a record stands in. */
export interface CarrierForm {
  readonly form: string;
  /** The line; "%" is where the record stands. */
  readonly line: string;
  /** What the line tells of the record. */
  readonly when: Pick<MediatorRecord, 'time' | 'auditId'>;
}

const head = 'Feb 27 12:40:27';

/** Of logs in the forms that LibAppArmor reads; the audit's own stamp is believed before that of the log. */
export const carriersItReads: readonly CarrierForm[] = [
  { form: 'audit.log', line: `type=AVC msg=${stamp}: %`, when: stamped },
  { form: 'audispd', line: `msg=${stamp}: %`, when: stamped },
  { form: 'dmesg', line: `[ 7822.962041] audit: type=1400 ${stamp}: %`, when: stamped },
  { form: 'kern.log', line: `${head} node-1 kernel: [ 7822.962041] audit: type=1400 ${stamp}: %`, when: stamped },
  {
    form: 'kern.log without the time since the boot',
    line: `${head} node-1 kernel: audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  {
    form: 'kern.log before Linux 3.15',
    line: `${head} node-1 kernel: [ 7822.962041] type=1400 ${stamp}: %`,
    when: stamped,
  },
  {
    form: 'kern.log before Linux 3.15, without the time since the boot',
    line: `${head} node-1 kernel: type=1400 ${stamp}: %`,
    when: stamped,
  },
  {
    form: 'kern.log of a host with a domain',
    line: `${head} node-1.example.org kernel: audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  {
    form: 'kern.log with a fraction of the second',
    line: `${head}.263100 node-1 kernel: audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  { form: 'kern.log with a zone', line: `${head}+01:00 node-1 kernel: audit: type=1400 ${stamp}: %`, when: stamped },
  {
    form: 'kern.log with both',
    line: `${head}.263100-08:00 node-1 kernel: audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  { form: 'ISO date and time', line: `2024-02-27 12:40:27 node-1 kernel: audit: type=1400 ${stamp}: %`, when: stamped },
  { form: 'ISO stamp', line: `2024-02-27T12:40:27 node-1 kernel: audit: type=1400 ${stamp}: %`, when: stamped },
  {
    form: 'ISO stamp with a zone',
    line: `2024-02-27T13:40:27+01:00 node-1 kernel: audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  {
    form: 'ISO stamp of rsyslog',
    line: `2024-02-27T13:40:27.263100+01:00 node-1 kernel: [ 7822.962041] audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  {
    form: 'socklog',
    line: `2024-02-27T12:40:27.26310 kern.notice: [ 7822.962041] audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  { form: 'a program that logs records itself', line: `${head} node-1 dbus-daemon[645]: %`, when: { time: head } },
];

/** Of logs and pastes in the forms that LibAppArmor does not read, whatever stands in them. */
export const carriersItGivesUpOn: readonly CarrierForm[] = [
  { form: 'journal', line: `${head} node-1 audit[5507]: AVC %`, when: { time: head } },
  { form: 'journal, by number', line: `${head} node-1 audit[5507]: <audit-1400> %`, when: { time: head } },
  { form: 'journal without a number of a process', line: `${head} node-1 audit: AVC %`, when: { time: head } },
  {
    form: 'journal, -o short-precise',
    line: `${head}.263100 node-1 audit[5507]: AVC %`,
    when: { time: `${head}.263100` },
  },
  {
    form: 'journal, -o short-iso',
    line: '2024-02-27T13:40:27+0100 node-1 audit[5507]: AVC %',
    when: { time: '2024-02-27T12:40:27.000Z' },
  },
  {
    form: 'journal, -o short-full',
    line: 'Tue 2024-02-27 12:40:27 UTC node-1 audit[5507]: AVC %',
    when: { time: '2024-02-27T12:40:27.000Z' },
  },
  { form: 'journal, -o short-unix', line: '1709037627.263000 node-1 audit[5507]: AVC %', when: { time: stamped.time } },
  {
    form: 'journal, -o short-monotonic',
    line: '[ 7822.962041] node-1 audit[5507]: AVC %',
    when: { time: '7822.962041' },
  },
  { form: 'journal, -o verbose', line: '    MESSAGE=AVC %', when: {} },
  {
    form: 'journal in another language',
    line: 'févr. 27 12:40:27 node-1 audit[5507]: AVC %',
    when: { time: 'févr. 27 12:40:27' },
  },
  { form: 'dmesg with few digits', line: `[   12.3] audit: type=1400 ${stamp}: %`, when: stamped },
  { form: 'dmesg behind the word kernel', line: `kernel: [   12.345678] audit: type=1400 ${stamp}: %`, when: stamped },
  { form: 'dmesg before Linux 3.15', line: `[ 7822.962041] type=1400 ${stamp}: %`, when: stamped },
  { form: 'dmesg -T', line: `[Tue Feb 27 12:40:27 2024] audit: type=1400 ${stamp}: %`, when: stamped },
  { form: 'dmesg -x', line: `kern  :notice: [ 7822.962041] audit: type=1400 ${stamp}: %`, when: stamped },
  {
    form: 'dmesg --time-format iso',
    line: `2024-02-27T13:40:27,263100+01:00 audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  { form: 'dmesg --time-format reltime', line: `[  +0.043526] audit: type=1400 ${stamp}: %`, when: stamped },
  { form: 'dmesg --raw', line: `<5>[ 7822.962041] audit: type=1400 ${stamp}: %`, when: stamped },
  { form: 'dmesg with the caller', line: `[ 7822.962041][  T812] audit: type=1400 ${stamp}: %`, when: stamped },
  {
    form: 'dmesg with the caller behind a blank',
    line: `[ 7822.962041] [    T812] audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  { form: 'dmesg of a processor', line: `[ 7822.962041][    C2] audit: type=1400 ${stamp}: %`, when: stamped },
  {
    form: 'dmesg -T -x',
    line: `kern  :warn  : [Tue Feb 27 12:40:27 2024] audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  { form: '/dev/kmsg', line: `5,1234,7822962041,-;audit: type=1400 ${stamp}: %`, when: stamped },
  { form: 'audit.log by number', line: `type=1400 msg=${stamp}: %`, when: stamped },
  { form: 'audit.log of a node', line: `node=node-1 type=AVC msg=${stamp}: %`, when: stamped },
  {
    form: 'ausearch -i',
    line: 'type=AVC msg=audit(02/27/2024 12:40:27.263:7513) : %',
    when: { time: '02/27/2024 12:40:27.263', auditId: '02/27/2024 12:40:27.263:7513' },
  },
  {
    form: 'grep',
    line: `/var/log/kern.log:12:${head} node-1 kernel: [ 7822.962041] audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  {
    form: 'logread of OpenWrt',
    line: `Tue Feb 27 12:40:27 2024 kern.notice kernel: [ 7822.962041] audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  {
    form: 'RFC 5424',
    line: `<4>1 2024-02-27T12:40:27.263Z node-1 kernel - - - audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  {
    form: 'RFC 5424 with structured data',
    line: `<86>1 2024-02-27T12:40:27.263Z node-1 audit 5507 - [meta sequenceId="5"] type=1400 ${stamp}: %`,
    when: stamped,
  },
  {
    form: 'audispd to syslog',
    line: `${head} node-1 audisp-syslog[300]: node=node-1 type=AVC msg=${stamp}: %`,
    when: stamped,
  },
  {
    form: 'ausearch -i with a year of two digits',
    line: 'node=node-1 type=AVC msg=audit(27/02/24 12:40:27.263:7513) : %',
    when: { time: '27/02/24 12:40:27.263', auditId: '27/02/24 12:40:27.263:7513' },
  },
  {
    form: 'logfmt around it',
    line: `level=info ts=2024-02-27T12:40:27Z source=host msg='audit: type=1400 ${stamp}: %'`,
    when: stamped,
  },
  {
    form: 'the note of kauditd before it',
    line: `${head} node-1 kernel: kauditd_printk_skb: 5 callbacks suppressed audit: type=1400 ${stamp}: %`,
    when: stamped,
  },
  { form: 'snappy-debug', line: 'Log: %', when: {} },
  { form: 'nothing', line: '%', when: {} },
  { form: 'Markdown', line: '> - `%`', when: {} },
  { form: 'a table of Markdown', line: '| node-1 | % | 7 |', when: {} },
  { form: 'HTML', line: `<p>audit: type=1400 ${stamp}: %</p>`, when: stamped },
  { form: 'prose', line: `Then I see audit: type=1400 ${stamp}: % in the log, and x=1.`, when: stamped },
];
