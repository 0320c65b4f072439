import type { DiagnosedAddon } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { statement } from '../addons/addon.fixture.ts';
import { diagnosis } from '../diagnosis.fixture.ts';
import { podFinding } from '../explanation.fixture.ts';
import { renderHtml } from '../render-html.ts';
import { renderMarkdown } from '../render-markdown.ts';
import { renderText } from '../render-text.ts';

const FINDING = podFinding();

function told(parts: Partial<DiagnosedAddon> = {}): DiagnosedAddon {
  return {
    addon: 'core/metallb',
    why: 'failing',
    findings: [FINDING.id],
    place: { track: '1.32', confinement: 'strict' },
    offered: { architectures: ['amd64'] },
    conflict: false,
    statements: [statement()],
    onSomeHosts: [],
    ...parts,
  };
}

/** On one line, so that it does not matter where lines are broken. */
function text(...addons: readonly DiagnosedAddon[]): string {
  return renderText({ ...diagnosis([FINDING]), addons: [...addons] }).replaceAll(/\s+/g, ' ');
}

describe('an addon in an answer', () => {
  it('has what is known of it near the top, with the issue and where that is said', () => {
    const answer = text(told());
    const [before = '', after] = answer.split('Known of core/metallb here: broken. The speaker gets no raw socket.');
    expect(after).toContain('Known issue: metallb-raw-sockets');
    expect(after).toContain('https://example.com/1');
    expect(before).not.toContain('Seen');
  });

  it('stands on every surface', () => {
    const whole = { ...diagnosis([FINDING]), addons: [told()] };
    for (const shown of [renderMarkdown(whole), renderHtml(whole)])
      expect(shown).toContain('The speaker gets no raw socket.');
  });

  it('tells on which hosts where that is not known', () => {
    const perhaps = statement({ where: { distribution: { id: 'ubuntu', since: '25.04' }, note: 'Of one node.' } });
    expect(text(told({ statements: [], onSomeHosts: [perhaps] }))).toContain(
      'Known of core/metallb on some hosts (ubuntu from 25.04. Of one node.): broken.',
    );
  });

  it('lists what is known of enabled addons that nothing here is about', () => {
    const answer = text(told({ why: 'enabled', findings: [], addon: 'core/dns' }));
    expect(answer).toContain(
      'Known of addons that are enabled here - core/dns: broken. The speaker gets no raw socket.',
    );
  });

  it.each<[Partial<DiagnosedAddon>, string]>([
    [
      { derived: { code: 'not-in-track' }, offered: { since: '1.40', architectures: [] } },
      'The repositories of track 1.32 have no core/metallb: tracks from 1.40 on have it.',
    ],
    [
      { derived: { code: 'not-in-track' }, offered: { until: '1.26', architectures: [] }, replacedBy: 'core/x' },
      'tracks before 1.26 have it. It was given up for core/x.',
    ],
    [
      { derived: { code: 'confinement' }, offered: { confinement: 'classic', architectures: ['amd64'] } },
      'Upstream offers core/metallb on classic MicroK8s only. Enabling a repository does not change that.',
    ],
    [
      { derived: { code: 'architecture', offered: ['amd64'] }, place: { architecture: 's390x' } },
      'Upstream offers core/metallb on amd64 only, and not on s390x.',
    ],
    [{ derived: { code: 'retired' } }, 'core/metallb is only left in the list, and does nothing any more.'],
    [
      { derived: { code: 'offered' } },
      'core/metallb is offered there (track 1.32, strict). So the list of addons is older',
    ],
    [
      { addon: 'community/nfs', derived: { code: 'test-runs' }, place: {} },
      'community/nfs is offered there. So either the community repository is not enabled yet',
    ],
    [{}, 'core/metallb: all tracks have it, on amd64.'],
  ])('tells why it was not found: %j', (parts, expected) => {
    expect(text(told({ why: 'not-found', statements: [], ...parts }))).toContain(expected);
  });
});
