import { describe, expect, it } from 'vitest';
import { cell } from './addon.fixture.ts';
import { renderAddonMatrix, renderAddonMatrixHtml } from './render-addon-matrix.ts';

const CELLS = (['strict', 'classic'] as const).flatMap((confinement) =>
  (['amd64', 'arm64'] as const).flatMap((architecture) => [
    cell({ confinement, architecture, ...(architecture === 'arm64' ? { status: 'unknown', basis: 'none' } : {}) }),
    cell({
      addon: 'community/nfs',
      confinement,
      architecture,
      status: confinement === 'strict' ? 'blocked' : 'broken',
      onSomeHosts: confinement === 'strict' ? [] : ['a'],
    }),
  ]),
);
const ANSWER = { version: 'v', cells: CELLS, statements: [] };

describe('the matrix of a track', () => {
  it('has a line for each addon and a character for each place, and fits a phone', () => {
    const lines = renderAddonMatrix('1.32', ANSWER).split('\n');
    expect(lines.slice(0, 8)).toEqual([
      'Addons of MicroK8s 1.32',
      '',
      '           strict  classic',
      '           a r  a r',
      'core',
      '  metallb  + ?  + ?',
      'community',
      '  nfs      - -  x x  *',
    ]);
    expect(lines.join('\n')).toContain('Columns: a amd64, r arm64.');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(48);
  });

  it('tells that nothing is known of a track', () => {
    expect(renderAddonMatrix('1.99', { ...ANSWER, cells: [] })).toBe('No addon of track 1.99 is known here.\n');
  });

  it('is a table in HTML, with each mark in words and links to pages', () => {
    const html = renderAddonMatrixHtml('1.32', ANSWER);
    expect(html).toContain('<th colspan="2" scope="colgroup">strict</th>');
    expect(html).toContain('<a href="/addons/core/metallb">core/<wbr>metallb</a>');
    expect(html).toContain(
      '<td class="addon-verified" title="works (by tests of upstream)"><span aria-hidden="true">+</span><span class="unseen">works (by tests of upstream)</span></td>',
    );
    expect(html).toContain(
      '<td class="addon-broken" title="broken (by tests of upstream; otherwise on some hosts)"><span aria-hidden="true">x*</span>',
    );
  });

  it('escapes names that no repository of upstream has', () => {
    const html = renderAddonMatrixHtml('<x>', { ...ANSWER, cells: [cell({ addon: 'a/b/<script>' })] });
    expect(html).not.toMatch(/<(?:x|script)>/);
    expect(html).not.toContain('href="/addons/a');
  });
});
