import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedApi, startApi } from './started-api.fixture.ts';

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
  'profile="snap.rambox.rambox" name="/etc/fstab" pid=5507 comm="rambox" requested_mask="r" denied_mask="r" ' +
  'fsuid=1000 ouid=0';
/** A word that cannot be broken at a blank, and markup that must stay text. */
const hostile = `${denial.replace('/etc/fstab', `/${'x'.repeat(900)}`)}\n<script>document.title='owned'</script>\n`;

describe.skipIf(!existsSync(executablePath) && !required)(`the page in ${executablePath}`, () => {
  let api: StartedApi;
  let browser: Browser;
  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi(), chromium.launch({ executablePath, args })]);
  }, 60_000);
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
    await page.getByLabel('Lines of a log').fill(text);
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
      expect(await page.getByLabel('Lines of a log').inputValue()).toBe(denial);
    });
  });

  it('loads an example that has an answer', async () => {
    await visit({}, async (page) => {
      await page.getByRole('link', { name: 'Show an example' }).click();
      await submit(page, await page.getByLabel('Lines of a log').inputValue());
      expect(await page.locator('.answer-connect-interface').count()).toBe(1);
    });
  });

  it('can be used with the keyboard alone', async () => {
    await visit({}, async (page) => {
      await page.getByLabel('Lines of a log').focus();
      await page.keyboard.insertText(denial);
      const button = page.getByRole('button');
      for (let steps = 0; steps < 10 && !(await button.evaluate((node) => node.matches(':focus'))); steps++) {
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
      expect(await page.getByLabel('Lines of a log').inputValue()).toBe(hostile);
    });
  });

  it.each(['/', '/interfaces', '/interfaces/mount-observe', '/interfaces/network-control', '/problems'])(
    '%s fits a phone',
    async (path) => {
      await visit({ viewport: { width: 375, height: 700 } }, async (page) => {
        await page.goto(`${api.url}${path}`);
        if (path === '/') await submit(page, hostile);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
      });
    },
  );
});
