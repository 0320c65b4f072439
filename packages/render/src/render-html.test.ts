import { expect, it } from 'vitest';
import { diagnosis, finding } from './diagnosis.fixture.ts';
import { renderHtml } from './render-html.ts';

it('escapes all that comes from a paste', () => {
  const hostile = `"><script>alert('x')</script><img src=x onerror=y>&amp;`;
  const html = renderHtml(
    diagnosis([
      finding({
        subject: { owner: 'host-profile', label: hostile },
        access: { kind: 'file', path: hostile, mask: 'r' },
        evidence: [{ file: hostile, line: 1, text: hostile }],
      }),
    ]),
  );
  expect(html).not.toContain('<script');
  expect(html).not.toContain('<img');
  expect(
    html
      .match(/<[a-z0-9]+/g)
      ?.every((tag) =>
        ['<article', '<h2', '<p', '<pre', '<code', '<figure', '<figcaption', '<ol', '<li', '<span'].includes(tag),
      ),
  ).toBe(true);
  expect(html).toContain('&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)');
});

it('has no attribute but classes', () => {
  expect(
    renderHtml(diagnosis([finding()]))
      .match(/ [a-z-]+="/g)
      ?.every((attribute) => attribute === ' class="'),
  ).toBe(true);
});
