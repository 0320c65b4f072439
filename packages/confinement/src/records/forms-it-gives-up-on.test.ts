import { describe, expect, it } from 'vitest';
import { assembleRecord } from './assemble-record.ts';
import { carriersItGivesUpOn, carriersItReads } from './forms/carrier-forms.fixture.ts';
import { disguises } from './forms/disguises.fixture.ts';
import { fileForms } from './forms/file-forms.fixture.ts';
import { type Form, recordOf, stamp, stamped } from './forms/form.fixture.ts';
import { givenUpForms } from './forms/given-up-forms.fixture.ts';
import { mountForms } from './forms/mount-forms.fixture.ts';
import { processForms } from './forms/process-forms.fixture.ts';
import { profileForms } from './forms/profile-forms.fixture.ts';
import { seccompForms } from './forms/seccomp-forms.fixture.ts';
import { socketForms } from './forms/socket-forms.fixture.ts';
import { parseRecords } from './parse-records.ts';

const open =
  'apparmor="DENIED" operation="open" class="file" profile="snap.web.server" name="/etc/fstab" pid=5507 comm="server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0';
const bare: Form = {
  form: 'alone',
  line: open,
  verdict: 'denied',
  label: 'snap.web.server',
  process: { pid: 5507, comm: 'server' },
  access: { kind: 'file', path: '/etc/fstab', mask: 'r', owner: false },
  fields:
    'apparmor=DENIED | operation=open | class=file | profile=snap.web.server | name=/etc/fstab | pid=5507 | comm=server | requested_mask=r | denied_mask=r | fsuid=1000 | ouid=0',
  when: {},
};
const anyColumn = { column: expect.any(Number) };

describe.each([
  ['AppArmor', givenUpForms],
  ['seccomp', seccompForms],
])('records of %s that LibAppArmor gives up on', (_name, forms) => {
  it.each(forms)('$form', (form) => {
    expect(parseRecords(form.line)).toEqual([{ ...recordOf(form), ...anyColumn }]);
  });
});

describe('carriers that LibAppArmor gives up on', () => {
  it.each(carriersItGivesUpOn)('$form', ({ line, when }) => {
    const expected = { ...recordOf({ ...bare, when }), column: line.indexOf('%') + 1 };
    expect(parseRecords(line.replace('%', open))).toEqual([expected]);
  });
});

describe('records in disguise', () => {
  it.each(disguises)('$form', ({ of }) => {
    expect(parseRecords(of(open))).toEqual([{ ...recordOf(bare), ...anyColumn }]);
  });
});

describe('a record of any form', () => {
  const heads = /^type=AVC msg=audit\(.{1,30}\): /;
  const records = [fileForms, socketForms, processForms, mountForms, profileForms, givenUpForms]
    .flat()
    .filter(({ line }) => heads.test(line))
    .map((form) => ({ ...form, line: form.line.replace(heads, ''), when: {} }));
  /** Where a quote tells what nothing else does. */
  const needsQuotes = new Set([
    'a profile with a blank in quotes',
    'another process whose label is empty',
    'an address with control bytes',
    'a field of tomorrow',
  ]);

  it.each([...carriersItReads, ...carriersItGivesUpOn])('is the same in $form', ({ line, when }) => {
    for (const form of records) {
      const expected = [{ ...recordOf({ ...form, when }), ...anyColumn }];
      expect(parseRecords(line.replace('%', () => form.line)), form.form).toEqual(expected);
    }
  });

  it.each(disguises)('is the same behind $form', ({ form: disguise, of }) => {
    for (const form of records) {
      if (disguise === 'no quotes' && needsQuotes.has(form.form)) continue;
      expect(parseRecords(of(form.line)), form.form).toEqual([{ ...recordOf(form), ...anyColumn }]);
    }
  });
});

describe('several records on one line', () => {
  const other = open.replace('/etc/fstab', '/etc/hosts').replace('5507', '5508');
  it.each([
    ['one behind the other', `${open} ${other}`],
    ['each with its head', `type=AVC msg=${stamp}: ${open} type=AVC msg=${stamp}: ${other}`],
    ['in cells of a table', `<td>${open}</td><td>${other}</td>`],
    ['between backticks', `\`${open}\`, \`${other}\``],
    ['in a list as JSON', JSON.stringify([{ log: open }, { log: other }])],
  ])('%s', (_name, line) => {
    expect(parseRecords(line)).toMatchObject([
      { pid: 5507, access: { path: '/etc/fstab', mask: 'r', owner: false }, truncated: false },
      { pid: 5508, access: { path: '/etc/hosts', mask: 'r', owner: false }, truncated: false },
    ]);
  });

  it('keeps what each head tells with its record', () => {
    const line = `[1.000001] audit: type=1400 audit(1709037628.263:7514): ${other} [2.000002] audit: type=1400 ${stamp}: ${open}`;
    expect(parseRecords(line)).toMatchObject([
      { pid: 5508, auditId: '1709037628.263:7514', time: '2024-02-27T12:40:28.263Z' },
      { pid: 5507, ...stamped },
    ]);
  });

  it('finds those of both mediators', () => {
    const call = seccompForms[0]?.line ?? '';
    expect(parseRecords(`${call} type=AVC msg=${stamp}: ${open}`)).toMatchObject([
      { mediator: 'seccomp', access: { name: 'setpriority' } },
      { mediator: 'apparmor', access: { path: '/etc/fstab' } },
    ]);
  });
});

describe('folded records', () => {
  const whole = `audit: type=1400 ${stamp}: ${open}`;
  const blanks = [...whole.matchAll(/ (?=\w+=)/g)]
    .map(({ index }) => index)
    .filter((at) => at > whole.indexOf('class='));

  it.each(['', '> ', '    ', '| ', '# '])('behind "%s" are read as if they were whole', (prefix) => {
    for (const at of blanks) {
      const assembler = assembleRecord(prefix + whole.slice(0, at));
      expect(assembler.accept(prefix + whole.slice(at + 1))).toBe(true);
      expect(parseRecords(assembler.text)).toEqual([{ ...recordOf({ ...bare, when: stamped }), ...anyColumn }]);
    }
  });
});

describe('lines about records', () => {
  it.each([
    'Feb 27 12:40:27 node-1 kernel: kauditd_printk_skb: 20 callbacks suppressed',
    'Feb 27 12:40:27 node-1 kernel: audit_printk_skb: 12 callbacks suppressed',
    'audit: audit_lost=12 audit_rate_limit=0 audit_backlog_limit=64',
    'audit: audit_backlog=65 > audit_backlog_limit=64',
    'audit: backlog limit exceeded',
    'audit: kauditd hold queue overflow',
    `audit: type=1400 ${stamp}:`,
    `type=PROCTITLE msg=${stamp}: proctitle=2F7573722F62696E2F776562`,
    `type=SYSCALL msg=${stamp}: arch=c000003e syscall=257 success=no exit=-13 pid=5507 comm="server" exe="/usr/bin/web"`,
    `type=CRED_ACQ msg=${stamp}: pid=1 uid=0 msg='op=PAM:setcred acct="root" exe="/usr/sbin/cron" res=success'`,
    `type=APPARMOR_DENIED msg=${stamp}:`,
    `type=1503 ${stamp}: operation=(null)`,
    'AppArmor: AppArmor initialized',
    'level=info type=1503 msg="operation=open"',
  ])('are none: %s', (line) => {
    expect(parseRecords(line)).toEqual([]);
  });
});
