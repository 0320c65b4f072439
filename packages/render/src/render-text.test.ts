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
  expect(text).toMatch(/^Nothing in this text is a refusal/);
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
    finding({ id: `wb1-${String(n).padStart(20, 'a').replaceAll(/[01]/g, 'b').replaceAll(/[89]/g, 'c')}` }),
  );
  expect(renderText(diagnosis(many))).toContain('15 more findings are not listed here.');
});
