import { expect, it } from 'vitest';
import { knowledgeOf, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { createFollower } from './create-follower.ts';

const knowledge = knowledgeOf([policy('camera', MANUAL, [rule('/dev/video[0-9]* rwk,')])]);

function denial(name: string): string {
  return `audit: type=1400 audit(1709037627.263:${name.length}): apparmor="DENIED" operation="open" profile="snap.thing.app" name="${name}" pid=7 comm="x" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0`;
}

function follower() {
  const created = createFollower(knowledge);
  if (!created.ok) throw new Error(created.error.code);
  return { ...created.value, write: (text: string) => created.value.push(Buffer.from(text)) };
}

it('tells each finding once, with its line in the whole log', () => {
  const { write, fresh } = follower();
  write(`boot\n${denial('/dev/video0')}\n`);
  expect(fresh()).toMatchObject({ verdict: { code: 'connect-interface' }, findings: [{ at: [{ line: 2 }] }] });
  write(`${denial('/dev/video0')}\n`);
  expect(fresh()).toBeNull();
  write(`noise\n${denial('/etc/thing')}\n${denial('/dev/video0')}\n`);
  expect(fresh()).toMatchObject({ findings: [{ access: { path: '/etc/thing' }, at: [{ line: 5 }] }] });
});

it('waits for the end of a line', () => {
  const { write, fresh } = follower();
  const [begin, end] = [denial('/dev/video0').slice(0, 90), denial('/dev/video0').slice(90)];
  write(begin);
  expect(fresh()).toBeNull();
  write(`${end}\n`);
  expect(fresh()).toMatchObject({ findings: [{ access: { path: '/dev/video0' } }] });
});

it('reads the last line when the log has ended', () => {
  const { write, fresh, end } = follower();
  write(denial('/dev/video0'));
  expect(fresh()).toBeNull();
  expect(end()).toMatchObject({ findings: [{ access: { path: '/dev/video0' } }] });
});

it('knows only releases that it has', () => {
  expect(createFollower(knowledge, { snapd: '1.0' })).toMatchObject({ ok: false });
});
