import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RequestEvent, ServerLog } from '../server-deps.ts';

/** From what is answered from memory to what a diagnosis may take. */
const DURATIONS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface MetricsOptions {
  readonly version: string;
  readonly knowledge: { readonly version: string; readonly snapd: string };
  /** Questions that wait for a worker at this moment. */
  readonly queued: () => number;
  /** Reports by their state; null where that cannot be known now. */
  readonly countReports: () => Promise<Readonly<Record<string, number>> | null>;
}

export interface Metrics {
  /** Counts what it is told; contents and names never get this far. */
  readonly log: ServerLog;
  /** Answers GET /metrics in the text format of Prometheus. */
  fetch(request: Request): Promise<Response>;
}

/** What happens in a server, as numbers. */
export function createMetrics({ version, knowledge, queued, countReports }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, label: string) =>
    new Counter({ name: `whyblocked_${name}_total`, help, labelNames: [label], registers });

  const durations = new Histogram({
    name: 'whyblocked_request_duration_seconds',
    help: 'How long requests took, by the pattern of their route.',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATIONS_S,
    registers,
  });
  const verdicts = counter('verdicts', 'Diagnoses that were given, by their verdict.', 'verdict');
  const outcomes = counter('findings', 'Findings in diagnoses, by their outcome.', 'outcome');
  const problems = counter('problems', 'Problems that were answered, by their code.', 'code');
  const kept = counter(
    'kept',
    'Reports that were received or seen to be duplicates, and diagnoses that were shared.',
    'what',
  );
  const decisions = counter('decisions', 'What was decided of reports.', 'action');
  const failures = new Counter({ name: 'whyblocked_failures_total', help: 'Bugs and broken environments.', registers });
  new Gauge({
    name: 'whyblocked_queue_length',
    help: 'Diagnoses that wait for a worker.',
    registers,
    collect() {
      this.set(queued());
    },
  });
  new Gauge({
    name: 'whyblocked_reports',
    help: 'Reports by their state; none while the database cannot be asked.',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = await countReports();
      this.reset();
      for (const [state, count] of Object.entries(counts ?? {})) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'whyblocked_info',
    help: 'What runs here; always 1.',
    labelNames: ['version', 'knowledge', 'snapd'],
    registers,
  }).set({ version, knowledge: knowledge.version, snapd: knowledge.snapd }, 1);

  const count = (event: RequestEvent): void => {
    const { method, route, status, durationMs } = event;
    durations.observe({ method, route: route ?? 'none', status }, durationMs / 1000);
    if (event.verdict !== undefined) verdicts.inc({ verdict: event.verdict });
    if (event.problem !== undefined) problems.inc({ code: event.problem });
    if (event.kept !== undefined) kept.inc({ what: event.kept });
    if (event.decision !== undefined) decisions.inc({ action: event.decision });
    for (const [outcome, found] of Object.entries(event.outcomes ?? {})) outcomes.inc({ outcome }, found);
  };

  return {
    log: { request: count, failure: () => failures.inc() },
    fetch: async ({ url, method }) => {
      if (new URL(url).pathname !== '/metrics')
        return new Response('What there is stands at /metrics.\n', { status: 404 });
      if (method !== 'GET') return new Response(null, { status: 405, headers: { Allow: 'GET' } });
      return new Response(await registry.metrics(), { headers: { 'Content-Type': registry.contentType } });
    },
  };
}
