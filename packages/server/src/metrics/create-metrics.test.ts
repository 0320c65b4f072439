import { describe, expect, it } from 'vitest';
import { createMetrics, type MetricsOptions } from './create-metrics.ts';

function metricsOf(queued = 0, countReports: MetricsOptions['countReports'] = async () => null) {
  const metrics = createMetrics({
    version: '1.2.3',
    knowledge: { version: 'abc', snapd: '2.77' },
    queued: () => queued,
    countReports,
  });
  const text = async () => (await metrics.fetch(new Request('http://127.0.0.1/metrics'))).text();
  return { metrics, text };
}

describe('metrics', () => {
  it('count requests by the pattern of their route, verdicts, problems, reports and decisions', async () => {
    const { metrics, text } = metricsOf(3);
    const event = { id: 'a', method: 'POST', status: 200, durationMs: 300 };
    metrics.log.request({ ...event, route: '/v1/diagnoses', verdict: 'no-interface', outcomes: { harmless: 2 } });
    metrics.log.request({ ...event, route: '/v1/reports', status: 201, kept: 'report' });
    metrics.log.request({ ...event, route: '/v1/reports/:id/decisions', decision: 'accept' });
    metrics.log.request({ ...event, route: null, status: 404, problem: 'not-found' });
    metrics.log.failure('a', new Error('x'));
    const told = await text();
    for (const line of [
      'whyblocked_request_duration_seconds_bucket{le="0.25",method="POST",route="/v1/diagnoses",status="200"} 0',
      'whyblocked_request_duration_seconds_bucket{le="0.5",method="POST",route="/v1/diagnoses",status="200"} 1',
      'whyblocked_request_duration_seconds_count{method="POST",route="none",status="404"} 1',
      'whyblocked_verdicts_total{verdict="no-interface"} 1',
      'whyblocked_findings_total{outcome="harmless"} 2',
      'whyblocked_kept_total{what="report"} 1',
      'whyblocked_decisions_total{action="accept"} 1',
      'whyblocked_problems_total{code="not-found"} 1',
      'whyblocked_failures_total 1',
      'whyblocked_queue_length 3',
      'whyblocked_info{version="1.2.3",knowledge="abc",snapd="2.77"} 1',
    ]) {
      expect(told.split('\n')).toContain(line);
    }
    expect(told).toContain('process_resident_memory_bytes');
  });

  it('tell how many reports wait, and nothing of them while the database is away', async () => {
    const answers = [{ queued: 3, accepted: 0 }, null, { queued: 2 }];
    const { text } = metricsOf(0, async () => answers.shift() ?? null);
    const told = async () => (await text()).split('\n').filter((line) => line.startsWith('whyblocked_reports'));
    expect(await told()).toEqual(['whyblocked_reports{state="queued"} 3', 'whyblocked_reports{state="accepted"} 0']);
    expect(await told()).toEqual([]);
    expect(await told()).toEqual(['whyblocked_reports{state="queued"} 2']);
  });

  it('are told at one address, in the format of Prometheus', async () => {
    const { metrics } = metricsOf();
    const told = await metrics.fetch(new Request('http://127.0.0.1/metrics'));
    expect(told.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect((await metrics.fetch(new Request('http://127.0.0.1/'))).status).toBe(404);
    expect((await metrics.fetch(new Request('http://127.0.0.1/metrics', { method: 'POST' }))).status).toBe(405);
  });
});
