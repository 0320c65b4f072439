import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled, isNetworkFailure } from './node-modules.mjs';

let folder = '';
/** @param {number} seconds */
const lockChangedAt = (seconds) => utimesSync(join(folder, 'package-lock.json'), seconds, seconds);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'node-modules-'));
  writeFileSync(join(folder, 'package-lock.json'), '{}');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('isInstalled', () => {
  it('wants the list that npm writes last', () => {
    mkdirSync(join(folder, 'node_modules'));
    expect(isInstalled(folder)).toBe(false);
  });

  it('compares that list with the lock file', () => {
    const list = join(folder, 'node_modules', '.package-lock.json');
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(list, '{}');
    utimesSync(list, 2000, 2000);
    lockChangedAt(1000);
    expect(isInstalled(folder)).toBe(true);
    lockChangedAt(3000);
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('isNetworkFailure', () => {
  it('tells a missing network from a lock file that does not fit', () => {
    expect(isNetworkFailure('npm error code EAI_AGAIN\nnpm error syscall getaddrinfo')).toBe(true);
    expect(isNetworkFailure('npm error code EUSAGE\nnpm error `npm ci` can only install packages when')).toBe(false);
  });
});
