import type { Access, Subject } from '@whyblocked/contract';
import { expect, it } from 'vitest';
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
