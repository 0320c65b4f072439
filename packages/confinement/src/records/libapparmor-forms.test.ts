import { describe, expect, it } from 'vitest';
import { carriersItReads } from './forms/carrier-forms.fixture.ts';
import { dbusForms } from './forms/dbus-forms.fixture.ts';
import { fileForms } from './forms/file-forms.fixture.ts';
import { inAuditLog, recordOf } from './forms/form.fixture.ts';
import { mountForms } from './forms/mount-forms.fixture.ts';
import { oldForms } from './forms/old-forms.fixture.ts';
import { processForms } from './forms/process-forms.fixture.ts';
import { profileForms } from './forms/profile-forms.fixture.ts';
import { rarerForms } from './forms/rarer-forms.fixture.ts';
import { socketForms } from './forms/socket-forms.fixture.ts';
import { parseRecords } from './parse-records.ts';

describe.each([
  ['files', fileForms],
  ['sockets', socketForms],
  ['processes', processForms],
  ['mounts', mountForms],
  ['profiles', profileForms],
  ['messages', dbusForms],
  ['kernels before 2.6.36', oldForms],
  ['rarer kinds', rarerForms],
])('records of %s that LibAppArmor reads', (_name, forms) => {
  it.each(forms)('$form', (form) => {
    const column = form.line.search(/apparmor=|operation=/) + 1;
    expect(parseRecords(form.line)).toEqual([{ ...recordOf(form), column }]);
  });

  it.each(forms)('$form: its fields stay in order', ({ line, fields }) => {
    const [record] = parseRecords(line);
    const pairs = Object.entries(record?.fields ?? {}).map((pair) => pair.join('='));
    expect(pairs.join(' | ')).toBe(fields);
  });
});

describe('carriers that LibAppArmor reads', () => {
  const record =
    'apparmor="DENIED" operation="open" profile="snap.web.server" name="/etc/fstab" pid=5507 comm="server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0';
  it.each(carriersItReads)('$form', ({ line, when }) => {
    const [alone] = parseRecords(record);
    expect(parseRecords(line.replace('%', record))).toEqual([{ ...alone, ...when, column: line.indexOf('%') + 1 }]);
  });
});

describe('masks of files', () => {
  it.each('r w a c d l k x m wr rw wc rm wrc wrd mrwkl xm'.split(' '))('%s', (mask) => {
    const line = inAuditLog(
      `apparmor="DENIED" operation="open" profile="web" name="/x" pid=7 comm="web" requested_mask="r${mask}" denied_mask="${mask}" fsuid=0 ouid=0`,
    );
    expect(parseRecords(line)).toMatchObject([
      { access: { kind: 'file', mask }, fields: { requested_mask: `r${mask}`, denied_mask: mask } },
    ]);
  });

  it.each([
    ['r::', 'r'],
    ['::w', 'w'],
    ['wr::r', 'wr'],
    ['a::a', 'a'],
  ])('%s of the owner and of others', (logged, mask) => {
    const line = `type=1503 audit(1709037627.263:7513): operation="open" requested_mask="${logged}" denied_mask="${logged}" fsuid=0 name="/x" pid=7 profile="web"`;
    expect(parseRecords(line)).toMatchObject([{ access: { kind: 'file', mask }, fields: { denied_mask: logged } }]);
  });
});
