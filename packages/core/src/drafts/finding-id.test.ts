import type { Access, Subject } from '@whyblocked/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRedactor } from '../redaction/create-redactor.ts';
import { denialFindingId } from './finding-id.ts';

const subject: Subject = { owner: 'snap-app', label: 'snap.thing.app', snap: 'thing', app: 'app' };
const access: Access = { kind: 'file', path: '/home/ada/x', mask: 'r' };

it('is the same whoever the user, whichever the process, instance and pod', () => {
  const id = denialFindingId(subject, access);
  expect(id).toMatch(/^wb1-[a-z2-7]{20}$/);
  expect(denialFindingId(subject, { ...access, path: '/home/USER_1/x' })).toBe(id);
  expect(denialFindingId({ ...subject, label: 'snap.thing_two.app', instance: 'thing_two', pod: 'web' }, access)).toBe(
    id,
  );
});

it('differs for another access and another subject', () => {
  const id = denialFindingId(subject, access);
  expect(denialFindingId(subject, { ...access, mask: 'w' })).not.toBe(id);
  expect(denialFindingId({ ...subject, snap: 'other', label: 'snap.other.app' }, access)).not.toBe(id);
});

it('does not depend on the order in which fields were set', () => {
  expect(denialFindingId(subject, { mask: 'r', path: '/home/ada/x', kind: 'file' })).toBe(
    denialFindingId(subject, access),
  );
});

const name = fc.constantFrom('ada', 'bob', 'ada.lovelace', 'USER_3');
const part = fc.oneof(
  name.map((user) => `/home/${user}`),
  name.map((user) => `/run/media/${user}`),
  fc.constantFrom('/srv/db.acme.com', '/srv/thinkpad.local', '/srv/HOST_2', '/run/ip-10-0-0-5'),
  fc.ipV4().map((ip) => `/srv/${ip}`),
  fc.ipV6().map((ip) => `/srv/[${ip}]:443`),
  fc.uuid().map((uuid) => `/pods/${uuid}`),
  fc.uuid().map((uuid) => `/pod${uuid.replaceAll('-', '_')}.slice`),
  fc.constantFrom('/52:54:00:12:34:56', '/enx525400123456', '/ada@example.org', '/token=abc123', '/x?user=ada'),
  fc.constantFrom(
    '/var/snap/thing/12',
    '/proc/77',
    '/run/user/1000',
    '/etc',
    '/x_1.2.3.4',
    '/0123456789abcdef',
    '/a b',
    '-1',
    '"',
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }).map((text) => `/${text}`),
);
const path = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const accesses: fc.Arbitrary<Access> = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), path, mask: fc.constantFrom('r', 'wc'), target: path }),
  fc.record({ kind: fc.constant('unix' as const), mask: fc.constant('r'), peerAddress: path, peerLabel: path }),
  fc.record({
    kind: fc.constant('mount' as const),
    operation: fc.constant('mount' as const),
    source: path,
    target: path,
  }),
  fc.record({
    kind: fc.constant('dbus' as const),
    bus: fc.constant('system'),
    mask: fc.constant('send'),
    path,
    name: path,
  }),
  fc.record({
    kind: fc.constant('signal' as const),
    mask: fc.constant('send'),
    signal: fc.constant('term'),
    peer: path,
  }),
);

it('is the same for raw text and for what redaction makes of each text alone', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(accesses, path, (access, label) => {
      const redacted = (text: string): string => createRedactor().text(text);
      const told: Access = { ...access };
      const redactedAccess = Object.fromEntries(
        Object.entries(told).map(([key, value]) => [key, typeof value === 'string' ? redacted(value) : value]),
      ) as Access;
      expect(denialFindingId({ ...subject, label: redacted(label) }, redactedAccess)).toBe(
        denialFindingId({ ...subject, label }, access),
      );
    }),
    { numRuns: 500 },
  );
});
