import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './create-redactor.ts';
import { tokensIn } from './token.ts';

describe('createRedactor', () => {
  it('gives the same value the same token, in all places and texts', () => {
    const redactor = createRedactor();
    expect(redactor.text('Feb 27 12:40:27 node-1 kernel: x')).toBe('Feb 27 12:40:27 HOST_1 kernel: x');
    expect(redactor.text('/srv/node-1/x of etcd-node-1, NODE-1:6443')).toBe(
      '/srv/HOST_1/x of etcd-HOST_1, HOST_1:6443',
    );
    expect(redactor.text('node-10 and anode-1 are others')).toBe('node-10 and anode-1 are others');
  });

  it('knows a name before the first text that only mentions it', () => {
    const redactor = createRedactor();
    redactor.learn('_HOSTNAME=web-server-7');
    expect(redactor.text('cannot reach web-server-7')).toBe('cannot reach HOST_1');
  });

  it('numbers by first appearance', () => {
    expect(createRedactor().text('/home/bob /home/ada /home/bob')).toBe('/home/USER_1 /home/USER_2 /home/USER_1');
  });

  it.each(['ubuntu', 'kernel', 'node', 'host', 'thinkpad', 'microk8s', 'core22', 'kube-system'])(
    'replaces the host name %s only where a host stands',
    (host) => {
      const redactor = createRedactor();
      redactor.learn(`Feb 27 12:40:27 ${host} kernel: x`);
      const plain = `/usr/lib/${host}/x: ${host} is up, cannot open ${host}`;
      expect(redactor.text(plain)).toBe(plain);
      expect(redactor.text(`https://${host}:16443 and node "${host}"`)).toBe('https://HOST_1:16443 and node "HOST_1"');
    },
  );

  it('replaces the name of a user behind words that tell, once it is known', () => {
    const redactor = createRedactor();
    redactor.learn('/home/ada/x');
    expect(redactor.text('no quota for ada; ada is a language')).toBe('no quota for USER_1; ada is a language');
  });

  it('never redacts tokens, nor gives their numbers to others', () => {
    const before = '/home/USER_1/x HOST_7 IP_3 user=USER_2 password=SECRET_1 USER_1@HOST_7:~$ ls';
    expect(createRedactor().text(before)).toBe(before);
    expect(createRedactor().text(`${before} /home/ada`)).toBe(`${before} /home/USER_3`);
    expect(createRedactor().text('password=USER_1-abc HOST_1.acme.com')).toBe('password=USER_1-SECRET_1 HOST_1.HOST_2');
  });

  it('writes tokens that are found again', () => {
    const redacted = createRedactor().text('A=/home/ada Xf40df76d-8bbd-4ee9-94b0-48aa231cb462 enx525400123456');
    expect(tokensIn(redacted).map(({ kind }) => kind)).toEqual(['USER', 'MAC']);
    expect(redacted).toContain('Xf40df76d');
  });
});

const words = [
  ...['ada', 'bob', 'node-1', 'ubuntu', 'kernel', 'db.acme.com', '192.0.2.7', '2001:db8::1', '52:54:00:12:34:56'],
  ...['ada@example.org', 'f40df76d-8bbd-4ee9-94b0-48aa231cb462', '0123456789abcdef0123456789abcdef', 'hunter2'],
  ...['USER_1', 'HOST_2', 'IP_3', 'SECRET_4', '2F686F6D652F6164612F7820', '[47,104,111,109,101,47,97,100,97]'],
  ...[
    '/home/',
    'user=',
    'user: ',
    'User ',
    ' for user ',
    'node=',
    'hostname=',
    'password=',
    'token: ',
    '--token ',
    '://',
  ],
  ...[
    'Feb 27 12:40:27 ',
    ' kernel: ',
    'Linux ',
    ' Ready <none> ',
    'system:node:',
    'Bearer ',
    '-----BEGIN A-----',
    '-----END ',
  ],
  ...[
    '"',
    '\\"',
    "'",
    '@',
    ':',
    '.',
    '/',
    '-',
    '_',
    ' ',
    '\n',
    '=',
    ',',
    '{',
    '}',
    'A',
    '1',
    'é',
    '\u{1F600}',
    ':~$ ',
    '_MACHINE_ID=',
  ],
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 24 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), { maxLength: 16 })
    .map((parts) => parts.join('')),
);

describe('any text', { timeout: 30_000 }, () => {
  it('settles: redacting again changes nothing, with the same redactor or another', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 3 }), (all) => {
        const redactor = createRedactor();
        for (const text of all) redactor.learn(text);
        for (const text of all) {
          const once = redactor.text(text);
          expect(redactor.text(once)).toBe(once);
          expect(createRedactor().text(once)).toBe(once);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps its lines', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(createRedactor().text(text).split('\n')).toHaveLength(text.split('\n').length);
      }),
      { numRuns: 200 },
    );
  });

  it('gives every known value its one token', () => {
    const places = [
      (user: string, host: string) => `Feb 27 12:40:27 ${host} sudo:  ${user} : TTY=pts/0 ; PWD=/home/${user}`,
      (user: string, host: string) => `${user}@${host}:~$ ls /home/${user}/x`,
      (user: string, host: string) => `{"_HOSTNAME":"${host}","MESSAGE":"user=\\"${user}\\" logged in"}`,
      (user: string, host: string) => `nodes "${host}" not found; User "${user}" cannot get`,
    ];
    const pair = fc.tuple(fc.constantFrom('ada', 'bob', 'ada.lovelace'), fc.constantFrom('node-1', 'ubuntu', 'web7'));
    fc.assert(
      fc.property(fc.array(fc.tuple(pair, fc.constantFrom(...places)), { minLength: 2, maxLength: 8 }), (lines) => {
        const redactor = createRedactor();
        const tokens = new Map<string, string>();
        for (const [[user, host], line] of lines) {
          const named = new Set(
            tokensIn(redactor.text(line(user, host))).map(({ kind, number }) => `${kind}_${number}`),
          );
          expect([...named].map((token) => token.split('_')[0]).sort()).toEqual(['HOST', 'USER']);
          for (const token of named) {
            const value = token.startsWith('HOST') ? `host ${host}` : `user ${user}`;
            expect(tokens.get(value) ?? token).toBe(token);
            tokens.set(value, token);
          }
        }
        expect(new Set(tokens.values()).size).toBe(tokens.size);
      }),
    );
  });
});

describe('a hostile text', () => {
  // A quadratic pattern needs minutes on one of these, a linear one milliseconds.
  it.each([
    ...[
      'a',
      'a.',
      'a-',
      'aB1',
      'eyJ',
      'eyJa.',
      '1.',
      '1.1.1.1',
      '::',
      'aa:',
      '/home/a',
      'user=',
      'user=user:',
      'password="',
    ],
    ...[
      '--token ',
      '-----BEGIN X',
      '-----BEGIN X\n',
      '://a:',
      '://a@',
      'a@a.',
      ' ',
      ' <none>',
      'Feb 27 12:40:27 a ',
      'node="',
    ],
    ...[
      'ssh a',
      '[1,',
      '0a',
      '\\"',
      'Linux a ',
      'drwxr-xr-x 1 a ',
      'curl -u a',
      'HOST_1.',
      'key:  ',
      'a_',
      'ssh-rsa AAAA',
    ],
  ])(
    'of %j is read in time linear in its length',
    (unit) => {
      const text = unit.repeat(Math.ceil((1 << 18) / unit.length));
      const once = createRedactor().text(text);
      expect(createRedactor().text(once)).toBe(once);
    },
    30_000,
  );
});
