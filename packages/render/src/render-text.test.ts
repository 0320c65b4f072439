import { expect, it } from 'vitest';
import { diagnosis, finding } from './diagnosis.fixture.ts';
import { renderText } from './render-text.ts';

it('answers first, then says what to do, then why', () => {
  const text = renderText(diagnosis([finding()]));
  const order = [
    'thing may not read, write /dev/video0',
    'sudo snap connect thing:camera',
    '/dev/video[0-9]* krw',
    'camera.go:38',
    '3 | apparmor=',
  ];
  const places = order.map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

it('says so when nothing was recognised', () => {
  const text = renderText(diagnosis([]));
  expect(text).toMatch(/^Nothing in this text is a refusal or a trouble/);
  expect(text).toContain('does not mean that nothing was refused');
  expect(text).toContain('journalctl --since -5min');
  expect(renderText(diagnosis([finding()]))).not.toContain('journalctl');
});

it('lets nothing of a paste move the cursor or forge a line', () => {
  const hostile = finding({
    access: { kind: 'file', path: '/x\u001b[2J\nsudo rm -rf /', mask: 'r' },
    evidence: [{ line: 1, text: 'name="\u001b]0;title\u0007"\u202e' }],
  });
  const text = renderText(diagnosis([hostile]));
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u);
  expect(text).not.toMatch(/^\s*sudo rm/m);
});

it('counts what it does not list', () => {
  const many = Array.from({ length: 60 }, (_, n) =>
    finding({ id: `wb1-${'a'.repeat(18)}${'abcdefgh'[n >> 3]}${'abcdefgh'[n & 7]}` }),
  );
  expect(renderText(diagnosis(many))).toContain('37 more findings are not listed here.');
  expect(renderText(diagnosis(many), { all: true })).not.toContain('not listed here');
});

it('tells a trouble by its innermost error', () => {
  const { access: _access, ...rest } = finding({
    kind: 'pod',
    outcome: 'unknown',
    subject: { owner: 'none', label: '', pod: 'web-0', namespace: 'default' },
    interfaces: [],
    trouble: {
      source: 'event',
      reason: 'Failed',
      message: 'Failed to pull image "x": not found',
      layers: ['Failed to pull image "x"', 'not found'],
      object: { kind: 'Pod', name: 'web-0', namespace: 'default', container: 'app' },
      from: 'kubelet',
    },
  });
  const text = renderText({ ...diagnosis([rest]), plan: [] });
  expect(text).toMatch(/^Pod default\/web-0, container app: Failed: not found/);
  expect(text).toContain('kubelet says: not found');
  expect(text).toContain('Around it: Failed to pull image');
});

it('says what a program only says, and which interface might help', () => {
  const told = finding({ outcome: 'unknown', told: true, subject: { owner: 'none', label: '' } });
  expect(renderText(diagnosis([told])).replace(/\s+/g, ' ')).toContain(
    'If it is a snap under confinement, the interface camera',
  );
});

it('tells what the text says of the system, and what was not read', () => {
  const answer = diagnosis([finding()]);
  const text = renderText({
    ...answer,
    context: {
      snapd: { value: '2.63', at: { line: 1 } },
      addons: [{ value: 'core/dns', at: { line: 2 } }],
      microk8s: { track: { value: '1.32', at: { line: 3 } }, confinement: { value: 'strict', at: { line: 3 } } },
    },
    input: { ...answer.input, truncated: true, unread: [{ code: 'damaged', file: 'a.gz', count: 2 }] },
  });
  expect(text).toContain('The text also tells: snapd 2.63, MicroK8s 1.32 strict, 1 enabled addon.');
  expect(text).toContain('Not read: a.gz and 1 more: it is damaged');
});

it('keeps sentences on lines that a terminal shows whole', () => {
  const text = renderText(diagnosis([finding()]));
  const ours = text.split('\n').filter((line) => !/^ {2}(\d+ \||Rule:)/.test(line));
  expect(ours.filter((line) => line.length > 80)).toEqual([]);
});

it('begins no line with what was pasted but where it is quoted', () => {
  const words = `/x ${'y'.repeat(60)} sudo rm -rf / ${'\u00a0'.repeat(9)}sudo reboot`;
  const text = renderText(diagnosis([finding({ access: { kind: 'file', path: words, mask: 'r' } })]));
  // Sentences begin in the first or third column, commands in the seventh; a line that goes on in the fifth.
  expect(text).toMatch(/^ {4}\S.*sudo rm/m);
  expect(text.match(/^(?: {0,3}| {5,})sudo (?!snap connect thing:camera$).*/gm)).toBeNull();
});
