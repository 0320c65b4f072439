import { describe, expect, it } from 'vitest';
import { parseRecords } from './parse-records.ts';

const plain =
  'apparmor="DENIED" operation="open" profile="snap.web.server" name="/etc/my file" pid=5507 comm="server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0';
const fields = {
  apparmor: 'DENIED',
  operation: 'open',
  profile: 'snap.web.server',
  name: '/etc/my file',
  pid: '5507',
  comm: 'server',
  requested_mask: 'r',
  denied_mask: 'r',
  fsuid: '1000',
  ouid: '0',
};

function fieldsOf(line: string): Readonly<Record<string, string>> | undefined {
  return parseRecords(line)[0]?.fields;
}

describe('fields that LibAppArmor loses or changes', () => {
  it.each([
    [
      'keys that it does not know',
      'class="file" execpath="/usr/bin/a" made_tomorrow="x y"',
      { class: 'file', execpath: '/usr/bin/a', made_tomorrow: 'x y' },
    ],
    ['newer masks', 'requested="send" denied="send"', { requested: 'send', denied: 'send' }],
    ['addresses', 'addr=none peer_addr="@/tmp/x"', { addr: 'none', peer_addr: '@/tmp/x' }],
    ['limits', 'rlimit=memlock value=67108864', { rlimit: 'memlock', value: '67108864' }],
    ['hex of a target', 'target=2F746D702F6120C3A9', { target: '/tmp/a é' }],
    ['hex of a peer', 'peer=736E617020C3A9', { peer: 'snap é' }],
    ['hex of a source', 'srcname=2F6D6E742F612062', { srcname: '/mnt/a b' }],
    ['hex of a path', 'path=2F6F72672F612062', { path: '/org/a b' }],
    ['hex in lower case', 'name=2f746d702f612062', { name: '/tmp/a b' }],
    ['a NUL in hex', 'name=2F61002F62', { name: '/a\0/b' }],
    ['an unquoted name', 'name=/sys/a', { name: '/sys/a' }],
    ['a signal without a name', 'signal=unknown(99)', { signal: 'unknown(99)' }],
    ['a quoted signal', 'signal="kill"', { signal: 'kill' }],
    ['a backslash', String.raw`name="/a\b\x20"`, { name: String.raw`/a\b\x20` }],
    ['the sign of an error', 'error=-13', { error: '-13' }],
    ['the number of a protocol', 'protocol=6', { protocol: '6' }],
    ['the number of a capability', 'capability=21', { capability: '21' }],
    ['the offset in a policy', 'offset=151', { offset: '151' }],
    [
      'names of the users',
      'fsuid=1000 ouid=0 FSUID="alex" OUID="root"',
      { fsuid: '1000', FSUID: 'alex', OUID: 'root' },
    ],
    ['program and command', 'comm="a" exe="/usr/bin/a"', { comm: 'a', exe: '/usr/bin/a' }],
  ])('%s', (_name, text, expected) => {
    expect(
      fieldsOf(`type=AVC msg=audit(1709037627.263:7513): apparmor="DENIED" operation="open" profile="p" ${text}`),
    ).toMatchObject(expected);
  });

  it('leave a null name out', () => {
    expect(fieldsOf('apparmor="DENIED" operation="open" profile="p" name=(null) pid=1')).toEqual({
      apparmor: 'DENIED',
      operation: 'open',
      profile: 'p',
      pid: '1',
    });
  });

  it('keep an empty value', () => {
    expect(fieldsOf('apparmor="DENIED" operation="open" info="" profile="p"')).toMatchObject({
      info: '',
      profile: 'p',
    });
  });

  it('do not take words for hex', () => {
    expect(fieldsOf('apparmor=DENIED operation=open profile=cafe name=/x comm=dd exe=deadbeef pid=1')).toMatchObject({
      profile: 'cafe',
      comm: 'dd',
      exe: 'deadbeef',
    });
  });
});

describe('quotes as people paste them', () => {
  it.each([
    ['HTML', plain.replaceAll('"', '&quot;')],
    ['HTML in numbers', plain.replaceAll('"', '&#34;')],
    ['typographic', plain.replace(/"([^"]*)"/g, '“$1”')],
    ['German', plain.replace(/"([^"]*)"/g, '„$1“')],
    ['single', plain.replaceAll('"', "'")],
    ['escaped', plain.replaceAll('"', '\\"')],
    ['in JSON', JSON.stringify({ log: `${plain}\n`, stream: 'stderr' })],
    ['in JSON in JSON', JSON.stringify({ a: JSON.stringify({ log: plain, n: 1 }) })],
    ['doubled in a table', `"Feb 27","${plain.replaceAll('"', '""')}","7"`],
    ['without blanks between fields', plain.replaceAll('" ', '"')],
    ['with blanks that do not break', plain.replace(/ (?=\w+=)/g, '\u00a0')],
    ['with escaped underlines', plain.replaceAll('_', '\\_')],
    ['in a paragraph', `<p>${plain}</p>`],
    ['in code', `\`${plain}\``],
    ['in quoted-printable', plain.replaceAll('=', '=3D')],
  ])('%s', (_name, line) => {
    expect(fieldsOf(line)).toEqual(fields);
  });

  it('decodes entities and escapes inside values', () => {
    expect(
      fieldsOf('apparmor=&quot;DENIED&quot; operation=&quot;open&quot; name=&quot;/a&amp;b&lt;c&gt;&quot; pid=1'),
    ).toMatchObject({ name: '/a&b<c>' });
    expect(fieldsOf(JSON.stringify({ log: 'apparmor="DENIED" operation="open" name="/a\\b/é" pid=1' }))).toMatchObject({
      name: '/a\\b/é',
    });
    expect(
      fieldsOf(String.raw`{"log":"apparmor=\"DENIED\" operation=\"open\" name=\"/lxc_\u003cvar\u003e\" pid=1"}`),
    ).toMatchObject({ name: '/lxc_<var>' });
  });
});

describe('records that are cut', () => {
  const cases: [string, string, Record<string, string>][] = [
    [
      "by a terminal's width",
      'apparmor="DENIED" operation="open" profile="p" name="/x" pid=1 requested_mask="r" den>',
      { requested_mask: 'r' },
    ],
    ['in a value', 'apparmor="DENIED" operation="open" profile="p" name="/etc/fst', { name: '/etc/fst' }],
    ['in a value, marked', 'apparmor="DENIED" operation="open" profile="p" name="/etc/fst>', { name: '/etc/fst' }],
    ['in a key', 'apparmor="DENIED" operation="open" profile="p" name="/x" requested_m', { name: '/x' }],
    ['after a key', 'apparmor="DENIED" operation="open" profile="p" name="/x" requested_mask=', { name: '/x' }],
    ['in the middle', 'apparmor="DENIED" operation="mknod" ... name="/x"', { operation: 'mknod', name: '/x' }],
    ['in the middle, with one sign', 'apparmor="DENIED" … capname="setuid"', { capname: 'setuid' }],
    [
      'in the middle of a value',
      'apparmor="DENIED" operation="open" profile="p" name="/etc/fst… pid=12 comm="a" denied_mask="r"',
      { name: '/etc/fst', pid: '12', comm: 'a', denied_mask: 'r' },
    ],
    [
      'in the middle of a path',
      'apparmor="DENIED" operation="open" profile="p" name="/sys/.../type" pid=12',
      { name: '/sys/.../type' },
    ],
  ];
  it.each(cases)('%s say so', (_name, line, expected) => {
    const [record, ...more] = parseRecords(line);
    expect(more).toEqual([]);
    expect(record?.truncated).toBe(true);
    expect(record?.fields).toMatchObject(expected);
  });

  it('at their head are read, with a refusal and a subject', () => {
    expect(
      parseRecords(
        '# operation="ptrace" profile="p" pid=1 comm="a" requested_mask="trace" denied_mask="trace" peer="q"',
      ),
    ).toMatchObject([{ verdict: 'denied', truncated: true, access: { kind: 'ptrace', mask: 'trace', peer: 'q' } }]);
    expect(parseRecords('level=info operation=create profile=default')).toEqual([]);
  });
});

describe('lines with other things', () => {
  it('may hold several records', () => {
    const stamp = 'Feb 27 12:40:27 teal kernel: [1.0] audit: type=1400 audit(1709037627.263:7513):';
    const records = parseRecords(`${plain} ${plain.replace('my file', 'b')} ${stamp} ${plain.replace('my file', 'c')}`);
    expect(records.map(({ access }) => access)).toMatchObject([
      { path: '/etc/my file' },
      { path: '/etc/b' },
      { path: '/etc/c' },
    ]);
    expect(records.map(({ auditId }) => auditId)).toEqual([undefined, undefined, '1709037627.263:7513']);
  });

  it('end a record where prose begins', () => {
    expect(fieldsOf(`${plain} File: /etc/my file (read) Suggestions: * adjust program x=1 name=/other`)).toEqual(
      fields,
    );
  });

  it.each([
    'BOOT_IMAGE=/vmlinuz root=UUID=1 ro apparmor=1 security=apparmor quiet',
    "journalctl -k | grep -E 'apparmor=|type=1326|avc:'",
    'grep apparmor="DENIED" /var/log/syslog',
    'docker run --security-opt apparmor=unconfined x',
    'type=AVC msg=audit(1.1:1): avc:  denied  { read } for  pid=1 comm="a" scontext=a tcontext=b tclass=file',
    'subj_apparmor="DENIED" operation=open',
    'apparmor=constructor operation=toString',
    '',
  ])('are none of ours: %s', (line) => {
    expect(parseRecords(line)).toEqual([]);
  });
});
