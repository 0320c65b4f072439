import { BlockList } from 'node:net';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { ServerEnv } from '../endpoint.ts';
import { clientAddress } from './client-address.ts';

const proxies = new BlockList();
proxies.addAddress('127.0.0.1');
proxies.addSubnet('10.0.0.0', 8);
proxies.addSubnet('2001:db8::', 32, 'ipv6');

async function addressOf(address: string | undefined, forwarded: string | null, trusted?: BlockList): Promise<unknown> {
  const app = new Hono<ServerEnv>();
  app.get('/', (c) => c.json(clientAddress(c, trusted) ?? null));
  const headers = forwarded === null ? {} : { 'X-Forwarded-For': forwarded };
  return (await app.request('/', { headers }, address === undefined ? {} : { address })).json();
}

it.each([
  ['192.0.2.1', '198.51.100.9', undefined, '192.0.2.1'],
  ['192.0.2.1', '198.51.100.9', proxies, '192.0.2.1'],
  ['127.0.0.1', null, proxies, '127.0.0.1'],
  ['127.0.0.1', '198.51.100.9', proxies, '198.51.100.9'],
  ['::ffff:127.0.0.1', '198.51.100.9', proxies, '198.51.100.9'],
  ['127.0.0.1', '203.0.113.5, 198.51.100.9', proxies, '198.51.100.9'],
  ['127.0.0.1', '203.0.113.5, 198.51.100.9,10.1.2.3', proxies, '198.51.100.9'],
  ['127.0.0.1', '10.1.2.3, 10.1.2.4', proxies, '10.1.2.3'],
  ['127.0.0.1', '198.51.100.9, <script>', proxies, '127.0.0.1'],
  ['127.0.0.1', '', proxies, '127.0.0.1'],
  ['127.0.0.1', '198.51.100.9:4711', proxies, '198.51.100.9'],
  ['2001:db8::1', '[2001:470::7]:4711', proxies, '2001:470::7'],
  ['127.0.0.1', 'unix:', proxies, '127.0.0.1'],
  [undefined, '198.51.100.9', proxies, null],
])('%s with %j is %4$s', async (address, forwarded, trusted, expected) => {
  expect(await addressOf(address, forwarded, trusted)).toBe(expected);
});
