import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Carried } from './line.ts';
import { lineFrom } from './line-from.ts';

const read = (raw: string, before?: string, after?: string) => lineFrom(raw, { number: 7, before, after });
const textsOf = (lines: readonly string[]): readonly string[] =>
  lines.map((raw, index) => read(raw, lines[index - 1], lines[index + 1]).text);

const record = 'audit: type=1400 audit(1687451760.860:159): apparmor="DENIED" operation="open" name="/etc/x" pid=12';
const klog = 'E0616 05:28:37.123456    2300 pod_workers.go:1298] "Error syncing pod, skipping" err="no <br> here"';
const kernelLine = `Jun 22 16:36:00 node-1 kernel: ${record}`;
const plain = [
  'Name:             web-0',
  '    - name: web',
  '  Warning  FailedScheduling  12s   default-scheduler  0/1 nodes are available',
  '{"apiVersion":"v1","kind":"Pod"}',
  '2024-01-01T00:00:00Z error: cannot listen',
  '2024-01-01T00:00:00.123Z INFO starting',
  '2024-01-01 00:00:00 INFO app: starting',
  '2024-01-01 00:00:00,123 main worker: starting',
  '2024-01-01T00:00:00Z WARN controller: slow',
  '[FAIL] 1.2.3 Ensure that it is set',
  'web 1/1 Running 0 5m',
  '/etc/web/config.yaml:12: did not find expected key',
  'Jun 22 is the day',
  'a > b | c & d `e` <none> 12:30',
  'R&D said &quot;no&quot; and "yes"',
  '--- a/file',
  '',
  '   ',
];

describe('a line with nothing around it', () => {
  it('comes back as it is', () => {
    for (const raw of plain) {
      expect(lineFrom(raw, { number: 1, file: 'a.log', before: undefined, after: undefined })).toEqual({
        number: 1,
        file: 'a.log',
        raw,
        text: raw,
        carried: {},
      });
    }
  });

  it('has no file where none was named', () => {
    expect(read('x')).toEqual({ number: 7, raw: 'x', text: 'x', carried: {} });
  });
});

describe('what carried a line', () => {
  const cases: readonly [string, string, Carried][] = [
    [kernelLine, record, { time: 'Jun 22 16:36:00', host: 'node-1', program: 'kernel' }],
    [
      `Jun  2 06:36:00.123456 node-1 kernel: ${record}`,
      record,
      { time: 'Jun  2 06:36:00.123456', host: 'node-1', program: 'kernel' },
    ],
    [
      `Jun 22 16:36:00 node-1 microk8s.daemon-kubelite[2300]: ${klog}`,
      klog,
      { time: 'Jun 22 16:36:00', host: 'node-1', program: 'microk8s.daemon-kubelite', pid: 2300 },
    ],
    [
      `févr. 22 16:36:00 node-1 kernel: ${record}`,
      record,
      { time: 'févr. 22 16:36:00', host: 'node-1', program: 'kernel' },
    ],
    [
      ` 6月 22 16:36:00 node-1 kernel: ${record}`,
      record,
      { time: '6月 22 16:36:00', host: 'node-1', program: 'kernel' },
    ],
    [
      'Jun 22 16:36:00 node-1 kernel: [12345.678901] audit: x',
      'audit: x',
      { time: 'Jun 22 16:36:00', host: 'node-1', program: 'kernel' },
    ],
    [
      '2024-06-22T16:36:00.123456+02:00 node-1 systemd[1]: Started it.',
      'Started it.',
      { time: '2024-06-22T14:36:00.123Z', host: 'node-1', program: 'systemd', pid: 1 },
    ],
    [
      '2023-06-22T16:36:00+0000 node-1 (sd-pam)[77]: closed',
      'closed',
      { time: '2023-06-22T16:36:00.000Z', host: 'node-1', program: '(sd-pam)', pid: 77 },
    ],
    ['2023-06-22 16:36:00 node-1 kernel: x', 'x', { time: '2023-06-22T16:36:00', host: 'node-1', program: 'kernel' }],
    [
      'Thu 2023-06-22 16:36:00 UTC node-1 snap.microk8s.daemon-kubelite.service[2300]: + exit 1',
      '+ exit 1',
      { time: '2023-06-22T16:36:00.000Z', host: 'node-1', unit: 'snap.microk8s.daemon-kubelite.service', pid: 2300 },
    ],
    [
      'Thu 2023-06-22 16:36:00 CEST node-1 kernel: x',
      'x',
      { time: '2023-06-22T16:36:00', host: 'node-1', program: 'kernel' },
    ],
    [
      '1687451760.860000 node-1 kernel: x',
      'x',
      { time: '2023-06-22T16:36:00.860Z', host: 'node-1', program: 'kernel' },
    ],
    [
      `2026-06-09T05:28:37Z microk8s.daemon-kubelite[2300]: ${klog}`,
      klog,
      { time: '2026-06-09T05:28:37.000Z', program: 'microk8s.daemon-kubelite', pid: 2300 },
    ],
    [
      '2026-06-09T05:28:37Z microk8s.daemon-apiserver-kicker[-]: + sleep 5',
      '+ sleep 5',
      { time: '2026-06-09T05:28:37.000Z', program: 'microk8s.daemon-apiserver-kicker' },
    ],
    [`[12345.678901] ${record}`, record, { time: '12345.678901' }],
    [`[    0.000000] Linux version 6.8.0-45-generic`, 'Linux version 6.8.0-45-generic', { time: '0.000000' }],
    ['[   12.345678] usb 1-1: new device', 'usb 1-1: new device', { time: '12.345678' }],
    ['[   12.345678] kubelite[2300]: segfault at 0', 'kubelite[2300]: segfault at 0', { time: '12.345678' }],
    ['Jun 22 16:36:00 kernel: x', 'x', { time: 'Jun 22 16:36:00', program: 'kernel' }],
    ['Jun 22 16:36:00 node-1 root: hello', 'hello', { time: 'Jun 22 16:36:00', host: 'node-1', program: 'root' }],
    ['[12345.678901] node-1 kernel: x', 'x', { time: '12345.678901', host: 'node-1', program: 'kernel' }],
    [`[Thu Jun 22 16:36:00 2023] ${record}`, record, { time: 'Thu Jun 22 16:36:00 2023' }],
    [`2023-06-22T16:36:00,123456+00:00 ${record}`, record, { time: '2023-06-22T16:36:00.123Z' }],
    [`kern  :notice: [   12.345678] ${record}`, record, { time: '12.345678' }],
    [`<5>[   12.345678] ${record}`, record, { time: '12.345678' }],
    ['2024-01-01T00:00:00.000000000Z stderr F message one', 'message one', { time: '2024-01-01T00:00:00.000Z' }],
    ['2024-01-01T01:00:00.12345+01:00 stdout P   part', '  part', { time: '2024-01-01T00:00:00.123Z' }],
    ['2024-01-01T00:00:00.123456789Z ERROR x', 'ERROR x', { time: '2024-01-01T00:00:00.123Z' }],
    [
      '{"log":"cannot open \\"/x\\"\\n","stream":"stderr","time":"2024-01-01T00:00:00.5Z"}',
      'cannot open "/x"',
      { time: '2024-01-01T00:00:00.500Z' },
    ],
    ['[pod/web-6d4cf56db6-abcde/app] panic: x', 'panic: x', { program: 'app' }],
    ['web-1  | ready', 'ready', { program: 'web-1' }],
    ['web-6d4cf56db6-abcde app [   12.345678] x', 'x', { time: '12.345678', program: 'app' }],
    [`[web-6d4cf56db6-bcdfg app] ${klog}`, klog, { program: 'app' }],
    ['    Jun 22 16:36:00 node-1 kernel: x', 'x', { time: 'Jun 22 16:36:00', host: 'node-1', program: 'kernel' }],
    ['* Jun 22 16:36:00 node-1 kernel:', '', { time: 'Jun 22 16:36:00', host: 'node-1', program: 'kernel' }],
  ];
  it.each(cases)('%s', (raw, text, carried) => {
    expect(read(raw)).toEqual({ number: 7, raw, text, carried });
  });

  it('reads entries of the journal', () => {
    const entry = {
      MESSAGE: 'cannot open\nthe file',
      _HOSTNAME: 'node-1',
      _PID: '2300',
      SYSLOG_IDENTIFIER: 'microk8s.daemon-kubelite',
      _SYSTEMD_UNIT: 'snap.microk8s.daemon-kubelite.service',
      __REALTIME_TIMESTAMP: '1687451760860000',
    };
    const carried = {
      time: '2023-06-22T16:36:00.860Z',
      host: 'node-1',
      program: 'microk8s.daemon-kubelite',
      pid: 2300,
      unit: 'snap.microk8s.daemon-kubelite.service',
    };
    expect(read(JSON.stringify(entry))).toMatchObject({ text: 'cannot open the file', carried });
    const bytes = { ...entry, MESSAGE: [...Buffer.from('\x1b[31mno\x1b[0m é')], _PID: 'none' };
    const { pid, ...rest } = carried;
    expect(pid).toBe(2300);
    expect(read(JSON.stringify(bytes))).toMatchObject({ text: 'no é', carried: rest });
    expect(read(JSON.stringify({ ...entry, MESSAGE: null })).carried).toEqual({});
    const cut = JSON.stringify(entry).slice(0, -5);
    expect(read(cut).text).toBe(cut);
  });

  it('takes off one in another', () => {
    const inner = JSON.stringify({ log: `2026-06-09T05:28:37Z web[5]: ${klog}\n`, stream: 'stdout', time: 'never' });
    expect(read(`Jun 22 16:36:00 node-1 docker[9]: ${inner}`)).toMatchObject({
      text: klog,
      carried: { time: 'Jun 22 16:36:00', host: 'node-1', program: 'docker', pid: 9 },
    });
  });

  it('takes off colours that were made visible', () => {
    expect(read('Jun 22 16:36:00 node-1 web[5]: #033[31merror#033[0m: x').text).toBe('error: x');
    expect(read('apparmor="[01;31m[KDENIED[m[K" operation="open"').text).toBe('apparmor="DENIED" operation="open"');
  });
});

describe('quotes', () => {
  it('takes off the marks of mails and forums', () => {
    expect(textsOf(['> a: b', '>>   c', '> > d', '>', '>e'])).toEqual(['a: b', '  c', 'd', '', 'e']);
    expect(textsOf(['| Jun 22', '|   two'])).toEqual(['Jun 22', '  two']);
    expect(read('>=1.25').text).toBe('>=1.25');
  });

  it('leaves tables that are drawn with bars', () => {
    for (const table of [
      ['| NAME | READY |', '|------|-------|', '| web | 1/1 |'],
      ['+-----+', '| one', '+-----+'],
    ]) {
      expect(textsOf(table)).toEqual(table);
    }
    expect(read('web-1 | Running | 5m').text).toBe('web-1 | Running | 5m');
  });

  it('takes off fences and code marks', () => {
    expect(textsOf(['```console', kernelLine, '```'])).toEqual(['', record, '']);
    expect(textsOf(['[code]', 'a', '[/code]', '{code:java}', '~~~', '{noformat}'])).toEqual(['', 'a', '', '', '', '']);
    expect(read('```Name: web```').text).toBe('Name: web');
    expect(read('`Error: x`').text).toBe('Error: x');
    expect(read('use `a` or `b`').text).toBe('use `a` or `b`');
  });

  it('takes off what HTML left', () => {
    expect(read('<pre class="log"><code>apparmor=&quot;DENIED&quot; name=&#34;a&amp;b&#x22;</code></pre>').text).toBe(
      'apparmor="DENIED" name="a&b"',
    );
    expect(read('one<br/>two&nbsp;three<br>').text).toBe('one two three');
    expect(read('a\u00a0\u00a0b').text).toBe('a  b');
    expect(read('&lt;none&gt; &apos;x&apos;').text).toBe("<none> 'x'");
    expect(read('https://example.org/?a=1&lt=2 &#10; &#xd800; &#0;').text).toBe(
      'https://example.org/?a=1&lt=2 &#10; &#xd800; &#0;',
    );
  });

  it('makes quotes straight where all of a line was curled', () => {
    expect(read('MountVolume.SetUp failed for volume “tls” : secret “web-tls” not found').text).toBe(
      'MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found',
    );
    expect(read('msg="said “so”"').text).toBe('msg="said “so”"');
  });

  it('keeps indentation', () => {
    expect(textsOf(['  containers:', '  - name: web', '    image: web:1'])).toEqual([
      '  containers:',
      '  - name: web',
      '    image: web:1',
    ]);
    expect(read('>     image: web:1').text).toBe('    image: web:1');
  });
});

describe('numbers', () => {
  it('takes off those of cat, grep and pages', () => {
    expect(textsOf(['     9\tName: web', '    10\t  x: y', '    11\t'])).toEqual(['Name: web', '  x: y', '']);
    expect(textsOf([`12:${kernelLine}`, `57:${kernelLine}`, `103:${klog}`])).toEqual([record, record, klog]);
    expect(textsOf(['12-before', '13:  found: x', '14-after', '--', '30-other', '31:y'])).toEqual([
      'before',
      '  found: x',
      'after',
      '--',
      'other',
      'y',
    ]);
    expect(textsOf([' 9 | a', '10 | b'])).toEqual(['a', 'b']);
    expect(textsOf([`1 ${kernelLine}`, `2 ${kernelLine}`])).toEqual([record, record]);
    expect(textsOf(['1. Name: web', '2. Namespace: default'])).toEqual(['Name: web', 'Namespace: default']);
  });

  it('takes off names of files', () => {
    expect(read(`/var/log/syslog:${kernelLine}`).text).toBe(record);
    expect(read(`kern.log.2.gz:118:${kernelLine}`).text).toBe(record);
    expect(textsOf(['a.log:one', 'a.log:two', 'b.txt:three'])).toEqual(['one', 'two', 'b.txt:three']);
  });

  it('leaves rows that begin with a number', () => {
    for (const rows of [
      [
        'ID   Status  Spawn               Ready               Summary',
        '12   Done    today at 10:00 UTC  today at 10:01 UTC  Refresh "microk8s" snap',
        '13   Error   today at 11:00 UTC  today at 11:01 UTC  Connect microk8s:home',
      ],
      ['12\tDone\tx\ty\tConnect', '13\tDone\tx\ty\tConnect'],
      ['  1 ?        Ss     0:02 /sbin/init', '  2 ?        S      0:00 [kthreadd]'],
      ['1: lo: <LOOPBACK,UP> mtu 65536', '2: eth0: <BROADCAST> mtu 1500'],
      ['12:cpuset:/', '11:memory:/'],
      ['12:59:59 late', '13:00:01 later'],
      ['1    ACCEPT     all  --  0.0.0.0/0', '2    DROP       all  --  0.0.0.0/0'],
      ['22-Jun-2023 x', '23-Jun-2023 y'],
      ['12:alone'],
    ]) {
      expect(textsOf(rows)).toEqual(rows);
    }
  });
});

describe('properties', () => {
  const texts = [record, klog, kernelLine, 'Name:             web-0', '    - name: web', 'type: kubernetes.io/x'];
  const bare = textsOf(texts);
  const wrappings: Readonly<Record<string, (line: string, index: number) => string>> = {
    quoted: (line) => `> ${line}`,
    twice: (line) => `> > ${line}`,
    'quoted and numbered': (line, index) => `> ${index + 9}:${line}`,
    'numbered and quoted': (line, index) => `${index + 1}\t> ${line}`,
    encoded: (line) =>
      line.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    marked: (line) => `<code>${line}</code>`,
  };

  it('says the same however a text is wrapped', () => {
    const names = fc.array(fc.constantFrom(...Object.keys(wrappings)), { maxLength: 3 });
    fc.assert(
      fc.property(names, (chosen) => {
        const wrapped = chosen.reduce<readonly string[]>((lines, name) => lines.map(wrappings[name] ?? String), texts);
        expect(textsOf(wrapped)).toEqual(bare);
      }),
    );
    expect(textsOf(['```', ...texts, '```']).slice(1, -1)).toEqual(bare);
  });

  it('reads its own text as it is', () => {
    for (const text of [...bare, ...plain]) expect(read(text).text).toBe(text);
  });

  it('reads any text, and never makes it longer', () => {
    const part = fc.constantFrom(
      '> ',
      '| ',
      '`',
      '```',
      '12:',
      '13\t',
      '{"MESSAGE":',
      '[',
      ']',
      '&quot;',
      '<br',
      '>',
      kernelLine,
      '\ud800',
      '#033[',
      'a.log:',
    );
    const text = fc.oneof(
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, text, text, (raw, before, after) => {
        const line = read(raw, before, after);
        expect(line.raw).toBe(raw);
        expect(line.text.length).toBeLessThanOrEqual(raw.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('marks before each line', () => {
  const read3 = (lines: readonly [string, string, string]): string =>
    lineFrom(lines[1], { number: 2, before: lines[0], after: lines[2] }).text;

  it('are taken off where a neighbour has them, indented or not', () => {
    expect(read3(['+ a: b', '+   c: d', '+ e: f'])).toBe('   c: d');
    expect(read3(['│ a      │', '│ it fails   │', '│ b      │'])).toBe('it fails');
    expect(read3(['[10:04] <ada> a', '10:05:11 <@bob> it fails', '<ada> b'])).toBe('it fails');
    expect(read3(['    > a', '    > it fails', '    > b'])).toBe('    it fails');
    expect(read3(['8 Labels: a', '9         b=c', '10 Status: d'])).toBe(' b=c');
  });

  it('are no frames, cells, rows and lone signs', () => {
    for (const lines of [
      ['+---+', '+---+', '| a |'],
      ['text', '+ snap connect a:b', 'text'],
      ['<none>   Normal  Pulled', '<none>   Normal  Pulled  pod/a', '<unknown>  Normal  Pulled'],
      ['2 ?  S  0:00 [kthreadd]', '3 ?  S  0:00 [rcu_gp]', '4 ?  S  0:00 [rcu_par_gp]'],
      ['7 Done today', '8 Done today', '9 Done today'],
      ['text', '**bold** and **more**', 'text'],
      ['text', 'the page has <p>a paragraph</p> in it', 'text'],
    ] as const) {
      expect(read3(lines)).toBe(lines[1]);
    }
  });
});

describe('a message in an entry of the journal that was exported', () => {
  const fields = [
    '__REALTIME_TIMESTAMP=1781069505123456',
    '_HOSTNAME=node-1',
    '_SYSTEMD_UNIT=snap.microk8s.daemon-kubelite.service',
    '_PID=2300',
    'MESSAGE_ID=39f53479d3a045ac8e11786248231fbf',
  ];
  const carried = {
    time: '2026-06-10T05:31:45.123Z',
    host: 'node-1',
    pid: 2300,
    unit: 'snap.microk8s.daemon-kubelite.service',
  };
  const message = (raw: string, before?: string) => lineFrom(raw, { number: 7, before, fields: () => fields });

  it.each(['MESSAGE=', '    MESSAGE='])('loses %j, and its fields are those of the entry', (head) => {
    expect(message(`${head}${klog}`)).toMatchObject({ text: klog, carried });
  });

  it.each(['\u008a ', '\u008a\u0001 ', ' \u0001 ', '  '])(
    'loses the length %j that stands before a binary value',
    (length) => {
      expect(message(`${length}${klog}`, 'MESSAGE')).toMatchObject({ text: klog, carried });
    },
  );

  it('is read behind the quote of a mail', () => {
    expect(message(`> MESSAGE=${klog}`)).toMatchObject({ text: klog });
  });

  it('is no line under the header of a table', () => {
    expect(lineFrom('5s Warning', { number: 7, before: 'MESSAGE' })).toMatchObject({ text: '5s Warning' });
  });

  it('is no other field', () => {
    expect(message('MESSAGE_ID=39f53479d3a045ac8e11786248231fbf')).toMatchObject({ carried: {} });
    expect(message(`_CMDLINE=${klog}`, 'MESSAGE=x')).toMatchObject({ text: `_CMDLINE=${klog}`, carried: {} });
  });
});
