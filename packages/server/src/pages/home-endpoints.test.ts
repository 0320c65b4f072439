import { describe, expect, it } from 'vitest';
import { exampleDenial } from '../example-denial.ts';
import { exampleDiagnosis, exampleExplanation } from '../openapi/example-answers.ts';
import { fakeServer, fakeVerbs, post } from '../server.fixture.ts';

const FORM = 'application/x-www-form-urlencoded';
const form = (fields: Record<string, string>) => post(new URLSearchParams(fields).toString(), FORM);

/** What an HTML parser makes of a textarea's contents. */
function boxText(page: string): string {
  const inner = /<textarea[^>]*>\n([^<]*)<\/textarea>/.exec(page)?.[1] ?? '';
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  return inner.replace(/&(lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);
}

describe('the page', () => {
  it('has an empty box with a label, and needs no script', async () => {
    const response = await fakeServer().app.request('/');
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<label for="text">');
    expect(page).toContain('<main id="main"');
    expect(page).toContain('<form class="paste" id="paste" method="post" action="/" enctype="multipart/form-data">');
    expect(page).toContain('<label for="file">');
    expect(page).toMatch(/<input id="file" name="file" type="file" multiple aria-describedby="file-hint">/);
    expect(page).toContain('At most 20 files and 128 MiB in all.');
    expect(boxText(page)).toBe('');
    expect(page).not.toMatch(/<script|\sstyle=|\son[a-z]+=|https?:\/\//i);
  });

  it('loads an example by a link', async () => {
    const { app, asked } = fakeServer();
    expect(boxText(await (await app.request('/?example=1')).text())).toBe(exampleDenial);
    expect(asked).toHaveLength(0);
  });

  it('answers a form with the text still in the box', async () => {
    const { app, asked } = fakeServer();
    const text = '\n first line\nsecond\tline ';
    const response = await app.request('/', form({ text: text.replaceAll('\n', '\r\n'), snapd: '', system: 'core' }));
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(asked[0]).toMatchObject({ text, options: { system: 'core' } });
    expect(page).toContain('class="answer answer-connect-interface"');
    expect(page).toContain('<option value="core" selected>');
    expect(boxText(page)).toBe(text);
  });
});

it('links an answer to the pages of its interface and its cause, and folds noise without a script', async () => {
  const [camera] = exampleDiagnosis.findings;
  if (!camera) throw new Error('the example has no finding');
  const noise = { ...camera, id: 'wb1-aaaaaaaaaaaaaaaaaaaa', outcome: 'harmless' as const, interfaces: [] };
  const { slug } = exampleExplanation('noise');
  const diagnosis = {
    ...exampleDiagnosis,
    findings: [
      { ...camera, cause: 'sched-untolerated-taint' },
      { ...noise, explanation: slug },
    ],
    explanations: [exampleExplanation('cause'), exampleExplanation('noise')],
  };
  const { verbs } = fakeVerbs(async () => ({ ok: true, value: diagnosis }));
  const page = await (await fakeServer({ verbs }).app.request('/', form({ text: 'x' }))).text();
  expect(page).toContain('<a href="/interfaces/mount-observe">mount-observe</a>');
  expect(page).toContain('<a href="/causes/sched-untolerated-taint">sched-untolerated-taint</a>');
  expect(page).toContain(
    '<details class="answer-folded"><summary>1 harmless refusal is folded: A network tool makes the kernel look for a module (1).</summary>',
  );
});

it('answers a text that is too long to come back, and says so', async () => {
  const { app, asked } = fakeServer();
  const page = await (await app.request('/', form({ text: '<'.repeat(600 * 1024) }))).text();
  expect(asked[0]?.bytes.byteLength).toBe(600 * 1024);
  expect(boxText(page)).toBe('');
  expect(page).toContain('Your text has 614400 bytes');
});

describe('hostile text', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '</textarea><img src=x onerror=alert(1)>',
    '"\' autofocus onfocus=alert(1) x="',
    '&lt;script&gt; &#x3c;',
    '<!-- --><style>*{display:none}</style>',
    'a\u0000b\u0007\u001b[31mred\u009b2J',
    '\u202egnp.exe\u202c \u2066x\u2069 \u200f',
    '{{7*7}} <%= 7*7 %>',
  ];

  it.each(hostile)('%j changes nothing of the page', async (text) => {
    const { app } = fakeServer();
    const shape = (page: string) => (page.match(/<\/?[a-z!][^>]*>/gi) ?? []).join('');
    const harmless = shape(await (await app.request('/', form({ text: 'x' }))).text());
    const page = await (await app.request('/', form({ text }))).text();
    expect(shape(page)).toBe(harmless);
    expect(boxText(page)).toBe(text);
    // Outside the box nothing can hide or turn text.
    const outside = page.replace(/<textarea[^>]*>[^<]*<\/textarea>/, '');
    expect(outside).not.toMatch(/[^\P{Cc}\n\t]|[\u200f\u202a-\u202e\u2066-\u2069]/u);
  });

  it.each(hostile)('%j as an assumption is refused and shown as it is', async (snapd) => {
    const { app } = fakeServer();
    const response = await app.request('/', form({ text: 'x', snapd }));
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('id="problem"');
    expect(page).not.toMatch(/<(script|img|style)/);
    expect(/name="snapd" value="[^"<>]*" placeholder/.test(page)).toBe(true);
  });
});

describe('what cannot be answered', () => {
  it.each([
    [form({ text: '' }), 400, 'Nothing was sent'],
    [form({ other: 'x' }), 400, 'Nothing was sent'],
    [post('text=x', 'text/plain'), 415, 'content type is not read'],
    [post('text=x', 'multipart/form-data'), 400, 'form cannot be read'],
    [form({ text: 'x'.repeat(1001) }), 413, 'too much'],
    [form({ text: '\u00e4'.repeat(3000) }), 413, 'too much'],
  ])('%# is told on the page', async (init, status, words) => {
    const { app, asked } = fakeServer({ limits: { bodyBytes: 1000 } });
    const response = await app.request('/', init);
    const page = await response.text();
    expect(response.status).toBe(status);
    expect(page).toContain('role="alert"');
    expect(page).toContain(words);
    expect(page).toContain('<textarea');
    expect(asked).toHaveLength(0);
  });

  it('takes the largest text there is, however a form writes it', async () => {
    const { app, asked } = fakeServer({ limits: { bodyBytes: 1000 } });
    const response = await app.request('/', form({ text: '"'.repeat(1000), snapd: '2.77', system: 'classic' }));
    expect(response.status).toBe(200);
    expect(asked[0]?.bytes.byteLength).toBe(1000);
  });

  it('keeps the text when the engine is busy', async () => {
    const { verbs } = fakeVerbs(async () => ({ ok: false, error: { code: 'busy', queued: 64 } }));
    const response = await fakeServer({ verbs }).app.request('/', form({ text: 'keep me' }));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(boxText(await response.text())).toBe('keep me');
  });

  it('shows a page with an id when something broke', async () => {
    const { verbs } = fakeVerbs(() => Promise.reject(new Error('secret')));
    const init = form({ text: 'x' });
    const response = await fakeServer({ verbs }).app.request('/', {
      ...init,
      headers: { ...init.headers, Accept: 'text/html' },
    });
    const page = await response.text();
    expect(response.status).toBe(500);
    expect(page).toContain('<code>id-1</code>');
    expect(page).not.toContain('secret');
  });
});

describe('a form with files', () => {
  const type = 'multipart/form-data; boundary=XbX';
  const field = (name: string, text: string, file = '') =>
    `--XbX\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${text}\r\n`;
  const fields = field('text', 'first\r\nsecond') + field('snapd', '2.77') + field('system', 'core');
  const ask = (files: string, deps: Parameters<typeof fakeServer>[0] = {}) => {
    const { app, asked } = fakeServer(deps);
    return { asked, response: app.request('/', post(`${fields}${files}--XbX--`, type)) };
  };

  it('is answered, with what was read and the text still in the box', async () => {
    const { asked, response } = ask(
      field('file', 'abc', '; filename="<b>.log"') + field('file', 'x'.repeat(2048), '; filename="b"'),
    );
    const page = await (await response).text();
    expect(page).toContain('From 2 files:');
    expect(page).toContain('<code>&lt;b&gt;.log</code> <span>3 bytes</span>');
    expect(page).toContain('<code>b</code> <span>2.0 KiB</span>');
    expect(boxText(page)).toBe('first\nsecond');
    expect(asked[0]).toMatchObject({ options: { snapd: '2.77', system: 'core' } });
  });

  it('in which no file was chosen is one of text', async () => {
    const { asked, response } = ask(field('file', '', '; filename=""'));
    const page = await (await response).text();
    expect(page).not.toContain('class="files"');
    expect(asked[0]?.text).toBe('first\nsecond');
  });

  it('that is too large keeps its text and assumptions', async () => {
    const large = field('file', 'x'.repeat(5000), '; filename="a"');
    const { asked, response } = ask(large, { limits: { uploadBytes: 4000 } });
    const page = await (await response).text();
    expect((await response).status).toBe(413);
    expect(page).toContain('At most 4000 bytes are read at once.');
    expect(boxText(page)).toBe('first\nsecond');
    expect(page).toContain('name="snapd" value="2.77"');
    expect(page).toContain('<option value="core" selected>');
    expect(asked).toHaveLength(0);
  });
});
