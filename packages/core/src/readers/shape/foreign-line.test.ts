import { describe, expect, it } from 'vitest';
import { isForeign } from './foreign-line.ts';

describe('isForeign', () => {
  it('knows stamps, prompts, records and headers', () => {
    for (const text of [
      '[  12.345678] audit: type=1400',
      'Jan 14 10:00:00 node-1 kernel: x',
      '2025-01-14T09:12:44Z microk8s.daemon-kubelite[23]: x',
      'E0616 10:00:00.000000 2300 x.go:1] x',
      'time="2025-01-14" level=error',
      'ada@node-1:~$',
      'ada@node-1:~$ uptime',
      'node-1 ~ ➜  kubectl get pods',
      'NAME    READY   STATUS',
      'apiVersion: v1',
    ])
      expect(isForeign(text), text).toBe(true);
  });

  it('leaves fields and rests of messages alone', () => {
    for (const text of [
      '    apiVersion: v1',
      '     Name:      config',
      'Output: mount: bad option',
      'io/pause:3.1": i/o timeout',
      '',
    ])
      expect(isForeign(text), text).toBe(false);
  });
});
