import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freeAddress } from './server-address.mjs';

describe('freeAddress', () => {
  it('finds a port when any will do', async () => {
    const address = await freeAddress('127.0.0.1', '0');
    expect(address.port).toBeGreaterThan(0);
    expect(address.url).toBe(`http://127.0.0.1:${address.port}`);
  });

  it('names an address of this machine when listening on all of them', async () => {
    const { url, host, port } = await freeAddress('0.0.0.0', '0');
    expect({ url, host }).toEqual({ url: `http://127.0.0.1:${port}`, host: '0.0.0.0' });
  });

  it('says that a port is in use', async () => {
    const other = createServer();
    await new Promise((resolve) => other.listen(0, '127.0.0.1', () => resolve(undefined)));
    const address = /** @type {import('node:net').AddressInfo} */ (other.address());
    await expect(freeAddress('127.0.0.1', String(address.port))).rejects.toThrow('is in use');
    other.close();
  });

  it.each(['', 'http', '-1', '65536', '8420x'])('refuses "%s" as a port', async (port) => {
    await expect(freeAddress('127.0.0.1', port)).rejects.toThrow('PORT has to be a number');
  });
});
