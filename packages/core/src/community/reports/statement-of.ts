import type {
  AddonStatement,
  CompatibilityStatus,
  Report,
  ReportAction,
  ReportEnvironment,
} from '@whyblocked/contract';
import type { AcceptedReport } from '../store/community-store.ts';

export type Acceptance = Extract<ReportAction, { action: 'accept' }>;

/** How a report was accepted; undefined where it was not. */
export function acceptanceOf({ decisions }: Pick<Report, 'decisions'>): Acceptance | undefined {
  return decisions.map(({ action }) => action).findLast((action) => action.action === 'accept');
}

/** What a maintainer says, else what the outcome says. */
export function statusOf(outcome: 'worked' | 'failed', { status }: Acceptance): CompatibilityStatus {
  return status ?? (outcome === 'worked' ? 'verified' : 'broken');
}

/** The statement that a maintainer made of a report by accepting it; null of one on an answer. */
export function statementOf({ report, issues }: AcceptedReport): AddonStatement | null {
  const { subject } = report;
  const accepted = acceptanceOf(report);
  const says = accepted?.says ?? report.note;
  const ran = accepted?.ran ?? report.ran;
  if (subject.kind !== 'addon' || !accepted || says === undefined) return null;
  const { environment } = subject;
  return {
    id: report.id,
    addon: subject.addon,
    basis: 'report',
    status: statusOf(subject.outcome, accepted),
    maturity: accepted.maturity ?? 'experimental',
    says,
    where: {
      tracks: trackRange(environment.track),
      confinement: environment.confinement,
      architectures: [environment.architecture],
      ...(accepted.onlyThere && environment.distribution
        ? { distribution: distributionRange(environment.distribution) }
        : {}),
    },
    needs: { interfaces: [], host: [] },
    issues: subject.outcome === 'failed' ? [...issues] : [],
    evidence: [
      {
        report: report.id,
        date: report.at.slice(0, 10),
        ...(environment.revision === undefined ? {} : { revision: environment.revision }),
        ...(ran === undefined ? {} : { ran }),
        ...hostNote(environment),
      },
    ],
    confirmations: report.confirmations,
  };
}

/** The track alone: from it on, before the one that comes after. What no track has yet is from the last branch on, whatever its number will be. */
function trackRange(track: string): { since?: string; until?: string } {
  const [major, minor] = track.split('.').map(Number);
  return minor === undefined ? { since: track } : { since: track, until: `${major}.${minor + 1}` };
}

function distributionRange({ id, version }: NonNullable<ReportEnvironment['distribution']>) {
  return { id, ...(version === undefined ? {} : { since: version }) };
}

/** Where it was: facts in the order in which people name them. */
function hostNote({ distribution, kernel }: ReportEnvironment): { note?: string } {
  const host = [
    distribution && [distribution.id, distribution.version].filter(Boolean).join(' '),
    kernel && `kernel ${kernel}`,
  ];
  const note = host.filter(Boolean).join(', ');
  return note === '' ? {} : { note };
}
