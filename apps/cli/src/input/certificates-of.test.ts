import { describe, expect, it } from 'vitest';
import { certificatesOf } from './certificates-of.ts';

const access = { kind: 'file', path: '/dev/video0', mask: 'r' };
const rule = { rule: '/dev/video0 r', from: { policy: 'interface', name: 'camera', side: 'plug' }, role: 'permits' };
const certificate = {
  schema: 'whyblocked/certificate@1',
  claim: 'permits',
  release: '2.77',
  system: 'classic',
  access,
  variables: {},
  rules: [rule],
  assumed: [],
  conditions: [],
};
const grant = { name: 'camera', side: 'plug', rule: '/dev/video0 r', certificate };
const finding = { id: 'wb1-x', access, interfaces: [grant, { name: 'other' }] };

function told(text: string) {
  return certificatesOf(text).map(({ at, fits, certificate: found }) => ({
    at,
    fits,
    is: found.ok ? found.value.claim : found.error.code,
  }));
}

describe('certificatesOf', () => {
  it.each([
    ['one certificate', JSON.stringify(certificate, null, 2), [{}]],
    ['a list of them', JSON.stringify([certificate, certificate]), [{}, {}]],
    ['one a line', `${JSON.stringify(certificate)}\n\n${JSON.stringify(certificate)}\r\n`, [{ line: 1 }, { line: 3 }]],
    ['a diagnosis', JSON.stringify({ findings: [finding] }, null, 2), [{ finding: 'wb1-x' }]],
    ['a row of a batch', JSON.stringify({ id: 7, diagnosis: { findings: [finding] } }), [{ finding: 'wb1-x' }]],
    [
      'rows of a batch',
      `${JSON.stringify({ diagnosis: { findings: [] } })}\n${JSON.stringify({ diagnosis: { findings: [finding] } })}\n`,
      [{ line: 2, finding: 'wb1-x' }],
    ],
    ['nothing', '', []],
  ])('finds them in %s', (_, text, places) => {
    expect(told(text)).toEqual(places.map((at) => ({ at, fits: true, is: 'permits' })));
  });

  it('has no line hide the next', () => {
    const rows = [JSON.stringify(certificate), 'no json', '{"claim":"permits"}', '7', JSON.stringify(certificate)];
    expect(told(rows.join('\n')).map(({ at, is }) => [at.line, is])).toEqual([
      [1, 'permits'],
      [2, 'not-json'],
      [3, 'invalid-certificate'],
      [4, 'no-certificate'],
      [5, 'permits'],
    ]);
  });

  it('tells one document that is broken once', () => {
    expect(told('{\n  "claim": "permits",\n')).toEqual([{ at: {}, fits: true, is: 'not-json' }]);
    expect(told('{"x": 1}').map(({ is }) => is)).toEqual(['no-certificate']);
    expect(told('null').map(({ is }) => is)).toEqual(['no-certificate']);
  });

  it('tells a certificate that cannot be read within a diagnosis, and the next', () => {
    const broken = { ...grant, certificate: { ...certificate, rules: 'none' } };
    const text = JSON.stringify({ findings: [{ ...finding, interfaces: [broken, grant, null] }, null, 'x'] });
    expect(told(text).map(({ is }) => is)).toEqual(['invalid-certificate', 'permits']);
  });

  it('sees a certificate that is about something else than the answer that carries it', () => {
    const fits = (parts: object) =>
      told(JSON.stringify({ findings: [{ ...finding, ...parts }] })).map((found) => found.fits);
    expect(fits({ access: { ...access, path: '/dev/video1' } })).toEqual([false]);
    expect(fits({ interfaces: [{ ...grant, name: 'home' }] })).toEqual([false]);
    expect(fits({ interfaces: [{ ...grant, side: 'slot' }] })).toEqual([false]);
    expect(fits({ interfaces: [{ ...grant, rule: '/dev/** r' }] })).toEqual([false]);
    expect(fits({ interfaces: [], certificate })).toEqual([true]);
  });
});
