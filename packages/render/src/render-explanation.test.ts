import { describe, expect, it } from 'vitest';
import { explanation } from './explanation.fixture.ts';
import { nearSlugs } from './near-slugs.ts';
import { renderExplanation, renderExplanationHtml, renderExplanationList } from './render-explanation.ts';
import { unknownExplanationSentence } from './sentences/unknown-explanation-sentence.ts';

describe('renderExplanation', () => {
  it('tells all of a cause, with holes in capitals', () => {
    expect(renderExplanation(explanation())).toBe(`No node is free of the taint TAINT

  untolerated-taint: a cause for which pods do not run, layer scheduler.

  Nodes that have room carry the taint TAINT, and POD has no toleration for it.

How to see it

  See which nodes carry it.

      kubectl describe node NODE

What helps

  Tolerate TAINT in POD. (This gives the least away.)

      key: TAINT

  Whoever administers the machine: Or take it away.

      kubectl taint nodes --all TAINT-

What looks like it

  See also: node-not-ready (whyblocked causes node-not-ready)
  The node itself is ill.

Where that comes from

  Source: kubernetes/kubernetes, pkg/scheduler/taint.go (v1.32.0)
  Source: https://example.com/taints: the manual
`);
  });

  it('tells of an issue where it happens and where it is mended', () => {
    const text = renderExplanation(
      explanation({
        kind: 'issue',
        cause: 'untolerated-taint',
        affects: [
          { tracks: { since: '1.25', until: '1.32' }, confinement: 'strict', note: 'AppArmor 4.1.' },
          { distribution: { id: 'ubuntu', since: '25.04' } },
        ],
        fixedIn: [{ what: 'microk8s', version: '1.34-strict', date: '2025-10-10', note: 'The strict channel.' }],
        fix: [{ by: 'admin', do: 'run', say: 'Go there.', when: { confinement: 'strict' } }],
      }),
    );
    expect(text).toContain('tracks of MicroK8s from 1.25 to before 1.32; strict confinement. AppArmor 4.1.');
    expect(text).toContain('ubuntu from 25.04');
    expect(text).toContain('microk8s 1.34-strict, 2025-10-10. The strict channel.');
    expect(text).toContain('Where MicroK8s is strict: Whoever administers the machine: Go there.');
    expect(text).toContain('In general: untolerated-taint (whyblocked causes untolerated-taint)');
  });

  it('links to pages and sources that are safe to link to, and to nothing else', () => {
    const html = renderExplanationHtml(
      explanation({
        means: '<b>x</b>',
        lookAlikes: [
          { slug: 'node-not-ready', tell: 'x' },
          { slug: '../x"y', tell: 'x' },
        ],
        sources: [
          { url: 'https://example.com/a?b=c' },
          { url: 'javascript:alert(1)' },
          { url: 'https://example.com/"><script>' },
        ],
      }),
    );
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="/causes/node-not-ready"', 'href="https://example.com/a?b=c"']);
    expect(html).not.toMatch(/<(b|script)/);
  });
});

describe('renderExplanationList', () => {
  it('has one a line, by layer', () => {
    const { kind, slug, title } = explanation();
    const text = renderExplanationList({
      version: 'x',
      explanations: [
        { kind, slug, title, layer: 'scheduler' },
        { kind, slug: 'a', title: 'Short', layer: 'scheduler' },
        { kind, slug: 'b', title: 'Other', layer: 'image' },
      ],
    });
    expect(text).toBe(
      'scheduler:\nuntolerated-taint  No node is free of the taint TAINT\na                  Short\n\nimage:\nb                  Other\n',
    );
    expect(renderExplanationList({ version: 'x', explanations: [] })).toBe('');
  });
});

describe('what nobody wrote about', () => {
  const known = ['sched-untolerated-taint', 'node-not-ready', 'node-disk-pressure', 'image-pull-not-found'];

  it.each([
    ['untolerated-taints', ['sched-untolerated-taint']],
    ['Node_Not_Ready', ['node-not-ready', 'node-disk-pressure', 'image-pull-not-found']],
    ['nod', ['node-not-ready', 'node-disk-pressure']],
    ['zzz', []],
    ['', []],
  ])('%s is near %j', (asked, near) => {
    expect(nearSlugs(asked, known)).toEqual(near);
  });

  it('is near nothing where it is longer than any slug', () => {
    expect(nearSlugs('node-'.repeat(1000), known)).toEqual([]);
  });

  it('is said to be so, with what was perhaps meant', () => {
    expect(unknownExplanationSentence('cause', 'x', { near: ['a', 'b'] })).toBe(
      'There is no cause "x". Perhaps you mean a or b. "whyblocked causes" lists them.',
    );
    expect(unknownExplanationSentence('noise', 'x', { near: [] })).toContain(
      'no entry of the noise catalogue "x". "why',
    );
    expect(unknownExplanationSentence('cause', 'x', { near: [], elsewhere: 'issue' })).toBe(
      '"x" is no cause: see "whyblocked issues x".',
    );
  });
});
