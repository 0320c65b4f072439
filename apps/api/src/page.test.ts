import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type StartedApi, startApi } from './started-api.fixture.ts';

// Programs start slowly where the machine is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const executablePath = '/usr/bin/chromium';
const required = process.env.REQUIRE_ALL === '1';
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const denial =
  'Oct 19 05:11:57 lantern kernel: audit: type=1400 audit(1729307517.445:657): apparmor="DENIED" operation="open" ' +
  'profile="snap.disk-report.disk-report" name="/etc/fstab" pid=5507 comm="findmnt" requested_mask="r" denied_mask="r" ' +
  'fsuid=1000 ouid=0';
/** A word that cannot be broken at a blank, and markup that must stay text. */
const hostile = `${denial.replace('/etc/fstab', `/${'x'.repeat(900)}`)}\n<script>document.title='owned'</script>\n`;

describe.skipIf(!existsSync(executablePath) && !required)(`the page in ${executablePath}`, () => {
  let api: StartedApi;
  let browser: Browser;
  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi(), chromium.launch({ executablePath, args })]);
  });
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  /** Opens a page, and afterwards holds it to never asking another origin and never offending its policy. */
  async function visit(options: BrowserContextOptions, act: (page: Page) => Promise<void>): Promise<void> {
    const context: BrowserContext = await browser.newContext(options);
    const asked: string[] = [];
    const complaints: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    context.on('console', (message) => complaints.push(message.text()));
    context.on('weberror', (error) => complaints.push(String(error.error())));
    try {
      const page = await context.newPage();
      await page.goto(api.url);
      await act(page);
    } finally {
      await context.close();
    }
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((url) => new URL(url).origin !== api.url)).toEqual([]);
    expect(complaints).toEqual([]);
  }

  async function submit(page: Page, text: string): Promise<void> {
    await page.getByLabel('What says that something').fill(text);
    await page.getByRole('button', { name: 'Why was it blocked?' }).click();
    await page.getByRole('region', { name: 'Answer' }).waitFor();
    // The answer may stand there before its style does.
    await page.waitForLoadState('load');
  }

  it.each([true, false])('shows the answer to a paste, with JavaScript %s', async (javaScriptEnabled) => {
    await visit({ javaScriptEnabled }, async (page) => {
      await submit(page, denial);
      const answer = page.getByRole('region', { name: 'Answer' });
      expect(await answer.getByRole('heading').first().isVisible()).toBe(true);
      expect(await answer.textContent()).toContain('mount-observe');
      expect(await page.getByLabel('What says that something').inputValue()).toBe(denial);
    });
  });

  it.each([true, false])('shows the answer to files, with JavaScript %s', async (javaScriptEnabled) => {
    await visit({ javaScriptEnabled }, async (page) => {
      await page.getByLabel('whole files and archives').setInputFiles([
        { name: 'kern.log', mimeType: 'text/plain', buffer: Buffer.from(`${denial}\n`) },
        { name: '<b>.log', mimeType: 'text/x-log', buffer: Buffer.from('nothing here\n') },
      ]);
      await page.getByRole('button', { name: 'Why was it blocked?' }).click();
      await page.waitForLoadState('load');
      expect(await page.getByRole('region', { name: 'Answer' }).textContent()).toContain('mount-observe');
      expect(await page.getByRole('listitem').filter({ hasText: 'kern.log' }).count()).toBeGreaterThan(0);
      expect(await page.getByRole('listitem').filter({ hasText: '<b>.log' }).isVisible()).toBe(true);
    });
  });

  it('says that a file is too large, and keeps what was typed', async () => {
    const small = await startApi({ MAX_UPLOAD_BYTES: '100000' });
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(small.url);
      await page.getByLabel('What says that something').fill('what I typed');
      await page.getByText('What the log does not tell').click();
      await page.getByLabel('Release of snapd').fill('2.70');
      await page.getByLabel('whole files and archives').setInputFiles({
        name: 'large.log',
        mimeType: 'text/plain',
        buffer: Buffer.alloc(1_000_000, 'a'),
      });
      await page.getByRole('button', { name: 'Why was it blocked?' }).click();
      expect(await page.getByRole('alert').textContent()).toContain('That is too much');
      expect(await page.getByLabel('What says that something').inputValue()).toBe('what I typed');
      expect(await page.getByLabel('Release of snapd').inputValue()).toBe('2.70');
    } finally {
      await context.close();
      await small.stop();
    }
  });

  it('loads an example that has an answer', async () => {
    await visit({}, async (page) => {
      await page.getByRole('link', { name: 'Show an example' }).click();
      await submit(page, await page.getByLabel('What says that something').inputValue());
      expect(await page.locator('.answer-connect-interface').count()).toBe(1);
    });
  });

  it('can be used with the keyboard alone', async () => {
    await visit({}, async (page) => {
      await page.getByLabel('What says that something').focus();
      await page.keyboard.insertText(denial);
      const button = page.getByRole('button', { name: 'Why was it blocked?' });
      for (let steps = 0; steps < 15 && !(await button.evaluate((node) => node.matches(':focus'))); steps++) {
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: 'Answer' }).waitFor();
    });
  });

  it('runs nothing of what is pasted', async () => {
    await visit({}, async (page) => {
      await submit(page, hostile);
      expect(await page.title()).toBe('Answer – whyblocked');
      expect(await page.locator('script').count()).toBe(0);
      expect(await page.getByLabel('What says that something').inputValue()).toBe(hostile);
    });
  });

  it('leads from the causes to one of them and back, without a script', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.getByRole('link', { name: 'Causes' }).click();
      await page.getByRole('link', { name: 'No node is free of a taint' }).click();
      expect(await page.title()).toContain('No node is free of a taint');
      expect(await page.getByRole('heading', { name: 'What helps' }).isVisible()).toBe(true);
      await page.getByRole('link', { name: 'Causes' }).last().click();
      await page.getByRole('link', { name: 'Known issues' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Known issues');
    });
  });

  it('takes a report, says what is wrong with it first, and shows what is kept, without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    try {
      const page = await context.newPage();
      await page.goto(api.url);
      await page.getByRole('link', { name: 'Addons' }).click();
      await page.getByRole('link', { name: 'core/metallb' }).click();
      await page.getByRole('link', { name: 'Report whether it works for you' }).click();
      expect(await page.getByLabel('Addon').inputValue()).toBe('core/metallb');
      await page.getByLabel('failed').check();
      await page.getByLabel('Track').selectOption('1.35');
      await page.getByLabel('Confinement').selectOption('strict');
      await page.getByLabel('Architecture').selectOption('arm64');
      await page.getByText('More about the machine').click();
      await page.getByLabel('Revision of the snap').fill('<b>');
      await page.getByLabel('The log that shows it').fill(denial);
      await page.getByRole('button', { name: 'Send the report' }).click();
      expect(await page.getByRole('alert').textContent()).toContain('A revision is a number.');
      await page.getByLabel('Revision of the snap').fill('7589');
      await page.getByRole('button', { name: 'Send the report' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Your report was received');
      expect(await page.getByText('1.35, strict, arm64, revision 7589').isVisible()).toBe(true);
      const kept = page.getByRole('region', { name: 'Diagnosis of the log' });
      expect(await kept.textContent()).toContain('mount-observe');
      expect(await kept.textContent()).not.toContain('lantern');
    } finally {
      await context.close();
    }
  });

  it('shares an answer and deletes it again, without a script', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await submit(page, denial);
      await page.getByRole('button', { name: 'Share the answer' }).click();
      const secret = (await page.locator('.receipt code').last().textContent()) ?? '';
      await page.getByRole('link', { name: '/d/' }).click();
      expect(await page.getByRole('region', { name: 'Answer' }).textContent()).toContain('mount-observe');
      const shared = page.url();
      await page.getByText('Delete it').click();
      await page.getByLabel('The secret').fill(secret);
      await page.getByRole('button', { name: 'Delete this page' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('It is deleted');
      expect((await fetch(shared)).status).toBe(404);
    });
  });

  it('leads from an answer to the rules of the interface', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await submit(page, denial);
      await page.getByRole('region', { name: 'Answer' }).getByRole('link', { name: 'mount-observe' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('mount-observe');
    });
  });

  it.each([
    '/',
    '/interfaces',
    '/interfaces/mount-observe',
    '/interfaces/network-control',
    '/causes',
    '/causes/sched-untolerated-taint',
    '/issues/net-rules-of-container-profile',
    '/noise',
    '/noise/sys-module-of-network-tools',
    '/judgements/network-file-system-traffic',
    '/problems',
    '/addons',
    '/addons/core/metallb',
    '/report',
    '/report?about=answer',
    '/reports',
  ])('%s fits a phone', async (path) => {
    await visit({ viewport: { width: 360, height: 700 } }, async (page) => {
      await page.goto(`${api.url}${path}`);
      if (path === '/') await submit(page, hostile);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    });
  });
});
