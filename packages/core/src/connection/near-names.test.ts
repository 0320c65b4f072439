import { expect, it } from 'vitest';
import { nearNames } from './near-names.ts';

const known = ['camera', 'home', 'network', 'network-bind', 'network-control', 'serial-port', 'x11'];

it.each([
  ['camra', ['camera']],
  ['Serial_Port', ['serial-port']],
  ['serial', ['serial-port']],
  ['network-bnd', ['network-bind', 'network', 'network-control']],
  ['x12', ['x11']],
  ['zzz', []],
  ['', []],
  ['a'.repeat(100_000), []],
])('%s: %j', (name, near) => {
  expect(nearNames(name, known)).toEqual(near);
});
