import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Label, parseLabel } from './parse-label.ts';

const part = (profile: string, ...children: string[]) => ({ profile, children });

describe('parseLabel', () => {
  it.each<[string, Label]>([
    ['snap.a.b', { parts: [part('snap.a.b')] }],
    ['snap.a.b (enforce)', { parts: [part('snap.a.b')], mode: 'enforce' }],
    ['/usr/sbin/cupsd (complain)', { parts: [part('/usr/sbin/cupsd')], mode: 'complain' }],
    ['unconfined', { parts: [part('unconfined')], mode: 'unconfined' }],
    ['a//b', { parts: [part('a', 'b')] }],
    ['a//null-/usr/bin/c//null-/lib/d', { parts: [part('a', 'null-/usr/bin/c', 'null-/lib/d')] }],
    ['a//&b (mixed)', { parts: [part('a'), part('b')], mode: 'mixed' }],
    [':ns:a', { namespace: 'ns', parts: [{ namespace: 'ns', ...part('a') }] }],
    [':ns://a', { namespace: 'ns', parts: [{ namespace: 'ns', ...part('a') }] }],
    [':root//ns:a//b', { namespace: 'root//ns', parts: [{ namespace: 'root//ns', ...part('a', 'b') }] }],
    [':ns:', { namespace: 'ns', parts: [{ namespace: 'ns', ...part('unconfined') }] }],
    [
      'lxd-x_</var>//&:lxd-x_<var>:snap.a.b',
      { parts: [part('lxd-x_</var>'), { namespace: 'lxd-x_<var>', ...part('snap.a.b') }] },
    ],
    ['Some Browser (nightly)', { parts: [part('Some Browser (nightly)')] }],
    ['', { parts: [part('')] }],
  ])('takes apart %j', (text, label) => {
    expect(parseLabel(text)).toEqual(label);
  });

  it("takes the record's own namespace", () => {
    const namespace = 'root//lxd-web_<var-snap-lxd-common-lxd>';
    expect(parseLabel('snap.a.b', namespace)).toEqual({ namespace, parts: [{ namespace, ...part('snap.a.b') }] });
  });

  it('never throws and never loses everything', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseLabel(text).parts.length > 0));
    const piece = fc.constantFrom(':', '/', '//', '&', '//&', ' (', 'enforce)', 'a', 'null-');
    fc.assert(
      fc.property(
        fc.array(piece).map((parts) => parts.join('')),
        (text) => parseLabel(text).parts.length > 0,
      ),
    );
  });
});
