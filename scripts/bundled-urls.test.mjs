import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundledUrls } from './bundled-urls.mjs';

let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bundled-urls-'));
  /** @type {Record<string, string>} */
  const files = {
    'package.json': '{ "type": "module" }',
    'src/main.ts': `
      import { readdirSync } from 'node:fs';
      import { start } from './inner/start.ts';
      const texts: URL = new URL('./texts/', import.meta.url);
      start((said: string) => process.stdout.write([said, ...readdirSync(texts).sort()].join(' ')));`,
    'src/inner/start.ts': `
      import { Worker } from 'node:worker_threads';
      export function start(say: (said: string) => void): void {
        new Worker(new URL('./greeter.ts', import.meta.url)).on('message', say);
      }`,
    'src/inner/greeter.ts': `
      import { parentPort } from 'node:worker_threads';
      const greeting: string = 'hello';
      parentPort?.postMessage(greeting);`,
    'src/texts/a.txt': 'a',
    'src/texts/deep/b.txt': 'b',
  };
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  await build({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    plugins: [bundledUrls()],
    build: { ssr: 'src/main.ts', outDir: 'dist', emitAssets: true },
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

it('lets a bundle start its worker and find its files, without the sources', () => {
  rmSync(join(folder, 'src'), { recursive: true });
  expect(execFileSync('node', [join(folder, 'dist', 'main.js')], { encoding: 'utf8' })).toBe('hello a.txt deep');
  expect(readFileSync(join(folder, 'dist', 'texts', 'deep', 'b.txt'), 'utf8')).toBe('b');
});
