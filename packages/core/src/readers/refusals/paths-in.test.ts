import { expect, it } from 'vitest';
import { pathsIn } from './paths-in.ts';

it.each([
  ["cannot open '/a b/c': no", ['/a b/c']],
  ['open /a/b: no', ['/a/b']],
  ['at /srv/x.c:452: open(/a/b) "/c d/e"', ['/srv/x.c', '/a/b', '/c d/e']],
  ['impossible d’ouvrir « /x » ou «/a b»', ['/x', '/a b']],
  ['dial unix:///run/a.sock and unix:/run/b.sock', ['/run/a.sock', '/run/b.sock']],
  ['https://example.org/a/b and //x', []],
  ['read/write and 10.0.0.0/8', []],
  ['mount /dev/sda1 on /mnt/usb.', ['/dev/sda1', '/mnt/usb']],
  ['bind @/run/x', ['@/run/x']],
  ['see ~/notes/x', ['~/notes/x']],
  ["cut '/usr/sh", ['/usr/sh']],
  ['alone / and /.', []],
])('finds the paths in %s', (text, expected) => {
  expect(pathsIn(text).map(({ path }) => path)).toEqual(expected);
});

it('tells where each stands', () => {
  const text = "a '/x y' b /z.";
  for (const { path, at, end, quoted } of pathsIn(text)) expect(text.slice(at, end)).toBe(quoted ? `'${path}'` : path);
});
