import { readFileSync } from 'node:fs';
import type { Endpoint } from '../endpoint.ts';

const assets = [
  { path: '/assets/page.css', type: 'text/css; charset=utf-8', file: new URL('./page.css', import.meta.url) },
  { path: '/assets/icon.svg', type: 'image/svg+xml', file: new URL('./icon.svg', import.meta.url) },
];

/** The files that pages refer to, read once. */
export function assetEndpoints(): readonly Endpoint[] {
  return assets.map(({ path, type, file }) => {
    const contents = readFileSync(file, 'utf8');
    return { method: 'GET', path, handle: (c) => c.body(contents, { headers: { 'Content-Type': type } }) };
  });
}
