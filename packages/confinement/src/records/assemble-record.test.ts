import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleRecord, joinRecordLines, maxRecordLines } from './assemble-record.ts';
import { completeInOneLine } from './complete-in-one-line.ts';
import { isRecordContinuation } from './continuation-line.ts';
import { parseRecords } from './parse-records.ts';

const stamp = 'audit: type=1400 audit(1709037627.263:7513):';
const records = [
  `${stamp} apparmor="DENIED" operation="open" class="file" profile="snap.web.server" name="/home/alex/My Documents/a b.txt" pid=5507 comm="my server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0`,
  `${stamp} apparmor="DENIED" operation="exec" profile="snap.web.server" name="/bin/ip" pid=5507 comm="server" requested_mask="x" denied_mask="x" fsuid=1000 ouid=0 target="snap.web.server//null-/bin/ip"`,
  `${stamp} apparmor="DENIED" operation="capable" profile="snap.web.server" pid=5507 comm="server" capability=16  capname="sys_module"`,
  `${stamp} apparmor="DENIED" operation="connect" profile="snap.web.server" pid=5507 comm="server" family="unix" sock_type="stream" protocol=0 requested_mask="send receive connect" denied_mask="send connect" addr=none peer_addr="@/tmp/dbus-G" peer="unconfined"`,
  `${stamp} apparmor="DENIED" operation="mount" info="failed srcname match" error=-13 profile="/usr/lib/snapd/snap-confine" name="/tmp/a/" pid=7 comm="snap-confine" srcname="/run/media/" flags="rw, rbind"`,
  'dbus-daemon[5870]: apparmor="DENIED" operation="dbus_method_call"  bus="session" path="/org/a" interface="org.a.B" member="Inhibit" mask="send" name="org.a.B" pid=45997 label="snap.web.server" peer_pid=2172 peer_label="unconfined"',
  'audit: type=1326 audit(1709037627.263:7513): auid=1000 uid=1000 gid=1000 ses=3 subj=snap.web.server pid=4868 comm="my server" exe="/snap/web/8/bin/server" sig=0 arch=c000003e syscall=203 compat=0 ip=0x7f1bc860a069 code=0x50000',
  'error: An AppArmor policy prevents this sender from sending this message to this recipient; type="method_call", sender=":1.170" (uid=1000 pid=2612 comm="/snap/shop/604/bin/software " label="snap.shop.shop (enforce)") interface="org.a.B" member="Get" error name="(unset)" requested_reply="0" destination="org.c" (uid=0 pid=479 comm="/usr/sbin/c --no-daemon " label="unconfined")',
];
const begins = /apparmor="|type=1326|AppArmor policy/;

function meaning(text: string): unknown {
  return parseRecords(text).map(({ column: _column, ...rest }) => rest);
}

/** Folds at the given blanks, but a value in no more than two; the first line keeps the record's begin. */
function fold(record: string, at: (blank: number) => boolean, prefix: string): string[] {
  const begin = begins.exec(record);
  const safe = (begin?.index ?? 0) + (begin?.[0].length ?? 0);
  const lines: string[] = [];
  let start = 0;
  let blanks = 0;
  for (let index = safe; index < record.length; index++) {
    if (record[index] !== ' ' || !at(blanks++) || lines.length >= maxRecordLines - 1) continue;
    if (!/["=]/.test(record.slice(start, index))) continue;
    lines.push(record.slice(start, index));
    start = index + 1;
  }
  lines.push(record.slice(start));
  return lines.map((line, index) => (index === 0 ? line : prefix + line));
}

describe('joinRecordLines', () => {
  it('gives the same record for a fold at any one blank', () => {
    for (const record of records) {
      const whole = meaning(record);
      for (const prefix of ['', '    ', '> ', '# ', '| ', ' * ', '// ']) {
        for (let chosen = 0; chosen < record.split(' ').length; chosen++) {
          const lines = fold(record, (blank) => blank === chosen, prefix);
          const joined = joinRecordLines([...lines, 'Feb 27 12:40:28 teal systemd[1]: Started a.service.']);
          expect(meaning(joined.text), joined.text).toEqual(whole);
          expect(joined.lineCount).toBe(lines.length);
        }
      }
    }
  });

  it('gives the same record for folds at any blanks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...records),
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        (record, chosen) => {
          const lines = fold(record, (blank) => chosen[blank] === true, '  ');
          // Neighbours of one length, and lines as wide as terminals, look as if a terminal had cut them.
          fc.pre(
            lines.every(
              (line, at) => line.length !== lines[at + 1]?.length && line.length % 20 > 0 && line.length !== 132,
            ),
          );
          const joined = joinRecordLines(lines);
          expect(meaning(joined.text)).toEqual(meaning(record));
        },
      ),
    );
  });

  it('gives the same record for lines cut at a width', () => {
    for (const record of records) {
      for (const width of [80, 100, 120]) {
        const lines = record.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
        if (begins.test(lines[0] ?? '')) expect(meaning(joinRecordLines(lines).text)).toEqual(meaning(record));
      }
    }
  });

  it('undoes the soft line ends of mail', () => {
    const lines = [
      'Log: apparmor=3D"DENIED" operation=3D"file_inherit" class=3D"net" profile=3D"/snap/s=',
      'napd/20290/usr/lib/snapd/snap-confine" pid=3D2432 comm=3D"snap-confine" fam=',
      'ily=3D"netlink" sock_type=3D"raw" protocol=3D15 denied_mask=3D"send rece=',
      'ive"',
    ];
    expect(parseRecords(joinRecordLines(lines).text)).toMatchObject([
      {
        label: '/snap/snapd/20290/usr/lib/snapd/snap-confine',
        access: { kind: 'network', family: 'netlink' },
        fields: { denied_mask: 'send receive' },
      },
    ]);
  });

  it('joins a profile that a chat broke in two', () => {
    const lines = [
      'audit: apparmor="DENIED" operation="ptrace" profile="cri-containerd',
      '.apparmor.d" pid=3946 requested_mask="trace" denied_mask="trace" peer="cri-containerd.apparmor.d"',
    ];
    expect(parseRecords(joinRecordLines(lines).text)).toMatchObject([{ label: 'cri-containerd.apparmor.d' }]);
  });

  it.each([
    ['a new record', records[2] ?? ''],
    ['another record of the same event', 'type=SYSCALL msg=audit(1709037627.263:7513): arch=c000003e syscall=62'],
    ['a line of a log', 'Feb 27 12:40:28 teal systemd[1]: Started a.service.'],
    ['an empty line', '   '],
    ['a prompt', '$ snap connections web'],
    ['what a tool says of it', 'Capability: sys_module'],
    ['a line with a quote', 'he said "no"'],
  ])('does not take %s', (_name, next) => {
    for (const record of records) expect(joinRecordLines([record, next])).toEqual({ text: record, lineCount: 1 });
  });

  it('does not take a new record into a value that was cut', () => {
    const cut = 'apparmor="DENIED" operation="dbus_method_call" mask="receive" label="snap.a.b" peer_label="unconfined';
    for (const record of records) expect(joinRecordLines([cut, record]).lineCount).toBe(1);
  });

  it('takes a bounded number of lines', () => {
    const assembler = assembleRecord('apparmor="DENIED" operation="open"');
    for (let line = 0; line < 100; line++) assembler.accept('comm="a"');
    expect(assembler.lineCount).toBe(maxRecordLines);
    expect(assembler.done).toBe(true);
    expect(joinRecordLines([])).toEqual({ text: '', lineCount: 0 });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' })),
        (lines) => joinRecordLines(lines).lineCount <= Math.max(lines.length, 1),
      ),
    );
    const piece = fc.constantFrom(
      'apparmor="',
      '"',
      '=',
      ' ',
      'name=',
      '\\',
      'type=1326',
      '3D',
      'audit(',
      'AppArmor policy',
      'x',
      '(',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(piece).map((parts) => parts.join(''))),
        (lines) => joinRecordLines(lines).text.length >= 0,
      ),
    );
  });
});

describe('completeInOneLine', () => {
  it('is sure of whole records only', () => {
    for (const record of records) {
      if (!completeInOneLine(record)) continue;
      for (let end = record.indexOf('"') + 1; end < record.length - 12; end++) {
        const part = record.slice(0, end);
        if (completeInOneLine(part)) expect(meaning(part)).toHaveLength(1);
      }
    }
    expect(records.filter((record) => completeInOneLine(record))).toHaveLength(6);
  });

  it.each([
    ['apparmor="DENIED" operation="open" profile="p" name="/x" requested_mask="r" denied_mask="r" fsuid=0', false],
    [
      'apparmor="DENIED" operation="exec" profile="p" name="/x" requested_mask="x" denied_mask="x" fsuid=0 ouid=0',
      false,
    ],
    [
      'apparmor="DENIED" operation="open" profile="p" name="/x" requested_mask="r" denied_mask="r" fsuid=0 ouid=0',
      true,
    ],
  ])('%s', (line, complete) => {
    expect(completeInOneLine(line)).toBe(complete);
  });
});

describe('isRecordContinuation', () => {
  it.each([
    ['profile="snap.a.b"', true],
    ['  > name="/x" pid=1', true],
    ['denied_mask="r" fsuid=0 ouid=0', true],
    ['apparmor="DENIED"', false],
    ['type=1400 audit(1.1:1)', false],
    ['PATH=/usr/bin', false],
    ['level=info msg="x"', false],
    ['Feb 27 12:40:28 teal x[1]: pid=1', false],
    ['', false],
  ])('%s', (line, expected) => {
    expect(isRecordContinuation(line)).toBe(expected);
  });
});
