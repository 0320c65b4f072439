import { describe, expect, it } from 'vitest';
import { fakeCommunity } from '../community.fixture.ts';
import {
  exampleAcceptedReport,
  exampleReport,
  exampleShareAnswer,
  exampleShared,
} from '../openapi/example-community.ts';
import { fakeServer, post } from '../server.fixture.ts';

const form = (fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}) =>
  post(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', headers);
const browser = { headers: { Accept: 'text/html' } };
const page = async (path: string, deps: Parameters<typeof fakeServer>[0] = {}) =>
  (await fakeServer(deps).app.request(path, browser)).text();
const shape = (text: string) =>
  (text.match(/<\/?[a-z!][^>]*>/gi) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""')).join('');

const filled = {
  addon: 'metallb',
  outcome: 'failed',
  track: '1.32',
  confinement: 'strict',
  arch: 'amd64',
  revision: '',
  distribution: 'ubuntu',
  'distribution-version': '24.04',
  kernel: '6.8.0-45-generic',
  ran: 'microk8s enable metallb',
  note: 'line one\r\nline two',
  log: 'x',
};
const hostile = '"><script>alert(1)</script>\u202e\'; DROP TABLE reports;--';

describe('the pages of addons', () => {
  it('show what works on a track, also to those who hear it', async () => {
    const shown = await page('/addons?track=1.27&arch=amd64');
    expect(shown).toContain('<caption>Addons of MicroK8s 1.27</caption>');
    expect(shown).toContain('<a href="/addons/core/metallb">core/<wbr>metallb</a>');
    expect(shown).toContain('<span class="unseen">works, with notes (said by people, with evidence)</span>');
    expect(shown).toContain('<option value="1.27" selected>');
    expect(shown).toContain('<option value="amd64" selected>');
    expect(await page('/addons')).toContain('<option value="1.28" selected>');
  });

  it('show one with what people say of it, and lead to the form', async () => {
    const shown = await page('/addons/core/metallb');
    for (const words of [
      '1.27 strict on amd64: works, with notes (said by people, with evidence)',
      'The speaker needs raw sockets',
      'https://github.com/canonical/microk8s/issues/5140',
      '<a href="/report?addon=core%2Fmetallb">',
    ]) {
      expect(shown).toContain(words);
    }
  });

  it('lead from any name to the full one, and say where there is none', async () => {
    const moved = await fakeServer().app.request('/addons/metallb:192.0.2.1');
    expect([moved.status, moved.headers.get('location')]).toEqual([302, '/addons/core/metallb']);
    expect(await page('/addons/metalb')).toContain('Perhaps it is core/metallb.');
    expect((await fakeServer().app.request('/addons?track=x')).status).toBe(422);
  });
});

describe('the form for reports', () => {
  it('sends what was filled in, from nobody', async () => {
    const { app, calls } = fakeServer();
    const response = await app.request('/report', form(filled, { Authorization: 'Bearer maintainer' }), {
      address: '192.0.2.7',
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain(`<code>${exampleReport.id}</code>`);
    expect(calls[0]?.args).toEqual([
      {
        subject: {
          kind: 'addon',
          addon: 'metallb',
          outcome: 'failed',
          environment: {
            track: '1.32',
            confinement: 'strict',
            architecture: 'amd64',
            distribution: { id: 'ubuntu', version: '24.04' },
            kernel: '6.8.0-45-generic',
          },
        },
        ran: 'microk8s enable metallb',
        note: 'line one\nline two',
        log: 'x',
      },
      { name: 'anonymous', role: 'anonymous', address: '192.0.2.7' },
    ]);
  });

  it('takes that an answer is wrong', async () => {
    const { app, calls } = fakeServer();
    await app.request('/report', form({ about: 'answer', finding: 'wb1-7x2rob3mhur6khzjrp73', note: 'no' }));
    expect(calls[0]?.args[0]).toEqual({
      subject: { kind: 'answer', findingId: 'wb1-7x2rob3mhur6khzjrp73' },
      note: 'no',
    });
    expect(await page('/report?about=answer')).toContain('name="finding"');
  });

  it.each([
    ['outcome', ''],
    ['track', 'x'],
    ['confinement', 'devmode'],
    ['revision', hostile],
    ['distribution', hostile],
    ['kernel', hostile],
    ['ran', 'x'.repeat(501)],
  ])('says beside %s what is wrong with it, and keeps the rest', async (name, value) => {
    const { app, calls } = fakeServer();
    const response = await app.request('/report', form({ ...filled, [name]: value }));
    const shown = await response.text();
    expect(response.status).toBe(422);
    expect(shown).toContain(`<p id="${name}-fault" class="fault">`);
    expect(shown).toMatch(new RegExp(`aria-describedby="${name}-fault[^"]*" aria-invalid="true"`));
    expect(shown).toContain('value="microk8s enable metallb"'.slice(0, name === 'ran' ? 0 : undefined));
    expect(shown).toContain('line one\nline two</textarea>');
    expect(shown).not.toContain('<script');
    expect(calls).toEqual([]);
  });

  it('is the same page whatever was typed', async () => {
    const wrong = { ...filled, revision: 'x' };
    const shownFor = async (text: string) =>
      (await fakeServer().app.request('/report', form({ ...wrong, addon: text, note: text, ran: text }))).text();
    expect(shape(await shownFor(hostile))).toBe(shape(await shownFor('harmless')));
  });

  it.each([
    [form(filled, { Origin: 'https://evil.example' }), 403],
    [post('a log', 'text/plain'), 415],
  ])('is refused on the page: %#', async (init, status) => {
    const { app, calls } = fakeServer();
    const response = await app.request('/report', init);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain('role="alert"');
    expect(calls).toEqual([]);
  });

  it('says when there were too many', async () => {
    const { community } = fakeCommunity({
      submitReport: async () => ({ ok: false, error: { code: 'too-many', what: 'reports', retryAfterMs: 7_200_000 } }),
    });
    const response = await fakeServer({ community }).app.request('/report', form(filled));
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7200']);
    expect(await response.text()).toContain('Try again in 2 hours.');
  });
});

describe('reports that were accepted', () => {
  it('are listed for everybody, a page at a time', async () => {
    const { app, calls } = fakeServer();
    const shown = await (await app.request('/reports?addon=metallb', browser)).text();
    expect(shown).toContain(`<a href="/reports/${exampleReport.id}">core/metallb worked</a>`);
    expect(shown).toContain('<a href="/reports?addon=metallb&amp;cursor=41" rel="next">');
    expect(calls[0]?.args).toEqual([
      { addon: 'metallb', state: 'accepted', limit: 50 },
      { name: 'anonymous', role: 'anonymous' },
    ]);
    expect(await page('/reports?cursor=41')).toContain('There are none yet.');
  });

  it('show what was decided, and nothing of them becomes markup', async () => {
    const decision = { ...exampleAcceptedReport.decisions[0], by: hostile };
    const report = { ...exampleAcceptedReport, note: hostile, ran: hostile, decisions: [decision] };
    const { community } = fakeCommunity({
      getReport: async () => ({ ok: true, value: report as typeof exampleAcceptedReport }),
    });
    const shown = await page(`/reports/${exampleReport.id}`, { community });
    expect(shown).toContain('<th scope="col">When</th>');
    expect(shown).not.toMatch(/<script|\u202e/);
  });
});

describe('sharing on pages', () => {
  it('starts from an answer', async () => {
    const shown = await (await fakeServer().app.request('/', form({ text: 'a log' }))).text();
    expect(shown).toContain('<form class="paste" id="paste"');
    expect(shown).toContain('<button type="submit" form="paste" formaction="/share">');
    // The return key presses the first button of a form.
    expect(shown.indexOf('formaction')).toBeGreaterThan(shown.indexOf('Why was it blocked?</button>'));
  });

  it('tells the link and the secret, and diagnoses what is sent', async () => {
    const { app, asked, calls } = fakeServer();
    const response = await app.request('/share', form({ text: 'a log', system: 'core' }), { address: '192.0.2.7' });
    const shown = await response.text();
    expect([response.status, response.headers.get('cache-control')]).toEqual([201, 'no-store']);
    expect(shown).toContain(`<code>${exampleShareAnswer.secret}</code>`);
    expect(shown).toContain(`<code>http://localhost/d/${exampleShareAnswer.id}</code>`);
    expect(asked[0]).toMatchObject({ text: 'a log', options: { system: 'core' } });
    expect(calls[0]).toMatchObject({ verb: 'shareDiagnosis', args: [{}, { address: '192.0.2.7' }] });
  });

  it.each([
    [form({ text: 'a log' }, { 'Sec-Fetch-Site': 'cross-site' }), 403],
    [form({ text: '' }), 400],
    [post('a log', 'text/plain'), 415],
  ])('is refused with the box: %#', async (init, status) => {
    const { app, calls } = fakeServer();
    const response = await app.request('/share', init);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain('<textarea');
    expect(calls).toEqual([]);
  });

  it('shows a page that asks not to be listed, with a form to delete it', async () => {
    const shown = await page(`/d/${exampleShared.id}`);
    expect(shown).toContain('<meta name="robots" content="noindex, nofollow, noarchive">');
    expect(shown).toContain('mount-observe');
    expect(shown).toContain('<label for="secret">');
    expect(await page('/d/x')).toContain('<h1>Nothing is shared here</h1>');
  });

  it('deletes it with the secret and with nothing else', async () => {
    const { app } = fakeServer();
    const path = `/d/${exampleShared.id}`;
    const wrong = await app.request(path, form({ secret: 'guessed' }));
    const shown = await wrong.text();
    expect(wrong.status).toBe(403);
    expect(shown).toContain('This is not its secret');
    expect(shown).not.toContain('guessed');
    const crossing = form({ secret: exampleShareAnswer.secret }, { Origin: 'https://evil.example' });
    expect((await app.request(path, crossing)).status).toBe(403);
    const right = await app.request(path, form({ secret: ` ${exampleShareAnswer.secret}\r\n` }));
    expect(await right.text()).toContain('<h1>It is deleted</h1>');
  });
});
