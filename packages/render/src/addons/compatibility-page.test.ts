import { describe, expect, it } from 'vitest';
import { cell, statement } from './addon.fixture.ts';
import { renderCompatibilityPage } from './compatibility-page.ts';

const TRACKS = ['1.31', '1.32'];

function page(cells = TRACKS.map((track) => cell({ track })), said = [statement()]) {
  return renderCompatibilityPage('a script.', {
    answer: { version: '', cells, statements: said },
    tracks: TRACKS,
    documented: [{ url: 'https://example.com/strict', not_on_strict: ['core/gpu', 'core/metallb'] }],
  });
}

describe('the page of compatibility', () => {
  it('folds tracks that say the same', () => {
    expect(page()).toContain('| core/metallb | 1.31 to 1.32 | works |  |\n');
  });

  it('tells them apart where people say something of one, and who', () => {
    const { id } = statement();
    const text = page([
      cell({ track: '1.31', onSomeHosts: [id] }),
      cell({ track: '1.32', status: 'broken', basis: 'person', statements: [id], conflict: true }),
    ]);
    const link = `[broken: raw sockets refused](../data/statements/${id}.yaml)`;
    expect(text).toContain(`| core/metallb | 1.31 | works | ${link} \\* |`);
    expect(text).toContain(`| core/metallb | 1.32 | **broken** | ${link} |`);
    expect(text).toContain('- core/metallb (1.32)');
  });

  it('compares what the documentation names with what the repositories mark', () => {
    const hidden = { status: 'blocked', basis: 'metadata', derived: { code: 'confinement' } } as const;
    const text = page([cell({ addon: 'core/gpu', ...hidden }), cell({ addon: 'core/nfs', ...hidden }), cell()]);
    expect(text).toContain('| core/gpu | 1.32 | named |');
    expect(text).toContain('| core/nfs | 1.32 | not named |');
    expect(text).toContain('Named by the documentation, and marked nowhere: core/metallb.');
  });

  it('lists what is offered on strict and skipped or never tried there', () => {
    const text = page([
      cell({ track: '1.31', derived: { code: 'test-skipped' }, status: 'unknown', basis: 'none' }),
      cell(),
    ]);
    expect(text).toContain('- core/metallb (1.31)');
    expect(text).toContain('- core (1.31)');
  });
});
